"""Every public address that could show a record: a site of tied records, and how it is walked."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from django.urls import resolve
from wagtail.models import Page

from casestudies.models import CaseStudyPage
from foundation.addresses import AddressBook
from legislation.choices import DutyKind
from legislation.models import Assessment, Duty, Framework, Instrument, Mention, Relation
from partnerships.register.models import (
    Edition,
    Engagement,
    Forum,
    Organisation,
    Portal,
    PortalPartner,
    Seat,
)
from tests.caches import forget_all
from tests.factories.legislation import event
from tests.factories.provisions import make_us, provision
from tests.factories.records import make_framework, make_record
from tests.factories.scorecards import answer, make_assessment
from tests.website.chip_pages import chip, make_page
from tests.website.pages import LISTS, STANDING, ghana, make_study
from website.api.families import FAMILIES as API
from website.assembly.world_map_layers import LayerName
from website.cards.subjects import SUBJECTS
from website.models import RecordChange, SearchEntry
from website.page_urls import urlpatterns as pages
from website.services.search_source import uid_of
from website.urls import urlpatterns as files

#: The list page of a family by its slug, its models, and a word that only its records bear.
FAMILIES: Final = {
    "legislation": ("zebrawood", (Instrument,)),
    "portals": ("marrowfat", (Portal,)),
    "partners": ("quillon", (Organisation,)),
    "forums": ("tamarack", (Forum, Edition, Seat)),
    "frameworks": ("bergamot", (Framework, Assessment)),
    "case-studies": ("halcyon", (CaseStudyPage,)),
}
#: What shows no records: forms that take something in, health, and what is drawn from settings.
SHOW_NOTHING: Final = frozenset(
    (
        *("follow_asked", "follow_confirm", "follow_end", "error_reported", "portal_requested"),
        *("archived_copy", "look", "alive", "ready", "robots", "security", "api_nothing_here"),
    )
)
#: What differs from one answer to the next though nothing changed.
MOMENTS: Final = re.compile(
    r"(name=\"stamp\" value=\"[^\"]+)|(\"next_since\": \"[^\"]+)|(nonce=\"[^\"]+)"
    r"|(<updated>[^<]+)|(DTSTAMP[^\r\n]+)|(\"made_at\": \"[^\"]+)|(\?cursor=[^\"]+)"
    r"|(<t>\d{4}-\d\d-\d\dT[^<]+)"
)


def make_tied_site() -> list[Any]:
    """Return a record of every model of `FAMILIES`, each tied to all the others that it can be."""
    place, us = ghana(), make_us(url_list="Testing List")
    law, bill = _law("Zebrawood Act", "Zebrawood 1"), _law("Zebrawood Order", "Zebrawood 2")
    Relation.objects.create(instrument=bill, kind="amends", target=law)
    partner = make_record(
        Organisation, name="Quillon Authority", acronym="Quillon", kind="agency", jurisdiction=place
    )
    unit = make_record(Organisation, name="Quillon Unit", parent=partner, jurisdiction=place)
    behind = [PortalPartner(organisation=each, role="government") for each in (partner, unit)]
    portal = make_record(
        Portal, name="Marrowfat portal", jurisdiction=place, launched="2020-10", partners=behind
    )
    forum = make_record(Forum, name="Tamarack Forum", acronym="Tamarack")
    part = Engagement(kind="spoke", title="Talk", with_organisation=partner)
    edition = make_record(
        Edition,
        forum=forum,
        name="Tamarack 2051",
        starts="2051-05-02",
        jurisdiction=place,
        engagements=[part],
    )
    seat = make_record(Seat, name="Tamarack board", forum=forum, organisation=us)
    framework = make_framework("one", "two", name="Bergamot questions", publisher="Bergamot House")
    rests_on = law.provisions.get()
    card = make_assessment(framework, place, answer("one", "yes", rests_on), answer("two", "no"))
    study = make_study(place, "Halcyon study")
    study.portal_links.create(portal=portal)
    study.partner_links.create(organisation=partner)
    study.law_links.create(instrument=law)
    study.save_revision().publish()
    said = [chip("name", each) for each in (law, portal, partner, forum)]
    make_page(*said, chip("status", law), chip("portals_live"), chip("laws_in_force"))
    return [law, bill, partner, unit, portal, forum, edition, seat, framework, card, study]


def _law(title: str, number: str) -> Instrument:
    rests_on = provision(in_force_from="2050-02-03")
    return make_record(
        Instrument,
        title=title,
        number=number,
        jurisdiction=ghana(),
        events=[
            event("assented", "2019"),
            event("in_force", "2020"),
            event("repealed", "2052-1-2"),
        ],
        provisions=[rests_on],
        mentions=[Mention(provision_uid=rests_on.uid, words="Testing List", what="url_list")],
        duties=[Duty(kind=DutyKind.values[0], bearer="Providers")],
    )


def take_away(slugs: Iterable[str]) -> None:
    """Take the records of families off the site as if they had never been there."""
    for model in chain.from_iterable(FAMILIES[slug][1] for slug in slugs):
        rows = model._base_manager.exclude(**({"is_us": True} if model is Organisation else {}))
        uids = [uid_of(each) for each in rows]
        rows.update(live=False)
        RecordChange.objects.filter(record_uid__in=uids).delete()
        SearchEntry.objects.filter(uid__in=uids).delete()
    forget_all()


def addresses(records: Iterable[Any], words: Iterable[str]) -> list[str]:
    """Return every public address at which one of the records could be shown, each once."""
    rows = list(records)
    found = [*_lists(), *_searches(words), *_of_records(rows), *_api(rows), *_cards()]
    return list(dict.fromkeys(found))


def _lists() -> Iterator[str]:
    yield from (*LISTS, *STANDING, "/what-we-say/", "/figures/", "/changes/", "/upcoming/")
    yield from ("/data/", "/api/", "/style-guide/", "/follow/?following=country%3DGH")
    yield from ("/request-a-portal/", "/compare/?place=ghana", "/embed/countries/ghana/")
    yield from ("/countries/ghana/", "/countries/?with=laws", "/topics/?order=records")
    yield from ("/llms.txt", "/sitemap.xml", "/sitemap-1.xml", "/calendar.ics")
    yield from ("/feeds/changes.atom", "/compare/?place=ghana&format=csv")
    yield from (f"{path}?format=csv" for path in (*LISTS, "/upcoming/"))
    yield from (f"/changes/?format={form}" for form in ("csv", "json", "xlsx"))
    for layer in LayerName.values:
        yield from (f"/map/?show={layer}", f"/map/?show={layer}&format=csv")


def _searches(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        for path in ("/search/?q=", "/search/?format=json&q=", "/search/suggest/?q="):
            yield f"{path}{word}"
        yield from (f"/api/v1/search?q={word}", f"/feeds/changes.atom?q={word}")
        yield f"/changes/?q={word}"


def _of_records(records: Iterable[Any]) -> Iterator[str]:
    book = AddressBook()
    for record in records:
        path, uid = urlsplit(book.path(record) or "/").path, uid_of(record)
        yield from (path, f"/id/{uid}", f"/id/{uid}/cite.bib", f"/report-error/{uid}/")
        yield from (f"/feeds/changes.atom?record={uid}", f"/follow/?following=country%3DGH&r={uid}")
        if isinstance(record, Instrument):
            yield f"/embed{path}"


def _cards() -> Iterator[str]:
    for name, subject in SUBJECTS.items():
        rows = subject.public() if name != "place" else subject.public().filter(code="GH")
        yield from (f"/cards/{name}/{subject.key_of(each)}.png" for each in rows[:20])


def _api(records: Iterable[Any]) -> Iterator[str]:
    root, rows = "/api/v1/", list(records)
    yield from (root, f"{root}changes", f"{root}openapi.json", f"{root}countries/GH")
    for family in API:
        yield from (f"{root}{family.name}", f"{root}{family.name}/facets")
        yield f"{root}bulk/{family.name}.ndjson"
        own = (uid_of(each) for each in rows if isinstance(each, family.model))
        yield from (f"{root}{family.name}/{uid}" for uid in own)


def names_of_addresses() -> set[str]:
    """Return the names under which the addresses of the site that are no list pages are known."""
    return {each.name for each in (*pages, *files) if getattr(each, "name", None)}


def name_of(path: str) -> str:
    """Return the name of the view that answers an address."""
    return resolve(urlsplit(path).path).url_name or ""


def read(client: Client, path: str) -> tuple[int, str]:
    """Return status and text of an answer, without what differs from one to the next."""
    response: Any = client.get(path)
    streams = getattr(response, "streaming", False)
    content = b"".join(response.streaming_content) if streams else response.content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            names = [name for name in book.namelist() if "docProps" not in name]
            content = b"\n".join(book.read(name) for name in names)
    where = f" {response.headers['Location']}" if response.has_header("Location") else ""
    return response.status_code, MOMENTS.sub("", content.decode("utf-8", "replace")) + where


def walk(client: Client, paths: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Return status and text of every answer."""
    return {path: read(client, path) for path in paths}


def list_page(slug: str, language: str = settings.LANGUAGE_CODE) -> Page:
    """Return the list page of a family in a language, the first one unless told."""
    first = Page.objects.get(slug=slug, depth=3, locale__language_code=settings.LANGUAGE_CODE)
    return first.get_translations(inclusive=True).get(locale__language_code=language)
