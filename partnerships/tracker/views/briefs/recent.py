"""The briefs that a colleague made last, kept in the session."""

from typing import Final

from django.http import HttpRequest

from partnerships.tracker.querysets import Viewer
from partnerships.tracker.services.make_brief import Subject, find_subject

KEY: Final = "tracker_briefs"
MOST: Final = 6


def remember(request: HttpRequest, subject: Subject) -> None:
    """Put a subject before the others that were asked for."""
    made = [subject.kind.value, subject.key]
    others = [each for each in request.session.get(KEY, []) if each != made]
    request.session[KEY] = [made, *others][:MOST]


def recently_made(request: HttpRequest, user: Viewer) -> list[Subject]:
    """Return what the last briefs were about, as far as `user` may see it now."""
    found = [find_subject(kind, key, user) for kind, key in request.session.get(KEY, [])]
    return [subject for subject in found if subject is not None]
