"""What the values of a column are, in words for people and in the terms of CSV on the Web."""

from typing import Any, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ValueKind(TextChoices):
    """What a value is; the label is what a reader of the dictionary is told."""

    TEXT = "text", _("Text")
    IDENTIFIER = "identifier", _("Identifier")
    CODE = "code", _("Code")
    NUMBER = "number", _("Whole number")
    YEAR = "year", _("Year")
    YES_NO = "yes_no", _("Yes or no")
    DAY = "day", _("Day")
    MOMENT = "moment", _("Day and time")
    PARTIAL_DATE = "partial_date", _("Date as precise as its source")
    ADDRESS = "address", _("Web address")
    LANGUAGE = "language", _("Language tag")


#: How the values of a kind are written.
FORMATS: Final[dict[ValueKind, Any]] = {
    ValueKind.IDENTIFIER: _("a UUID: 32 hexadecimal digits in five groups; it never changes"),
    ValueKind.YEAR: _("four digits"),
    ValueKind.YES_NO: _("yes or no; in JSON true or false"),
    ValueKind.DAY: _("year-month-day, such as 2021-05-27"),
    ValueKind.MOMENT: _("year-month-dayThours:minutes:seconds with the offset from UTC"),
    ValueKind.PARTIAL_DATE: _(
        "2021-05-27 is a day, 2021-05 a month, 2021 a year: no more is known than that. "
        "“~” behind it means about then, “planned” that it has not happened yet, "
        "“unknown” that it happened on a day nobody recorded. Empty: nothing is recorded."
    ),
    ValueKind.ADDRESS: _("a complete address, with https://"),
    ValueKind.LANGUAGE: _("a BCP 47 tag, such as en or pt-BR"),
}
#: The standard that the values of a kind follow, where a column names none of its own.
STANDARDS: Final[dict[ValueKind, str]] = {
    ValueKind.IDENTIFIER: "RFC 9562",
    ValueKind.DAY: "ISO 8601",
    ValueKind.MOMENT: "ISO 8601, RFC 3339",
    ValueKind.PARTIAL_DATE: "ISO 8601-2 (EDTF)",
    ValueKind.ADDRESS: "RFC 3986",
    ValueKind.LANGUAGE: "BCP 47",
}
#: A partial date as its canonical text has it.
PARTIAL_DATE_PATTERN: Final = r"unknown|\d{4}(-\d{2}(-\d{2})?)?~?( planned)?"
#: Datatypes of the Tabular Data Model (https://www.w3.org/TR/tabular-data-model/#datatypes).
DATATYPES: Final[dict[ValueKind, Any]] = {
    ValueKind.NUMBER: "integer",
    ValueKind.YEAR: "gYear",
    ValueKind.YES_NO: {"base": "boolean", "format": "yes|no"},
    ValueKind.DAY: {"base": "date", "format": "yyyy-MM-dd"},
    ValueKind.MOMENT: "dateTimeStamp",
    ValueKind.PARTIAL_DATE: {"base": "string", "format": PARTIAL_DATE_PATTERN},
    ValueKind.ADDRESS: "anyURI",
    ValueKind.LANGUAGE: "language",
}
