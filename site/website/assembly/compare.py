"""The page that compares places: what its address asks for, and the comparison as a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.formats import Column, Table
from foundation.addresses import AddressBook
from foundation.facets import quoted
from foundation.keeping import kept
from foundation.public_records import public_by
from foundation.text import tidy_line
from legislation.models import Criterion, Framework
from reference.models import Jurisdiction, JurisdictionName
from reference.names import fold
from website.assembly.comparison import Comparison, Row, Section, compare
from website.citations.lists import list_file

#: How many places stand side by side at most.
MOST_PLACES = 6
#: How many fields there are to begin with.
FIRST_FIELDS = 3
#: How alike a misspelt name is, and how much of it is compared.
ALIKE, LONGEST_NAME = 0.8, 60
#: How many values of the address are read at all.
MOST_READ = 24
PARAMETERS = frozenset(("place", "framework", "format"))


@dataclass(frozen=True)
class Question:
    """What an address asks to compare, what may be asked, and what was wrong with it."""

    places: tuple[Jurisdiction, ...]
    criteria: tuple[Criterion, ...]
    framework: Framework | None
    all_places: tuple[Jurisdiction, ...]
    frameworks: tuple[Framework, ...]
    messages: tuple[str, ...]

    @property
    def query(self) -> str:
        """The query string of the comparison, as it was understood."""
        return self._query(self.places)

    @property
    def empty_fields(self) -> range:
        """The numbers of the fields for further places: three to begin with, then two."""
        number = len(self.places)
        return range(number + 1, min(MOST_PLACES, max(FIRST_FIELDS, number + 2)) + 1)

    @property
    def removals(self) -> list[tuple[Jurisdiction, str]]:
        """The places, each with the query string of the comparison without it."""
        return [
            (place, self._query([other for other in self.places if other != place]))
            for place in self.places
        ]

    def _query(self, places: Sequence[Jurisdiction]) -> str:
        data = QueryDict(mutable=True)
        data.setlist("place", [place.slug for place in places])
        if self.framework is not None and self.framework != self.frameworks[0]:
            data["framework"] = self.framework.slug
        return f"?{data.urlencode()}" if places else "?"


def compare_context(request: HttpRequest) -> dict[str, Any]:
    """Return the form and, once there is something to compare, the comparison."""
    question = read_question(request.GET)
    return {
        "question": question,
        "comparison": comparison_of(question, AddressBook.of(request)),
        "messages_of_list": list(question.messages),
        "today": timezone.localdate(),
    }


def comparison_of(question: Question, book: AddressBook) -> Comparison | None:
    """Return the places side by side, None without a place."""
    if not question.places:
        return None
    return compare(question.places, question.criteria, book, timezone.localdate())


# --- what the address asks -----------------------------------------------------------------------


def read_question(data: QueryDict) -> Question:
    """Read the query string; what cannot be used is said in a message, never an error."""
    all_places, criteria = kept(("compare",), _what_may_be_compared)
    places, messages = _read_places(data.getlist("place"), all_places)
    frameworks = _latest_first(criteria)
    framework, wrong = _read_framework(data.get("framework", ""), frameworks)
    strange = [name for name in data if name not in PARAMETERS][:MOST_PLACES]
    wrong += [
        _("“%(name)s” is not understood here; it was left out.") % {"name": quoted(name)}
        for name in strange
    ]
    return Question(
        places,
        tuple(each for each in criteria if framework and each.framework_id == framework.pk),
        framework,
        all_places,
        frameworks,
        (*messages, *wrong, *_wrong_format(data)),
    )


def _what_may_be_compared() -> tuple[tuple[Jurisdiction, ...], tuple[Criterion, ...]]:
    """Return every place, and the criteria of every public framework."""
    places = Jurisdiction.objects.only("code", "name", "slug", "sort_name").a_to_z()
    criteria = Criterion.objects.filter(public_by(Criterion, "framework")).select_related(
        "framework"
    )
    return tuple(places), tuple(criteria.order_by("sort_order", "pk"))


def _read_places(
    given: Iterable[str], known: Iterable[Jurisdiction]
) -> tuple[tuple[Jurisdiction, ...], list[str]]:
    """Return the places with these names, codes or names in addresses, and what was wrong."""
    wanted = [line for value in list(given)[:MOST_READ] if (line := tidy_line(value))]
    if not wanted:
        return (), []
    by_word: dict[str, Jurisdiction] = {}
    for place in known:
        for word in (place.slug, place.code.lower(), place.sort_name, fold(place.local_name)):
            by_word.setdefault(word, place)
    by_word = _other_names(wanted, by_word) | by_word
    found: list[Jurisdiction] = []
    messages: list[str] = []
    for value in wanted:
        named = by_word.get(value.lower()) or by_word.get(fold(value))
        if named is None:
            messages.append(_no_place(value, _nearest(value, by_word)))
        elif named not in found:
            found.append(named)
    if len(found) > MOST_PLACES:
        messages.append(
            _("At most %(number)d places stand side by side: the first ones are shown.")
            % {"number": MOST_PLACES}
        )
    return tuple(found[:MOST_PLACES]), messages


def _other_names(
    wanted: Iterable[str], known: Mapping[str, Jurisdiction]
) -> dict[str, Jurisdiction]:
    """Return places by former, foreign and other names, for the words not known otherwise."""
    unknown = {fold(value) for value in wanted if value.lower() not in known} - set(known) - {""}
    if not unknown:
        return {}
    names = JurisdictionName.objects.filter(folded__in=unknown).select_related("jurisdiction")
    return {name.folded: name.jurisdiction for name in names}


def _nearest(value: str, known: Mapping[str, Jurisdiction]) -> Jurisdiction | None:
    """Return the place whose name is spelt nearly like `value`, None without one."""
    close = get_close_matches(fold(value[:LONGEST_NAME]), known, n=1, cutoff=ALIKE)
    return known[close[0]] if close else None


def _no_place(value: str, nearest: Jurisdiction | None) -> str:
    message = _("No place is called “%(value)s”; it was left out.") % {"value": quoted(value)}
    if nearest is None:
        return message
    return f"{message} {_('Did you mean %(name)s?') % {'name': nearest.local_name}}"


def _latest_first(criteria: Iterable[Criterion]) -> tuple[Framework, ...]:
    """Return the frameworks of criteria: editions that none followed first, then by name."""
    found: dict[int, Framework] = {}
    for criterion in criteria:
        found.setdefault(criterion.framework_id, criterion.framework)
    followed = {framework.previous_id for framework in found.values()}
    return tuple(sorted(found.values(), key=lambda each: (each.pk in followed, each.name)))


def _read_framework(
    value: str, frameworks: Sequence[Framework]
) -> tuple[Framework | None, list[str]]:
    first = frameworks[0] if frameworks else None
    wanted = tidy_line(value).lower()
    if not wanted:
        return first, []
    for framework in frameworks:
        if framework.slug == wanted:
            return framework, []
    message = _("No scorecard has the address “%(value)s”; it was left out.")
    return first, [message % {"value": quoted(value)}]


def _wrong_format(data: QueryDict) -> list[str]:
    # A format that exists was answered with a file before, unless there was nothing to compare.
    if not data.get("format"):
        return []
    return [_("A comparison of at least one place can be downloaded as csv, xlsx or json.")]


# --- the comparison as a file --------------------------------------------------------------------


def comparison_file(request: HttpRequest) -> HttpResponseBase | None:
    """Return the comparison as a file, None when none is asked for or there is nothing in it."""
    wanted = request.GET.get("format", "")
    if not wanted:
        return None
    comparison = comparison_of(read_question(request.GET), AddressBook.of(request))
    return list_file(wanted, comparison_table(comparison), request) if comparison else None


def comparison_table(comparison: Comparison) -> Table:
    """Return the rows of the page, with a column for each place."""
    rows = [(section, row) for section in comparison.sections for row in section.rows]
    return Table(
        columns=(
            Column("section", gettext_lazy("Section"), lambda pair: pair[0].heading, _SECTION),
            Column("subject", gettext_lazy("Subject"), lambda pair: pair[1].label, _SUBJECT),
            *(_place_column(place, number) for number, place in enumerate(comparison.places)),
        ),
        rows=rows,
        title=_("Comparison"),
        as_of=comparison.as_of,
    )


_SECTION = gettext_lazy("The part of the comparison, such as laws or duties.")
_SUBJECT = gettext_lazy("What is compared: a law, a duty or a question.")
_CELL = gettext_lazy("What is on record of that for this place.")


def _place_column(place: Jurisdiction, number: int) -> Column:
    def cell(pair: tuple[Section, Row]) -> list[str]:
        return [str(item) for item in pair[1].cells[number]]

    return Column(place.slug, place.local_name, cell, _CELL, is_list=True)
