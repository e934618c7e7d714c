"""Every value of every controlled list says what it means."""

from typing import Any

import pytest
from django.db.models import TextChoices
from django.test import Client

from legislation import choices
from legislation.definitions import LISTS, ControlledList, list_named
from legislation.models import Instrument
from stewardship import choices as care
from tests.contracts.editor import Editor

#: Lists of stewardship that say how colleagues work, not what a reader sees of a record.
INTERNAL = {"VerificationOutcome", "ReportState", "QualityKind"}


def lists_of(module: Any) -> set[type[TextChoices]]:
    return {
        each
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, TextChoices) and each is not TextChoices
    }


def test_every_list_of_legislation_is_defined() -> None:
    assert {each.choices for each in LISTS} >= lists_of(choices)


def test_the_lists_of_stewardship_that_readers_see_are_defined() -> None:
    needed = {"SourceKind", "SourceVersion", "AddressBasis", "LinkState", "VerificationState"}
    assert {each.choices.__name__ for each in LISTS} >= needed
    assert needed <= {each.__name__ for each in lists_of(care)}


@pytest.mark.parametrize("controlled", LISTS, ids=lambda each: each.name)
def test_no_value_lacks_a_definition_and_none_is_left_over(controlled: ControlledList) -> None:
    assert set(controlled.definitions) == {each.value for each in controlled.choices}


@pytest.mark.parametrize("controlled", LISTS, ids=lambda each: each.name)
def test_a_definition_is_a_sentence_or_two(controlled: ControlledList) -> None:
    for term in controlled.terms():
        words = str(term.definition)
        assert words[0].isupper() or words[0] == "“", term
        assert words.endswith("."), term
        assert 15 < len(words) < 260, term
        assert words.casefold().rstrip(".") != str(term.label).casefold(), term


def test_no_two_values_of_a_list_mean_the_same() -> None:
    for each in LISTS:
        meanings = [str(term.definition) for term in each.terms()]
        assert len(set(meanings)) == len(meanings), each.name


def test_anchors_are_unique_and_speak() -> None:
    anchors = [term.anchor for each in LISTS for term in each.terms()]
    assert len(set(anchors)) == len(anchors)
    assert {"status-in_force", "duty-url_blocking", "answer-not_reviewed"} <= set(anchors)


def test_a_list_is_found_by_its_name() -> None:
    assert list_named("duty").choices is choices.DutyKind
    with pytest.raises(LookupError):
        list_named("poem")


@pytest.mark.django_db
def test_editors_read_what_the_words_mean(client: Client) -> None:
    editor = Editor(client, Instrument)
    page = editor.client.get(editor.url("add")).content.decode()
    for name in ("event", "duty", "mention", "relation", "status", "kind"):
        assert str(next(list_named(name).terms()).definition) in page, name
