"""The world map: a row for each country and territory, drawn and in a table alike."""

from collections import Counter
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.columns import PLACE_CODES, Column, address_column
from exchange.formats import Table, table_response
from exchange.value_kinds import ValueKind
from foundation.addresses import AddressBook
from foundation.keeping import kept
from legislation.choices import AnswerValue
from reference.models import Jurisdiction
from website.assembly.world_map_answers import Said, as_of
from website.assembly.world_map_question import Question
from website.assembly.world_map_shapes import (
    HATCHED_NAMES,
    Shape,
    Sheet,
    Spot,
    Window,
    sheet,
    window_around,
)
from website.cartography.spreading import spread
from website.citations.lists import about_list


@dataclass(frozen=True)
class Row:
    """A place with what is said of it."""

    place: Jurisdiction
    said: Said
    meaning: str
    url: str
    region_url: str
    shape: Shape | None

    @property
    def value(self) -> str:
        """The answer as style sheets and files have it."""
        return str(self.said.value.value)

    @property
    def label(self) -> str:
        """The answer in a word."""
        return str(self.said.value.label)

    @property
    def title(self) -> str:
        """What is shown over the place: "Ghana: Yes. Live: 1"."""
        words = {"place": self.place.local_name, "answer": self.label, "words": self.said.words}
        if not self.said.words:
            return _("%(place)s: %(answer)s") % words
        return _("%(place)s: %(answer)s. %(words)s") % words


@dataclass(frozen=True)
class Group:
    """The places that give one answer, with the legend of that answer."""

    value: str
    label: str
    meaning: str
    number: int
    url: str
    rows: tuple[Row, ...]
    is_chosen: bool

    @property
    def shapes(self) -> list[Row]:
        """The places that are drawn as land only."""
        return [row for row in self.rows if row.shape and not row.shape.circle]

    @property
    def circles(self) -> list[Row]:
        """The places that are drawn as circles, with whatever land can be seen."""
        return [row for row in self.rows if row.shape and row.shape.circle]


@dataclass(frozen=True)
class WorldMap:
    """Everything the page shows."""

    question: Question
    sheet: Sheet
    window: Window
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    beyond: tuple[Shape, ...]
    not_on_map: tuple[str, ...]
    hatched: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """What the drawing is called."""
        return _("World map. %(subject)s") % {"subject": self.question.subject}

    @property
    def description(self) -> str:
        """What the drawing shows, in words: how many places give each answer."""
        counts = "; ".join(f"{group.label}: {group.number}" for group in self.groups)
        return _("Places by answer. %(counts)s. The table below says the same.") % {
            "counts": counts
        }


def world_map(question: Question, book: AddressBook) -> WorldMap:
    """Return the map that is asked for; the places in the alphabetical order of the reader."""
    inside, beyond = _inside_and_beyond(question, book)
    window = window_around([row.shape for row in inside if row.shape], whole=question.codes is None)
    inside = _placed(inside, window)
    rows = _with_answer(question, inside)
    shown = {row.value for row in rows}
    beyond += [row.shape for row in inside if row.shape and row.value not in shown]
    return WorldMap(
        question=question,
        sheet=sheet(),
        window=window,
        groups=_groups(question, inside),
        rows=rows,
        beyond=tuple(beyond),
        not_on_map=tuple(row.place.local_name for row in rows if row.shape is None),
        hatched=tuple((str(HATCHED_NAMES[name]), path) for name, path in sheet().hatched.items()),
    )


def _inside_and_beyond(question: Question, book: AddressBook) -> tuple[list[Row], list[Shape]]:
    """Return a row for each place in the region, and the shapes of those outside it."""
    places, answers = kept(("places of the map",), _places), question.answers()
    silence = Said(question.silence)
    inside: list[Row] = []
    beyond: list[Shape] = []
    for place in places:
        shape = sheet().places.get(place.code)
        if question.codes is None or place.region_id in question.codes:
            said = answers.get(place.pk, silence)
            inside.append(_row(question, book, place, said, shape))
        elif shape is not None:
            beyond.append(shape)
    return inside, beyond


