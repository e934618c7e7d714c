"""The quality report in the admin: everything that is wrong, each row a click from its fix."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.models import User
from exchange.formats import Column, Table, table_response
from foundation.registries import QualityFinding
from reference.models import Jurisdiction
from stewardship.choices import QualityKind, RecordsReported
from stewardship.services.quality_report import (
    NOBODY,
    QualityQuestion,
    QualityReport,
    families_seen_by,
    quality_report,
)

PER_PAGE: Final = 50
#: The formats in which the list can be taken along.
FORMATS: Final = ("csv", "xlsx")


class Choice(NamedTuple):
    """One answer to a question of the form, or one way to narrow the list."""

    value: str
    label: str
    number: int = 0
    url: str = ""


class Row(NamedTuple):
    """A finding as the list shows it; `url` is where it can be put right, empty for who may not."""

    finding: QualityFinding
    kind: str
    family: str
    place: str
    owner: str
    url: str


class QualityReportItem(MenuItem):
    """The entry of the menu, for those who may see drafts."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Leave it out where there is nothing to see."""
        return isinstance(request.user, User) and bool(families_seen_by(request.user))


class QualityReportView(WagtailAdminTemplateMixin, TemplateView):
    """What records lack and what does not fit together, over all families, as a list or a file."""

    page_title = gettext_lazy("Quality report")
    header_icon = "warning"
    template_name = "stewardship/admin/quality_report.html"
    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the list, or hand it over in the format that `export` names."""
        if not self.families:
            raise PermissionDenied
        wanted = request.GET.get("export", "")
        if wanted in FORMATS:
            return table_response(wanted, self._table()) or super().get(request, *args, **kwargs)
        return super().get(request, *args, **kwargs)

    @cached_property
    def families(self) -> list[type[Model]]:
        """The families of which the colleague may see drafts."""
        user = self.request.user
        return families_seen_by(user) if isinstance(user, User) else []

    @cached_property
    def finder(self) -> AdminURLFinder:
        """What knows the editors that the colleague may open."""
        return AdminURLFinder(self.request.user)

    @cached_property
    def places(self) -> dict[str, str]:
        """The places that records can belong to, by key."""
        names = Jurisdiction.objects.order_by("sort_name").values_list("pk", "name")
        return {str(pk): name for pk, name in names}

    @cached_property
    def owners(self) -> dict[str, str]:
        """The colleagues who can own records, by key."""
        colleagues = User.objects.filter(is_active=True).order_by(
            "first_name", "last_name", "email"
        )
        return {NOBODY: _("Nobody"), **{str(each.pk): str(each) for each in colleagues}}

    @cached_property
    def question(self) -> QualityQuestion:
        """What the address asks for; what it cannot mean is left out."""
        return QualityQuestion(
            kind=self._asked("kind", dict(QualityKind.choices)),
            family=self._asked("family", self._family_names()),
            place=self._asked("place", self.places),
            owner=self._asked("owner", self.owners),
            records=self._asked("records", dict(RecordsReported.choices)) or RecordsReported.LIVE,
        )

    @cached_property
    def report(self) -> QualityReport:
        """The findings asked for."""
        return quality_report(self.families, self.question)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of findings, the counts of each kind and the questions of the form."""
        page = Paginator(self.report.findings, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            **kwargs,
            rows=[self.row(finding) for finding in page],
            page_obj=page,
            found=len(self.report.findings),
            kinds=self._kinds(),
            questions=self._questions(),
            kind=self.question.kind,
            exports=[Choice(each, each.upper(), url=self._url(export=each)) for each in FORMATS],
            here=reverse("quality_report"),
            earlier=self._url(p=page.previous_page_number()) if page.has_previous() else "",
            later=self._url(p=page.next_page_number()) if page.has_next() else "",
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        own = {"url": reverse("quality_report"), "label": self.page_title}
        return [*super().get_breadcrumbs_items(), own]

    def row(self, finding: QualityFinding) -> Row:
        """Return a finding with the names that the list shows, and the way to its fix."""
        record = finding.record
        return Row(
            finding=finding,
            kind=str(QualityKind(finding.kind).label),
            family=str(record._meta.verbose_name),
            place=str(getattr(record, "jurisdiction", None) or ""),
            owner=str(getattr(record, "owner", None) or ""),
            url=self._fix_url(finding),
        )

    def _fix_url(self, finding: QualityFinding) -> str:
        url: str | None = self.finder.get_edit_url(finding.record)
        return f"{url}#{anchor_of(finding)}" if url else ""

    def _table(self) -> Table:
        return Table(
            columns=COLUMNS,
            rows=(self.row(finding) for finding in self.report.findings),
            title=_("Quality report"),
            as_of=timezone.localdate(),
        )

    def _asked(self, name: str, allowed: Mapping[str, Any]) -> str:
        value = self.request.GET.get(name, "")
        return value if value in allowed else ""

    def _family_names(self) -> dict[str, str]:
        return {
            family._meta.label_lower: str(family._meta.verbose_name_plural).capitalize()
            for family in self.families
        }

    def _kinds(self) -> list[Choice]:
        counts = self.report.counts
        everything = Choice("", _("All kinds"), sum(counts.values()), self._url(kind=""))
        return [
            everything,
            *(
                Choice(kind.value, str(kind.label), counts.get(kind, 0), self._url(kind=kind.value))
                for kind in QualityKind
            ),
        ]

    def _questions(self) -> list[tuple[str, str, str, list[Choice]]]:
        """Return name, label, chosen value and choices of each question of the form."""
        records = [Choice(value, str(label)) for value, label in RecordsReported.choices]
        return [
            self._ask("family", _("Kind of record"), _("All"), self._family_names()),
            self._ask("place", _("Country or body"), _("All"), self.places),
            self._ask("owner", _("Owner"), _("Anybody"), self.owners),
            ("records", _("Which records"), self.question.records, records),
        ]

    def _ask(
        self, name: str, label: str, everything: str, answers: Mapping[str, str]
    ) -> tuple[str, str, str, list[Choice]]:
        choices = [Choice("", everything), *(Choice(*answer) for answer in answers.items())]
        return (name, label, getattr(self.question, name), choices)

    def _url(self, **changes: Any) -> str:
        asked = self.question
        given = {
            "kind": asked.kind,
            "family": asked.family,
            "place": asked.place,
            "owner": asked.owner,
            "records": "" if asked.records == RecordsReported.LIVE else asked.records,
            **changes,
        }
        kept = {name: value for name, value in given.items() if value not in {"", None}}
        return f"{reverse('quality_report')}?{urlencode(kept)}"


def anchor_of(finding: QualityFinding) -> str:
    """Return the id of the place in the editor where a finding is put right.

    Wagtail names the label of a field and the list of an inline panel after the field.
    """
    name = finding.field
    if not name:
        return "main"
    fields = {each.name: each for each in finding.record._meta.get_fields()}
    is_list = name in fields and fields[name].one_to_many
    return f"id_{name}-FORMS" if is_list else f"id_{name}-label"


COLUMNS: Final = (
    Column("kind", gettext_lazy("Kind"), lambda row: row.kind),
    Column("family", gettext_lazy("Kind of record"), lambda row: row.family),
    Column("record", gettext_lazy("Record"), lambda row: str(row.finding.record)),
    Column("uid", gettext_lazy("Permanent identifier"), lambda row: str(row.finding.record.uid)),
    Column("place", gettext_lazy("Country or body"), lambda row: row.place),
    Column("owner", gettext_lazy("Owner"), lambda row: row.owner),
    Column("finding", gettext_lazy("What is wrong"), lambda row: row.finding.message),
    Column(
        "edit",
        gettext_lazy("Where to put it right"),
        lambda row: f"{settings.WAGTAILADMIN_BASE_URL}{row.url}" if row.url else "",
    ),
)
