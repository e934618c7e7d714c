"""Writing down that a record was checked."""

from datetime import date

import pytest

from partnerships.register.models import Forum
from stewardship.choices import VerificationOutcome, VerificationState
from stewardship.models import Verification
from stewardship.services.list_verifications import list_verifications
from stewardship.services.verify_record import months_after, verify_record
from tests.factories.people import make_user
from tests.factories.records import make_record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 5, 27), 12, date(2027, 5, 27)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_end_where_the_month_ends(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_a_check_sets_when_the_next_is_due() -> None:
    record = make_record(Forum, review_interval=6)
    verify_record(record, make_user(), VerificationOutcome.UNCHANGED, on=date(2026, 1, 15))
    record.refresh_from_db()
    assert (record.verified_on, record.next_review_on) == (date(2026, 1, 15), date(2026, 7, 15))


def test_a_record_that_needs_work_stays_due() -> None:
    record = make_record(Forum)
    verify_record(record, None, VerificationOutcome.UNCHANGED, on=date(2020, 1, 15))
    verify_record(record, None, VerificationOutcome.FLAGGED, note="Link dead")
    record.refresh_from_db()
    assert record.verification_state == VerificationState.DUE
    assert Verification.objects.count() == 2


def test_the_state_changes_the_day_after_it_was_due() -> None:
    record = Forum(verified_on=date(2025, 1, 1), next_review_on=date(2026, 1, 1))
    assert record.verification_state_on(date(2026, 1, 1)) == VerificationState.CURRENT
    assert record.verification_state_on(date(2026, 1, 2)) == VerificationState.DUE
    assert Forum().verification_state == VerificationState.NOT_VERIFIED


def test_a_check_is_no_edit() -> None:
    record = make_record(Forum)
    verify_record(record, None, VerificationOutcome.UNCHANGED)
    record.refresh_from_db()
    assert record.revisions.count() == 1
    assert record.has_unpublished_changes is False


def test_the_checks_of_a_record_are_listed_latest_first() -> None:
    record, other = make_record(Forum), make_record(Forum)
    for year in (2024, 2025):
        verify_record(record, None, VerificationOutcome.UNCHANGED, on=date(year, 1, 1))
    verify_record(other, None, VerificationOutcome.UNCHANGED)
    assert [check.checked_on.year for check in list_verifications(record)] == [2025, 2024]


def test_querysets_tell_due_current_and_unverified_apart() -> None:
    due, current, unseen = (make_record(Forum) for _number in range(3))
    verify_record(due, None, VerificationOutcome.UNCHANGED, on=date(2020, 1, 1))
    verify_record(current, None, VerificationOutcome.UNCHANGED)
    assert list(Forum.objects.past_due()) == [due]
    assert list(Forum.objects.verified_and_current()) == [current]
    assert list(Forum.objects.not_verified()) == [unseen]
