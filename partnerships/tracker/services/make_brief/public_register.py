"""What a brief says of portals, partners, forums, meetings and case studies: public fields only."""

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from partnerships.register import api as register
from partnerships.tracker.choices import BriefKind
from partnerships.tracker.services.make_brief.document import (
    Line,
    Section,
    cut_rows,
    dated,
    recorded,
    section,
)
from partnerships.tracker.services.make_brief.public_facts import (
    CASE_STUDIES,
    EDITIONS,
    FORUMS,
    PARTNERS,
    PORTALS,
    PublicFacts,
)
from partnerships.tracker.services.make_brief.scope import Scope

MOST_PORTALS: Final = 20
MOST_PARTNERS: Final = 25
MOST_MEETINGS: Final = 12
MOST_CASE_STUDIES: Final = 8


def portal_sections(scope: Scope, day: date) -> list[Section]:
    """Return the portals with their status, languages and partners."""
    if scope.subject.kind == BriefKind.FORUM:
        return []
    rows = register.load_portals(scope.live_portals).order_by("name", "pk")
    found, more = cut_rows(rows, MOST_PORTALS)
    empty = Line(_("No reporting portal is on record."), recorded(day))
    lines = [_portal_line(portal, day) for portal in found]
    return section(_("Reporting portals"), lines, more=more, empty=empty)


def _portal_line(portal: Any, day: date) -> Line:
    languages = PORTALS.words(portal, "languages")
    if languages and not PORTALS.of(portal, "languages_confirmed"):
        languages = _("%(languages)s (not confirmed)") % {"languages": languages}
    facts = [
        (_("Status"), PORTALS.words(portal, "status")),
        (_("Launched"), PORTALS.words(portal, "launched")),
        (_("Languages"), languages or _("not recorded")),
        (_("Government partners"), PORTALS.words(portal, "government_partners")),
        (_("Local partners"), PORTALS.words(portal, "local_partners")),
    ]
    return Line(
        text=PORTALS.words(portal, "name"),
        detail=_listed(facts),
        as_of=PORTALS.as_of(portal, day, PORTALS.of(portal, "launched")),
        source=_("Report here") if PORTALS.words(portal, "portal_url") else "",
        url=PORTALS.words(portal, "portal_url") or PORTALS.address(portal),
        marks=PORTALS.marks(portal, day),
    )


def partner_sections(scope: Scope, day: date) -> list[Section]:
    """Return the public bodies, or the one that the brief is about with its units."""
    rows = register.load_partners(scope.live_partners).order_by("name", "pk")
    found, more = cut_rows(rows, MOST_PARTNERS)
    one = scope.subject.kind == BriefKind.PARTNER
    if one:
        found.sort(key=lambda body: (body.pk != scope.subject.record.pk, body.name))
    lines = [_partner_line(body, day, is_subject=one) for body in found]
    return section(_("The partner") if one else _("Partners"), lines, more=more)


def _partner_line(body: Any, day: date, *, is_subject: bool) -> Line:
    facts = [
        (_("Kind"), PARTNERS.words(body, "kind")),
        (_("Place"), PARTNERS.words(body, "jurisdiction")),
        (_("Part of"), PARTNERS.words(body, "part_of")),
        (_("Website"), PARTNERS.words(body, "website")),
        (_("Other names"), PARTNERS.words(body, "other_names") if is_subject else ""),
    ]
    return _sourced(PARTNERS, body, day, _listed(facts))


def forum_sections(scope: Scope, day: date) -> list[Section]:
    """Return the forum itself, and the meetings held with our part in them."""
    is_forum = scope.subject.kind == BriefKind.FORUM
    found, more = cut_rows(register.load_editions(_held(scope, day)), MOST_MEETINGS)
    lines = [_edition_line(edition, day, names_forum=not is_forum) for edition in found]
    heading = _("Meetings and our part") if is_forum else _("Meetings held")
    return [*_forum(scope, day), *section(heading, lines, more=more)]


def _forum(scope: Scope, day: date) -> list[Section]:
    forum = scope.subject.record
    if scope.subject.kind != BriefKind.FORUM or not forum.live:
        return []
    facts = [
        (_("Kind"), FORUMS.words(forum, "kind")),
        (_("Host body"), FORUMS.words(forum, "host_body")),
        (_("How often"), FORUMS.words(forum, "cadence")),
        (_("Website"), FORUMS.words(forum, "website")),
    ]
    return section(_("The forum"), [_sourced(FORUMS, forum, day, _listed(facts))])


def _held(scope: Scope, day: date) -> Any:
    coming = scope.live_editions.coming(day).order_by().values("pk")
    return scope.live_editions.exclude(pk__in=coming)


def coming_editions(scope: Scope, day: date) -> tuple[list[Line], int]:
    """Return the meetings of forums to come, the next first, and how many more there are."""
    rows = register.load_editions(scope.live_editions.coming(day))
    found, more = cut_rows(rows.order_by("starts_earliest", "pk"), MOST_MEETINGS)
    names_forum = scope.subject.kind != BriefKind.FORUM
    return [_edition_line(edition, day, names_forum=names_forum) for edition in found], more


def _edition_line(edition: Any, day: date, *, names_forum: bool) -> Line:
    place = [EDITIONS.words(edition, "city"), EDITIONS.words(edition, "jurisdiction")]
    facts = [
        (_("Forum"), EDITIONS.words(edition, "forum") if names_forum else ""),
        (_("Starts"), EDITIONS.words(edition, "starts")),
        (_("Ends"), EDITIONS.words(edition, "ends")),
        (_("Where"), ", ".join(part for part in place if part) or EDITIONS.words(edition, "mode")),
        (_("Our part"), EDITIONS.words(edition, "engagements")),
    ]
    starts = EDITIONS.of(edition, "starts")
    return _sourced(EDITIONS, edition, day, _listed(facts), starts)


def case_study_sections(scope: Scope, day: date) -> list[Section]:
    """Return the case studies, the newest first."""
    rows = scope.live_case_studies.order_by("-first_published_at", "pk")
    found, more = cut_rows(rows, MOST_CASE_STUDIES)
    return section(_("Case studies"), [_case_study_line(page, day) for page in found], more=more)


def _case_study_line(page: Any, day: date) -> Line:
    published = CASE_STUDIES.of(page, "published_on")
    return Line(
        text=CASE_STUDIES.words(page, "title"),
        detail=CASE_STUDIES.words(page, "summary"),
        as_of=dated(published.date()) if published else recorded(day),
    )


def _sourced(facts: PublicFacts, record: Any, day: date, detail: str, *dates: Any) -> Line:
    """Return a record with its source, or with its permanent address where none is on record."""
    source = facts.words(record, "source")
    return Line(
        text=facts.words(record, "name"),
        detail=detail,
        as_of=facts.as_of(record, day, *dates),
        source=source,
        url=facts.words(record, "source_url") if source else facts.address(record),
        marks=facts.marks(record, day),
    )


def _listed(facts: list[tuple[str, str]]) -> str:
    """Return "Status: Live. Languages: en" of those that are known."""
    return ". ".join(f"{label}: {words}" for label, words in facts if words)
