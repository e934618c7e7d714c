"""The review queue in the admin: one page of what waits, and one keystroke for each answer.

Every answer is a small form that works without JavaScript; `stewardship/review-queue.js` sends the
same forms by a key and asks for JSON instead of the page.
"""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from accounts.models import User
from foundation.text import tidy_line
from stewardship.choices import QueueReason, VerificationOutcome, Whose
from stewardship.models import VerifiedRecord
from stewardship.services.list_families import editable_families
from stewardship.services.review_queue import (
    PER_PAGE,
    QueueCounts,
    QueueEntry,
    QueueQuestion,
    ReviewQueue,
)
from stewardship.services.undo_check import TooLateError, undo_check, undo_token
from stewardship.services.verify_record import verify_record
from stewardship.views.queue_rows import checked_words, queue_rows

LONGEST_NOTE = 1000
ROW_TEMPLATE = "stewardship/admin/queue_row.html"


class Choice(NamedTuple):
    """One way to narrow the queue, with the number of records behind it."""

    label: str
    number: int
    url: str
    is_chosen: bool


class Narrowing(NamedTuple):
    """The ways to narrow the queue by one question."""

    label: str
    choices: list[Choice]


class QueueItem(MenuItem):
    """The entry of the menu, for those who keep records."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Leave it out for who may check nothing."""
        return isinstance(request.user, User) and bool(editable_families(request.user))


