"""`/id/<uid>`: the address of a record that never changes."""

from uuid import UUID

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from foundation.addresses import AddressBook, addressed_models
from foundation.models import Frame, PublishableRecord
from website.models import Withdrawal

GONE = 410


def permanent_address(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Lead to the page of the record; say when it was taken off the site; else Http404."""
    book = AddressBook.of(request)
    for model in addressed_models():
        if issubclass(model, PublishableRecord):
            record = model._default_manager.filter(uid=uid, live=True).first()
            path = book.path(record)
            if path:
                return HttpResponseRedirect(path)
    withdrawal = Withdrawal.objects.filter(uid=uid).first()
    if withdrawal is None:
        raise Http404(_("There is no record with this permanent address."))
    context = {
        "withdrawal": withdrawal,
        "kind": apps.get_model(withdrawal.kind)._meta.verbose_name,
        "frame": Frame(title=_("No longer published")),
    }
    return TemplateResponse(request, "website/gone.html", context, status=GONE)
