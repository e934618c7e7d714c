"""`/data/`: everything that can be taken away, on what terms, and what each column means."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchange.licence import SCOPE, licence
from foundation.addresses import AddressBook
from foundation.keeping import kept
from foundation.models import Crumb, Frame
from website.assembly.data_guide import guides


@require_safe
def data_guide(request: HttpRequest) -> HttpResponse:
    """Show the guide to the data."""
    book = AddressBook.of(request)
    context = {
        "frame": Frame(
            title=_("Data to take away"),
            description=_(
                "Files of every list, what each column means, feeds, calendar, API and the "
                "terms on which all of it may be used again."
            ),
            path=reverse("data_guide"),
            crumbs=(
                Crumb(_("Home"), reverse("wagtail_serve", args=[""])),
                Crumb(_("Data to take away")),
            ),
        ),
        "guides": kept(("guides to the data",), lambda: guides(book)),
        "licence": licence(),
        "scope": SCOPE,
    }
    return TemplateResponse(request, "website/data_guide.html", context)
