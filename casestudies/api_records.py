"""What the API shows of case studies: the allow-list of their fields."""

from typing import Any

from django.db.models import QuerySet

from casestudies.api import COLUMNS
from exchange.shape_kinds import MOMENT, PARTIAL, PLACES, RECORDS, TEXT, TOPICS, UID
from exchange.shapes import Field, Shape, fields_of


def _tied(relation: str, chosen: str) -> Any:
    def found(study: Any) -> list[Any]:
        return [getattr(link, chosen) for link in getattr(study, relation).all()]

    return found


def _text_of(study: Any) -> str:
    return "\n".join(study._meta.get_field("body").get_searchable_content(study.body))


def load_whole(studies: QuerySet[Any]) -> QuerySet[Any]:
    """Return case studies with everything that the API shows of each."""
    return studies.prefetch_related(
        "jurisdictions",
        "topic_items__tag",
        "law_links__instrument__jurisdiction",
        "portal_links__portal",
        "partner_links__organisation",
    )


def study_shapes(uid_of: Any) -> tuple[Shape, Shape]:
    """Return the shapes of a case study in a list and of its own; `uid_of` tells its identifier."""
    fields = (
        Field("uid", UID, "Its permanent identifier.", uid_of),
        *fields_of(
            COLUMNS,
            leave_out=("jurisdictions", "jurisdiction_codes", "topics"),
            happened=PARTIAL,
            published_on=MOMENT,
        ),
        Field("jurisdictions", PLACES, "Where.", lambda study: study.jurisdictions.all()),
        Field(
            "topics",
            TOPICS,
            "The subjects that it bears on.",
            lambda study: [item.tag for item in study.topic_items.all()],
        ),
    )
    ties = (
        Field("laws", RECORDS, "The laws it speaks of.", _tied("law_links", "instrument")),
        Field("portals", RECORDS, "The portals.", _tied("portal_links", "portal")),
        Field("partners", RECORDS, "The partners.", _tied("partner_links", "organisation")),
    )
    text = Field("text", TEXT, "The whole text, without markup.", _text_of)
    return (
        Shape("CaseStudyRow", "A case study in a list.", fields, keys=("uid",)),
        Shape(
            "CaseStudy",
            "What was done in one place, with whom, and what came of it.",
            (*fields, *ties, text),
            keys=("uid",),
        ),
    )
