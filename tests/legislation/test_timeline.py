"""Relations and timeline read right from both sides of a bill and its act."""

import pytest

from legislation.models import Instrument, Relation
from legislation.services.read_relations import relations_of
from legislation.timeline import timeline
from tests.factories.legislation import event, make_bill_and_act, make_law, relate

pytestmark = pytest.mark.django_db


def told(law: Instrument) -> list[tuple[str, bool]]:
    detailed = Instrument.objects.for_detail().get(pk=law.pk)
    return [(row.event.type, row.came_from is not None) for row in timeline(detailed)]


def test_the_bills_events_stand_on_the_act_and_the_acts_on_the_bill() -> None:
    bill, act = make_bill_and_act()
    assert told(act) == [
        ("introduced", True),
        ("became_act", True),
        ("lapsed_into_law", False),
        ("in_force", False),
    ]
    assert told(bill) == [
        ("introduced", False),
        ("lapsed_into_law", True),
        ("in_force", True),
        ("became_act", False),
    ]


def test_a_start_without_date_follows_the_making_of_the_law() -> None:
    law = make_law(
        event("amended", "2015"),
        event("in_force"),
        event("assented", "2001-03"),
        event("other"),
    )
    kinds = [kind for kind, _other in told(law)]
    assert kinds == ["assented", "in_force", "amended", "other"]


def test_the_deciding_event_and_the_future_are_marked() -> None:
    law = make_law(event("in_force", "2020"), event("amended", "planned 2090"))
    rows = timeline(law)
    assert [(row.decides, row.is_future) for row in rows] == [(True, False), (False, True)]


def test_relations_read_from_both_sides() -> None:
    new, old = make_law(), make_law()
    relate(new, "repeals", old)
    assert [(row.label, row.other) for row in relations_of(new)] == [("repeals", old)]
    assert [(row.label, row.other) for row in relations_of(old)] == [("repealed by", new)]


def test_relations_to_what_is_not_public_are_left_out() -> None:
    law, draft = make_law(), make_law(live=False)
    relate(law, "cites", draft)
    relate(draft, "cites", law)
    assert relations_of(law) == []
    detailed = Instrument.objects.for_detail().get(pk=law.pk)
    assert relations_of(detailed) == []


def test_two_laws_that_name_each_other_are_named_once() -> None:
    one, two = make_law(), make_law()
    relate(one, "related", two)
    relate(two, "related", one)
    assert len(relations_of(one)) == 1


def test_a_draft_shows_the_relations_of_its_version() -> None:
    law, other = make_law(), make_law()
    law.relations = [Relation(kind="cites", target=other)]
    draft = law.save_revision(clean=False).as_object()
    assert [row.label for row in relations_of(draft)] == ["cites"]
    assert relations_of(Instrument.objects.get(pk=law.pk)) == []
