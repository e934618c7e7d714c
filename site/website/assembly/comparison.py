"""A comparison of places: what each row of each section says of each of them.

The page and the files show the same rows. Costs nine queries whatever the number of records, in
other languages than English a few more, for titles and the order of places.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Q
from django.utils.translation import gettext as _

from foundation.addresses import AddressBook
from foundation.public_records import public_by
from legislation.choices import (
    IN_FORCE_STATUSES,
    PENDING_STATUSES,
    DutyKind,
    ForceState,
    InstrumentStatus,
)
from legislation.models import (
    Answer,
    Criterion,
    Duty,
    Framework,
    Instrument,
    Participation,
)
from legislation.services.order_laws import by_title
from legislation.services.prefetch_titles import spoken_titles
from legislation.services.read_mentions import force_today
from legislation.services.read_participations import standing_of, standing_since
from legislation.services.read_scorecards import Finding, finding_of
from legislation.services.true_status import name_of
from partnerships.register.models import Organisation, Portal
from reference.models import Jurisdiction
from website.assembly.comparison_facts import Facts, read_facts

#: Statuses of what may be law one day, or again.
WAITING = PENDING_STATUSES | {InstrumentStatus.SUSPENDED}


@dataclass(frozen=True)
class Item:
    """One thing that a cell says: words, where they lead, and how they are marked."""

    text: str
    url: str = ""
    #: The language of the text where it is not the reader's, for its `lang`.
    language: str = ""
    note: str = ""
    note_language: str = ""
    status: str = ""
    status_label: str = ""
    answer: str = ""
    tag: str = ""

    def __str__(self) -> str:
        """The item as a cell of a file says it."""
        marks = [mark for mark in (self.tag, self.status_label, self.note) if mark]
        return f"{self.text} ({'; '.join(marks)})" if marks else self.text


Cell = tuple[Item, ...]


@dataclass(frozen=True)
class Row:
    """One subject, and what is said of each place, in the order of the places."""

    label: str
    cells: tuple[Cell, ...]
    url: str = ""


@dataclass(frozen=True)
class Section:
    """Rows of one kind under a heading."""

    name: str
    heading: str
    rows: tuple[Row, ...]
    note: str = ""

    @property
    def caption(self) -> str:
        """What the table of the section shows."""
        return _("%(subject)s side by side") % {"subject": self.heading}


@dataclass(frozen=True)
class Comparison:
    """Places side by side, as of a day."""

    places: tuple[Jurisdiction, ...]
    sections: tuple[Section, ...]
    as_of: datetime.date

    @property
    def tables(self) -> list[tuple[Section, list[tuple[Row, list[tuple[Jurisdiction, Cell]]]]]]:
        """The sections with their rows, each cell beside its place, as a template walks them."""
        return [
            (
                section,
                [(row, list(zip(self.places, row.cells, strict=True))) for row in section.rows],
            )
            for section in self.sections
        ]


def compare(
    places: Sequence[Jurisdiction],
    criteria: Sequence[Criterion],
    book: AddressBook,
    day: datetime.date,
) -> Comparison:
    """Return the places side by side; `criteria` are those of one public framework."""
    facts = read_facts(places, criteria)
    sections = [
        _laws_section(places, facts, book),
        _duties_section(places, facts, book),
        _criteria_section(places, facts, criteria, book),
        _register_section(places, book),
    ]
    return Comparison(tuple(places), tuple(each for each in sections if each.rows), day)


# --- laws ----------------------------------------------------------------------------------------


def _laws_section(places: Sequence[Jurisdiction], facts: Facts, book: AddressBook) -> Section:
    def row(label: str, laws: Mapping[int, list[Instrument]], statuses: Iterable[str]) -> Row:
        kept = set(statuses)
        return Row(
            label,
            tuple(
                tuple(_law_item(law, book) for law in laws[place.pk] if law.status in kept)
                for place in places
            ),
        )

    others = set(InstrumentStatus) - IN_FORCE_STATUSES - WAITING
    rows = (
        row(_("In force"), facts.own, IN_FORCE_STATUSES),
        row(_("Proposed, adopted or suspended"), facts.own, WAITING),
        row(_("Ended, replaced or not binding"), facts.own, others),
        row(_("Of bodies it belongs to"), facts.of_bodies, IN_FORCE_STATUSES | WAITING),
    )
    return Section("laws", _("Laws"), tuple(each for each in rows if any(each.cells)))


def _law_item(law: Instrument, book: AddressBook) -> Item:
    return Item(
        text=law.short_name or name_of(law),
        url=book.path(law) or "",
        language=law.title_tag,
        note=law.status_words,
        status=law.status,
        status_label=str(law.get_status_display()),
    )


# --- duties --------------------------------------------------------------------------------------


def _duties_section(places: Sequence[Jurisdiction], facts: Facts, book: AddressBook) -> Section:
    found: dict[str, list[list[Item]]] = defaultdict(lambda: [[] for _place in places])
    for number, place in enumerate(places):
        for law in facts.laws(place):
            if law.status not in IN_FORCE_STATUSES | WAITING:
                continue
            for duty in facts.duties[law.pk]:
                found[duty.kind][number].append(_duty_item(duty, law, facts, book))
    rows = tuple(
        Row(str(kind.label), tuple(tuple(cell) for cell in found[kind.value]))
        for kind in DutyKind
        if kind.value in found
    )
    note = _("Of laws in force and of proposals; what does not bind for certain today is marked.")
    return Section("duties", _("Duties"), rows, note)


def _duty_item(duty: Duty, law: Instrument, facts: Facts, book: AddressBook) -> Item:
    provision = facts.provisions.get(duty.provision_uid) if duty.provision_uid else None
    force = force_today(law, provision)
    address = book.path(law) or ""
    name = law.short_name or name_of(law)
    return Item(
        language=law.title_tag,
        text=f"{name}: {provision.pinpoint}" if provision else name,
        url=f"{address}#provision-{provision.uid}" if provision and address else address,
        note=duty.bearer,
        tag="" if force.state == ForceState.IN_FORCE else str(force.state.label),
    )


# --- criteria ------------------------------------------------------------------------------------


def _criteria_section(
    places: Sequence[Jurisdiction],
    facts: Facts,
    criteria: Sequence[Criterion],
    book: AddressBook,
) -> Section:
    framework: Framework | None = criteria[0].framework if criteria else None
    rows = tuple(
        Row(
            criterion.question,
            tuple(
                (_answer_item(criterion, facts.answers[place.pk], facts, book),) for place in places
            ),
            url=f"{book.path(framework) or ''}#criterion-{criterion.uid}",
        )
        for criterion in criteria
    )
    return Section("criteria", framework.name if framework else "", rows)


def _answer_item(
    criterion: Criterion, answers: Mapping[str, Answer], facts: Facts, book: AddressBook
) -> Item:
    answer = answers.get(criterion.code)
    finding: Finding = finding_of(criterion, answer, facts.provisions)
    address = book.path(answer.assessment) if answer else None
    return Item(
        text=finding.label,
        answer=finding.value,
        url=f"{address}#answer-{answer.uid}" if address and answer else "",
        note=_("evidence no longer public") if finding.is_gone else finding.evidence,
        note_language=finding.evidence_tag,
    )


# --- portals, partners, treaties -----------------------------------------------------------------


def _register_section(places: Sequence[Jurisdiction], book: AddressBook) -> Section:
    rows = (
        _row_of(_("Reporting portals"), places, _portals(places, book)),
        _row_of(_("Partners"), places, _partners(places, book)),
        _row_of(_("Treaties"), places, _treaties(places, book)),
    )
    heading = _("Portals, partners and treaties")
    return Section("register", heading, tuple(each for each in rows if any(each.cells)))


def _row_of(label: str, places: Sequence[Jurisdiction], items: Mapping[int, list[Item]]) -> Row:
    return Row(label, tuple(tuple(items.get(place.pk, ())) for place in places))


def _portals(places: Sequence[Jurisdiction], book: AddressBook) -> dict[int, list[Item]]:
    keys = {place.pk for place in places}
    found: dict[int, dict[int, Item]] = defaultdict(dict)
    portals = Portal.objects.public().filter(Q(jurisdiction__in=keys) | Q(serves__in=keys))
    for portal in portals.order_by("name", "pk").annotate(served_id=F("serves")):
        item = Item(portal.name, url=book.path(portal) or "", note=str(portal.get_status_display()))
        for key in {portal.jurisdiction_id, portal.served_id} & keys:
            found[key][portal.pk] = item
    return {key: list(items.values()) for key, items in found.items()}


def _partners(places: Sequence[Jurisdiction], book: AddressBook) -> dict[int, list[Item]]:
    partners = Organisation.objects.public().exclude(is_us=True).filter(jurisdiction__in=places)
    counts = Counter(partners.values_list("jurisdiction", flat=True))
    root = book.list_path(Organisation) or ""
    return {
        place.pk: [Item(str(counts[place.pk]), url=f"{root}?country={place.code}" if root else "")]
        for place in places
        if counts[place.pk]
    }


def _treaties(places: Sequence[Jurisdiction], book: AddressBook) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = defaultdict(list)
    rows = Participation.objects.filter(
        public_by(Participation, "instrument"), jurisdiction__in=places
    )
    rows = rows.select_related("instrument__jurisdiction")
    titles = spoken_titles("instrument__")
    for row in rows.prefetch_related(*titles).order_by(*by_title("instrument__")):
        law = row.instrument
        name = law.short_name or name_of(law)
        found[row.jurisdiction_id].append(
            Item(name, url=book.path(law) or "", language=law.title_tag, note=_treaty_words(row))
        )
    return found


def _treaty_words(row: Participation) -> str:
    """Return where the place stands with a treaty, and since when: "Bound, 2018"."""
    when = standing_since(row)
    return ", ".join(filter(None, (standing_of(row), when.in_words() if when else "")))
