"""The search of the tracker: finds partners, posts, people, interactions and agreements."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.tracker.models import FindEntry
from partnerships.tracker.services.find_documents import FindKind
from partnerships.tracker.services.find_entries import LONGEST_QUESTION, Found, find_entries
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE: Final = 25
MOST_PAGES: Final = 40
_BEFORE, _AFTER = 60, 140
#: What one record of each kind is called.
_ONE: Final = {
    FindKind.RELATIONSHIP: gettext_lazy("Partner"),
    FindKind.POST: gettext_lazy("Post"),
    FindKind.PERSON: gettext_lazy("Person"),
    FindKind.INTERACTION: gettext_lazy("Interaction"),
    FindKind.AGREEMENT: gettext_lazy("Agreement"),
}


@dataclass(frozen=True)
class Line:
    """One answer: where it leads, and the words around the first that was looked for."""

    entry: FindEntry
    kind: str
    url: str
    excerpt: str


class SearchScreen(TrackerScreen):
    """Finds what the colleague may see by its words."""

    page_title = gettext_lazy("Search")
    header_icon = "search"
    template_name = "tracker/admin/search.html"
    http_method_names: Any = ("get", "head")

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.request.GET.get("q", "").strip()[:LONGEST_QUESTION]

    @property
    def kind(self) -> str:
        """The kind of record looked for, empty for all."""
        asked = self.request.GET.get("kind", "")
        return asked if asked in FindKind.values else ""

    @property
    def page(self) -> int:
        """The page asked for, the first for nonsense."""
        text = self.request.GET.get("page", "1")
        number = int(text) if text.isascii() and text.isdigit() and len(text) < len("9999") else 1
        return min(max(number, 1), MOST_PAGES)

    @cached_property
    def found(self) -> Found:
        """What was found."""
        start = (self.page - 1) * PER_PAGE
        return find_entries(
            self.colleague, self.words, self.kind, start=start, stop=start + PER_PAGE
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the answers, with how many there are of each kind."""
        found = self.found
        number = found.numbers.get(self.kind, 0) if self.kind else found.number
        listed = min(number, MOST_PAGES * PER_PAGE)
        paginator = Paginator(range(listed), PER_PAGE)
        return super().get_context_data(
            **kwargs,
            words=self.words,
            kind=self.kind,
            number=number,
            kinds=self.kinds(),
            lines=[self.line(entry) for entry in found.entries],
            pages=[
                (each, self.query(page=each), each == self.page)
                for each in paginator.get_elided_page_range(self.page)
            ]
            if paginator.num_pages > 1
            else [],
            longest=LONGEST_QUESTION,
        )

    def kinds(self) -> list[tuple[str, int, str, bool]]:
        """Return label, number and address of each kind that was found, all kinds first."""
        if not self.found.numbers:
            return []
        listed = [(_("All"), self.found.number, self.query(kind=""), not self.kind)]
        for kind in FindKind:
            number = self.found.numbers.get(kind, 0)
            if number:
                listed.append((str(kind.label), number, self.query(kind=kind), self.kind == kind))
        return listed

    def query(self, **changes: Any) -> str:
        """Return what stands in an address for what is asked, with some of it changed."""
        asked = {"q": self.words, "kind": self.kind, **changes}
        return urlencode({name: value for name, value in asked.items() if value})

    def line(self, entry: FindEntry) -> Line:
        """Return an answer as a line."""
        kind = FindKind(entry.kind)
        url = reverse(kind.url_name, kwargs={"uid": entry.target_uid})
        return Line(entry, str(_ONE[kind]), url, excerpt_of(entry.text, self.words))


def excerpt_of(text: str, words: str) -> str:
    """Return what stands around the first of the words in a text; its beginning without any."""
    flat = " ".join(text.split())
    places = [flat.casefold().find(word.casefold()) for word in words.split()]
    first = min((place for place in places if place >= 0), default=0)
    start, end = max(0, first - _BEFORE), first + _AFTER
    return f"{'…' if start else ''}{flat[start:end]}{'…' if end < len(flat) else ''}"
