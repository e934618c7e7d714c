"""`/map/`: the world by one question at a time, as a map with its table, or as a file."""

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.addresses import AddressBook
from foundation.models import Crumb, Frame
from website.assembly.world_map import map_file, world_map
from website.assembly.world_map_answers import as_of
from website.assembly.world_map_layers import LayerName
from website.assembly.world_map_question import read_question


@require_safe
def show_map(request: HttpRequest) -> HttpResponseBase:
    """Show what the query string asks for, or hand it out as a file; nothing in it raises."""
    book, question = AddressBook.of(request), read_question(request.GET)
    wanted = request.GET.get("format", "")
    file = map_file(wanted, question, book, request)
    if file is not None:
        return file
    messages = list(question.messages)
    if wanted:
        messages.append(_("This table can be downloaded as csv, xlsx or json."))
    context = {
        "frame": _frame(),
        "question": question,
        "layers": [
            (layer.label, question.of_layer(layer), layer == question.layer) for layer in LayerName
        ],
        "map": world_map(question, book),
        "as_of": as_of(),
        "messages_of_list": messages,
    }
    return TemplateResponse(request, "website/world_map.html", context)


def _frame() -> Frame:
    return Frame(
        title=_("World map"),
        description=_(
            "Every country and territory on one map and in one table: reporting portals, laws, "
            "duties, scorecards, and laws that name us."
        ),
        path=reverse("map"),
        crumbs=(Crumb(_("Home"), reverse("wagtail_serve", args=[""])), Crumb(_("World map"))),
    )