def _row(
    question: Question, book: AddressBook, place: Jurisdiction, said: Said, shape: Shape | None
) -> Row:
    return Row(
        place=place,
        said=said,
        meaning=str(question.meaning.words[said.value]),
        url=book.path(place) or "",
        region_url=question.query(region=place.region.slug) if place.region else "",
        shape=shape,
    )


def map_file(
    wanted: str, question: Question, book: AddressBook, request: HttpRequest
) -> HttpResponseBase | None:
    """Return the table beside the map as a file, None for a format that nobody writes."""
    if not wanted:
        return None
    title = _("World map. %(subject)s") % {"subject": question.subject}
    table = Table(
        columns=_columns(book),
        rows=world_map(question, book).rows,
        title=title,
        as_of=as_of(),
        about=about_list(title, request, question.filters),
    )
    return table_response(wanted, table)


def _places() -> list[Jurisdiction]:
    """Return the countries and territories with what a row shows."""
    names = ("code", "name", "slug", "sort_name", "kind", "region")
    places = (
        Jurisdiction.objects.countries()
        .select_related("region")
        .only(*names, "region__name", "region__code", "region__slug")
    )
    return sorted(places, key=lambda place: (place.local_sort_key, place.code))


def _placed(rows: list[Row], window: Window) -> list[Row]:
    """Return rows whose circles stand where they are as large as in the part that is shown."""
    if window.scale == 1:
        return rows
    small = {row.place.code: row.shape for row in rows if row.shape and row.shape.circle}
    spots = spread(
        {code: (shape.at.x, shape.at.y) for code, shape in small.items()}, (), window.scale
    )
    return [
        replace(row, shape=replace(row.shape, circle=Spot(*spots[row.place.code])))
        if row.shape and row.place.code in spots
        else row
        for row in rows
    ]


def _with_answer(question: Question, rows: list[Row]) -> tuple[Row, ...]:
    wanted = question.answer.value
    return tuple(row for row in rows if not wanted or row.value == wanted)


def _groups(question: Question, rows: list[Row]) -> tuple[Group, ...]:
    """Return one group for each of the five answers, counted over the places of the region."""
    counts = Counter(row.value for row in rows)
    shown = _with_answer(question, rows)
    return tuple(
        Group(
            value=value.value,
            label=str(value.label),
            meaning=str(question.meaning.words[value]),
            number=counts[value.value],
            url=question.query(answer=value.value),
            rows=tuple(row for row in shown if row.value == value.value),
            is_chosen=question.answer.value == value.value,
        )
        for value in AnswerValue
    )


def _columns(book: AddressBook) -> tuple[Column, ...]:
    return (
        Column(
            "code",
            gettext_lazy("Code"),
            lambda row: row.place.code,
            gettext_lazy("The code of the country or territory."),
            ValueKind.CODE,
            standard=PLACE_CODES,
        ),
        Column(
            "name",
            gettext_lazy("Name"),
            lambda row: row.place.local_name,
            gettext_lazy("What the place is called in the language of the page."),
        ),
        Column(
            "region",
            gettext_lazy("Region"),
            lambda row: row.place.region.local_name if row.place.region else "",
            gettext_lazy("The region of the world in which it lies."),
            standard="UN M49",
        ),
        Column(
            "answer",
            gettext_lazy("Answer"),
            lambda row: row.label,
            gettext_lazy("One of five answers to what the map shows."),
            allowed=AnswerValue,
        ),
        Column(
            "meaning",
            gettext_lazy("What the answer means"),
            lambda row: row.meaning,
            gettext_lazy("The same answer in the words of what the map shows."),
        ),
        Column(
            "on_record",
            gettext_lazy("On record"),
            lambda row: row.said.words,
            gettext_lazy("What the answer rests on. Empty: nothing is on record."),
        ),
        address_column(lambda row: book.full_url(row.place)),
    )
