"""What the API shows of laws and of the register of mentions: the allow-lists of their fields."""

from typing import Any

from exchange.shape_kinds import (
    ADDRESS,
    CHOICE,
    DAY,
    FLAG,
    MAYBE_UID,
    PARTIAL,
    PLACE,
    RECORD,
    TEXT,
    TEXTS,
    TOPICS,
    UID,
    choice,
    one,
    rows,
    text,
)
from exchange.shapes import Field, Shape, fields_of
from legislation.api import COLUMNS, PARTY_COLUMNS, mention_columns
from legislation.services.read_participations import parties_of
from legislation.services.read_relations import relations_of
from legislation.status_words import contradiction_words
from stewardship.api import SOURCE

_UID = Field("uid", UID, "Its permanent identifier.", lambda row: row.uid)
_SOURCE = Field("source", SOURCE, "Who says so.", lambda row: row.source)

EVENT = Shape(
    "Event",
    "A dated, sourced thing that happened to a law, or is planned to.",
    (
        _UID,
        choice("type", "What happened."),
        Field("date", PARTIAL, "When.", lambda event: event.date),
        choice("scope", "Whether it concerns the whole text or a part."),
        Field("provisions", TEXT, "Which provisions, of a part.", lambda event: event.provisions),
        Field("until", PARTIAL, "Its end, of a suspension or a term.", lambda event: event.until),
        Field(
            "confirmed", FLAG, "False where the evidence is weak.", lambda event: event.confirmed
        ),
        Field("note", TEXT, "What else is to be said.", lambda event: event.note),
        _SOURCE,
        Field("source_note", TEXT, "Where in the source.", lambda event: event.source_note),
    ),
)
PROVISION = Shape(
    "Provision",
    "The verbatim words of a law, with the place where they stand.",
    (
        _UID,
        Field("pinpoint", text("s 62"), "The place in the law.", lambda row: row.pinpoint),
        Field("text", TEXT, "The words, exactly as printed.", lambda row: row.text),
        Field("language", text("en"), "Their language, BCP 47.", lambda row: row.language_id),
        Field("translation", TEXT, "A translation.", lambda row: row.translation),
        choice("translation_version", "Whose translation it is."),
        Field("summary", TEXT, "The same in plain words.", lambda row: row.summary),
        Field("in_force_from", PARTIAL, "Its own start, if any.", lambda row: row.in_force_from),
        _SOURCE,
    ),
)
DUTY = Shape(
    "Duty",
    "What a law obliges whom to do.",
    (
        _UID,
        choice("kind", "What has to be done."),
        Field("bearer", TEXT, "Who must.", lambda duty: duty.bearer),
        Field("tool", TEXT, "The tool that the law names.", lambda duty: duty.tool),
        Field("sanction", TEXT, "What a breach brings.", lambda duty: duty.sanction),
        Field("note", TEXT, "What else is to be said.", lambda duty: duty.note),
        Field(
            "provision_uid",
            MAYBE_UID,
            "The provision that lays it down, if recorded.",
            lambda duty: duty.provision_uid,
        ),
    ),
)
RELATION = Shape(
    "Relation",
    "How this law bears on another, read from this one.",
    (
        Field("kind", CHOICE, "The relation.", lambda row: (row.kind, row.label)),
        Field("incoming", FLAG, "Whether the other law says so.", lambda row: row.is_incoming),
        Field("law", RECORD, "The other law.", lambda row: row.other),
        Field("note", TEXT, "What else is to be said.", lambda row: row.note),
    ),
)
PARTY = Shape(
    "Party",
    "What one country did about a treaty, and where it stands today.",
    fields_of(
        PARTY_COLUMNS,
        leave_out=("jurisdiction_code",),
        jurisdiction=Field("jurisdiction", PLACE, "Country or body.", lambda row: row.jurisdiction),
        consent=choice("consent", "By what act it bound itself."),
        signed_on=PARTIAL,
        bound_on=PARTIAL,
        in_force_on=PARTIAL,
        denounced_on=PARTIAL,
        source=_SOURCE,
    ),
)
TEXT_OF_LAW = Shape(
    "LawText",
    "Title and summary of a law in another language.",
    (
        Field("language", text("fr"), "BCP 47.", lambda row: row.language_id),
        choice("origin", "Whose words they are."),
        Field("title", TEXT, "The title.", lambda row: row.title),
        Field("summary", TEXT, "The summary.", lambda row: row.summary),
    ),
)
CITED_SOURCE = Shape(
    "CitedSource",
    "A publication on which the record as a whole rests.",
    (_SOURCE, Field("note", TEXT, "What it shows.", lambda row: row.note)),
)
MENTION_IN_LAW = Shape(
    "MentionInLaw",
    "Words of the law that name the organisation behind the site, or something that it keeps.",
    (
        _UID,
        choice("what", "What it names.", key="names"),
        Field("words", TEXT, "The exact words.", lambda row: row.words),
        Field("provision_uid", MAYBE_UID, "Where they stand.", lambda row: row.provision_uid),
    ),
)

