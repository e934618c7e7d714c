"""What can be picked by typing, as JSON for `tracker/pick.js`."""

from django.http import HttpRequest, JsonResponse

from partnerships.tracker.choices import Right
from partnerships.tracker.views.screens import TrackerView


class PickView(TrackerView):
    """Answers with what a colleague may pick."""

    needs = Right.SEE
    http_method_names = ("get", "head")

    def get(self, _request: HttpRequest) -> JsonResponse:
        """Return at most 20 rows."""
        return JsonResponse({"results": []})
