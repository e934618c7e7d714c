"""The screen that moves a partner to another stage; the board asks it too."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.tracker.choices import Stage
from partnerships.tracker.forms.relationships import MoveStageForm
from partnerships.tracker.models import Relationship, StageChange
from partnerships.tracker.services.move_stage import move_stage
from partnerships.tracker.views.form_screens import TrackerFormScreen, add_errors

#: The parameter by which a screen that leads here says it wants to be gone back to.
BACK: Final = "back"
BOARD: Final = "board"


class StageScreen(TrackerFormScreen):
    """Moves a partner to another stage; `?to=` chooses it, `?back=board` goes back there.

    A script that asks for JSON is told `{"message"}`, or with 422 `{"errors": {field: words}}`.
    """

    template_name = "tracker/admin/partner_stage.html"
    form_class = MoveStageForm
    submit_label = gettext_lazy("Move")

    @cached_property
    def relationship(self) -> Relationship:
        """The partner."""
        row: Relationship = self.editable(Relationship, self.kwargs["uid"])
        return row

    def get_page_title(self) -> str:
        """Return what is done."""
        return _("Move %(partner)s") % {"partner": self.relationship}

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        row = self.relationship
        return [
            (_("Partners"), reverse("tracker_partners")),
            (str(row), reverse("tracker_partner", args=[row.uid])),
        ]

    def get_initial(self) -> dict[str, Any]:
        """Choose the stage that the address names, else the one that comes next."""
        asked = self.request.GET.get("to", "")
        return {"to_stage": asked if asked in Stage.values else stage_after(self.relationship)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form; a look at a confidential partner is written down."""
        if self.request.method != "POST":
            self.note_view(self.relationship)
        return super().get_context_data(**kwargs, relationship=self.relationship)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move it, or say at its place why not."""
        if not request.headers.get("Accept", "").startswith("application/json"):
            self.relationship  # noqa: B018  (an unseen or locked one is told apart before the form)
            return super().post(request, *args, **kwargs)
        return self.answer_script()

    def answer_script(self) -> JsonResponse:
        """Move it, and tell the board what came of it."""
        row = self.relationship
        form: Any = self.get_form()
        if form.is_valid():
            try:
                with transaction.atomic():
                    change = self.save(form)
            except ValidationError as error:
                add_errors(form, error)
            else:
                return JsonResponse(
                    {"message": str(self.success_message(change)), "since": change.changed_on}
                )
        errors = {name: " ".join(map(str, found)) for name, found in form.errors.items()}
        message = _("%(partner)s stays where it was.") % {"partner": row}
        return JsonResponse({"message": message, "errors": errors}, status=422)

    def save(self, form: MoveStageForm) -> StageChange:
        """Move it."""
        asked = form.cleaned_data
        return move_stage(
            self.relationship, asked["to_stage"], asked["on"], asked["reason"], self.colleague
        )

    def success_message(self, saved: StageChange) -> Any:
        """Say where it is now."""
        return _("%(partner)s moved to “%(stage)s”.") % {
            "partner": self.relationship,
            "stage": saved.get_to_stage_display(),
        }

    def success_url(self, saved: StageChange) -> str:
        """Go back to the board if that is where the colleague came from, else to the partner."""
        if self.request.GET.get(BACK) == BOARD:
            return reverse("tracker_board")
        return reverse("tracker_partner", args=[self.relationship.uid])


def stage_after(relationship: Relationship) -> str:
    """Return the stage that comes after that of a relationship, its own for the last one."""
    stages = list(Stage.values)
    position = stages.index(relationship.stage)
    return str(stages[min(position + 1, len(stages) - 1)])
