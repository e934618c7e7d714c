"""What every screen of the tracker is built on: the right it needs, and what it leaves behind.

Nothing of the tracker is kept by a browser or a proxy, whoever asks needs the right `needs`, and
opening a confidential record is written to the audit log.
"""

from typing import Any, ClassVar, Final
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.models import User
from partnerships.tracker.choices import AuditAction, MergeKind, Right
from partnerships.tracker.models import TrackerModel
from partnerships.tracker.querysets import may
from partnerships.tracker.services.find_survivor import find_survivor
from partnerships.tracker.services.write_audit import write_audit

#: What the rows at addresses whose names begin so are merged as.
MERGED: Final = {
    "tracker_partner": MergeKind.RELATIONSHIP,
    "tracker_post": MergeKind.POST,
    "tracker_change_holder": MergeKind.POST,
    "tracker_tenure_add": MergeKind.POST,
    "tracker_person": MergeKind.PERSON,
}


class TrackerView(View):
    """A view of the tracker, for colleagues with the right `needs`; `needs_to_post` to change."""

    needs: ClassVar[Right]
    needs_to_post: ClassVar[Right | None] = None

    @property
    def colleague(self) -> User:
        """Who is signed in; raises PermissionDenied for nobody."""
        if not isinstance(self.request.user, User):
            raise PermissionDenied
        return self.request.user

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Keep out who may not; have nothing kept by browser or proxy."""
        needed = [self.needs]
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            needed.append(self.needs_to_post or self.needs)
        if not all(may(request.user, right) for right in needed):
            raise PermissionDenied
        try:
            response = super().dispatch(request, *args, **kwargs)
        except (Http404, ObjectDoesNotExist):  # the second: it vanished while its lock was awaited
            response = self.lead_to_survivor(request)
        response["Cache-Control"] = "no-store, private"
        return response

    def lead_to_survivor(self, request: HttpRequest) -> HttpResponseBase:
        """Lead from a row that was merged to the one in its place; raises Http404 for others."""
        match, gone = request.resolver_match, self.kwargs.get("uid")
        if not isinstance(gone, UUID) or match is None or request.method not in {"GET", "HEAD"}:
            raise Http404
        kinds = [kind for name, kind in MERGED.items() if match.view_name.startswith(name)]
        survivor = find_survivor(gone, kinds[0]) if kinds else None
        if survivor is None:
            raise Http404
        return HttpResponseRedirect(
            reverse(match.view_name, kwargs={**self.kwargs, "uid": survivor})
        )

    def may(self, right: Right) -> bool:
        """Say whether who is signed in has a right."""
        return may(self.request.user, right)

    @property
    def may_manage(self) -> bool:
        """Whether who is signed in is a manager, for templates."""
        return self.may(Right.MANAGE)

    def visible(self, model: type[TrackerModel], uid: UUID) -> Any:
        """Return the row of this identifier if the colleague may see it, else raise Http404."""
        row = model.objects.visible_to(self.colleague).filter(uid=uid).first()
        if row is None:
            raise Http404
        return row

    def editable(self, model: type[TrackerModel], uid: UUID) -> Any:
        """Return a row that the colleague may change; Http404 unseen, PermissionDenied else."""
        row = self.visible(model, uid)
        if not self.is_editable(row):
            raise PermissionDenied
        return row

    def is_editable(self, row: TrackerModel) -> bool:
        """Say whether the colleague may change a row."""
        rows = type(row).objects.editable_by(self.colleague)
        return bool(rows.filter(pk=row.pk).exists())

    def note_view(self, row: TrackerModel) -> None:
        """Write to the audit log that a record was opened, if it is confidential."""
        if row.is_confidential:
            write_audit(AuditAction.VIEWED, row, self.colleague)

    def note_export(self, what: Any, detail: str) -> None:
        """Write to the audit log that something was taken out; `detail` is its format and size."""
        write_audit(AuditAction.EXPORTED, what, self.colleague, detail)


class TrackerScreen(WagtailAdminTemplateMixin, TrackerView, TemplateView):
    """A screen in the admin, under the menu of the tracker.

    `page_title` names it; `trail` gives what stands between the dashboard and it.
    """

    needs: ClassVar[Right] = Right.SEE
    header_icon = "group"
    _show_breadcrumbs = True

    def trail(self) -> list[tuple[str, str]]:
        """Return label and address of the screens between the dashboard and this one."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        steps = [(_("Partner tracker"), reverse("tracker_dashboard")), *self.trail()]
        return [
            *super().get_breadcrumbs_items(),
            *({"label": label, "url": url} for label, url in steps),
            {"label": self.get_page_title(), "url": ""},
        ]
