"""What lists, filters and counts say is true today, though no scheduler ran."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from legislation.models import Instrument
from legislation.services.refresh_outdated_statuses import refresh_outdated_statuses
from legislation.services.true_status import count_by_status, matching_status, with_true_status
from tests.factories.legislation import event, make_bill_and_act, make_law

pytestmark = pytest.mark.django_db
EVE, DAY = date(2030, 12, 31), date(2031, 1, 1)


@pytest.fixture
def future() -> Instrument:
    return make_law(event("assented", "2024-01-01"), event("in_force", "2031-01-01"))


def test_a_published_law_knows_its_status_and_when_it_ends(future: Instrument) -> None:
    assert (future.status, future.status_changes_on) == ("adopted", DAY)
    assert future.status_event_uid == future.events.get(type="assented").uid


def test_a_list_tells_the_truth_of_the_day(future: Instrument) -> None:
    assert with_true_status([future], EVE)[0].status == "adopted"
    law = with_true_status(Instrument.objects.for_listing(), DAY)[0]
    assert (law.status, law.status_words) == ("in_force", "In force since 1 January 2031")


def test_a_filter_finds_the_law_by_the_status_of_the_day(future: Instrument) -> None:
    laws = Instrument.objects.live()
    assert list(matching_status(laws, ["in_force"], EVE)) == []
    assert list(matching_status(laws, ["in_force"], DAY)) == [future]
    assert list(matching_status(laws, ["adopted"], DAY)) == []


def test_counts_follow_the_day(future: Instrument) -> None:
    make_law(event("in_force", "2020"))
    assert count_by_status(Instrument.objects.live(), EVE) == {"adopted": 1, "in_force": 1}
    assert count_by_status(Instrument.objects.live(), DAY) == {"in_force": 2}


def test_a_read_writes_nothing(future: Instrument) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        with_true_status(Instrument.objects.for_listing(), DAY)
        list(matching_status(Instrument.objects.live(), ["in_force"], DAY))
    assert not [each for each in queries if not each["sql"].startswith("SELECT")]
    future.refresh_from_db()
    assert future.status == "adopted"


def test_the_daily_task_stores_what_changed_and_nothing_twice(future: Instrument) -> None:
    assert refresh_outdated_statuses(EVE) == []
    assert refresh_outdated_statuses(DAY) == [future]
    assert refresh_outdated_statuses(DAY) == []
    future.refresh_from_db()
    assert (future.status, future.status_changes_on) == ("in_force", None)


def test_the_command_names_what_changed(
    future: Instrument, capsys: pytest.CaptureFixture[str]
) -> None:
    Instrument.objects.update(status="proposed", status_changes_on=date(2020, 1, 1))
    call_command("refresh_statuses")
    assert capsys.readouterr().out == f"{future}: Adopted, not in force\n1 changed\n"


def test_a_draft_says_its_own_status_and_leaves_the_public_one(future: Instrument) -> None:
    draft = future.get_latest_revision_as_object()
    draft.events = [event("repealed", "2025-05-01")]
    draft.save_revision(clean=False)
    assert future.get_latest_revision_as_object().find_status().status == "repealed"
    future.refresh_from_db()
    assert future.status == "adopted"


def test_a_law_that_was_never_saved_can_be_previewed() -> None:
    law = Instrument(kind="act", title="New")
    law.events = [event("in_force", "2020")]
    assert with_true_status([law])[0].status_words == "In force since 2020"


def test_publishing_brings_the_status_up_to_date(future: Instrument) -> None:
    draft = future.get_latest_revision_as_object()
    draft.events = [event("repealed", "2025-05-01")]
    draft.save_revision(clean=False).publish()
    future.refresh_from_db()
    assert future.status == "repealed"


def test_an_enacted_bill_names_its_act() -> None:
    bill, _act = make_bill_and_act()
    plain = Instrument.objects.filter(pk=bill.pk)
    for laws in (plain, plain.for_listing()):
        assert (
            with_true_status(laws)[0].status_words
            == "Became law on 30 July 2022 as RA 1: lapsed into law"
        )


def test_a_list_costs_the_same_whatever_its_length() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            with_true_status(Instrument.objects.live().for_listing())
        return len(found)

    make_bill_and_act()
    few = queries()
    for _each in range(6):
        make_law(event("in_force", "2020"))
    assert queries() == few
