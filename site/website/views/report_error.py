"""`/report-error/<uid>/`: a reader says what is wrong with a record, without an account.

The form sets no cookie. It is taken from a page of ours only, not faster than a person types, and
not too often; whatever is refused is said, and what was typed is kept.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.csrf import csrf_exempt  # noqa: TID251  (no cookie to ride on)
from django.views.decorators.http import require_safe

from foundation.addresses import AddressBook
from foundation.models import Crumb, Frame, PublishableRecord
from foundation.public_forms import (
    StampState,
    is_from_here,
    is_too_long,
    is_too_often,
    new_stamp,
    read_stamp,
    sender_of,
)
from stewardship.services.send_report import send_report
from website.forms import ErrorReportForm
from website.views.permanent_address import public_record, say_gone

PERIOD: Final = timedelta(minutes=15)
MOST_TRIES: Final = 30
MOST_BY_SENDER: Final = 5
MOST_ABOUT_RECORD: Final = 20


@dataclass(frozen=True)
class Refusal:
    """Why a form was not taken, in words for the reader."""

    status: int
    words: Any


NOT_FROM_HERE = Refusal(
    403,
    gettext_lazy(
        "Your browser did not say that this form comes from our page, so it was not taken. "
        "Send it again from here."
    ),
)
TOO_LONG = Refusal(413, gettext_lazy("This is too long. Say what is wrong in fewer words."))
TOO_OFTEN = Refusal(
    429,
    gettext_lazy(
        "There were too many reports in a short time. Keep this page open, and send it again in a "
        "quarter of an hour."
    ),
)
TOO_FAST = Refusal(
    400, gettext_lazy("That was very fast. Look at what you wrote, and send it again.")
)
TOO_OLD = Refusal(
    400,
    gettext_lazy(
        "This page was open for more than a day. Look at what you wrote, and send it again."
    ),
)
_STAMPS = {StampState.TOO_FAST: TOO_FAST, StampState.TOO_OLD: TOO_OLD}


@method_decorator(csrf_exempt, name="dispatch")
class ReportErrorView(View):
    """The form, for one record that is public now."""

    http_method_names = ("get", "head", "post")
    record: PublishableRecord
    path = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the record; say when it was taken off the site; keep the page out of every store."""
        uid: UUID = kwargs["uid"]
        record = public_record(uid)
        path = AddressBook.of(request).path(record)
        if record is None or path is None:
            response: HttpResponseBase = say_gone(request, uid)
        else:
            self.record, self.path = record, path
            response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """Show the empty form."""
        return self.show(request, ErrorReportForm())

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """Take the report and say thank you, or say at its place what is missing."""
        if is_too_long(request):
            return self.show(request, ErrorReportForm(), TOO_LONG)
        form = ErrorReportForm(request.POST)
        refusal = self.refusal(request)
        if refusal or not form.is_valid():
            return self.show(request, form, refusal)
        if not form.is_trapped:
            if self.is_crowded(request):
                return self.show(request, form, TOO_OFTEN)
            send_report(self.record, self.path, request.POST["stamp"], form.words)
        return HttpResponseRedirect(reverse("error_reported", args=[uid]))

    def refusal(self, request: HttpRequest) -> Refusal | None:
        """Return why the form is not taken, whatever it says; None for an honest one."""
        if not is_from_here(request):
            return NOT_FROM_HERE
        if is_too_often("tries", sender_of(request), MOST_TRIES, PERIOD):
            return TOO_OFTEN
        return _STAMPS.get(read_stamp(request.POST.get("stamp", ""), self.purpose))

    def is_crowded(self, request: HttpRequest) -> bool:
        """Count a report; say whether there were too many of this sender or about this record."""
        by_sender = is_too_often("reports", sender_of(request), MOST_BY_SENDER, PERIOD)
        about_record = is_too_often("record", str(self.record.uid), MOST_ABOUT_RECORD, PERIOD)
        return by_sender or about_record

    @property
    def purpose(self) -> str:
        """What ties a stamp to this form."""
        return f"report-error:{self.record.uid}"

    def show(
        self, request: HttpRequest, form: ErrorReportForm, refusal: Refusal | None = None
    ) -> HttpResponse:
        """Show the form with what was typed and what is wrong with it."""
        status = refusal.status if refusal else 400 if form.errors else 200
        keeps_stamp = refusal is None or refusal is not TOO_OLD
        stamp = request.POST.get("stamp", "") if keeps_stamp else ""
        context = {
            "record": self.record,
            "record_path": self.path,
            "form": form,
            "refusal": refusal.words if refusal else "",
            "stamp": stamp or new_stamp(self.purpose),
            "frame": report_frame(self.record, self.path, _("Report an error in this record")),
        }
        response = TemplateResponse(request, "website/report_error.html", context, status=status)
        if refusal is TOO_OFTEN:
            response["Retry-After"] = str(int(PERIOD.total_seconds()))
        return response


@require_safe
def error_reported(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say thank you, and what happens next."""
    record = public_record(uid)
    path = AddressBook.of(request).path(record)
    if record is None or path is None:
        return say_gone(request, uid)
    context = {
        "record": record,
        "record_path": path,
        "frame": report_frame(record, path, _("Thank you")),
    }
    response = TemplateResponse(request, "website/error_reported.html", context)
    response["Cache-Control"] = "no-store"
    return response


def report_frame(record: PublishableRecord, path: str, title: str) -> Frame:
    """Return what the frame around the page says."""
    crumbs = (Crumb(_("Home"), "/"), Crumb(str(record), path), Crumb(title))
    return Frame(title=title, crumbs=crumbs)
