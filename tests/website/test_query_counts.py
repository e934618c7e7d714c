"""Pages cost the same number of queries with few records and with many."""

from typing import Any

import pytest
from django.test import Client

from legislation.models import Event, Instrument, Mention, Provision, Relation
from partnerships.register.models import (
    Edition,
    Engagement,
    Forum,
    Organisation,
    Portal,
    PortalPartner,
)
from reference.models import Jurisdiction
from stewardship.models import Source
from tests.website.costs import first_visit, later_visit
from tests.website.pages import SmallSite, ghana

MANY = 200
FEW = 2


def grow(number: int, site: SmallSite) -> None:
    """Add `number` live records of every family, tied to one another and to those of `site`.

    Rows are written past publishing, which is not what is measured here.
    """
    start = Instrument.objects.count()
    slugs = [f"grown-{each}" for each in range(start, start + number)]
    elsewhere = list(Jurisdiction.objects.countries()[:number])
    places = [ghana() if each % 2 else place for each, place in enumerate(elsewhere * number)][
        :number
    ]
    sources = Source.objects.bulk_create(Source(title=slug) for slug in slugs)
    laws = _made(Instrument, slugs, "title", places)
    partners = _made(Organisation, slugs, "name", [ghana()] * number, parent=site.partner)
    portals = _made(Portal, slugs, "name", places)
    forums = _made(Forum, slugs, "name")
    _tie_laws(laws, sources, site)
    _tie_partners(partners, portals, site)
    for owners in (forums, [site.forum] * number):
        _hold_meetings(owners, slugs, partners)


def _made(
    model: type[Any],
    slugs: list[str],
    name: str,
    places: list[Jurisdiction] | None = None,
    **values: Any,
) -> list[Any]:
    rows = [model(**{name: slug.title()}, slug=slug, live=True, **values) for slug in slugs]
    for row, place in zip(rows, places or (), strict=False):
        row.jurisdiction = place
    return list(model.objects.bulk_create(rows))


def _tie_laws(laws: list[Instrument], sources: list[Source], site: SmallSite) -> None:
    Event.objects.bulk_create(
        Event(instrument=law, type="in_force", date="2020", source=source)
        for law, source in zip(laws, sources, strict=True)
    )
    Event.objects.bulk_create(
        Event(instrument=site.law, type="amended", date="2022", source=source) for source in sources
    )
    Provision.objects.bulk_create(
        Provision(instrument=site.law, pinpoint="s 1", text="Words", source=source)
        for source in sources
    )
    rests_on = site.law.provisions.first()
    Mention.objects.bulk_create(
        Mention(instrument=site.law, what="hotline", words="Words", provision_uid=rests_on.uid)
        for _source in sources
    )
    Relation.objects.bulk_create(
        [Relation(instrument=site.law, kind="cites", target=law) for law in laws]
        + [Relation(instrument=law, kind="amends", target=site.law) for law in laws]
    )


def _tie_partners(partners: list[Organisation], portals: list[Portal], site: SmallSite) -> None:
    PortalPartner.objects.bulk_create(
        [PortalPartner(portal=site.portal, organisation=each, role="local") for each in partners]
        + [
            PortalPartner(portal=each, organisation=site.partner, role="government")
            for each in portals
        ]
    )


def _hold_meetings(owners: list[Forum], slugs: list[str], partners: list[Organisation]) -> None:
    editions = Edition.objects.bulk_create(
        Edition(forum=owner, name=slug, slug=slug, jurisdiction=ghana(), starts="2021", live=True)
        for owner, slug in zip(owners, slugs, strict=True)
    )
    Engagement.objects.bulk_create(
        Engagement(edition=edition, kind="spoke", with_organisation=partner)
        for edition, partner in zip(editions, partners, strict=True)
    )


PAGES = (
    "/",
    "/legislation/",
    "/legislation/?country=GH&status=in_force&q=law",
    "/cited-in-law/",
    "/cited-in-law/?country=GH&names=hotline&force=in_force&q=law",
    "/countries/",
    "/portals/",
    "/partners/",
    "/forums/",
    "/topics/",
    "/legislation/ghana/{law}/",
    "/countries/ghana/",
    "/portals/{portal}/",
    "/partners/{partner}/",
    "/forums/{forum}/",
    "/sitemap.xml",
)


@pytest.mark.django_db
def test_pages_cost_the_same_with_few_and_with_many_records(
    client: Client, small_site: SmallSite
) -> None:
    slugs = {name: getattr(small_site, name).slug for name in ("law", "portal", "partner", "forum")}
    paths = [path.format(**slugs) for path in PAGES]
    grow(FEW, small_site)
    for path in paths:
        first_visit(client, path)
    few = {path: first_visit(client, path) for path in paths}
    grow(MANY, small_site)
    many = {path: first_visit(client, path) for path in paths}
    dearer = {
        path: "\n".join(sorted(set(many[path]) - set(few[path]))[:20])
        for path in paths
        if len(many[path]) > len(few[path])
    }
    assert dearer == {}, "\n\n".join(f"{path}:\n{sql}" for path, sql in dearer.items())


MOST_QUERIES = 12


@pytest.mark.django_db
@pytest.mark.parametrize("path", [path for path in PAGES if path.count("/") == 2])
def test_a_list_takes_few_queries_while_nothing_changes(
    client: Client, small_site: SmallSite, path: str
) -> None:
    first_visit(client, path)
    assert len(later_visit(client, path)) < MOST_QUERIES


@pytest.mark.django_db
def test_a_country_takes_few_queries_while_nothing_changes(
    client: Client, small_site: SmallSite
) -> None:
    first_visit(client, "/countries/ghana/")
    assert len(later_visit(client, "/countries/ghana/")) < MOST_QUERIES
