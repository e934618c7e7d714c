"""Agreements in the words of those who keep them."""

from datetime import date, timedelta
from typing import Final, Self

from django.db.models import Q

from partnerships.tracker.choices import WARNING_DAYS, AgreementState, Renewal
from partnerships.tracker.querysets.gate import TrackerQuerySet

_BEFORE_FORCE: Final = (
    AgreementState.DRAFT,
    AgreementState.SIGNED_BY_ONE,
    AgreementState.NOT_STARTED,
)


class AgreementQuerySet(TrackerQuerySet):
    """What was agreed in writing; each question says the same as `Agreement.state_on`."""

    def with_renewals(self) -> Self:
        """Return them with what renews each, so that their state costs no further query."""
        return self.select_related("renewed_by")

    def terminated_by(self, day: date) -> Self:
        """Return those whose termination took effect by `day`."""
        return self.filter(terminated_on__lte=day)

    def in_force_on(self, day: date) -> Self:
        """Return those that hold on `day`, ending soon or not, or prolonged automatically."""
        return self.filter(_going_on(day), _begun(day), _lasting(day) | self._prolonged(day))

    def ending_on(self, day: date, within: int = max(WARNING_DAYS)) -> Self:
        """Return those in force on `day` whose last day is at most `within` days away."""
        return self.in_force_on(day).filter(ends_on__range=(day, day + timedelta(days=within)))

    def standing_on(self, day: date) -> Self:
        """Return those in force on `day`, and those that are yet to be."""
        return self.filter(_going_on(day), self._standing(day))

    def told_of_on(self, day: date, since: date) -> Self:
        """Return those standing on `day`, and those that ended `since` then and nobody renewed."""
        ended = _begun(day) & Q(ends_on__range=(since, day)) & self._not_renewed(day)
        return self.filter(_going_on(day), self._standing(day) | ended)

    def past_end_on(self, day: date) -> Self:
        """Return those whose last day lies before `day`, renewed, prolonged or not."""
        return self.filter(_going_on(day), _begun(day), ends_on__lt=day)

    def renewed_by_day(self, day: date) -> Self:
        """Return those that a further agreement, signed by both sides by `day`, renews."""
        return self.filter(_signed_by_both(day, "renewed_by__"))

    def not_renewed_by(self, day: date) -> Self:
        """Return those that no agreement signed by both sides by `day` renews."""
        return self.filter(self._not_renewed(day))

    def in_state(self, state: str, day: date) -> Self:
        """Return those in a state on a day, as `Agreement.state_on` says of each."""
        if state == AgreementState.TERMINATED:
            return self.terminated_by(day)
        if state == AgreementState.ENDING:
            return self.ending_on(day)
        if state == AgreementState.IN_FORCE:
            latest = day + timedelta(days=max(WARNING_DAYS))
            return self.in_force_on(day).exclude(ends_on__range=(day, latest))
        if state == AgreementState.RENEWED:
            return self.past_end_on(day).renewed_by_day(day)
        if state == AgreementState.EXPIRED:
            return self.past_end_on(day).not_renewed_by(day).exclude(renewal=Renewal.AUTOMATIC)
        return self.filter(_going_on(day), _before_force(state, day))

    def _standing(self, day: date) -> Q:
        condition = _begun(day) & (_lasting(day) | self._prolonged(day))
        for state in _BEFORE_FORCE:
            condition |= _before_force(state, day)
        return condition

    def _not_renewed(self, day: date) -> Q:
        renewed = self.model.everything.renewed_by_day(day).order_by().values("pk")
        return ~Q(pk__in=renewed)

    def _prolonged(self, day: date) -> Q:
        return Q(ends_on__lt=day, renewal=Renewal.AUTOMATIC) & self._not_renewed(day)


def _going_on(day: date) -> Q:
    return Q(terminated_on=None) | Q(terminated_on__gt=day)


def _signed_by_both(day: date, path: str = "") -> Q:
    return Q(**{f"{path}signed_by_us_on__lte": day, f"{path}signed_by_them_on__lte": day})


def _begun(day: date) -> Q:
    return _signed_by_both(day) & (Q(starts_on=None) | Q(starts_on__lte=day))


def _lasting(day: date) -> Q:
    return Q(ends_on=None) | Q(ends_on__gte=day)


def _before_force(state: str, day: date) -> Q:
    not_by_us = Q(signed_by_us_on=None) | Q(signed_by_us_on__gt=day)
    not_by_them = Q(signed_by_them_on=None) | Q(signed_by_them_on__gt=day)
    if state == AgreementState.DRAFT:
        return not_by_us & not_by_them
    if state == AgreementState.SIGNED_BY_ONE:
        one = Q(signed_by_us_on__lte=day) & not_by_them
        return one | (Q(signed_by_them_on__lte=day) & not_by_us)
    return _signed_by_both(day) & Q(starts_on__gt=day)
