"""`/api/`: the API described for people, from the same document that programs read."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.keeping import kept
from foundation.models import Crumb, Frame
from website.api.manual import manual


@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    """Show what can be asked and what is answered, with examples that can be tried."""
    crumbs = (Crumb(_("Home"), reverse("wagtail_serve", args=[""])), Crumb(_("API")))
    frame = Frame(
        title=_("API"),
        description=_("Every public record for programs: lists, filters, changes and bulk files."),
        path=reverse("api_docs"),
        crumbs=crumbs,
    )
    context = {"frame": frame, "manual": kept(("manual of the API",), manual)}
    return TemplateResponse(request, "website/api_docs.html", context)
