"""What a framework says of one country: each answer with its evidence."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from exchange.formats import Table
from foundation.addresses import AddressBook
from legislation.api import finding_columns
from legislation.models import Assessment
from legislation.services.read_scorecards import Scorecard, read_scorecards
from reference.models import Jurisdiction
from website.assembly.laws import laws_of_today
from website.citations.lists import list_file


def public_scorecards() -> QuerySet[Assessment]:
    """Return the assessments that the public may see: those of public frameworks."""
    found: QuerySet[Assessment] = Assessment.objects.public().filter(
        framework__live=True, jurisdiction__isnull=False
    )
    return found.select_related("framework", "jurisdiction")


def scorecards_for_page() -> QuerySet[Assessment]:
    """Return the public assessments with what their page shows."""
    return public_scorecards().prefetch_related("framework__criteria", "answers__source__language")


def scorecard_context(assessment: Assessment) -> dict[str, Any]:
    """Return the answers of an assessment, live or draft, with the laws as they stand today."""
    (scorecard,) = read_scorecards([assessment])
    laws_of_today(each.provision.instrument for each in scorecard.findings if each.provision)
    return {"scorecard": scorecard}


def scorecard_file(
    wanted: str, assessment: Assessment, request: HttpRequest
) -> HttpResponseBase | None:
    """Return a scorecard as a file, None when it is not offered."""
    if not wanted:
        return None
    (scorecard,) = read_scorecards([assessment])
    table = Table(
        columns=finding_columns(assessment, AddressBook.of(request).full_url),
        rows=scorecard.findings,
        title=assessment.title_text,
        as_of=timezone.localdate(),
    )
    return list_file(wanted, table, request, lambda row: row.answer and row.answer.source)


def scorecards_of(place: Jurisdiction) -> list[Scorecard]:
    """Return the scorecards of a place, of each framework the latest edition that has one."""
    found = list(
        public_scorecards()
        .filter(jurisdiction=place)
        .prefetch_related("framework__criteria", "answers")
        .order_by("framework__name", "pk")
    )
    return read_scorecards(latest_editions(found))


def latest_editions(assessments: Iterable[Assessment]) -> list[Assessment]:
    """Return the assessments without those by an edition that a later one of them followed."""
    found = list(assessments)
    overtaken = {each.framework.previous_id for each in found if each.framework}
    return [each for each in found if each.framework_id not in overtaken]