_VERIFIED = {"verified_on": DAY, "next_review_on": DAY}
LAW_FIELDS = fields_of(
    COLUMNS,
    leave_out=("jurisdiction_code", "titles"),
    uid=UID,
    jurisdiction=Field("jurisdiction", PLACE, "Whose law it is.", lambda law: law.jurisdiction),
    kind=choice("kind", "What sort of legal text it is."),
    status=choice("status", "Where it stands today; computed from its events."),
    status_event_date=PARTIAL,
    status_source_url=ADDRESS,
    identifier=ADDRESS,
    topics=Field(
        "topics",
        TOPICS,
        "The subjects that it bears on.",
        lambda law: [item.tag for item in law.topic_items.all()],
    ),
    **_VERIFIED,
)
LAW_ROW = Shape("LawRow", "A law in a list.", LAW_FIELDS, keys=("uid",))


def _deciding_event(law: Any) -> Any:
    return law.status_finding.event


LAW = Shape(
    "Law",
    "A law with everything that its page shows.",
    (
        *LAW_FIELDS,
        Field("deciding_event", one(EVENT), "The event that decides it.", _deciding_event),
        Field(
            "status_changes_on",
            DAY,
            "The next day on which the status will differ, by what is known.",
            lambda law: law.status_finding.changes_on,
        ),
        Field(
            "contradictions",
            TEXTS,
            "What does not fit together among the events.",
            lambda law: [contradiction_words(each) for each in law.status_finding.contradictions],
        ),
        Field("events", rows(EVENT), "By their dates.", lambda law: law.events_in_time_order),
        Field("provisions", rows(PROVISION), "In their order.", lambda law: law.provisions.all()),
        Field("duties", rows(DUTY), "What it obliges whom to do.", lambda law: law.duties.all()),
        Field("relations", rows(RELATION), "Other public laws that it bears on.", relations_of),
        Field("parties", rows(PARTY), "Of a treaty: the countries.", parties_of),
        Field(
            "mentions", rows(MENTION_IN_LAW), "Where it names us.", lambda law: law.mentions.all()
        ),
        Field("texts", rows(TEXT_OF_LAW), "In other languages.", lambda law: law.texts.all()),
        Field(
            "sources",
            rows(CITED_SOURCE),
            "What the record rests on.",
            lambda law: law.sources.all(),
        ),
    ),
    keys=("uid",),
)


# --- the register of mentions ---------------------------------------------------------------------


def _language_of(row: Any) -> str:
    return getattr(row.language, "tag", "")


CITATION = Shape(
    "Citation",
    "A mention of the organisation behind the site in a public law, with its force today.",
    fields_of(
        mention_columns(str),
        leave_out=(
            "law_uid",
            "number",
            "jurisdiction_code",
            "source_url",
            "address",
        ),
        uid=UID,
        language=Field("language", text("en"), "Language of the words, BCP 47.", _language_of),
        names=Field(
            "names",
            CHOICE,
            "What it names.",
            lambda row: (row.mention.what, row.mention.get_what_display()),
        ),
        law=Field("law", RECORD, "The law.", lambda row: row.law),
        jurisdiction=Field("jurisdiction", PLACE, "Whose law.", lambda row: row.law.jurisdiction),
        force=Field(
            "force",
            CHOICE,
            "Whether the provision binds today.",
            lambda row: (row.force.state.value, row.force.state.label),
        ),
        in_force_from=PARTIAL,
        status=Field(
            "status",
            CHOICE,
            "Where the law stands today.",
            lambda row: (row.law.status, row.law.get_status_display()),
        ),
        source=Field("source", SOURCE, "Who says so.", lambda row: row.source),
        **_VERIFIED,
    ),
    keys=("uid",),
)
