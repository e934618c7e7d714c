"""What has a picture: every public record with a page, every place and topic, every page.

A subject is found again by its family and key, which stand in the address of the picture.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Page

from foundation.models import BasePage
from foundation.public_pages import public_only
from foundation.public_records import is_open
from legislation.models import Assessment, Framework, Instrument
from partnerships.register.models import Forum, Organisation, Portal
from reference.models import Jurisdiction, Topic
from website.assembly.scorecard import public_scorecards

#: Keys of pages are numbers; longer ones are refused before they are read.
LONGEST_NUMBER: Final = 9


@dataclass(frozen=True)
class Subject:
    """A family: how one of it is found among what the public may see, and by which key."""

    model: type[Any]
    public: Callable[[], QuerySet[Any]]
    field: str = "uid"

    def find(self, key: str) -> Any:
        """Return the record with this key, None where there is none that the public may see.

        A key is written in one way only: each way would be a picture of its own.
        """
        if not self.is_key(key):
            return None
        found = self.public().filter(**{self.field: key}).first()
        return found if is_shown(found) else None

    def is_key(self, key: str) -> bool:
        """Say whether a text may be a key of this family at all."""
        value = READERS[self.field](key)
        return value is not None and str(value) == key

    def key_of(self, record: Any) -> str:
        """Return the key of a record."""
        return str(getattr(record, self.field))


def _uid(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


def _number(key: str) -> int | None:
    is_number = key.isascii() and key.isdigit() and len(key) <= LONGEST_NUMBER
    return int(key) if is_number else None


READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "uid": _uid,
    "slug": lambda key: key,
    "pk": _number,
}


def _laws() -> QuerySet[Any]:
    return Instrument.objects.public().for_listing().prefetch_related("texts__language")


def _pages() -> QuerySet[Any]:
    return public_only(Page.objects.live()).filter(depth__gt=1).specific()


SUBJECTS: Final[Mapping[str, Subject]] = {
    "law": Subject(Instrument, _laws),
    "portal": Subject(Portal, lambda: Portal.objects.public().select_related("jurisdiction")),
    "partner": Subject(
        Organisation, lambda: Organisation.objects.public().select_related("jurisdiction")
    ),
    "forum": Subject(Forum, Forum.objects.public),
    "framework": Subject(Framework, Framework.objects.public),
    "scorecard": Subject(Assessment, public_scorecards),
    "place": Subject(Jurisdiction, lambda: Jurisdiction.objects.select_related("region"), "slug"),
    "topic": Subject(Topic, Topic.objects.all, "slug"),
    "page": Subject(BasePage, _pages, "pk"),
}


def is_shown(record: Any) -> bool:
    """Say whether the list to which a record belongs is public; a page has none above it."""
    return record is None or is_open(type(record))


def family_of(record: Any) -> str | None:
    """Return the family of a record, None where its kind has no picture."""
    return next((name for name, each in SUBJECTS.items() if isinstance(record, each.model)), None)
