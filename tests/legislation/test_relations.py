"""Relations read right from both sides, and no chain of them leads back to its beginning."""

from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from foundation.row_keys import row_key
from legislation.choices import INVERSE_RELATION, RelationKind
from legislation.models import Instrument, Relation
from legislation.services.check_relations import check_relations
from legislation.services.read_relations import relations_of
from tests.contracts.editor import Editor
from tests.factories.legislation import make_law, relate

pytestmark = pytest.mark.django_db


def laws(*titles: str) -> list[Instrument]:
    return [make_law(title=title) for title in titles]


def close(law: Instrument, kind: str, target: Instrument) -> str:
    """Publish a relation that is refused, and return the message at its field."""
    law = Instrument.objects.get(pk=law.pk)
    link = Relation(kind=kind, target=target)
    law.relations = [*law.relations.all(), link]
    with pytest.raises(ValidationError) as refused:
        law.save_revision(clean=False).publish()
    return str(refused.value.message_dict[row_key(link, "target")][0])


@pytest.mark.parametrize("kind", RelationKind)
def test_a_relation_reads_right_from_both_sides(kind: RelationKind) -> None:
    one, other = laws("One", "Other")
    relate(one, kind, other)
    assert [(row.label, row.other) for row in relations_of(one)] == [(str(kind.label), other)]
    assert [(row.label, row.other) for row in relations_of(other)] == [
        (str(INVERSE_RELATION[kind]), one)
    ]


def test_every_kind_has_words_for_the_other_side() -> None:
    assert set(INVERSE_RELATION) == set(RelationKind)
    assert len({str(words) for words in INVERSE_RELATION.values()}) == len(RelationKind)


def test_a_circle_of_three_is_named_law_by_law() -> None:
    first, second, third = laws("A", "B", "C")
    relate(second, "replaces", third), relate(third, "repeals", first)
    assert close(first, "repeals", second) == (
        "This closes a circle: “A” repeals “B”, “B” replaces “C”, “C” repeals “A”."
    )


@pytest.mark.parametrize("kind", ["became", "repeals", "replaces", "implements", "transposes"])
def test_a_long_chain_never_leads_back(kind: str) -> None:
    chain = laws(*"ABCDEFG")
    for law, following in pairwise(chain):
        relate(law, kind, following)
    assert "circle" in close(chain[-1], kind, chain[0])
    assert close(chain[-1], kind, chain[3]).count(kind) == 4


@pytest.mark.parametrize("kind", ["amends", "cites", "related"])
def test_laws_in_use_may_speak_of_each_other(kind: str) -> None:
    one, other = laws("One", "Other")
    relate(one, kind, other)
    other.relations = [Relation(kind=kind, target=one)]
    other.save_revision(clean=False).publish()
    assert other.relations.count() == 1


def test_kinds_that_say_different_things_do_not_make_a_circle() -> None:
    act, treaty = laws("Act", "Treaty")
    relate(treaty, "repeals", act)
    act.relations = [Relation(kind="implements", target=treaty)]
    act.save_revision(clean=False).publish()
    assert act.relations.count() == 1


def test_two_ways_to_the_same_law_are_no_circle() -> None:
    first, second, third, last = laws("A", "B", "C", "D")
    relate(second, "repeals", last), relate(third, "repeals", last)
    first.relations = [Relation(kind="repeals", target=law) for law in (second, third)]
    first.save_revision(clean=False).publish()
    assert first.relations.count() == 2


def test_a_relation_that_is_turned_round_in_one_version_is_no_circle() -> None:
    first, second = laws("A", "B")
    relate(first, "repeals", second), relate(second, "cites", first)
    first.relations = []
    first.save_revision(clean=False).publish()
    second.relations = [Relation(kind="repeals", target=first)]
    second.save_revision(clean=False).publish()
    assert second.relations.get().kind == "repeals"


def test_a_draft_closes_no_circle_until_it_is_published() -> None:
    first, second = laws("A", "B")
    draft = Instrument.objects.get(pk=second.pk)
    draft.relations = [Relation(kind="replaces", target=first)]
    revision = draft.save_revision(clean=False)
    first.relations = [Relation(kind="replaces", target=second)]
    first.save_revision(clean=False).publish()
    with pytest.raises(ValidationError, match="“B” replaces “A”, “A” replaces “B”"):
        revision.publish()


def test_the_cost_of_the_check_does_not_grow_by_law(django_assert_max_num_queries: object) -> None:
    first, second, *many = laws(*"ABCDEFGH")
    for law in many:
        relate(second, "repeals", law)
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        close_nothing(first, second)


def close_nothing(law: Instrument, target: Instrument) -> None:
    from_here = Relation(kind="repeals", target=target)
    law.relations = [from_here]
    check_relations(law)


def test_the_editor_shows_what_other_laws_say(client: Client) -> None:
    editor = Editor(client, Instrument)
    law, other = laws("Old Act", "New Act")
    draft = make_law(title="Coming Act", live=False)
    relate(other, "repeals", law), relate(draft, "amends", law)
    page = client.get(editor.url("edit", law.pk)).content.decode()
    assert f'Repealed by <a href="{editor.url("edit", other.pk)}">New Act</a>' in page
    assert f'Amended by <a href="{editor.url("edit", draft.pk)}">Coming Act</a> (draft)' in page
