"""A law is called in each language what is on record; what stands in for it says so."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override

from foundation.row_keys import row_key
from legislation.choices import TextOrigin
from legislation.models import Instrument, InstrumentText
from legislation.services.read_texts import TextsOfLaw
from reference.models import Language
from tests.factories.legislation import make_law
from website.assembly.law import law_context
from website.models import SearchEntry

pytestmark = pytest.mark.django_db


def language(tag: str) -> Language:
    return Language.objects.get(tag=tag)


def text(tag: str, title: str, **values: Any) -> InstrumentText:
    return InstrumentText(language=language(tag), title=title, **values)


def make_named(*rows: InstrumentText, **values: Any) -> Instrument:
    law = make_law(live=False, **{"title": "Law on tests", **values})
    law.texts = list(rows)
    law.save_revision(clean=False).publish()
    return Instrument.objects.get(pk=law.pk)


def address(law: Instrument) -> str:
    return f"/legislation/testland-qq/{law.slug}/"


def test_a_title_on_record_is_given_with_its_origin() -> None:
    law = make_named(text("fr", "Loi sur les essais", origin="official_translation"))
    title = TextsOfLaw(law).title("fr")
    assert (title.text, title.tag, title.origin, title.is_fallback) == (
        "Loi sur les essais",
        "fr",
        TextOrigin.OFFICIAL_TRANSLATION,
        False,
    )


def test_what_is_missing_falls_back_and_says_so() -> None:
    law = make_named(text("fr", "Loi sur les essais"), summary="What it says.")
    texts = TextsOfLaw(law)
    assert (texts.title("es").text, texts.title("es").tag) == ("Law on tests", "en")
    assert texts.title("es").is_fallback
    assert (texts.summary("fr").text, texts.summary("fr").is_fallback) == ("What it says.", True)


def test_the_original_title_comes_before_any_translation() -> None:
    law = make_named(title_original="Loi n° 1", title_language=language("fr"))
    title = TextsOfLaw(law).title("fr")
    assert (title.text, title.origin) == ("Loi n° 1", TextOrigin.ORIGINAL)


def test_english_is_always_the_title_of_the_record() -> None:
    law = make_named(title_original="Long official title", title_language=language("en"))
    title = TextsOfLaw(law).title("en-gb")
    assert (title.text, title.origin, title.is_fallback) == (
        "Law on tests",
        TextOrigin.ORIGINAL,
        False,
    )


def test_the_title_of_a_foreign_law_is_a_translation() -> None:
    law = make_named(title_language=language("fr"))
    assert TextsOfLaw(law).is_title_translated
    assert TextsOfLaw(law).title("en").origin == TextOrigin.OUR_TRANSLATION
    assert not TextsOfLaw(make_named()).is_title_translated


@pytest.mark.parametrize(
    ("asked", "found"), [("fr-CA", "Loi"), ("fr", "Loi"), ("frr", "Law on tests")]
)
def test_a_regional_language_is_served_by_the_general_one(asked: str, found: str) -> None:
    assert TextsOfLaw(make_named(text("fr", "Loi"))).title(asked).text == found


def test_the_page_shows_the_other_languages_in_their_direction(client: Client) -> None:
    law = make_named(
        text("fr", "Loi sur les essais", origin="original", summary="Ce qu’elle dit."),
        text("ar", "قانون الاختبارات"),
    )
    page = client.get(address(law)).content.decode()
    assert '<p lang="ar" dir="rtl"><strong>قانون الاختبارات</strong></p>' in page
    assert '<p lang="fr" dir="ltr"><strong>Loi sur les essais</strong></p>' in page
    assert page.index("Our translation") < page.index("Original</span>")


def test_the_page_says_that_the_english_title_is_a_translation(client: Client) -> None:
    law = make_named(title_original="Loi n° 1", title_language=language("fr"))
    page = client.get(address(law)).content.decode()
    assert "The English title is a translation; the original is in French." in page
    assert "is a translation" not in client.get(address(make_named())).content.decode()


def test_the_page_of_another_language_is_headed_in_it() -> None:
    law = make_named(text("fr", "Loi sur les essais"))
    with override("fr"):
        heading = law_context(Instrument.objects.for_detail().get(pk=law.pk))["heading"]
    assert (heading.text, heading.is_fallback) == ("Loi sur les essais", False)


@pytest.mark.parametrize("tags", [("fr", "fr"), ("en",)])
def test_one_row_for_each_language_but_english(tags: tuple[str, ...]) -> None:
    rows = [text(tag, f"Title {number}") for number, tag in enumerate(tags)]
    with pytest.raises(ValidationError) as refused:
        make_named(*rows)
    assert set(refused.value.message_dict) == {row_key(rows[-1], "language")}


def test_a_law_is_found_by_its_titles_and_summaries() -> None:
    make_named(text("fr", "Loi sur les essais", summary="Obligations des hébergeurs."))
    entry = SearchEntry.objects.get(title="Law on tests")
    stored = " ".join(str(getattr(entry, field.attname)) for field in entry._meta.concrete_fields)
    assert "loi sur les essais" in stored.lower()
    assert "hébergeurs" in stored


def test_the_files_name_every_language(client: Client) -> None:
    make_named(text("fr", "Loi sur les essais"))
    body = b"".join(client.get("/legislation/?format=csv"))
    assert "fr: Loi sur les essais" in body.decode()
