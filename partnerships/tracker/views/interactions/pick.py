"""What can be picked by typing, as JSON for `tracker/pick.js`."""

from typing import Any

from django.http import HttpRequest, JsonResponse

from foundation.text import tidy_line
from partnerships.tracker.choices import Right
from partnerships.tracker.models import Relationship
from partnerships.tracker.services.find_rows import MOST_ROWS, ROW_KINDS, RowKind, rows_for
from partnerships.tracker.views.screens import TrackerView

LONGEST_WORDS = 200


class PickView(TrackerView):
    """Answers with at most 20 rows of a kind that a colleague may pick; never with contact data.

    `kind` and `q` ask; `to=edit` wants rows that the colleague may change; `near` is the identifier
    of a partner whose rows come first, with `only=near` alone.
    """

    needs = Right.SEE
    http_method_names = ("get", "head")

    def get(self, request: HttpRequest) -> JsonResponse:
        """Return `results` (key, label, detail) and whether there are `more`."""
        kind = ROW_KINDS.get(request.GET.get("kind", ""))
        if kind is None:
            return JsonResponse({"results": [], "more": False}, status=400)
        found = self.find(kind)
        results = [
            {"key": kind.key_of(row), "label": kind.label(row), "detail": kind.detail(row)}
            for row in found[:MOST_ROWS]
        ]
        return JsonResponse({"results": results, "more": len(found) > MOST_ROWS})

    def find(self, kind: RowKind) -> list[Any]:
        """Return the rows that are asked for, one more than are shown."""
        asked = self.request.GET
        rows = rows_for(asked["kind"], self.colleague, to_edit=asked.get("to") == "edit")
        partner = self.partner()
        if asked.get("only") == "near":
            rows = rows.filter(kind.near(partner)) if partner and kind.near else rows.none()
        return kind.find(rows, tidy_line(asked.get("q", ""))[:LONGEST_WORDS], partner)

    def partner(self) -> Relationship | None:
        """Return the partner whose rows come first, if the colleague may see it."""
        uid = self.request.GET.get("near", "")
        if not ROW_KINDS["partner"].is_key(uid):
            return None
        rows = Relationship.objects.visible_to(self.colleague).filter(uid=uid)
        found: Relationship | None = rows.select_related("organisation").first()
        return found
