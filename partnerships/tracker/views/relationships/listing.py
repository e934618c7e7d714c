"""The list of partners: narrowed, sorted, kept under a name, taken out as a file."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from exchange.formats import Table, table_response
from partnerships.tracker.choices import Right, Stage
from partnerships.tracker.filters.partners import PartnerFilter
from partnerships.tracker.forms.relationships import SaveFilterForm
from partnerships.tracker.models import Relationship, SavedFilter
from partnerships.tracker.services.delete_filter import delete_filter
from partnerships.tracker.services.save_filter import save_filter
from partnerships.tracker.views.form_screens import add_errors
from partnerships.tracker.views.relationships.columns import COLUMNS
from partnerships.tracker.views.screens import TrackerScreen, TrackerView

PER_PAGE: Final = 50
FORMATS: Final = ("csv", "xlsx")
#: The heads of the list, each with the order it asks for.
HEADS: Final = (
    ("name", gettext_lazy("Partner")),
    ("stage", gettext_lazy("Stage")),
    ("", gettext_lazy("Owner")),
    ("silence", gettext_lazy("Last contact")),
    ("step", gettext_lazy("Next step")),
)


@dataclass(frozen=True)
class Head:
    """The head of a column: what it leads to, and how the list is sorted by it now."""

    label: Any
    query: str = ""
    sorted_as: str = ""


class PartnersScreen(TrackerScreen):
    """All partners that the colleague may see; posting to it keeps the narrowing."""

    page_title = gettext_lazy("Partners")
    template_name = "tracker/admin/partner_list.html"
    http_method_names: Any = ("get", "head", "post")

    @cached_property
    def filter(self) -> PartnerFilter:
        """What is asked for."""
        rows = Relationship.objects.visible_to(self.colleague)
        return PartnerFilter(self.request.GET, colleague=self.colleague, rows=rows)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the list, or hand it out as a file."""
        wanted = request.GET.get("format", "")
        if wanted:
            return self.export(wanted)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a page of the list, with what narrows it."""
        page = self.page()
        save_form = kwargs.pop("save_form", None) or SaveFilterForm()
        return super().get_context_data(
            **kwargs,
            page_of_list=page,
            pages=page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
            elsewhere=self.filter.query(),
            filter=self.filter,
            stages=self.stages(),
            heads=self.heads(),
            today=timezone.localdate(),
            saved=self.saved(),
            save_form=save_form,
            may_edit=self.may(Right.EDIT),
            formats=FORMATS if self.may(Right.EDIT) else (),
        )

    def page(self) -> Page[Any]:
        """Return the page asked for."""
        rows = self.filter.apply().select_related(
            "organisation__jurisdiction", "portal", "owner", "deputy"
        )
        paginator = Paginator(rows, PER_PAGE)
        # The stages were counted already: one query less.
        paginator.count = self.number
        return paginator.get_page(self.request.GET.get("page"))

    @cached_property
    def numbers(self) -> Counter[str]:
        """How many partners each stage has of what else is asked for."""
        rows = self.filter.apply(without="stage").order_by().values_list("stage")
        return Counter(dict(rows.annotate(number=Count("pk"))))

    @property
    def number(self) -> int:
        """How many partners are listed."""
        chosen = self.filter.asked.get("stage") or Stage.values
        return sum(self.numbers[stage] for stage in set(chosen))

    def stages(self) -> list[dict[str, Any]]:
        """Return the stages, with how many partners each has of what else is asked for."""
        numbers = self.numbers
        chosen = self.filter.asked.get("stage") or []
        listed = [
            {
                "label": stage.label,
                "number": numbers[stage],
                "query": self.filter.query(stage=[stage.value]),
                "is_chosen": chosen == [stage.value],
            }
            for stage in Stage
        ]
        everything = {
            "label": _("All"),
            "number": numbers.total(),
            "query": self.filter.query(stage=[]),
            "is_chosen": not chosen,
        }
        return [everything, *listed]

    def heads(self) -> list[Head]:
        """Return the heads of the columns."""
        return [self.head(order, label) for order, label in HEADS]

    def head(self, order: str, label: Any) -> Head:
        """Return one head: a second click turns the order round."""
        if not order:
            return Head(label)
        now = self.filter.sort
        downward = {order: "ascending", f"-{order}": "descending"}
        wanted = f"-{order}" if now == order else order
        return Head(label, self.filter.query(sort=wanted), downward.get(now, ""))

    def saved(self) -> list[SavedFilter]:
        """Return the kept narrowings of the colleague, and those kept for everybody."""
        kept = SavedFilter.objects.filter(Q(user=self.colleague) | Q(is_shared=True))
        return list(kept.select_related("user"))

    def export(self, wanted: str) -> HttpResponseBase:
        """Return the whole list as a file; that it was taken out is written down."""
        if not self.may(Right.EDIT):
            raise PermissionDenied
        if wanted not in FORMATS:
            raise Http404
        rows = self.filter.apply().select_related(
            "organisation__jurisdiction__region__parent__parent", "portal", "owner", "deputy"
        )
        found = list(rows)
        self.note_export(Relationship, f"{wanted}, {len(found)}")
        table = Table(COLUMNS, found, title=_("Partners"), as_of=timezone.localdate())
        response = table_response(wanted, table)
        if response is None:
            raise Http404
        return response

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Keep the narrowing that stands in the address under a name."""
        form = SaveFilterForm(request.POST)
        if form.is_valid():
            try:
                kept = self.keep(form)
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, _("“%(name)s” is kept.") % {"name": kept.name})
                return HttpResponseRedirect(f"{reverse('tracker_partners')}?{kept.query}")
        messages.error(request, _("Nothing was saved: see what is marked below."))
        return self.render_to_response(self.get_context_data(save_form=form), status=422)

    def keep(self, form: SaveFilterForm) -> SavedFilter:
        """Keep what is asked for."""
        asked = form.cleaned_data
        return save_filter(
            self.colleague, asked["name"], self.filter.query(), is_shared=asked["is_shared"]
        )


class FilterDeleteView(TrackerView):
    """Deletes a kept narrowing of one's own."""

    needs = Right.SEE
    http_method_names: Any = ("post",)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Delete it, and go back to the list."""
        try:
            name = delete_filter(self.colleague, pk)
        except SavedFilter.DoesNotExist:
            raise Http404 from None
        messages.success(request, _("“%(name)s” is deleted.") % {"name": name})
        return HttpResponseRedirect(reverse("tracker_partners"))
