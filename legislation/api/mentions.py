"""The public fields of a mention of us in a law."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from exchange.columns import VERIFIED, Column, address_column, place_code
from exchange.value_kinds import ValueKind
from legislation.choices import ForceState, InstrumentStatus, MentionKind
from legislation.services.read_mentions import CitedMention


def mention_columns(address: Callable[[Any], str | None]) -> tuple[Column, ...]:
    """Return the columns of mentions in law (`CitedMention`); `address` leads to their law."""
    checked = (column.read_off(lambda row: row.law) for column in VERIFIED)
    return (*_SAID, *_LAW, *_FORCE, *_SOURCE, *checked, address_column(address))


def _address_of_source(row: CitedMention) -> str:
    return row.source.url if row.source is not None and row.source.is_linkable else ""


_SAID = (
    Column(
        "uid",
        _("Permanent identifier"),
        lambda row: row.mention.uid,
        _("The identifier of the mention."),
        ValueKind.IDENTIFIER,
    ),
    Column(
        "words",
        _("Exact words"),
        lambda row: row.mention.words,
        _("The words of the law that name us, letter by letter."),
    ),
    Column(
        "language",
        _("Language of the words"),
        lambda row: getattr(row.language, "tag", ""),
        _("The language of those words."),
        ValueKind.LANGUAGE,
    ),
    Column(
        "names",
        _("What it names"),
        lambda row: row.mention.get_what_display(),
        _("Which of our bodies or services the words mean."),
        allowed=MentionKind,
    ),
    Column(
        "pinpoint",
        _("Pinpoint"),
        lambda row: getattr(row.provision, "pinpoint", ""),
        _("Where in the law it stands, such as section 12(3)."),
    ),
)
_LAW = (
    Column("law", _("Law"), lambda row: row.law.title, _("The title of the law.")),
    Column(
        "number",
        _("Number or citation"),
        lambda row: row.law.number,
        _("The number or citation of the law."),
    ),
    Column(
        "law_uid",
        _("Permanent identifier of the law"),
        lambda row: row.law.uid,
        _("The identifier of the law, as in the list of laws."),
        ValueKind.IDENTIFIER,
    ),
    Column(
        "jurisdiction",
        _("Jurisdiction"),
        lambda row: row.law.jurisdiction.name,
        _("The country, territory or body whose law it is."),
    ),
    place_code(lambda row: row.law.jurisdiction.code),
)
_FORCE = (
    Column(
        "force",
        _("In force today"),
        lambda row: row.force.state.label,
        _("Whether the provision binds on the day of the file."),
        allowed=ForceState,
    ),
    Column(
        "force_because",
        _("Why"),
        lambda row: row.force.words,
        _("The reason, in a sentence."),
    ),
    Column(
        "in_force_from",
        _("In force from"),
        lambda row: row.force.since,
        _("When the provision began to bind, or will."),
        ValueKind.PARTIAL_DATE,
    ),
    Column(
        "status",
        _("Status of the law"),
        lambda row: row.law.get_status_display(),
        _("Where the law as a whole stands on the day of the file."),
        allowed=InstrumentStatus,
    ),
    Column(
        "status_because",
        _("Where the law stands"),
        lambda row: row.law.status_words,
        _("The status in a sentence, with the event that decides it."),
    ),
)
_SOURCE = (
    Column(
        "source",
        _("Source"),
        lambda row: getattr(row.source, "title", ""),
        _("The title of the publication in which the words stand."),
    ),
    Column(
        "source_url",
        _("Address of the source"),
        _address_of_source,
        _("Where that publication can be read. Empty: no address is known to work."),
        ValueKind.ADDRESS,
    ),
    Column("note", _("Note"), lambda row: row.mention.note, _("What else is to be known of it.")),
)
