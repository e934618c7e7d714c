"""Finding the jurisdiction a text means."""

import pytest
from django.db.models import Count
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reference.models import Jurisdiction, JurisdictionName
from reference.services.resolve_jurisdiction import JurisdictionResolver, Match, resolve

pytestmark = pytest.mark.django_db
within_one_load = settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Philippines", "PH"),
        ("the philippines", "PH"),
        ("Côte d'Ivoire", "CI"),
        ("St. Helena", "SH"),
        ("Saint Helena", "SH"),
        ("Pitcairn", "PN"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Korea, Republic of", "KR"),
        ("Tanzania, United Republic of", "TZ"),
        ("Akrotiri & Dhekelia", "XAD"),
        ("Niger", "NE"),
        ("Guinea", "GN"),
        ("Comores", "KM"),
        ("Україна", "UA"),
        ("المغرب", "MA"),
        ("Deutschland", "DE"),
        ("UK", "GB"),
        ("Council of Europe", "INT-COE"),
        ("Interagency working group", "INT-ORG"),
        (" \N{NO-BREAK SPACE}Ghana\N{ZERO WIDTH SPACE} ", "GH"),
    ],
)
def test_a_name_in_any_spelling_is_found(text: str, code: str) -> None:
    resolution = resolve(text)
    assert resolution.jurisdiction is not None
    assert (resolution.jurisdiction.code, resolution.match) == (code, Match.NAME)
    assert not resolution.needs_warning


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NA", "NA"),
        ("gh", "GH"),
        ("AU", "AU"),
        ("GHA", "GH"),
        ("288", "GH"),
        ("SHN", "SH"),
        ("SH", "SH"),
        ("SH-AC", "AC"),
        ("TA", "TA"),
        ("XAD", "XAD"),
        ("INT-UN", "INT-UN"),
    ],
)
def test_a_code_in_any_case_is_found(text: str, code: str) -> None:
    resolution = resolve(text)
    assert resolution.jurisdiction is not None
    assert (resolution.jurisdiction.code, resolution.match) == (code, Match.CODE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Burma", "MM"),
        ("Swaziland", "SZ"),
        ("Zaire", "CD"),
        ("Ivory Coast", "CI"),
        ("Cape Verde", "CV"),
        ("Macedonia", "MK"),
        ("Turkey", "TR"),
        ("Upper Volta", "BF"),
        ("Ceylon", "LK"),
        ("Czech Republic", "CZ"),
    ],
)
def test_a_former_name_is_found_and_told(text: str, code: str) -> None:
    resolution = resolve(text)
    assert resolution.jurisdiction is not None
    assert (resolution.jurisdiction.code, resolution.match) == (code, Match.FORMER_NAME)
    assert resolution.needs_warning


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Falklands Islands", "FK"),
        ("Tristan de Cunha", "TA"),
        ("Gutemala", "GT"),
        ("Mongolai", "MN"),
        ("Phillippines", "PH"),
        ("Moroco", "MA"),
    ],
)
def test_a_typo_is_found_and_told(text: str, code: str) -> None:
    resolution = resolve(text)
    assert resolution.jurisdiction is not None
    assert (resolution.jurisdiction.code, resolution.match) == (code, Match.TYPO)
    assert resolution.needs_warning


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Congo", {"CD", "CG"}),
        ("Korea", {"KP", "KR"}),
        ("Virgin Islands", {"VG", "VI"}),
        ("Slovania", {"SI", "SK"}),
        ("Austrla", {"AT", "AU"}),
    ],
)
def test_an_ambiguity_asks(text: str, codes: set[str]) -> None:
    resolution = resolve(text)
    assert resolution.is_ambiguous
    assert not resolution.is_found
    assert {each.code for each in resolution.candidates} == codes


@pytest.mark.parametrize(
    "text", ["", " ", "Atlantis", "N/A", "ZZ", "\0", "x" * 5000, "Elsewhere", "Irap", "-", "%", "'"]
)
def test_the_unknown_gives_nothing(text: str) -> None:
    resolution = resolve(text)
    assert resolution.match == Match.NOTHING
    assert (resolution.jurisdiction, resolution.candidates) == (None, ())


def test_every_jurisdiction_is_found_by_its_name_and_by_its_code() -> None:
    resolver = JurisdictionResolver()
    for each in Jurisdiction.objects.all():
        assert resolver.resolve(each.name).jurisdiction == each
        assert resolver.resolve(each.code).jurisdiction == each


def test_only_names_that_are_truly_shared_are_ambiguous() -> None:
    spellings = JurisdictionName.objects.order_by().values("folded")
    shared = spellings.annotate(places=Count("jurisdiction", distinct=True)).filter(places__gt=1)
    assert set(shared.values_list("folded", flat=True)) == {
        "congo",
        "czechoslovakia",
        "czechoslovakia czechoslovak socialist republic",
        "gilbert and ellice islands",
        "korea",
        "serbia and montenegro",
        "virgin islands",
        "yugoslavia",
    }


def test_a_text_met_twice_is_looked_up_once(django_assert_num_queries: object) -> None:
    resolver = JurisdictionResolver()
    first = resolver.resolve("Gutemala")
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert resolver.resolve("Gutemala") is first


@within_one_load
@given(st.text(max_size=60))
def test_any_text_gives_one_answer_of_a_known_kind(text: str) -> None:
    resolution = resolve(text)
    assert resolution.is_found == (resolution.match not in (Match.NOTHING, Match.AMBIGUOUS))
    assert resolution.is_ambiguous == (len(resolution.candidates) > 1)


@within_one_load
@given(st.sampled_from(["Ghana", "Côte d’Ivoire", "Sri Lanka", "Comoros"]), st.data())
def test_case_and_spaces_never_change_the_answer(name: str, data: st.DataObject) -> None:
    spaces = data.draw(st.text(alphabet=" \t\n\N{NO-BREAK SPACE}", max_size=3))
    changed = data.draw(st.sampled_from([name.upper(), name.lower(), name.title()]))
    expected = Jurisdiction.objects.get(name=name)
    assert resolve(spaces + changed + spaces).jurisdiction == expected
