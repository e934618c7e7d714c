"""What an editor can insert into a text: figures, and values of public records."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.text import fold, tidy_line
from website.live_values.chips import Chip
from website.live_values.editor import chip_data
from website.live_values.reading import LiveValues, current_values
from website.live_values.record_values import FAMILIES, Family
from website.words import LONGEST_QUERY

#: Records of one family that are offered at a time; whoever looks for another types more.
MOST_OF_A_FAMILY: Final = 6
_SEARCHED: Final = ("title", "short_title", "number", "name", "acronym")

Group = dict[str, Any]


@require_safe
def live_value_options(request: HttpRequest) -> JsonResponse:
    """Return figures and records that answer to `q`, in groups; all figures without a question."""
    text = tidy_line(request.GET.get("q", ""))[:LONGEST_QUERY]
    values = current_values()
    groups = [*_figures(values, text), *(_records(values, text) if text else ())]
    return JsonResponse({"groups": [group for group in groups if group["values"]]})


def _figures(values: LiveValues, text: str) -> Iterator[Group]:
    found = (
        (_("Figures"), values.figures.everywhere),
        (_("Laws in force by region"), values.figures.by_region),
    )
    for heading, figures in found:
        wanted = [each for each in figures if _answers(str(each.label), text)]
        yield _group(heading, values, [Chip(each.name) for each in wanted])


def _answers(label: str, text: str) -> bool:
    return all(word in fold(label) for word in fold(text).split())


def _records(values: LiveValues, text: str) -> Iterator[Group]:
    """Yield a group for each record found: what can be said of it."""
    found = [(family, record) for family in FAMILIES for record in _named(family, text)]
    chips = {
        record.uid: [Chip(name, str(record.uid)) for name in family.values]
        for family, record in found
    }
    values.want(chip for each in chips.values() for chip in each)
    for _family, record in found:
        yield _group(str(record), values, chips[record.uid])


def _named(family: Family, text: str) -> Iterable[Any]:
    known = {field.name for field in family.model._meta.concrete_fields}
    records = family.model.objects.live()
    for word in text.split():
        records = records.filter(
            Q.create([(f"{name}__icontains", word) for name in _SEARCHED if name in known], Q.OR)
        )
    return records.order_by(family.model.title_field, "pk")[:MOST_OF_A_FAMILY]


def _group(heading: str, values: LiveValues, chips: list[Chip]) -> Group:
    found = zip(chips, values.of(chips), strict=True)
    rows = [chip_data(chip, value) for chip, value in found if not value.problem]
    return {"heading": heading, "values": rows}
