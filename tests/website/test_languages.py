"""Every page in every language: its address, its words, its numbers and days, its direction."""

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from foundation.partial_dates import PartialDate
from tests.factories.legislation import make_law
from website.data.standing_texts import parts
from website.models import HomePage, RecordChange, StandardPage
from website.services import lay_out_languages as lay_out
from website.services.lay_out_languages import lay_out_languages
from website.services.redirect_old_address import redirect_old_address


def untranslated(language: str) -> str:
    """Return what a page says that nobody has translated."""
    with translation.override(language):
        said = translation.gettext("This page has not been translated yet; it is shown in English.")
    assert "translated" not in said
    return said


@pytest.mark.usefixtures("small_site", "in_every_language")
def test_places_are_named_and_listed_as_the_language_has_them(client: Client) -> None:
    countries = client.get("/fr/countries/").content.decode()
    assert countries.index("Afrique du Sud") < countries.index("Égypte") < countries.index("Zambie")
    assert "Germany" not in countries
    place = client.get("/es/countries/germany/").content.decode()
    assert "<h1>Alemania</h1>" in place
    assert "<title>Alemania" in place
    assert ">غانا</a>" in client.get("/ar/portals/").content.decode()


def test_days_follow_the_language() -> None:
    day = PartialDate(2021, 5, 27)
    with translation.override("fr"):
        assert day.in_words() == "27 mai 2021"
    with translation.override("es"):
        assert day.in_words() == "27 de mayo de 2021"
    with translation.override("ar"):
        assert day.in_words() == "27 مايو 2021"


@pytest.mark.django_db
def test_pages_say_what_the_catalogue_has_learned_since_they_were_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known: set[str] = set()

    def said(text: str) -> str:
        return f"FR {text}" if translation.get_language() in known else text

    monkeypatch.setattr(lay_out, "gettext", said)
    monkeypatch.setattr(parts, "gettext", said)
    lay_out_languages(lambda _line: None)
    known.add("fr")
    HomePage.objects.filter(locale__language_code="es").update(title="Ours", draft_title="Ours")
    lay_out_languages(lambda _line: None)
    page = StandardPage.objects.get(slug="privacy", locale__language_code="fr")
    assert page.title == "FR Privacy"
    assert page.alias_of is None
    assert "FR " in page.body.raw_data[0]["value"]
    assert HomePage.objects.get(locale__language_code="es").title == "Ours"


@pytest.mark.usefixtures("in_every_language")
def test_a_new_page_is_shown_in_every_language_and_says_what_it_is(client: Client) -> None:
    home = HomePage.objects.get(locale__language_code="en-gb")
    page = home.add_child(instance=StandardPage(title="A new page", slug="new", introduction="So."))
    page.save_revision().publish()
    shown = client.get("/ar/new/").content.decode()
    assert untranslated("ar") in shown
    assert '<article class="prose" lang="en-gb" dir="ltr">' in shown
    assert "not been translated" not in client.get("/new/").content.decode()
    assert RecordChange.objects.filter(title="A new page").count() == 1
    found = client.get("/fr/search/?q=new+page&format=json").json()
    found = [each["url"].removeprefix("http://testserver") for each in found["results"]]
    assert found[0] == "/fr/new/"
    assert all(path.startswith("/fr/") for path in found)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get("/es/new/").status_code != 200
    PageViewRestriction.objects.filter(page=page).first().delete()
    assert client.get("/es/new/").status_code == 200
    page.unpublish()
    assert client.get("/es/new/").status_code == 404
    StandardPage.objects.get(pk=page.pk).delete()
    assert not Page.objects.filter(slug="new").exists()


@pytest.mark.usefixtures("in_every_language")
def test_an_old_address_leads_on_and_a_missing_one_says_so_in_its_language(client: Client) -> None:
    redirect_old_address("/portals/old/", "/portals/new/")
    response = client.get("/es/portals/old/")
    assert (response.status_code, response.headers["Location"]) == (301, "/es/portals/new/")
    missing = client.get("/ar/portals/older/")
    assert (missing.status_code, missing.headers["Content-Language"]) == (404, "ar")
    assert '<html lang="ar" dir="rtl"' in missing.content.decode()


@pytest.mark.usefixtures("in_every_language")
def test_a_translation_that_was_begun_says_that_it_still_shows_english(client: Client) -> None:
    home = HomePage.objects.get(locale__language_code="en-gb")
    home.add_child(
        instance=StandardPage(title="Write to us", slug="write")
    ).save_revision().publish()
    page = StandardPage.objects.get(slug="write", locale__language_code="fr")
    StandardPage.objects.filter(pk=page.pk).update(alias_of=None)
    assert untranslated("fr") in client.get("/fr/write/").content.decode()
    page.refresh_from_db()
    page.title = "Nous écrire"
    page.save_revision().publish()
    assert untranslated("fr") not in client.get("/fr/write/").content.decode()


@pytest.mark.usefixtures("in_every_language")
def test_laws_bear_the_title_that_the_language_has_for_them(client: Client) -> None:
    make_law(title="Act No. 1", title_original="Loi n° 1", title_language_id="fr")
    page = client.get("/fr/legislation/").content.decode()
    assert ">Loi n° 1</a>" in page
    assert ">Act No. 1</a>" in client.get("/legislation/").content.decode()
    assert 'lang="en" dir="ltr">Act No. 1</a>' in client.get("/ar/legislation/").content.decode()


@pytest.mark.usefixtures("in_every_language")
def test_a_translation_of_a_private_page_stays_private_when_the_original_goes(
    client: Client,
) -> None:
    StandardPage.objects.filter(slug="contact").update(alias_of=None)
    original = StandardPage.objects.get(slug="contact", locale__language_code="en-gb")
    PageViewRestriction.objects.create(page=original, restriction_type="login")
    original.delete()
    assert client.get("/fr/contact/").status_code != 200


@pytest.mark.usefixtures("in_every_language")
def test_a_translation_is_private_while_its_original_is_off_the_site_or_below_a_private_page(
    client: Client,
) -> None:
    StandardPage.objects.filter(slug="contact").update(alias_of=None)
    original = StandardPage.objects.get(slug="contact", locale__language_code="en-gb")
    original.unpublish()
    assert client.get("/fr/contact/").status_code == 404
    original.save_revision().publish()
    assert client.get("/fr/contact/").status_code == 200
    home = HomePage.objects.get(locale__language_code="en-gb")
    below = home.add_child(instance=StandardPage(title="Hidden", slug="hidden", live=False))
    PageViewRestriction.objects.create(page=below, restriction_type="login")
    original.refresh_from_db()
    original.move(below, pos="last-child")
    assert client.get("/fr/contact/").status_code == 404
    original.refresh_from_db()
    original.move(HomePage.objects.get(pk=home.pk), pos="last-child")
    assert client.get("/fr/contact/").status_code == 200


@pytest.mark.usefixtures("small_site", "in_every_language")
def test_a_list_off_the_site_is_off_it_in_every_language(client: Client) -> None:
    Page.objects.get(slug="portals", locale__language_code="en-gb").specific.unpublish()
    assert client.get("/fr/portals/").status_code == 404
    assert client.get("/api/v1/portals?lang=fr").status_code == 404
