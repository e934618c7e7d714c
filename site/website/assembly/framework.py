"""The list of scorecards, and the page of one edition: answers, totals, what changed."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from exchange.formats import Table
from foundation.addresses import AddressBook
from legislation.api import matrix_columns
from legislation.choices import AnswerValue
from legislation.models import Assessment, Criterion, Framework
from legislation.services.compare_editions import compare_editions
from legislation.services.read_scorecards import Matrix, read_matrices
from website.citations.lists import list_file


def publishers() -> dict[str, str]:
    """Return the publishers of public frameworks."""
    found = Framework.objects.public().exclude(publisher="").order_by("publisher")
    return {each: each for each in found.values_list("publisher", flat=True).distinct()}


def frameworks_for_page() -> QuerySet[Framework]:
    """Return the public frameworks with their criteria and the editions before and after."""
    later = Framework.objects.public().order_by("-published_earliest", "name")
    found: QuerySet[Framework] = (
        Framework.objects.public()
        .select_related("source__language", "previous")
        .prefetch_related(
            "criteria",
            "previous__criteria",
            Prefetch("later_editions", later, to_attr="public_later_editions"),
        )
    )
    return found


def framework_rows(frameworks: Iterable[Framework]) -> list[tuple[Framework, int, int]]:
    """Return each framework with its numbers of criteria and of countries, in two queries."""
    found = list(frameworks)
    criteria = Counter(
        Criterion.objects.filter(framework__in=found).values_list("framework", flat=True)
    )
    countries = Counter(
        Assessment.objects.public().filter(framework__in=found).values_list("framework", flat=True)
    )
    return [(each, criteria[each.pk], countries[each.pk]) for each in found]


def framework_context(framework: Framework) -> dict[str, Any]:
    """Return the table of answers, its totals, and what changed since the edition before."""
    previous = framework.previous if framework.previous and framework.previous.live else None
    editions = [framework] if previous is None else [framework, previous]
    matrices = read_matrices(editions)
    matrix = matrices[0]
    return {
        "matrix": matrix,
        "legend": list(AnswerValue),
        "previous": previous,
        "later_editions": getattr(framework, "public_later_editions", []),
        "changes": compare_editions(matrices[1], matrix) if previous else None,
    }


def matrix_file(wanted: str, framework: Framework, request: HttpRequest) -> HttpResponseBase | None:
    """Return the table of countries and criteria as a file, None when it is not offered."""
    if not wanted:
        return None
    (matrix,) = read_matrices([framework])
    table = _matrix_table(framework, matrix, AddressBook.of(request))
    return list_file(wanted, table, request)


def _matrix_table(framework: Framework, matrix: Matrix, book: AddressBook) -> Table:
    return Table(
        columns=matrix_columns(matrix.criteria, book.full_url),
        rows=matrix.scorecards,
        title=framework.name,
        as_of=timezone.localdate(),
    )
