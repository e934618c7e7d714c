"""What loading the reference tables gives, and that it can be repeated."""

from io import StringIO
from unittest.mock import patch

import pycountry
import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.db.models import Count

from reference.choices import INTERFACE_LANGUAGES, CodeKind, JurisdictionKind, NameKind
from reference.models import Jurisdiction, JurisdictionName, Language, Region, Topic
from reference.services.load_reference import files, load, load_reference

pytestmark = pytest.mark.django_db


def by_code(code: str) -> Jurisdiction:
    return Jurisdiction.objects.get(code=code)


def test_every_country_of_iso_3166_is_there_with_its_codes() -> None:
    expected = {(each.alpha_2, each.alpha_3, each.numeric) for each in pycountry.countries}
    official = Jurisdiction.objects.countries().filter(code_kind=CodeKind.OFFICIAL)
    assert set(official.values_list("code", "iso_alpha3", "iso_numeric")) == expected


@pytest.mark.parametrize("code", ["AC", "TA"])
def test_reserved_codes_keep_sh_as_their_official_code(code: str) -> None:
    island = by_code(code)
    assert island.code_kind == CodeKind.EXCEPTIONALLY_RESERVED
    assert (island.iso_alpha2, island.iso_subdivision) == ("SH", f"SH-{code}")


def test_a_place_without_iso_code_says_so() -> None:
    bases = by_code("XAD")
    assert bases.code_kind == CodeKind.NONE
    assert (bases.iso_alpha2, bases.iso_alpha3, bases.iso_numeric) == ("", "", "")
    assert bases.is_uk_overseas_territory


def test_namibia_survives_reading() -> None:
    assert by_code("NA").name == "Namibia"
    assert {"NA"} <= {row["code"] for row in files.read("populations")}


@pytest.mark.parametrize(
    ("body", "members"),
    [
        ("EU", 27),
        ("INT-COE", 46),
        ("INT-AU", 55),
        ("INT-UN", 193),
        ("INT-CW", 56),
        ("INT-ASEAN", 11),
    ],
)
def test_a_body_has_its_members(body: str, members: int) -> None:
    assert by_code(body).members.count() == members


def test_members_of_the_european_union_have_the_day_they_joined() -> None:
    links = by_code("EU").member_links
    assert not links.filter(joined=None).exists()
    assert links.get(member__code="IE").joined.isoformat() == "1973-01-01"


@pytest.mark.parametrize(
    ("code", "tags"),
    [
        ("UA", {"uk"}),
        ("CH", {"de", "fr", "it", "rm"}),
        ("US", {"en"}),
        ("SN", {"fr"}),
        ("NG", {"en"}),
        ("RS", {"sr"}),
        ("TW", {"zh-Hant", "nan-Hant", "hak-Hant"}),
        ("AC", {"en"}),
    ],
)
def test_official_means_official_in_law_where_there_is_such_a_law(
    code: str, tags: set[str]
) -> None:
    assert set(by_code(code).official_languages.values_list("tag", flat=True)) == tags


def test_comoros_has_french_arabic_and_comorian() -> None:
    tags = set(by_code("KM").official_languages.values_list("tag", flat=True))
    assert {"fr", "ar", "zdj"} <= tags


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        ("PH", "philippines"),
        ("GH", "ghana"),
        ("SH", "st-helena"),
        ("CI", "cote-divoire"),
        ("CD", "congo-democratic-republic"),
        ("EU", "european-union"),
    ],
)
def test_addresses_are_the_ones_people_were_promised(code: str, slug: str) -> None:
    assert by_code(code).slug == slug


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_country_has_a_name_in_every_interface_language(language: str) -> None:
    named = JurisdictionName.objects.filter(kind=NameKind.NAME, language=language)
    nameless = Jurisdiction.objects.countries().exclude(pk__in=named.values("jurisdiction"))
    assert list(nameless) == []


def test_every_jurisdiction_has_a_region_and_every_region_leads_to_the_world() -> None:
    assert not Jurisdiction.objects.filter(region=None).exists()
    assert {list(region.lineage)[-1].pk for region in Region.objects.all()} == {"001"}


