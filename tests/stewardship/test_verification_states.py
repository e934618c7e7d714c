"""Where a record stands with its reviews, told by itself and by querysets alike."""

from datetime import date

import pytest

from partnerships.register.models import Forum
from stewardship.choices import VerificationState
from tests.factories.register import make_forum

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("verified_on", "next_review_on", "state"),
    [
        (None, None, VerificationState.NOT_VERIFIED),
        (None, date(2026, 11, 23), VerificationState.NOT_VERIFIED),
        (None, DAY, VerificationState.DUE),
        (date(2025, 11, 21), date(2026, 11, 21), VerificationState.DUE),
        (date(2025, 11, 22), DAY, VerificationState.CURRENT),
    ],
)
def test_a_record_and_the_querysets_agree(
    verified_on: date | None, next_review_on: date | None, state: VerificationState
) -> None:
    forum = make_forum()
    dates = {"verified_on": verified_on, "next_review_on": next_review_on}
    Forum.objects.filter(pk=forum.pk).update(**dates)
    assert Forum.objects.get(pk=forum.pk).verification_state_on(DAY) == state
    found = {
        VerificationState.NOT_VERIFIED: Forum.objects.not_verified(DAY),
        VerificationState.DUE: Forum.objects.past_due(DAY),
        VerificationState.CURRENT: Forum.objects.verified_and_current(DAY),
    }
    assert [each for each, records in found.items() if records.exists()] == [state]
    assert Forum.objects.current(DAY).exists() is (state != VerificationState.DUE)
