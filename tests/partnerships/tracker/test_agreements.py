"""Agreements: signed, amended, renewed, terminated; refused at the field."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from partnerships.tracker.choices import AgreementState, Renewal, Side
from partnerships.tracker.models import Agreement, Amendment, AuditEntry, Tenure
from partnerships.tracker.services.add_agreement import add_agreement, renew_agreement
from partnerships.tracker.services.amend_agreement import amend_agreement
from partnerships.tracker.services.change_agreement import change_agreement
from partnerships.tracker.services.sign_agreement import Signature, sign_agreement
from partnerships.tracker.services.terminate_agreement import terminate_agreement
from partnerships.tracker.services.withdraw_termination import withdraw_termination
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    day,
    make_agreement,
    make_officer,
    make_person,
    make_post,
    make_relationship,
)

pytestmark = pytest.mark.django_db


def refused(function: Any, *args: Any, **kwargs: Any) -> set[str]:
    with pytest.raises(ValidationError) as error:
        function(*args, **kwargs)
    return set(getattr(error.value, "error_dict", {"": 0}))


def new(**values: Any) -> Agreement:
    values = {"title": "Memorandum", **values}
    values.setdefault("relationship", make_relationship())
    return Agreement(**values)


def signed(**values: Any) -> Agreement:
    return make_agreement(in_force=True, **values)


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"signed_by_us_on": day(1)}, {"signed_by_us_on"}),
        ({"signed_by_them_on": day(1)}, {"signed_by_them_on"}),
        ({"signed_by_us_on": day(), "ends_on": day(-1)}, {"signed_by_us_on"}),
        ({"starts_on": day(), "ends_on": day(-1)}, {"ends_on"}),
        ({"notice_days": 30}, {"notice_days"}),
        ({"title": " "}, {"title"}),
        ({"relationship": None}, {"relationship"}),
        ({"visibility": "team"}, {"visibility"}),
        ({"visibility": "named"}, {"named_people"}),
    ],
)
def test_what_an_agreement_may_not_be_is_said_at_the_field(values: Any, names: set[str]) -> None:
    assert refused(add_agreement, new(**values), make_officer()) == names
    assert not Agreement.everything.exists()


def test_a_start_before_the_signatures_is_allowed_and_holds_once_both_signed() -> None:
    row = new(starts_on=day(-9), signed_by_us_on=day(-4), signed_by_them_on=day(-2))
    add_agreement(row, make_officer())
    assert row.state_on(day(-3)) == AgreementState.SIGNED_BY_ONE
    assert row.state_on(day(-2)) == AgreementState.IN_FORCE


def test_neither_the_partner_nor_we_are_further_parties() -> None:
    user, us = make_officer(), make_organisation(us=True)
    row = new()
    assert refused(add_agreement, row, user, [us]) == {"parties"}
    assert refused(add_agreement, row, user, [row.relationship.organisation]) == {"parties"}
    other = make_organisation()
    assert list(add_agreement(row, user, [other]).parties.all()) == [other]


def test_an_owner_who_has_left_is_refused() -> None:
    row = new(owner=make_officer(is_active=False))
    assert refused(add_agreement, row, make_officer()) == {"owner"}


def test_nobody_hides_an_agreement_from_themselves() -> None:
    user, other = make_officer(), make_officer()
    row = new(visibility="named", owner=other)
    assert refused(add_agreement, row, user) == {"visibility"}
    assert add_agreement(new(visibility="named", owner=other), user, named=[user]).pk


def sign(row: Agreement, side: Side, on: Any, **values: Any) -> Agreement:
    return sign_agreement(row, make_officer(), Signature(side, on, **values))


def test_each_side_signs_once_on_its_own_day() -> None:
    row = make_agreement()
    assert sign(row, Side.US, day(-3), office="Director").our_signatory == "Director"
    assert sign(row, Side.THEM, day(-1)).state_on(day()) == AgreementState.IN_FORCE
    assert refused(sign, row, Side.US, day()) == {""}
    assert AuditEntry.objects.filter(detail="signed_by_them_on").count() == 1


def test_who_held_the_post_on_the_day_of_the_signature_is_kept() -> None:
    before, now = make_person(), make_person()
    row = make_agreement()
    post = make_post(organisation=row.relationship.organisation, holder=now, since=day(-5))
    Tenure.everything.create(post=post, person=before, starts_on=day(-50), ends_on=day(-6))
    assert sign(row, Side.THEM, day(-6), post=post).their_person == before
    later = make_agreement(row.relationship)
    assert sign(later, Side.THEM, day(-5), post=post).their_person == now
    vacant = make_agreement(row.relationship)
    assert sign(vacant, Side.THEM, day(-60), post=post).their_person is None


def test_a_signature_in_the_future_or_by_a_stranger_is_refused_at_its_field() -> None:
    row = make_agreement()
    assert refused(sign, row, Side.US, day(1)) == {"signed_on"}
    assert refused(sign, row, Side.THEM, day(), post=make_post()) == {"post"}
    row.refresh_from_db()
    assert (row.signed_by_us_on, row.signed_by_them_on) == (None, None)


def amend(row: Agreement, **values: Any) -> Amendment:
    values = {"on": day(-1), "text": "Longer", **values}
    return amend_agreement(row, make_officer(), Amendment(**values))


def test_an_amendment_moves_the_end_and_one_written_down_late_does_not_move_it_back() -> None:
    row = signed(ends_on=day(10))
    amend(row, new_end=day(100))
    row.refresh_from_db()
    assert row.ends_on == day(100)
    amend(row, on=day(-9), new_end=day(50))
    amend(row, on=day())
    row.refresh_from_db()
    assert row.ends_on == day(100)
    row.ends_on = day(7)
    assert refused(change_agreement, row, make_officer()) == {"ends_on"}


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"text": " "}, {"text"}),
        ({"on": day(1)}, {"on"}),
        ({"on": day(-191)}, {"on"}),
        ({"new_end": day(-2)}, {"new_end"}),
    ],
)
def test_what_an_amendment_may_not_be(values: Any, names: set[str]) -> None:
    row = signed(ends_on=day(10))
    assert refused(amend, row, **values) == names
    assert not row.amendments.exists()


def test_what_is_unsigned_or_terminated_is_not_amended() -> None:
    assert refused(amend, make_agreement()) == {""}
    over = signed(terminated_on=day(-1), termination_reason="Why")
    assert refused(amend, over) == {""}


def test_a_termination_is_announced_and_takes_effect_on_its_day() -> None:
    row = signed(ends_on=day(300))
    terminate_agreement(row, make_officer(), day(5), "They asked for it")
    row.refresh_from_db()
    assert row.state_on(day(4)) == AgreementState.IN_FORCE
    assert row.state_on(day(5)) == AgreementState.TERMINATED
    assert refused(terminate_agreement, row, make_officer(), day(6), "Again") == {""}


def test_what_a_termination_may_not_be() -> None:
    row, user = signed(ends_on=day(10)), make_officer()
    assert refused(terminate_agreement, row, user, day(-181), "Why") == {"on"}
    assert refused(terminate_agreement, row, user, day(11), "Why") == {"on"}
    assert refused(terminate_agreement, row, user, day(), " ") == {"reason"}
    assert refused(terminate_agreement, make_agreement(), user, day(), "Why") == {""}


def test_a_prolonged_agreement_ends_by_its_termination_unless_renewed_before() -> None:
    row = signed(ends_on=day(-10), renewal=Renewal.AUTOMATIC)
    assert terminate_agreement(row, make_officer(), day(30), "Why").terminated_on == day(30)
    other = signed(ends_on=day(-10), renewal=Renewal.AUTOMATIC)
    signed(renews=other)
    assert refused(terminate_agreement, other, make_officer(), day(30), "Why") == {"on"}


def test_a_termination_is_taken_back_and_the_log_says_so() -> None:
    user, row = make_officer(), signed(ends_on=day(300))
    terminate_agreement(row, user, day(-1), "Mistyped")
    found = withdraw_termination(row, user)
    assert (found.terminated_on, found.termination_reason) == (None, "")
    assert found.state_on(day()) == AgreementState.IN_FORCE
    assert AuditEntry.objects.filter(detail="terminated_on").count() == 2
    assert refused(withdraw_termination, row, user) == {""}


def renew(row: Agreement, **values: Any) -> Agreement:
    values = {"relationship": None, "starts_on": day(11), **values}
    return renew_agreement(row, new(**values), make_officer())


def test_an_agreement_is_renewed_once_by_a_later_one() -> None:
    row = signed(ends_on=day(10))
    assert refused(renew, row, starts_on=day(-180)) == {"starts_on"}
    following = renew(row)
    assert (following.renews, following.relationship) == (row, row.relationship)
    assert refused(renew, Agreement.everything.get(pk=row.pk)) == {""}
    assert refused(renew, make_agreement()) == {""}
    assert refused(renew, signed(terminated_on=day(), termination_reason="Why")) == {""}
