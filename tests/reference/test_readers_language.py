"""Places, regions and languages bear the name that the reader's language has for them."""

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from foundation.collation import sort_key
from reference.models import Jurisdiction, Language, Region

pytestmark = pytest.mark.django_db

NAMES = [
    ("fr", "DE", "Allemagne"),
    ("es", "DE", "Alemania"),
    ("ar", "DE", "ألمانيا"),
    ("en-gb", "DE", "Germany"),
    ("fr", "HK", "Hong Kong"),
    ("fr", "XK", "Kosovo"),
    ("fr", "GB-SCT", "Écosse"),
    ("es", "INT-COE", "Consejo de Europa"),
    ("fr", "INT-ASEAN", "Association of Southeast Asian Nations"),
]


@pytest.mark.parametrize(("language", "code", "name"), NAMES)
def test_a_place_is_called_as_its_reader_calls_it(language: str, code: str, name: str) -> None:
    with translation.override(language):
        assert Jurisdiction.objects.get(code=code).local_name == name


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_every_region_has_a_name_in_every_language(language: str) -> None:
    english = set(Region.objects.values_list("name", flat=True)) - {"Asia", "Europe", "Micronesia"}
    with translation.override(language):
        names = [region.local_name for region in Region.objects.all()]
    assert len(set(names)) == len(names)
    assert not {name for name in names if name in english} - {"Polynesia", "Melanesia"}


def test_names_of_countries_cost_no_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    places = list(Jurisdiction.objects.countries())
    with translation.override("ar"), django_assert_num_queries(0):
        assert all(place.local_name for place in places if len(place.code) == 2)


def test_languages_are_named_in_the_language_of_the_reader() -> None:
    with translation.override("fr"):
        assert Language.objects.get(tag="de").local_name == "allemand"
        assert Language.objects.get(tag="sr-Latn").local_name == "serbe (latin)"
    assert Language.objects.get(tag="de").local_name == "German"


def test_lists_follow_the_alphabet_of_the_language() -> None:
    with translation.override("fr"):
        assert sorted(["Zambie", "Égypte", "Espagne"], key=sort_key)[0] == "Égypte"
    with translation.override("es"):
        assert sorted(["Ñame", "Nz", "O"], key=sort_key) == ["Nz", "Ñame", "O"]
    with translation.override("ar"):
        assert sorted(["بلجيكا", "أفغانستان", "إيطاليا"], key=sort_key)[-1] == "بلجيكا"
