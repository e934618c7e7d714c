"""What the API shows of frameworks and scorecards: the allow-lists of their fields."""

from typing import Any

from exchange.shape_kinds import (
    CHOICE,
    DAY,
    FLAG,
    MAYBE_UID,
    PARTIAL,
    PLACE,
    RECORD,
    RECORDS,
    TEXT,
    UID,
    rows,
    text,
)
from exchange.shapes import Field, Shape, fields_of
from legislation.api import FRAMEWORK_COLUMNS, evidence_words
from stewardship.api import SOURCE

CRITERION = Shape(
    "Criterion",
    "One question of a framework.",
    (
        Field("code", text("definition"), "The same in every edition.", lambda each: each.code),
        Field("question", TEXT, "The question.", lambda each: each.question),
        Field("guidance", TEXT, "What counts as yes or partly.", lambda each: each.guidance),
    ),
)
FRAMEWORK_FIELDS = fields_of(
    FRAMEWORK_COLUMNS,
    uid=UID,
    published=PARTIAL,
    criteria=Field("criteria", rows(CRITERION), "Its questions.", lambda each: each.criteria.all()),
    verified_on=DAY,
)
FRAMEWORK_ROW = Shape("FrameworkRow", "A framework in a list.", FRAMEWORK_FIELDS, keys=("uid",))
FRAMEWORK = Shape(
    "Framework",
    "One edition of a set of questions asked of every country.",
    (
        *FRAMEWORK_FIELDS,
        Field("previous", RECORD, "The edition before this one.", lambda each: each.previous),
        Field(
            "later_editions",
            RECORDS,
            "The editions after it.",
            lambda each: each.public_later_editions,
        ),
        Field("source", SOURCE, "Where it was published.", lambda each: each.source),
    ),
    keys=("uid",),
)

ANSWER = Shape(
    "Answer",
    "What one country answers to one question; the five answers are five different facts.",
    (
        Field("criterion", text("definition"), "The question.", lambda row: row.criterion.code),
        Field("question", TEXT, "The question in words.", lambda row: row.criterion.question),
        Field(
            "answer",
            CHOICE,
            "yes, partly, no, not_reviewed or no_information.",
            lambda row: (row.value.value, row.label),
        ),
        Field("evidence", TEXT, "Law and pinpoint in words.", evidence_words),
        Field(
            "evidence_is_gone",
            FLAG,
            "Whether it rests on words that are not public any more.",
            lambda row: row.is_gone,
            example=False,
        ),
        Field(
            "law",
            RECORD,
            "The law that it rests on.",
            lambda row: row.provision.instrument if row.provision else None,
        ),
        Field(
            "provision_uid",
            MAYBE_UID,
            "The provision of that law.",
            lambda row: row.provision.uid if row.provision else None,
        ),
        Field("note", TEXT, "A note.", lambda row: row.answer.note if row.answer else ""),
        Field(
            "source", SOURCE, "Who says so.", lambda row: row.answer.source if row.answer else None
        ),
    ),
)


def _of_assessment(name: str) -> Any:
    return lambda card: getattr(card.assessment, name)


SCORECARD = Shape(
    "Scorecard",
    "The answers of one country to one edition of a framework.",
    (
        Field("uid", UID, "Its permanent identifier.", _of_assessment("uid")),
        Field("framework", RECORD, "The framework.", _of_assessment("framework")),
        Field("jurisdiction", PLACE, "The country.", lambda card: card.place),
        Field("note", TEXT, "A note.", _of_assessment("note")),
        Field("answers", rows(ANSWER), "In the order of the questions.", lambda c: c.findings),
        Field("verified_on", DAY, "When it was last checked.", _of_assessment("verified_on")),
        Field("next_review_on", DAY, "When it is checked next.", _of_assessment("next_review_on")),
    ),
    keys=("uid",),
)
