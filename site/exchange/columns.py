"""The columns of a file: what each holds, in words and for programs.

A family lists its public fields as `Column`s in its `api.py`. What a column means is written
beside it, so that no file leaves without its dictionary.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from exchange.value_kinds import FORMATS, STANDARDS, ValueKind


@dataclass(frozen=True)
class Column:
    """One public field: its stable key, its label for people, and how it is read off a record.

    `meaning` says in words what it holds, `kind` what its values are. `allowed` is the list that
    they are taken from: they stand in the file by its labels. `standard` names who defines them.
    """

    key: str
    label: Any
    value: Callable[[Any], Any]
    meaning: Any = ""
    kind: ValueKind = ValueKind.TEXT
    allowed: type[TextChoices] | None = None
    standard: Any = ""
    is_list: bool = False

    def read_off(self, find: Callable[[Any], Any]) -> "Column":
        """Return the same column for rows of another kind: `find` returns the record of a row."""
        return replace(self, value=lambda row: self.value(find(row)))


@dataclass(frozen=True)
class Entry:
    """What the dictionary says of one column; `allowed` are pairs of a code and its label."""

    key: str
    label: str
    meaning: str
    kind: str
    written: str
    allowed: tuple[tuple[str, str], ...]
    standard: str
    is_list: bool

    @property
    def kind_words(self) -> str:
        """What the values are, in a word or two."""
        return str(ValueKind(self.kind).label)

    @property
    def allowed_words(self) -> str:
        """The values in one line, as they stand in the file."""
        return "; ".join(label for _code, label in self.allowed)

    def as_json(self) -> dict[str, Any]:
        """Return the entry as JSON files and the API show it."""
        return {
            "key": self.key,
            "label": self.label,
            "meaning": self.meaning,
            "type": self.kind,
            "format": self.written,
            "list": self.is_list,
            "values": [{"code": code, "value": label} for code, label in self.allowed],
            "standard": self.standard,
        }


def entry_of(column: Column) -> Entry:
    """Return what the dictionary says of a column, in the language spoken."""
    written = str(FORMATS.get(column.kind, ""))
    if column.is_list:
        several = str(
            _("several values; in CSV and XLSX “; ” stands between them, JSON has a list")
        )
        written = f"{several}. {written}" if written else several
    return Entry(
        key=column.key,
        label=str(column.label),
        meaning=str(column.meaning),
        kind=column.kind.value,
        written=written,
        allowed=tuple((code, str(label)) for code, label in choices_of(column)),
        standard=str(column.standard or STANDARDS.get(column.kind, "")),
        is_list=column.is_list,
    )


def choices_of(column: Column) -> Iterable[tuple[str, Any]]:
    """Return the values that a column may hold, each with its label; nothing if any may stand."""
    return () if column.allowed is None else column.allowed.choices


def dictionary(columns: Iterable[Column]) -> list[Entry]:
    """Return the dictionary of a table."""
    return [entry_of(column) for column in columns]


# --- columns that several families have ----------------------------------------------------------

UID = Column(
    "uid",
    _("Permanent identifier"),
    lambda record: record.uid,
    _("The identifier of the record. Its permanent address is /id/ and this identifier."),
    ValueKind.IDENTIFIER,
)
VERIFIED_ON = Column(
    "verified_on",
    _("Verified on"),
    lambda record: record.verified_on,
    _("The day on which the record was last checked against its sources. Empty: never yet."),
    ValueKind.DAY,
)
NEXT_REVIEW_ON = Column(
    "next_review_on",
    _("Next review on"),
    lambda record: record.next_review_on,
    _("The day by which it is to be checked again. In the past: the check is overdue."),
    ValueKind.DAY,
)
VERIFIED = (VERIFIED_ON, NEXT_REVIEW_ON)
#: What codes of places follow, on this site.
PLACE_CODES = _(
    "ISO 3166-1 alpha-2, for parts of a state ISO 3166-2; a few places and all bodies have codes "
    "of this site, because ISO gives them none"
)


def place_code(value: Callable[[Any], Any], key: str = "jurisdiction_code") -> Column:
    """Return the column with the code of a place."""
    return Column(
        key,
        _("Code"),
        value,
        _("The code of that country, territory or body."),
        ValueKind.CODE,
        standard=PLACE_CODES,
    )


def address_column(value: Callable[[Any], Any]) -> Column:
    """Return the column with the public address of a record."""
    return Column(
        "address",
        _("Address"),
        value,
        _("The page of the record on this site, as it is today; the identifier outlives it."),
        ValueKind.ADDRESS,
    )