def test_a_state_is_a_member_or_observer_of_the_united_nations() -> None:
    states = Jurisdiction.objects.states()
    assert states.count() == 195
    assert set(states.exclude(bodies__code="INT-UN").values_list("code", flat=True)) == {"PS", "VA"}


def test_a_territory_with_a_sovereign_answers_to_a_state() -> None:
    answering = Jurisdiction.objects.exclude(sovereign=None)
    assert {each.sovereign.kind for each in answering.select_related("sovereign")} == {
        JurisdictionKind.STATE
    }


def test_a_population_names_its_year_and_source() -> None:
    counted = Jurisdiction.objects.exclude(population=None)
    assert counted.count() > 240
    assert not counted.filter(population_year=None).exists()
    assert not counted.filter(population_source="").exists()


def test_st_helena_does_not_count_the_people_of_ascension_again() -> None:
    assert by_code("SH").population is None
    assert by_code("AC").population is not None


def test_local_names_are_in_the_languages_of_the_place() -> None:
    names = by_code("UA").names.filter(kind=NameKind.LOCAL).values_list("language", "name")
    assert list(names) == [("uk", "Україна")]


@pytest.mark.parametrize("tag", ["ar", "ur", "ps", "he", "dv", "ckb"])
def test_languages_written_right_to_left_say_so(tag: str) -> None:
    assert Language.objects.get(tag=tag).direction == "rtl"


@pytest.mark.parametrize("tag", ["wo", "ln", "kk", "mn", "sw", "fil", "zh-Hant"])
def test_languages_of_portals_have_names_of_their_own(tag: str) -> None:
    language = Language.objects.get(tag=tag)
    assert language.autonym
    assert not language.is_rtl


def test_no_two_places_share_a_name_that_is_shown() -> None:
    shown = Jurisdiction.objects.values("sort_name").annotate(places=Count("pk"))
    assert not shown.filter(places__gt=1).exists()


def test_every_topic_is_defined_in_one_sentence() -> None:
    definitions = Topic.objects.values_list("definition", flat=True)
    assert len(definitions) >= 25
    assert all(text.endswith(".") and text.count(". ") == 0 for text in definitions)


def test_loading_again_changes_nothing() -> None:
    tallies = load_reference()
    assert [(each.created, each.updated) for each in tallies] == [(0, 0)] * len(tallies)
    assert all(each.unchanged for each in tallies)


def test_loading_again_repairs_a_row_nobody_edited() -> None:
    Jurisdiction.objects.filter(code="GH").update(iso_alpha3="XXX")
    load_reference()
    assert by_code("GH").iso_alpha3 == "GHA"


def test_loading_again_keeps_what_a_person_wrote() -> None:
    Jurisdiction.objects.filter(code="GH").update(population=1, locally_edited=True)
    by_code("GH").names.filter(language="fr").delete()
    tallies = {each.table: each for each in load_reference()}
    assert by_code("GH").population == 1
    assert not by_code("GH").names.filter(language="fr").exists()
    assert tallies["jurisdictions"].kept == 1


def test_loading_again_leaves_rows_the_source_does_not_have() -> None:
    Topic.objects.create(name="Our own topic")
    load_reference()
    assert Topic.objects.filter(name="Our own topic").exists()


def test_a_load_that_fails_leaves_nothing_half_done() -> None:
    Jurisdiction.objects.filter(code="GH").update(iso_alpha3="XXX")

    def fail() -> None:
        raise DatabaseError

    with patch.object(load, "_STEPS", (*load._STEPS, fail)), pytest.raises(DatabaseError):
        load_reference()
    assert by_code("GH").iso_alpha3 == "XXX"


def test_the_command_says_what_it_did_to_each_table() -> None:
    out = StringIO()
    call_command("load_reference", stdout=out)
    assert "jurisdictions: 0 created, 0 updated, 265 unchanged" in out.getvalue()
    assert out.getvalue().count("unchanged") == len(load._STEPS)


def test_the_staff_search_finds_a_country_by_an_older_name() -> None:
    assert by_code("MM") in list(Jurisdiction.objects.search("Burma"))
    assert by_code("CI") in list(Jurisdiction.objects.autocomplete("Ivor"))
