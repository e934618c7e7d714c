"""`/report-error/<uid>/`: a reader says what is wrong with a record, without an account."""

from typing import Any, ClassVar, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.addresses import AddressBook
from foundation.models import Crumb, Frame, PublishableRecord
from foundation.public_forms import is_too_often, sender_of
from stewardship.services.send_report import send_report
from website.forms import ErrorReportForm
from website.views.guarded_form import PERIOD, GuardedFormView
from website.views.permanent_address import public_record, say_gone

MOST_BY_SENDER: Final = 5
MOST_ABOUT_RECORD: Final = 20


class ReportErrorView(GuardedFormView):
    """The form, for one record that is public now."""

    form_class: ClassVar[Any] = ErrorReportForm
    template_name = "website/report_error.html"
    record: PublishableRecord
    path = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the record; say when it was taken off the site."""
        uid: UUID = kwargs["uid"]
        record = public_record(uid)
        path = AddressBook.of(request).path(record)
        if record is None or path is None:
            response = say_gone(request, uid)
            response["Cache-Control"] = "no-store"
            return response
        self.record, self.path = record, path
        return super().dispatch(request, *args, **kwargs)

    @property
    def purpose(self) -> str:
        """What ties a stamp to this form."""
        return f"report-error:{self.record.uid}"

    @property
    def thanks_url(self) -> str:
        """Where thanks are said."""
        return reverse("error_reported", args=[self.record.uid])

    def is_crowded(self, request: HttpRequest, form: ErrorReportForm) -> bool:
        """Count a report; say whether there were too many of this sender or about this record."""
        if is_too_often("reports", sender_of(request), MOST_BY_SENDER, PERIOD):
            return True  # and counts for nobody else
        return is_too_often("record", str(self.record.uid), MOST_ABOUT_RECORD, PERIOD)

    def keep(self, form: ErrorReportForm, stamp: str) -> None:
        """Take the report in."""
        send_report(self.record, self.path, stamp, form.words)

    def page_context(self) -> dict[str, Any]:
        """Return the record."""
        title = _("Report an error in this record")
        return {
            "record": self.record,
            "record_path": self.path,
            "frame": report_frame(self.record, self.path, title),
        }


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
