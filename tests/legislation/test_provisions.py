"""Provisions: what they need to go public, and whether they bind today."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from foundation.partial_dates import PartialDate
from foundation.row_keys import row_key
from legislation.choices import ForceState, InstrumentStatus
from legislation.force import FORCE, Start, find_force, start_of_law, start_on
from legislation.models import Duty, Instrument, Provision
from tests.contracts.editor import Editor
from tests.factories.legislation import happened, make_law
from tests.factories.provisions import provision
from tests.factories.records import make_language

DAY = datetime.date(2026, 11, 22)
DATES = st.one_of(
    st.none(),
    st.just(PartialDate.unknown()),
    st.builds(PartialDate, st.integers(2020, 2030), planned=st.booleans()),
    st.builds(PartialDate, st.just(2026), st.integers(1, 12), planned=st.booleans()),
    st.builds(PartialDate.from_date, st.dates(DAY.replace(year=2025), DAY.replace(year=2027))),
)


def refusal(*provisions: Provision) -> dict[str, list[ValidationError]]:
    law = make_law(live=False)
    law.provisions = list(provisions)
    with pytest.raises(ValidationError) as refused:
        law.save_revision(clean=False).publish()
    return refused.value.error_dict


@pytest.mark.django_db
def test_a_translation_says_from_which_language_and_whose_it_is() -> None:
    bare = provision(text="Mots.", translation="Words.")
    errors = refusal(bare)
    assert set(errors) == {row_key(bare, "language"), row_key(bare, "translation_version")}


@pytest.mark.django_db
def test_a_translation_is_not_the_text_itself() -> None:
    same = provision(
        text="The same  words.",
        translation="The same words.",
        translation_version="official_translation",
        language=make_language(),
    )
    assert set(refusal(same)) == {row_key(same, "translation")}


@pytest.mark.django_db
def test_the_original_is_no_kind_of_translation() -> None:
    odd = provision(
        text="Mots.",
        translation="Words.",
        translation_version="original",
        language=make_language(),
    )
    assert set(refusal(odd)) == {row_key(odd, "translation_version")}


@pytest.mark.django_db
def test_a_provision_without_a_pinpoint_stays_a_draft() -> None:
    nowhere = provision(pinpoint="")
    assert row_key(nowhere, "pinpoint") in refusal(nowhere)


@pytest.mark.django_db
def test_a_whole_provision_goes_public() -> None:
    law = make_law(live=False)
    law.provisions = [
        provision(
            text="Mots.",
            translation="Words.",
            translation_version="unofficial_translation",
            language=make_language(),
        )
    ]
    law.save_revision(clean=False).publish()
    assert Instrument.objects.get(pk=law.pk).provisions.get().translation == "Words."


@pytest.mark.parametrize(
    ("status", "start", "state", "words"),
    [
        ("in_force", None, "in_force", "In force"),
        ("in_force", "2020", "in_force", "In force"),
        ("in_force", "unknown", "in_force", "In force"),
        ("in_force", "2027-03-01", "not_yet", "Not in force yet: from 1 March 2027"),
        ("in_force", "2026", "uncertain", "Not certain: from 2026"),
        ("in_force", "2026-05-01 planned", "uncertain", "Not certain: from planned for"),
        ("partly_in_force", None, "uncertain", "Not recorded: its law is in force in part"),
        ("partly_in_force", "2021-05", "in_force", "In force"),
        ("in_force_unconfirmed", None, "uncertain", "In force by weak evidence only"),
        ("adopted", None, "not_yet", "Not in force yet: no start is recorded"),
        ("adopted", "2020", "uncertain", "Not certain: it should apply from 2020"),
        ("repealed", "2020", "no_longer", "No longer in force"),
        ("suspended", None, "suspended", "Suspended"),
        ("proposed", "2027", "proposed", "Proposed"),
        ("withdrawn", None, "dropped", "Never became law"),
        ("enacted_as", None, "became_act", "Became an act"),
        ("published", None, "not_binding", "Published, not binding"),
    ],
)
def test_law_and_start_decide_whether_a_provision_binds(
    status: str, start: str | None, state: str, words: str
) -> None:
    found = find_force(status, PartialDate.coerce(start), None, DAY)
    assert found.state == state
    assert found.words.startswith(words)


@given(st.sampled_from(InstrumentStatus), DATES)
def test_nothing_binds_whose_law_does_not(status: InstrumentStatus, start: PartialDate) -> None:
    found = find_force(status, start, None, DAY)
    if found.state == ForceState.IN_FORCE:
        assert status in (InstrumentStatus.IN_FORCE, InstrumentStatus.PARTLY_IN_FORCE)
    if found.state == ForceState.NOT_YET and found.since is not None:
        assert start_on(found.since, DAY) == Start.AHEAD


def test_every_status_and_start_has_an_answer() -> None:
    assert set(FORCE) == set(InstrumentStatus)
    assert all(set(states) == set(Start) for states in FORCE.values())


@given(DATES)
def test_a_start_is_ahead_only_when_no_day_of_it_has_come(date: PartialDate | None) -> None:
    ahead = start_on(date, DAY) == Start.AHEAD
    assert ahead == bool(date and date.earliest and date.earliest > DAY)


def test_a_provision_without_a_start_of_its_own_takes_that_of_its_law() -> None:
    start = start_of_law("act", [happened("assented", "2019"), happened("in_force", "2020")], DAY)
    assert find_force("in_force", None, start, DAY).since == PartialDate(2020)
    assert find_force("in_force", PartialDate(2021), start, DAY).since == PartialDate(2021)


@pytest.mark.parametrize(
    "events",
    [
        [happened("in_force")],
        [happened("in_force", "2030")],
        [happened("in_force", "2020", scope="part")],
        [happened("assented", "2020")],
    ],
)
def test_what_says_nothing_of_the_whole_law_gives_no_start(events: list[object]) -> None:
    assert start_of_law("act", events, DAY) is None


def test_firm_evidence_of_the_start_comes_before_weak() -> None:
    events = [happened("in_force", "2018", confirmed=False), happened("in_force", "2020")]
    assert start_of_law("act", events, DAY) == PartialDate(2020)


@pytest.mark.django_db
def test_a_duty_is_offered_the_provisions_with_their_start(client: Client) -> None:
    editor = Editor(client, Instrument)
    law = make_law(live=False)
    law.provisions = [provision("s 1", in_force_from="2027-03"), provision("s 2")]
    law.duties = [Duty(kind="filtering")]
    law.save_revision(clean=False)
    form = editor.client.get(editor.url("edit", law.pk)).context["form"]
    offered = form.formsets["duties"].forms[0].fields["provision_uid"].choices
    assert [label for _uid, label in offered] == ["—", "s 1 (in force from March 2027)", "s 2"]


@pytest.mark.django_db
def test_the_editor_offers_only_kinds_of_translation(client: Client) -> None:
    editor = Editor(client, Instrument)
    form = editor.client.get(editor.url("add")).context["form"]
    kinds = form.formsets["provisions"].empty_form.fields["translation_version"].choices
    assert "original" not in dict(kinds)
