"""What a colleague, a team or the house has to do: a few rows of each section, or one whole."""

from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import Right, Whose
from partnerships.tracker.services.find_colleagues import find_colleagues
from partnerships.tracker.views.paging import page_links
from partnerships.tracker.views.screens import TrackerScreen
from partnerships.tracker.views.work.asked import COLLEAGUE, WHOSE_LABELS, Asked
from partnerships.tracker.views.work.given import uuid_or_none
from partnerships.tracker.views.work.rows import WorkRow
from partnerships.tracker.views.work.sections import SECTIONS
from partnerships.tracker.views.work.settling import SETTLED

#: So many rows of each section stand on the overview, so many on the page of one section.
FEW: Final = 10
PER_PAGE: Final = 50
#: The sections that other screens ask for by `due`.
DUE: Final = {"late": "overdue"}
#: The parameter that names the section in which something was settled.
AT: Final = "at"


class Section(NamedTuple):
    """A section as it is shown; `more` leads to the rest."""

    key: str
    title: Any
    rows: list[WorkRow]
    next: str
    more: str = ""


class WorkScreen(TrackerScreen):
    """My work, my team's, everybody's or that of one colleague."""

    header_icon = "tasks"
    template_name = "tracker/admin/work.html"
    http_method_names: Any = ("get", "head")

    @cached_property
    def colleagues(self) -> list[User]:
        """The partnership team."""
        return list(find_colleagues(Right.EDIT))

    @cached_property
    def asked(self) -> Asked:
        """What the address asks for; what it cannot mean is left out."""
        given = self.request.GET
        whose = given.get("whose", "")
        subject = self.named() if whose == COLLEAGUE else None
        return Asked(
            viewer=self.colleague,
            subject=subject or self.colleague,
            whose=Whose(whose) if whose in WHOSE_LABELS else Whose.MINE,
            today=timezone.localdate(),
            settled=uuid_or_none(given.get(SETTLED, "")),
            at=given.get(AT, ""),
        )

    def named(self) -> User | None:
        """Return the colleague that the address names."""
        key = self.request.GET.get(COLLEAGUE, "")
        return next((each for each in self.colleagues if str(each.pk) == key), None)

    def get_page_title(self) -> str:
        """Return whose work it is."""
        if self.asked.subject != self.colleague:
            return _("Work of %(colleague)s") % {"colleague": self.asked.subject}
        return str(WHOSE_LABELS[self.asked.whose])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the sections, or the page of the one that is asked for."""
        wanted = self.request.GET.get("section") or self.request.GET.get("due", "")
        wanted = DUE.get(wanted, wanted)
        if wanted in SECTIONS:
            kwargs |= self.whole(wanted)
        else:
            kwargs["sections"] = [self.few(key) for key in SECTIONS]
        return super().get_context_data(
            **kwargs,
            choices=self.choices(),
            colleagues=self.colleagues,
            subject=self.asked.subject,
            is_shared=self.asked.whose != Whose.MINE,
            may_edit=self.may(Right.EDIT),
            overview=self.address(),
        )

    def few(self, key: str) -> Section:
        """Return the first rows of a section."""
        kind = SECTIONS[key]
        rows = list(kind.rows(self.asked)[: FEW + 1])
        more = self.address(section=key) if len(rows) > FEW else ""
        shown = kind.shown(rows[:FEW], self.asked)
        return Section(key, kind.title, shown, self.address(**{AT: key}), more)

    def whole(self, key: str) -> dict[str, Any]:
        """Return one page of a section."""
        kind = SECTIONS[key]
        page = Paginator(kind.rows(self.asked), PER_PAGE).get_page(self.request.GET.get("page"))
        shown = kind.shown(list(page), self.asked)
        back = self.address(section=key, page=page.number, **{AT: key})
        return {
            "sections": [Section(key, kind.title, shown, back)],
            "page": page,
            "pages": page_links(page, self.request.GET),
        }

    def choices(self) -> list[tuple[Any, str, bool]]:
        """Return the ways to say whose work: label, address, and whether it is chosen."""
        is_own = self.asked.subject == self.colleague
        return [
            (label, f"?whose={whose}", is_own and whose == self.asked.whose)
            for whose, label in WHOSE_LABELS.items()
        ]

    def address(self, **more: Any) -> str:
        """Return the address of whose work this is, with more parameters."""
        kept: dict[str, Any] = {"whose": self.asked.whose}
        if self.asked.subject != self.colleague:
            kept = {"whose": COLLEAGUE, COLLEAGUE: self.asked.subject.pk}
        return f"{self.request.path}?{urlencode({**kept, **more})}"