class QueueView(WagtailAdminTemplateMixin, TemplateView):
    """What is overdue, due soon, flagged or reported, the most urgent first."""

    page_title = gettext_lazy("Review queue")
    header_icon = "check"
    template_name = "stewardship/admin/queue.html"
    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the queue to who keeps records; others would find it empty, which it is not."""
        if not self.queue.families:
            raise PermissionDenied
        return super().get(request, *args, **kwargs)

    @cached_property
    def queue(self) -> ReviewQueue:
        """The queue as the signed-in colleague sees it."""
        user = colleague(self.request)
        return ReviewQueue(user, editable_families(user))

    @cached_property
    def question(self) -> QueueQuestion:
        """What the address asks for; what it cannot mean is left out."""
        asked = self.request.GET
        reason, whose = asked.get("reason", ""), asked.get("whose", "")
        return QueueQuestion(
            whose=Whose(whose) if whose in Whose.values else Whose.EVERYBODY,
            family=asked.get("family", "") if asked.get("family") in self.queue.families else "",
            reason=QueueReason(reason) if reason in QueueReason.values else None,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the rows of the page asked for, the counts, and the ways to narrow."""
        counts = self.queue.counts(self.question)
        last = max(1, -(-counts.found // PER_PAGE))
        number = min(page_number(self.request), last)
        entries = self.queue.page(self.question, number)
        return super().get_context_data(
            **kwargs,
            rows=queue_rows(entries),
            counts=counts,
            narrowings=self.narrowings(counts),
            here=self.address(page=number),
            pages=[(each, self.address(page=each)) for each in range(1, last + 1)],
            number=number,
            undo=self.request.GET.get("undo", ""),
            longest_note=LONGEST_NOTE,
        )

    def narrowings(self, counts: QueueCounts) -> list[Narrowing]:
        """Return the three questions with their answers."""
        asked = self.question
        families = {
            label: str(family._meta.verbose_name_plural)
            for label, family in self.queue.families.items()
        }
        return [
            self._narrowing(_("Whose"), "whose", dict(Whose.choices), counts.by_whose, asked.whose),
            self._narrowing(
                _("Why"),
                "reason",
                {"": _("Any reason"), **dict(QueueReason.choices)},
                counts.by_reason,
                asked.reason or "",
            ),
            self._narrowing(
                _("What"),
                "family",
                {"": _("Everything"), **families},
                counts.by_family,
                asked.family,
            ),
        ]

    def _narrowing(self, label: str, name: str, labels: Any, counts: Any, chosen: str) -> Narrowing:
        return Narrowing(
            label,
            [
                Choice(
                    str(words)[:1].upper() + str(words)[1:],
                    counts.get(value, 0),
                    self.address(**{name: str(value)}),
                    value == chosen,
                )
                for value, words in labels.items()
                if counts.get(value, 0) or value in {"", chosen} or name == "whose"
            ],
        )

    def address(self, **changes: Any) -> str:
        """Return the address of the queue as asked for, with changes."""
        asked = self.question
        given = {
            "whose": asked.whose if asked.whose != Whose.EVERYBODY else "",
            "reason": asked.reason or "",
            "family": asked.family,
            **changes,
        }
        kept = {
            name: value
            for name, value in given.items()
            if value not in {"", Whose.EVERYBODY} and (name, value) != ("page", 1)
        }
        path = reverse("review_queue")
        return f"{path}?{urlencode(kept)}" if kept else path

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        own = {"url": reverse("review_queue"), "label": self.page_title}
        return [*super().get_breadcrumbs_items(), own]


class QueueAnswerView(View):
    """Takes an answer from the queue: JSON for the script, a redirect for everybody else."""

    http_method_names = ("post",)

    def answer(self, request: HttpRequest, message: str, **more: Any) -> HttpResponse:
        """Say what was done, and go back to the place in the queue."""
        if wants_json(request):
            return JsonResponse({"message": message, **more})
        messages.success(request, message)
        return redirect(back_to_queue(request, more.get("undo", "")))

    def refuse(self, request: HttpRequest, message: str) -> HttpResponse:
        """Say why nothing was done."""
        if wants_json(request):
            return JsonResponse({"message": message}, status=409)
        messages.error(request, message)
        return redirect(back_to_queue(request))

    def row(self, record: VerifiedRecord) -> str:
        """Return the row of a record that still waits, empty for one that does not."""
        user = colleague(self.request)
        reasons = ReviewQueue(user, [type(record)]).reasons_of(record)
        if not reasons:
            return ""
        rows = queue_rows([QueueEntry(record, reasons)])
        context = {"row": rows[0], "here": reverse("review_queue"), "longest_note": LONGEST_NOTE}
        return render_to_string(ROW_TEMPLATE, context, request=self.request)


class QueueCheckView(QueueAnswerView):
    """Writes down that a record was compared with its sources: nothing changed, or a flag."""

    outcome = VerificationOutcome.UNCHANGED

    def post(self, request: HttpRequest, label: str, uid: Any) -> HttpResponse:
        """Record the check; a flag needs words."""
        record = editable_record(request, label, uid)
        note = tidy_line(request.POST.get("note", ""))[:LONGEST_NOTE]
        if self.outcome == VerificationOutcome.FLAGGED and not note:
            return self.refuse(request, _("Say in a few words what needs work."))
        before = (record.verified_on, record.next_review_on)
        check = verify_record(record, colleague(request), self.outcome, note=note)
        return self.answer(
            request,
            self.words(record),
            undo=undo_token(check, before),
            row=self.row(record) if wants_json(request) else "",
        )

    def words(self, record: VerifiedRecord) -> str:
        """Return what is said afterwards."""
        if self.outcome == VerificationOutcome.FLAGGED:
            return _("“%(record)s” is flagged.") % {"record": record}
        return checked_words(record)


class QueueUndoView(QueueAnswerView):
    """Takes a check back."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Give the record its former dates, if it is not too late."""
        try:
            record = undo_check(request.POST.get("undo", ""), colleague(request))
        except TooLateError as error:
            return self.refuse(request, str(error))
        message = _("Taken back: “%(record)s” stands as before.") % {"record": record}
        return self.answer(request, message, row=self.row(record) if wants_json(request) else "")


def colleague(request: HttpRequest) -> User:
    """Return who is signed in; raises PermissionDenied for nobody."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def editable_record(request: HttpRequest, label: str, uid: Any) -> VerifiedRecord:
    """Return a live record that the colleague may edit, or raise Http404 or PermissionDenied."""
    user = colleague(request)
    families = {family._meta.label_lower: family for family in editable_families(user)}
    if label not in families:
        raise Http404
    record: VerifiedRecord = get_object_or_404(families[label].objects.live(), uid=uid)
    policy = policy_registry.get_by_type(type(record))
    if not policy.user_has_permission_for_instance(user, "change", record):
        raise PermissionDenied
    return record


def page_number(request: HttpRequest) -> int:
    """Return the page asked for, the first for nonsense."""
    number = request.GET.get("page", "1")
    return max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 9 else 1


def wants_json(request: HttpRequest) -> bool:
    """Say whether the script of the queue asks."""
    return request.headers.get("Accept", "").startswith("application/json")


def back_to_queue(request: HttpRequest, undo: str = "") -> str:
    """Return the place in the queue from which the answer came, with what takes it back."""
    back = request.POST.get("next", "")
    queue = reverse("review_queue")
    is_ours = url_has_allowed_host_and_scheme(back, None) and back.startswith(queue)
    address = back if is_ours else queue
    if not undo:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode({'undo': undo})}"
