"""What is said of a record when it is cited, whatever the form."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from foundation.text import tidy_line
from legislation.choices import InstrumentKind
from legislation.models import Instrument
from website.citations.author import author
from website.citations.days import in_words
from website.services.search_source import lasting_uid

#: How many figures of the identifier are in a key: enough to tell every record from every other.
KEY_FIGURES = 12


@dataclass(frozen=True)
class Citation:
    """One record as it is cited today; every text is one line."""

    uid: UUID
    title: str
    author: str
    site: str
    changed: date | None
    accessed: date
    is_law: bool = False
    is_bill: bool = False
    number: str = ""
    place: str = ""

    @property
    def url(self) -> str:
        """The permanent address."""
        return f"{settings.SITE_URL}{reverse('permanent_address', args=[self.uid])}"

    @property
    def key(self) -> str:
        """The key of the reference, which never changes: "chancery-6d0d3f1c5a44"."""
        return f"{slugify(self.site) or 'record'}-{self.uid.hex[:KEY_FIGURES]}"

    @property
    def text(self) -> str:
        """The citation in words."""
        changed = self.changed or self.accessed
        words = {
            "author": self.author,
            "year": changed.year,
            "title": self.full_title,
            "site": self.site,
            "changed": in_words(changed),
            "url": self.url,
            "day": in_words(self.accessed),
        }
        if self.changed is None:
            return _("%(author)s: %(title)s. %(site)s. %(url)s (read on %(day)s)") % words
        return (
            _(
                "%(author)s (%(year)d): %(title)s. %(site)s, last changed on %(changed)s. "
                "%(url)s (read on %(day)s)"
            )
            % words
        )

    @property
    def full_title(self) -> str:
        """The title with number and place, where a law has them."""
        beside = ", ".join(filter(None, (self.number, self.place)))
        return f"{self.title} ({beside})" if beside else self.title


def citation_of(record: Any) -> Citation:
    """Return how a record, page, place or topic is cited today.

    Reference data bears no day of its last change.
    """
    published = getattr(record, "last_published_at", None)
    law = record if isinstance(record, Instrument) else None
    return Citation(
        uid=lasting_uid(record),
        title=tidy_line(str(getattr(record, "local_name", record))),
        author=tidy_line(author()),
        site=settings.WAGTAIL_SITE_NAME,
        changed=timezone.localdate(published) if published else None,
        accessed=timezone.localdate(),
        is_law=law is not None,
        is_bill=law is not None and law.kind == InstrumentKind.BILL,
        number=tidy_line(law.number) if law else "",
        place=law.jurisdiction.name if law and law.jurisdiction else "",
    )
