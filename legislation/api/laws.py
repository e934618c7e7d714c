"""The public fields of a law, and of what a country did about a treaty."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.columns import UID, VERIFIED, Column, place_code
from exchange.value_kinds import ValueKind
from legislation.choices import ConsentMethod, EventType, InstrumentKind, InstrumentStatus
from legislation.models import Instrument
from legislation.services.read_participations import standing_of
from legislation.services.true_status import with_true_status
from stewardship.models import Source

Law = Any


def load(laws: QuerySet[Instrument]) -> list[Instrument]:
    """Return listed laws with what the columns show, in a constant number of queries."""
    return with_true_status(
        laws.prefetch_related("events__source", "sources__source", "texts", "topic_items__tag")
    )


def sources_of(law: Law) -> Iterable[Source]:
    """Return the sources of a law and of its events; no query on a law from `load`."""
    rows = (*law.events.all(), *law.sources.all())
    return (row.source for row in rows if row.source is not None)


def _event(law: Law) -> Any:
    return law.status_finding.event


def _event_label(law: Law) -> str:
    return _event(law).get_type_display() if _event(law) else ""


def _event_date(law: Law) -> Any:
    return _event(law).date if _event(law) else None


def _source(law: Law) -> Any:
    return _event(law).source if _event(law) else None


def _source_title(law: Law) -> str:
    return _source(law).title if _source(law) else ""


def _source_url(law: Law) -> str:
    return _source(law).url if _source(law) and _source(law).is_linkable else ""


COLUMNS = (
    UID,
    Column(
        "title",
        _("Title"),
        lambda law: law.title,
        _("The full title in English; where the law is in another language, a translation."),
    ),
    Column(
        "short_title",
        _("Short title"),
        lambda law: law.short_title,
        _("What the law is called in short, where it has such a name."),
    ),
    Column(
        "title_original",
        _("Original title"),
        lambda law: law.title_original,
        _("The title as it was published, in its own language."),
    ),
    Column(
        "title_language",
        _("Language of the original"),
        lambda law: law.title_language_id,
        _("The language of the original title."),
        ValueKind.LANGUAGE,
    ),
    Column(
        "titles",
        _("Titles in other languages"),
        lambda law: [f"{text.language_id}: {text.title}" for text in law.texts.all()],
        _("Each with the tag of its language (BCP 47) and a colon in front."),
        is_list=True,
    ),
    Column(
        "jurisdiction",
        _("Jurisdiction"),
        lambda law: law.jurisdiction.name,
        _("The country, territory or body whose law it is."),
    ),
    place_code(lambda law: law.jurisdiction.code),
    Column(
        "kind",
        _("Kind"),
        lambda law: law.get_kind_display(),
        _("What sort of law or text it is."),
        allowed=InstrumentKind,
    ),
    Column(
        "number",
        _("Number or citation"),
        lambda law: law.number,
        _("The number or citation that it bears, such as Act 1038."),
    ),
    Column(
        "identifier",
        _("Official identifier"),
        lambda law: law.identifier,
        _("The permanent address that its publisher gave it, such as one of ELI."),
        ValueKind.ADDRESS,
        standard="ELI, Akoma Ntoso",
    ),
    Column(
        "issuing_body",
        _("Issuing body"),
        lambda law: law.issuing_body,
        _("Who made it, such as a parliament or a ministry."),
    ),
    Column(
        "status",
        _("Status"),
        lambda law: law.get_status_display(),
        _("Where it stands on the day of the file, worked out from its events."),
        allowed=InstrumentStatus,
    ),
    Column(
        "status_because",
        _("Where it stands"),
        lambda law: law.status_words,
        _("The status in a sentence, with the event that decides it."),
    ),
    Column(
        "status_event",
        _("Deciding event"),
        _event_label,
        _("The event from which the status follows."),
        allowed=EventType,
    ),
    Column(
        "status_event_date",
        _("Date of that event"),
        _event_date,
        _("When that event happened, or is planned."),
        ValueKind.PARTIAL_DATE,
    ),
    Column(
        "status_source",
        _("Source of that event"),
        _source_title,
        _("The title of the publication that says so."),
    ),
    Column(
        "status_source_url",
        _("Address of the source"),
        _source_url,
        _("Where that publication can be read. Empty: no address is known to work."),
        ValueKind.ADDRESS,
    ),
    Column(
        "topics",
        _("Topics"),
        lambda law: [item.tag.name for item in law.topic_items.all()],
        _("What it is about, from the list of topics of this site."),
        is_list=True,
    ),
    Column("summary", _("Summary"), lambda law: law.summary, _("What it says, in our words.")),
    *VERIFIED,
)


PARTY_COLUMNS = (
    place_code(lambda row: row.jurisdiction.code),
    Column(
        "jurisdiction",
        _("Country or body"),
        lambda row: row.jurisdiction.name,
        _("The country or body that signed the treaty or is bound by it."),
    ),
    Column(
        "standing",
        _("Standing"),
        standing_of,
        _("Where it stands with the treaty on the day of the file."),
    ),
    Column(
        "signed_on",
        _("Signed on"),
        lambda row: row.signed_on,
        _("When it signed."),
        ValueKind.PARTIAL_DATE,
    ),
    Column(
        "consent",
        _("Bound by"),
        lambda row: row.get_consent_display(),
        _("By which act it agreed to be bound."),
        allowed=ConsentMethod,
    ),
    Column(
        "bound_on",
        _("Bound on"),
        lambda row: row.bound_on,
        _("When it agreed to be bound."),
        ValueKind.PARTIAL_DATE,
    ),
    Column(
        "in_force_on",
        _("In force there from"),
        lambda row: row.in_force_on,
        _("When the treaty began to bind it."),
        ValueKind.PARTIAL_DATE,
    ),
    Column(
        "denounced_on",
        _("Denounced on"),
        lambda row: row.denounced_on,
        _("When it left the treaty."),
        ValueKind.PARTIAL_DATE,
    ),
    Column(
        "note",
        _("Reservations and declarations"),
        lambda row: row.note,
        _("What it reserved or declared, in our words."),
    ),
    Column(
        "source",
        _("Source"),
        lambda row: row.source.title if row.source else "",
        _("The title of the publication that says so."),
    ),
)
