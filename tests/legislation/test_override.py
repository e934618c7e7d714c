"""An editor may say another status, with a reason, until the next review."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from legislation.models import Instrument
from legislation.services.refresh_outdated_statuses import refresh_outdated_statuses
from stewardship.services.verify_record import months_after
from tests.factories.legislation import event, make_law

pytestmark = pytest.mark.django_db


def overridden() -> Instrument:
    return make_law(
        event("in_force", "2020"), status_override="suspended", status_override_reason="A court."
    )


def test_it_runs_to_the_next_review() -> None:
    law = overridden()
    assert law.status == "suspended"
    assert law.status_override_ends_on == months_after(timezone.localdate(), 12)


def test_it_ends_by_itself() -> None:
    law = overridden()
    assert law.status_override_ends_on is not None
    refresh_outdated_statuses(date.max.replace(year=law.status_override_ends_on.year + 1))
    law.refresh_from_db()
    assert law.status == "in_force"


def test_publishing_again_does_not_prolong_it() -> None:
    law = overridden()
    ends = date(2027, 1, 1)
    Instrument.objects.update(status_override_ends_on=ends)
    law.refresh_from_db()
    law.save_revision(clean=False).publish()
    law.refresh_from_db()
    assert law.status_override_ends_on == ends


def test_without_a_reason_it_is_refused_at_the_reason() -> None:
    law = make_law(event("in_force", "2020"))
    law.status_override = "suspended"
    with pytest.raises(ValidationError) as refused:
        law.save_revision(clean=False).publish()
    assert "status_override_reason" in refused.value.error_dict
