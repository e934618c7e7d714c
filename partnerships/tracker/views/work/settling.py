"""Settling by one press: done, verified, kept today, or open again after all."""

from collections.abc import Callable
from typing import Any, ClassVar, Final, NamedTuple
from urllib.parse import urlencode, urlsplit, urlunsplit
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from accounts.models import User
from partnerships.tracker.choices import Right
from partnerships.tracker.models import ActionPoint, Commitment, TrackerModel
from partnerships.tracker.services.keep_commitment import keep_commitment
from partnerships.tracker.services.reopen_commitment import reopen_commitment
from partnerships.tracker.services.settle_action import (
    finish_action,
    reopen_action,
    verify_action,
)
from partnerships.tracker.views.screens import TrackerView
from partnerships.tracker.views.work.verbs import short


class Verb(NamedTuple):
    """What a press does, and what is said afterwards."""

    does: Callable[[Any, User], Any]
    said: Any


def keep_today(row: Commitment, user: User) -> Commitment:
    """Return a commitment as kept today, with the evidence that it had."""
    return keep_commitment(row, user, timezone.localdate(), row.evidence)


MODELS: Final[dict[str, type[TrackerModel]]] = {"action": ActionPoint, "commitment": Commitment}
VERBS: Final = {
    ("action", "done"): Verb(finish_action, _("Done: “%(record)s”.")),
    ("action", "verify"): Verb(verify_action, _("Verified: “%(record)s”.")),
    ("action", "reopen"): Verb(reopen_action, _("Open again: “%(record)s”.")),
    ("commitment", "keep"): Verb(keep_today, _("Kept: “%(record)s”.")),
    ("commitment", "reopen"): Verb(reopen_commitment, _("Open again: “%(record)s”.")),
}
#: What is up to who has the work, whoever may change the rest of the row.
DOERS_VERBS: Final = ("done", "keep", "reopen")
#: The parameter by which a list keeps what was just settled at its place.
SETTLED: Final = "settled"


class SettleView(TrackerView):
    """Does what one press asks for, and goes back to the place it was pressed at."""

    needs: ClassVar[Right] = Right.EDIT
    http_method_names = ("post",)

    def post(self, request: HttpRequest, kind: str, uid: UUID, verb: str) -> HttpResponseRedirect:
        """Settle the row; say why not, if not."""
        asked = VERBS.get((kind, verb))
        if asked is None:
            raise Http404
        row = self.visible(MODELS[kind], uid)
        if not (
            self.is_editable(row) or (verb in DOERS_VERBS and doer_of(row) == self.colleague.pk)
        ):
            raise PermissionDenied
        try:
            asked.does(row, self.colleague)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, asked.said % {"record": short(row)})
        return HttpResponseRedirect(place_of(request, kind, row))


def doer_of(row: Any) -> int | None:
    """Return the key of the colleague who has the work."""
    found: int | None = getattr(row, "assignee_id", None) or getattr(row, "responsible_id", None)
    return found


def place_of(request: HttpRequest, kind: str, row: TrackerModel) -> str:
    """Return the place from which a row was settled: a list that keeps the row, or its own page."""
    back = request.POST.get("next", "")
    inside = reverse("tracker_work"), reverse("tracker_commitments")
    is_ours = url_has_allowed_host_and_scheme(back, None)
    if not (is_ours and urlsplit(back).path in inside):
        return reverse(f"tracker_{kind}", args=[row.uid])
    parts = urlsplit(back)
    query = QueryDict(parts.query, mutable=True)
    query[SETTLED] = str(row.uid)
    kept = urlencode(list(query.items()))
    return urlunsplit(("", "", parts.path, kept, f"row-{row.uid}"))
