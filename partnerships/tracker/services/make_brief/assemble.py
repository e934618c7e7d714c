"""Puts a brief together, for staff or for whoever may get it."""

from collections.abc import Callable
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from partnerships.tracker.choices import BriefEdition
from partnerships.tracker.querysets import Viewer
from partnerships.tracker.services.make_brief.document import (
    Brief,
    Line,
    Section,
    recorded,
    section,
)
from partnerships.tracker.services.make_brief.one_moment import one_moment
from partnerships.tracker.services.make_brief.private_coming import coming_lines, deadline_sections
from partnerships.tracker.services.make_brief.private_partners import (
    post_sections,
    relationship_gaps,
    relationship_sections,
)
from partnerships.tracker.services.make_brief.private_scope import PrivateScope
from partnerships.tracker.services.make_brief.private_work import (
    agreement_sections,
    commitment_sections,
    influence_sections,
    interaction_sections,
)
from partnerships.tracker.services.make_brief.public_gaps import gap_lines, gap_sections
from partnerships.tracker.services.make_brief.public_laws import law_sections, treaty_sections
from partnerships.tracker.services.make_brief.public_region import region_sections
from partnerships.tracker.services.make_brief.public_register import (
    case_study_sections,
    coming_editions,
    forum_sections,
    partner_sections,
    portal_sections,
)
from partnerships.tracker.services.make_brief.scope import Scope, scope_of
from partnerships.tracker.services.make_brief.staff_facts import duty_gaps, seat_sections
from partnerships.tracker.services.make_brief.subject import Subject

Part = Callable[[Scope, date], list[Section]]
PrivatePart = Callable[[PrivateScope], list[Section]]

#: What both editions open with, and what only staff read after that.
_FIRST: Final[tuple[Part, ...]] = (region_sections, law_sections, treaty_sections)
_PRIVATE: Final[tuple[PrivatePart, ...]] = (
    relationship_sections,
    post_sections,
    interaction_sections,
    commitment_sections,
    agreement_sections,
)
_LAST_PRIVATE: Final[tuple[PrivatePart, ...]] = (
    deadline_sections,
    influence_sections,
    seat_sections,
)


class NotPublicError(Exception):
    """A brief that may be shared was asked for of a record that is not published."""


def make_brief(subject: Subject, edition: BriefEdition, user: Viewer) -> Brief:
    """Return the brief, true of this moment; raises NotPublicError.

    The edition for staff shows what `user` may see. The one that may be shared asks for public
    fields of published records only, whoever `user` is. Either costs the same number of queries
    however much there is, and has a limit to its length.
    """
    if edition == BriefEdition.SHAREABLE and not getattr(subject.record, "live", True):
        raise NotPublicError
    with one_moment():
        moment = timezone.now()
        scope = scope_of(subject)
        private = PrivateScope(scope, user, timezone.localdate(moment))
        is_staff = edition == BriefEdition.STAFF
        sections = _for_staff(private) if is_staff else _for_others(scope, private.day)
    return Brief(
        title=subject.name,
        kind=subject.kind,
        edition=edition,
        as_of=moment,
        sections=tuple(sections),
        left_out=tuple(_left_out_for_staff() if is_staff else _left_out_for_others()),
    )


def _for_others(scope: Scope, day: date) -> list[Section]:
    coming, more = coming_editions(scope, day)
    return [
        *_opening(scope, day),
        *gap_sections(gap_lines(scope, day), day),
        *portal_sections(scope, day),
        *partner_sections(scope, day),
        *_coming(coming, more, day),
        *forum_sections(scope, day),
        *case_study_sections(scope, day),
    ]


def _for_staff(private: PrivateScope) -> list[Section]:
    scope, day = private.scope, private.day
    gaps = [*duty_gaps(private), *gap_lines(scope, day), *relationship_gaps(private)]
    return [
        *_opening(scope, day),
        *gap_sections(gaps, day),
        *portal_sections(scope, day),
        *partner_sections(scope, day),
        *(each for part in _PRIVATE for each in part(private)),
        *_all_coming(private),
        *(each for part in _LAST_PRIVATE for each in part(private)),
        *forum_sections(scope, day),
        *case_study_sections(scope, day),
    ]


def _opening(scope: Scope, day: date) -> list[Section]:
    return [each for part in _FIRST for each in part(scope, day)]


def _all_coming(private: PrivateScope) -> list[Section]:
    """Return the meetings of forums, ours and the steps of laws, the next first."""
    lines, more = coming_editions(private.scope, private.day)
    others = sorted(coming_lines(private), key=lambda pair: pair[0])
    return _coming([*lines, *(line for _day, line in others)], more, private.day)


def _coming(lines: list[Line], more: int, day: date) -> list[Section]:
    empty = Line(_("Nothing is planned, as far as is recorded."), recorded(day))
    return section(_("Coming events"), lines, more=more, empty=empty)


def _left_out_for_staff() -> list[str]:
    return [
        _("telephone numbers and addresses of people"),
        _("what the colleague who made it may not see"),
    ]


def _left_out_for_others() -> list[str]:
    return [
        _("relationships, contacts and people in post"),
        _("interactions"),
        _("commitments of either side"),
        _("agreements"),
        _("action points and deadlines"),
        _("notes and our influence"),
        _("duties and planned events of laws, and our seats"),
        _("whatever is not published"),
    ]
