"""Write down what came of something we did, and correct how strongly it shows."""

from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from partnerships.tracker.choices import Right
from partnerships.tracker.forms.influence import CAUSES, SHOW_EFFECTS, ClaimForm, InfluenceForm
from partnerships.tracker.models import InfluenceLink, Interaction, Relationship
from partnerships.tracker.services.influence_trail import (
    add_influence,
    cause_of,
    change_influence,
    drop_influence,
    read_trail,
)
from partnerships.tracker.views.form_screens import TrackerFormScreen


class InfluenceFormScreen(TrackerFormScreen):
    """A form about the trail."""

    header_icon = "link"

    def trail(self) -> list[tuple[str, str]]:
        """Return the trail."""
        return [(_("Influence trail"), reverse("tracker_influence"))]

    def success_url(self, _saved: Any) -> str:
        """Go on to the trail."""
        return reverse("tracker_influence")


class InfluenceAddScreen(InfluenceFormScreen):
    """A new link; `?partner=` and `?interaction=` say what it is about."""

    page_title = gettext_lazy("Add to the influence trail")
    template_name = "tracker/admin/influence_form.html"
    form_class: Any = InfluenceForm
    submit_label = gettext_lazy("Add the link")

    def get_initial(self) -> dict[str, Any]:
        """Return the partner and the interaction that the address names, if they may be used."""
        partners = Relationship.objects.editable_by(self.colleague)
        interactions = Interaction.objects.visible_to(self.colleague)
        return {
            "partner": partners.filter(uid=self.asked("partner")).first(),
            "interaction": interactions.filter(uid=self.asked("interaction")).first(),
        }

    def asked(self, name: str) -> UUID | None:
        """Return the identifier that the address gives, None for anything else."""
        try:
            return UUID(self.request.GET.get(name, ""))
        except ValueError:
            return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form, and the name of the button that shows what came of a law."""
        return super().get_context_data(**kwargs, show_effects=SHOW_EFFECTS, causes=CAUSES)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add the link; or show what came of the law that was chosen, with what was typed kept."""
        form = self.get_form()
        if not form.asks_for_effects:  # type: ignore[attr-defined]  # the form of this screen
            return super().post(request, *args, **kwargs)
        form.is_valid()
        for name in [name for name in form.errors if name != "law"]:
            del form.errors[name]
        return self.render_to_response(self.get_context_data(form=form))

    def save(self, form: Any) -> InfluenceLink:
        """Add the link."""
        cause = cause_of(form.did)
        partner = form.cleaned_data["partner"]
        return add_influence(cause, form.chosen_effect, form.claim(), partner, self.colleague)


class InfluenceEditScreen(InfluenceFormScreen):
    """One link: what it says, and for those who may change it what is claimed."""

    needs: ClassVar[Right] = Right.SEE
    needs_to_post: ClassVar[Right | None] = Right.EDIT
    page_title = gettext_lazy("Link of influence")
    template_name = "tracker/admin/influence_edit.html"
    form_class: Any = ClaimForm

    @cached_property
    def link(self) -> Any:
        """The link; raises Http404 for one that the colleague may not see."""
        return self.visible(InfluenceLink, self.kwargs["uid"])

    def get_initial(self) -> dict[str, Any]:
        """Return what is claimed now."""
        return {name: getattr(self.link, name) for name in ClaimForm.base_fields}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the link, and whether it may be changed."""
        self.note_view(self.link)
        return super().get_context_data(
            **kwargs,
            link=self.link,
            law=read_trail([self.link])[0].law,
            may_edit=self.is_editable(self.link),
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Change what is claimed, or take the link out."""
        if not self.is_editable(self.link):
            raise PermissionDenied
        if request.POST.get("do") != "drop":
            return super().post(request, *args, **kwargs)
        drop_influence(self.link, self.colleague)
        messages.success(request, _("The link was taken out of the trail."))
        return HttpResponseRedirect(self.success_url(self.link))

    def save(self, form: Any) -> InfluenceLink:
        """Change what is claimed."""
        return change_influence(self.link, form.claim(), self.colleague)
