"""What a tenure must fulfil: one holder at a time, and days that can be true."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerships.tracker.models import Post, Tenure

#: Nobody knows today who will hold a post later than so many days from now.
LONGEST_AHEAD: Final = timedelta(days=366)
Fault = tuple[str, str]


def check_tenure(tenure: Tenure, others: Iterable[Tenure] | None = None) -> None:
    """Raise ValidationError, by field, unless the tenure may stand beside the others of its post.

    Two holders may not overlap, nor two who act; somebody who acts may stand beside the holder.
    A start that nobody knows counts as since ever, an empty end as until ever. `others` are the
    other tenures of the post, read from the database if they are not given.
    """
    if others is None:
        others = Tenure.everything.filter(post=tenure.post).select_related("person")
    beside = [each for each in others if each.pk is None or each.pk != tenure.pk]
    faults: dict[str, list[str]] = {}
    for field, words in (*_faults_of_days(tenure), *_faults_of_person(tenure)):
        faults.setdefault(field, []).append(words)
    if not faults:
        for field, words in _overlaps(tenure, beside):
            faults.setdefault(field, []).append(words)
    if faults:
        raise ValidationError(dict(faults))


def in_words(day: date) -> str:
    """Return a day as people write it."""
    return date_format(day, "j F Y")


def _faults_of_person(tenure: Tenure) -> Iterator[Fault]:
    if not tenure.person.is_erased:
        return
    was_there = Tenure.everything.filter(pk=tenure.pk, person=tenure.person)
    if tenure.pk is None or not was_there.exists():
        yield "person", _("This person was erased: nothing can be added to them.")


def _faults_of_days(tenure: Tenure) -> Iterator[Fault]:
    starts, ends = tenure.starts_on, tenure.ends_on
    if starts and starts > timezone.localdate() + LONGEST_AHEAD:
        yield "starts_on", _("This is more than a year ahead: check the year.")
    if starts and ends and ends < starts:
        yield "ends_on", _("The end lies before the start, %(day)s.") % {"day": in_words(starts)}
    yield from _faults_after_end(tenure, tenure.post)


def _faults_after_end(tenure: Tenure, post: Post) -> Iterator[Fault]:
    gone = post.ended_on
    if gone is None:
        return
    words = _("This post was abolished on %(day)s.") % {"day": in_words(gone)}
    if tenure.starts_on and tenure.starts_on > gone:
        yield "starts_on", words
    elif tenure.ends_on is None or tenure.ends_on > gone:
        yield "ends_on", words


def _overlaps(tenure: Tenure, others: Iterable[Tenure]) -> Iterator[Fault]:
    for other in others:
        if other.is_acting == tenure.is_acting and is_overlapping(tenure, other):
            yield _field_of_overlap(tenure, other), _words_of_overlap(tenure, other)
            return


def is_overlapping(one: Tenure, other: Tenure) -> bool:
    """Say whether there is a day on which both are in post."""
    return _begins(one) <= _ends(other) and _begins(other) <= _ends(one)


def _begins(tenure: Tenure) -> date:
    return tenure.starts_on or date.min


def _ends(tenure: Tenure) -> date:
    return tenure.ends_on or date.max


def _field_of_overlap(tenure: Tenure, other: Tenure) -> str:
    """Return where it can be put right: the start if the other was there before, else the end."""
    is_later = _begins(tenure) >= _begins(other) and _ends(tenure) >= _ends(other)
    return "starts_on" if is_later or tenure.starts_on is None else "ends_on"


def _words_of_overlap(tenure: Tenure, other: Tenure) -> str:
    words = {
        "person": other.person,
        "since": in_words(other.starts_on) if other.starts_on else _("an unknown day"),
        "until": in_words(other.ends_on) if other.ends_on else _("today"),
    }
    if tenure.is_acting:
        return _("%(person)s acts in this post already, from %(since)s until %(until)s.") % words
    return _("%(person)s holds this post from %(since)s until %(until)s.") % words
