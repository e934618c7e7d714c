"""Find what a brief could be about by words of its name."""

from typing import Any, Final

from anyascii import anyascii
from django.db.models import Q
from django.utils.text import slugify

from foundation.text import fold
from partnerships.register.models import Forum, Organisation
from partnerships.tracker.choices import BriefKind
from partnerships.tracker.models import Relationship
from partnerships.tracker.querysets import Viewer
from partnerships.tracker.services.make_brief.subject import Subject, subject_of
from reference.models import Jurisdiction, Region

MOST_OF_A_KIND: Final = 8
SHORTEST: Final = 2


def find_subjects(words: str, user: Viewer) -> list[Subject]:
    """Return countries, regions, forums and partners with `words` in a name, a few of each."""
    if len(words) < SHORTEST:
        return []
    found = {
        BriefKind.COUNTRY: _countries(words),
        BriefKind.REGION: Region.objects.filter(name__icontains=words).order_by("name"),
        BriefKind.FORUM: _named(Forum.objects.all(), words, "other_names"),
        BriefKind.PARTNER: _partners(words, user),
    }
    return [
        subject_of(kind, record) for kind, rows in found.items() for record in rows[:MOST_OF_A_KIND]
    ]


def _countries(words: str) -> Any:
    """Return jurisdictions by name, folded or in another language, or by code."""
    named = Jurisdiction.objects.filter(names__name__icontains=words).order_by().values("pk")
    return Jurisdiction.objects.filter(
        Q(sort_name__contains=fold(words))
        | Q(slug__contains=slugify(anyascii(words)) or words)
        | Q(code__iexact=words)
        | Q(pk__in=named)
    ).a_to_z()


def _named(rows: Any, words: str, *others: str) -> Any:
    condition = Q(name__icontains=words) | Q(acronym__icontains=words)
    for name in others:
        condition |= Q(**{f"{name}__icontains": words})
    return rows.filter(condition).order_by("name", "pk")


def _partners(words: str, user: Viewer) -> Any:
    """Return bodies that are public, or with which `user` may see a relationship."""
    seen = Relationship.objects.visible_to(user).order_by().values("organisation")
    rows = Organisation.objects.partners().filter(Q(live=True) | Q(pk__in=seen))
    return _named(rows, words)
