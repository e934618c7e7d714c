"""The pages of single records."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from legislation.models import Instrument, Provision
from partnerships.register.models import Engagement
from reference.models import Jurisdiction, Language
from stewardship.models import Source
from tests.factories.legislation import event, make_bill_and_act, make_law
from tests.website.pages import SmallSite, ghana


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_law_says_where_it_stands_and_why(client: Client, small_site: SmallSite) -> None:
    page = text_of(client, small_site.details[0])
    assert "In force since 2021" in page
    assert "decides the status" in page
    assert '<time datetime="2020-12-29">29 December 2020</time>' in page
    assert f"/id/{small_site.law.uid}" in page


@pytest.mark.django_db
def test_a_bill_and_its_act_lead_to_each_other(client: Client) -> None:
    bill, act = make_bill_and_act()
    place = act.jurisdiction.slug
    assert f"/legislation/{place}/{act.slug}/" in text_of(
        client, f"/legislation/{place}/{bill.slug}/"
    )
    assert f"/legislation/{place}/{bill.slug}/" in text_of(
        client, f"/legislation/{place}/{act.slug}/"
    )


@pytest.mark.django_db
def test_every_event_names_its_source_and_guessed_addresses_are_no_links(client: Client) -> None:
    seen = Source.objects.create(
        title="Gazette", url="https://gazette.example.org/1", address_basis="seen"
    )
    built = Source.objects.create(
        title="Guess", url="https://guess.example.org/", address_basis="built"
    )
    law = make_law(
        event("assented", "2020", source=seen),
        event("in_force", "2021", source=built),
        jurisdiction=ghana(),
    )
    page = text_of(client, f"/legislation/ghana/{law.slug}/")
    assert '<a href="https://gazette.example.org/1" rel="noopener external">Gazette</a>' in page
    assert "https://guess.example.org/" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verified", "due", "words"),
    [
        (None, None, "Not yet verified"),
        (-10, 10, "Checked against its sources on"),
        (-400, -10, "review due since"),
    ],
)
def test_a_page_says_when_it_was_checked(
    client: Client, small_site: SmallSite, verified: int | None, due: int | None, words: str
) -> None:
    def day(offset: int | None) -> datetime.date | None:
        return None if offset is None else timezone.localdate() + datetime.timedelta(days=offset)

    Instrument.objects.update(verified_on=day(verified), next_review_on=day(due))
    assert words in text_of(client, small_site.details[0])


def test_foreign_words_say_their_language(client: Client, small_site: SmallSite) -> None:
    french = Language.objects.get(tag="fr")
    Instrument.objects.filter(pk=small_site.law.pk).update(
        title_original="Loi sur la cybersécurité", title_language=french
    )
    Provision.objects.create(
        instrument=small_site.law, pinpoint="Art. 1", text="Texte exact.", language=french
    )
    page = text_of(client, small_site.details[0])
    assert 'lang="fr" dir="ltr">Loi sur la cybersécurité' in page
    assert '<blockquote lang="fr" dir="ltr"><p>Texte exact.' in page


def test_a_country_page_assembles_what_belongs_to_it(client: Client, small_site: SmallSite) -> None:
    african_union = Jurisdiction.objects.get(code="INT-AU")
    Jurisdiction.objects.get(code="INT-AU").members.add(small_site.place)
    make_law(event("adopted", "2014"), title="Malabo Convention", jurisdiction=african_union)
    Engagement.objects.create(edition=small_site.edition, kind="spoke", title="Our words")
    page = text_of(client, "/countries/ghana/")
    for words in (
        "Cybersecurity Act 2020",
        "Malabo Convention",
        "Ghana portal",
        "Cyber Security Authority",
        "FoT 2021",
        "Our words",
        "How it began",
        "Population",
    ):
        assert words in page, words


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["PH", "AC", "XAD", "EU", "INT-UN"])
def test_every_kind_of_jurisdiction_has_a_page(client: Client, code: str) -> None:
    place = Jurisdiction.objects.get(code=code)
    assert place.name in text_of(client, f"/countries/{place.slug}/")


def test_an_edition_is_a_place_on_the_page_of_its_forum(
    client: Client, small_site: SmallSite
) -> None:
    page = text_of(client, f"/forums/{small_site.forum.slug}/")
    assert f'id="{small_site.edition.slug}"' in page
    assert "Board of Testing" in page
    assert f"/forums/{small_site.forum.slug}/#{small_site.edition.slug}" in text_of(
        client, "/countries/ghana/"
    )


def test_relations_to_records_taken_off_the_site_are_not_shown(
    client: Client, small_site: SmallSite
) -> None:
    small_site.partner.unpublish()
    for path in (f"/portals/{small_site.portal.slug}/", "/partners/", "/countries/ghana/"):
        assert "Cyber Security Authority" not in text_of(client, path)


@pytest.mark.django_db
def test_a_draft_has_no_address(client: Client) -> None:
    law = make_law(event("introduced", "2020"), live=False, jurisdiction=ghana())
    assert client.get(f"/legislation/ghana/{law.slug}/").status_code == 404
