"""`/figures/`: the collection in charts, each with its table, as a page or as files."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchange.formats import table_response
from foundation.addresses import AddressBook
from foundation.models import Crumb, Frame
from website.assembly.figures_page import CHART_PARAMETER, FORMAT_PARAMETER, FiguresAsked
from website.citations.lists import about_list


@require_safe
def figures(request: HttpRequest) -> HttpResponseBase:
    """Show the charts that the query string asks for, or hand out the table of one."""
    asked = FiguresAsked(request.GET, AddressBook.of(request))
    wanted = request.GET.get(FORMAT_PARAMETER, "")
    file = _file(wanted, asked, request) if wanted else None
    if file is not None:
        return file
    messages = asked.laws.messages()
    if wanted:
        messages.append(_("The table of each chart can be downloaded as csv, xlsx or json."))
    return TemplateResponse(request, "website/figures_page.html", _context(asked, messages))


def _context(asked: FiguresAsked, messages: list[str]) -> dict[str, Any]:
    title = _("Figures")
    crumbs = (Crumb(_("Home"), reverse("wagtail_serve", args=[""])), Crumb(title))
    description = _("Laws and reporting portals in charts, each with its table.")
    return {
        "frame": Frame(
            title=title, description=description, path=reverse("figures"), crumbs=crumbs
        ),
        "groups": asked.laws.groups(),
        "chips": asked.laws.chips(),
        "messages_of_list": messages,
        "charts": asked.charts(),
        "checked": asked.checked(),
        "current_query": asked.current_query,
        "has_topic": asked.has_topic,
        "as_of": asked.day,
    }


def _file(wanted: str, asked: FiguresAsked, request: HttpRequest) -> HttpResponseBase | None:
    """Return the table of the chart asked for, None where there is no such chart or format."""
    name = request.GET.get(CHART_PARAMETER, "")
    chart = next((each for each in asked.charts() if each.key == name), None)
    if chart is None:
        return None
    filters = [f"{chip.label}: {chip.words}" for chip in asked.laws.chips()]
    return table_response(wanted, chart.as_table(about_list(chart.title, request, filters)))
