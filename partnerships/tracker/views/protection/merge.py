"""Making one of two entries that mean the same person, or the same organisation.

The two are chosen first (`?kept=…&gone=…`), then compared field by field, then merged.
"""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.register.services import merge_organisations as organisations
from partnerships.tracker.choices import Right
from partnerships.tracker.forms.merge import (
    MergeForm,
    OrganisationPairForm,
    PairForm,
    PeoplePairForm,
    find_pair,
)
from partnerships.tracker.services import merge_people as people
from partnerships.tracker.services.merge_partners import merge_partners, preview_partners
from partnerships.tracker.views.form_screens import TrackerFormScreen
from partnerships.tracker.views.people.editing import read_uid


class MergeScreen(TrackerFormScreen):
    """Two entries become one."""

    needs: ClassVar[Right] = Right.MANAGE
    header_icon = "resubmit"
    template_name = "tracker/admin/merge.html"
    submit_label = gettext_lazy("Merge for good")
    form_class: Any = MergeForm
    pair_class: ClassVar[type[PairForm]]
    names: ClassVar[tuple[str, ...]]

    @cached_property
    def pair(self) -> tuple[Any, Any] | None:
        """The two entries, None until both are chosen."""
        if self.request.method == "POST":
            asked = (self.request.POST.get("kept_uid", ""), self.request.POST.get("gone_uid", ""))
            kept, gone = (read_uid(text) for text in asked)
            return find_pair(self.pair_class.kind, self.colleague, (kept, gone))
        form = self.pair_form
        if not form.is_bound or not form.is_valid():
            return None
        return form.cleaned_data["kept"], form.cleaned_data["gone"]

    @cached_property
    def pair_form(self) -> PairForm:
        """The form by which the two are chosen; one that the address names stands in it."""
        asked = self.request.GET
        names = ("kept", "gone")
        is_asked = all(asked.get(name) or asked.get(f"{name}-words") for name in names)
        if is_asked or "compare" in asked:
            return self.pair_class(asked, colleague=self.colleague)
        given = {name: uid for name in names if (uid := read_uid(asked.get(name, "")))}
        return self.pair_class(initial=given, colleague=self.colleague)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for the two, or show them side by side."""
        status = 422 if self.pair_form.is_bound and self.pair is None else 200
        return self.render_to_response(self.get_context_data(**kwargs), status=status)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Merge the two; raises Http404 where one is not there any more."""
        if self.pair is None:
            raise Http404
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with."""
        kwargs = super().get_form_kwargs()
        kwargs.pop("initial")
        return {**kwargs, "pair": self.pair, "names": self.names}

    def get_form(self) -> Any:
        """Return the form about the two; the one by which they are chosen until they are."""
        return self.pair_form if self.pair is None else super().get_form()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the two, what moves, and what stands in the way."""
        kept, gone = self.pair or (None, None)
        return super().get_context_data(
            **kwargs,
            kept=kept,
            gone=gone,
            swapped=f"?kept={gone.uid}&gone={kept.uid}" if kept and gone else "",
            moving=self.preview(gone) if gone else [],
            obstacles=self.obstacles() if kept else [],
        )

    def preview(self, gone: Any) -> list[tuple[str, int]]:
        """Return what would move; subclasses say."""
        raise NotImplementedError  # each screen has its own

    def obstacles(self) -> list[str]:
        """Return what stands in the way, before anything is typed."""
        return []

    def success_message(self, saved: Any) -> str:
        """Say which entry is left."""
        return _("The two are one now: “%(kept)s”.") % {"kept": saved}


class MergePeopleScreen(MergeScreen):
    """Two entries of one person become one."""

    page_title = gettext_lazy("Merge people")
    pair_class = PeoplePairForm
    names = people.FIELDS

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(_("People"), reverse("tracker_people"))]

    def preview(self, gone: Any) -> list[tuple[str, int]]:
        """Return what would move with the person."""
        return people.preview_people(gone)

    def save(self, form: Any) -> Any:
        """Merge the two."""
        reason = form.cleaned_data["reason"]
        merge = people.PeopleMerge(form.kept, form.gone, form.values(), reason)
        _as_of_form(lambda: people.merge_people(merge, self.colleague))
        return form.kept

    def success_url(self, saved: Any) -> str:
        """Go on to the person."""
        return reverse("tracker_person", args=[saved.uid])


class MergeOrganisationsScreen(MergeScreen):
    """Two records of one organisation become one, in public and here."""

    page_title = gettext_lazy("Merge organisations")
    pair_class = OrganisationPairForm
    names = organisations.FIELDS

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(_("Partners"), reverse("tracker_partners"))]

    def preview(self, gone: Any) -> list[tuple[str, int]]:
        """Return what would move with the organisation."""
        return preview_partners(gone)

    def obstacles(self) -> list[str]:
        """Return why the two cannot be merged, as far as it is known."""
        if not organisations.may_merge(self.colleague):
            return [_("Public records are merged by a policy approver who is a manager too.")]
        kept, gone = self.pair or (None, None)
        if kept is None or gone is None:
            return []
        merge = organisations.OrganisationMerge(kept, gone)
        try:
            organisations.check_merge(merge, self.colleague)
        except ValidationError as error:
            return list(error.messages)
        return []

    def save(self, form: Any) -> Any:
        """Merge the two."""
        if not organisations.may_merge(self.colleague):
            raise ValidationError(self.obstacles())
        reason = form.cleaned_data["reason"]
        merge = organisations.OrganisationMerge(form.kept, form.gone, form.values(), reason)
        _as_of_form(lambda: merge_partners(merge, self.colleague))
        return form.kept

    def success_url(self, saved: Any) -> str:
        """Go on to the list of partners."""
        return f"{reverse('tracker_posts')}?organisation={saved.uid}"


def _as_of_form(merge: Any) -> None:
    """Carry out; what is wrong with one of the two is said above the form, which shows both."""
    try:
        merge()
    except ValidationError as error:
        raise ValidationError(error.messages) from error


merge_patterns: list[URLPattern] = [
    path("merge/people/", MergePeopleScreen.as_view(), name="tracker_merge_people"),
    path(
        "merge/organisations/",
        MergeOrganisationsScreen.as_view(),
        name="tracker_merge_organisations",
    ),
]
