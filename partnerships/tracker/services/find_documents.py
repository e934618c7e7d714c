"""What the search keeps of each kind of record: its words, and who guards it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import FindAudience
from partnerships.tracker.models import (
    Agreement,
    FindEntry,
    Interaction,
    Person,
    Post,
    Relationship,
)

_LONGEST_TITLE: Final = 400


class FindKind(models.TextChoices):
    """The kinds of records that are found, with the screen of each."""

    RELATIONSHIP = "relationship", _("Partners")
    POST = "post", _("Posts")
    PERSON = "person", _("People")
    INTERACTION = "interaction", _("Interactions")
    AGREEMENT = "agreement", _("Agreements")

    @property
    def url_name(self) -> str:
        """The name of the address of one record."""
        return "tracker_partner" if self == FindKind.RELATIONSHIP else f"tracker_{self.value}"


@dataclass(frozen=True)
class Document:
    """How the records of one kind are loaded, and what is kept of each.

    `words` never has contact data: neither that of a person nor notes about one.
    """

    kind: FindKind
    related: tuple[str, ...]
    prefetched: tuple[str, ...]
    title: Callable[[Any], Any]
    words: Callable[[Any], Iterable[Any]]
    guards: Callable[[Any], dict[str, Any]]
    day: Callable[[Any], Any] = lambda _row: None
    is_kept: Callable[[Any], bool] = lambda _row: True

    def load(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Return rows with all that their words are made of."""
        return rows.select_related(*self.related).prefetch_related(*self.prefetched)

    def entry_of(self, row: Any) -> FindEntry:
        """Return the entry of a row, not saved."""
        some = row.is_confidential
        return FindEntry(
            kind=self.kind,
            target_uid=row.uid,
            title=str(self.title(row))[:_LONGEST_TITLE],
            text="\n".join(str(word) for word in self.words(row) if word),
            audience=FindAudience.SOME if some else FindAudience.STAFF,
            on=self.day(row),
            **self.guards(row),
        )


def _partner_words(row: Relationship) -> Iterable[Any]:
    yield row.organisation.acronym
    yield from (name.name for name in row.organisation.names.all())
    yield row.organisation.jurisdiction
    yield from (row.portal, row.aim, row.next_step, row.risk_note)


def _partner_of(row: Any) -> str:
    return str(row.relationship.organisation)


DOCUMENTS: Final[Mapping[type[models.Model], Document]] = {
    Relationship: Document(
        FindKind.RELATIONSHIP,
        ("organisation__jurisdiction", "portal"),
        ("organisation__names",),
        str,
        _partner_words,
        lambda row: {"relationship_id": row.pk},
    ),
    Post: Document(
        FindKind.POST,
        ("organisation",),
        (),
        str,
        lambda row: (row.organisation, row.organisation.acronym),
        lambda _row: {},
    ),
    Person: Document(
        FindKind.PERSON,
        (),
        (),
        lambda row: row.name,
        lambda _row: (),
        lambda _row: {},
        is_kept=lambda row: not row.is_erased,
    ),
    Interaction: Document(
        FindKind.INTERACTION,
        ("relationship__organisation",),
        (),
        lambda row: row.subject or row.get_kind_display(),
        lambda row: (row.notes, row.asked, row.place, _partner_of(row)),
        lambda row: {"relationship_id": row.relationship_id, "interaction_id": row.pk},
        day=lambda row: row.on,
    ),
    Agreement: Document(
        FindKind.AGREEMENT,
        ("relationship__organisation",),
        (),
        str,
        lambda row: (row.reference, row.summary, row.termination_reason, _partner_of(row)),
        lambda row: {"relationship_id": row.relationship_id, "agreement_id": row.pk},
        day=lambda row: row.ends_on,
    ),
}
