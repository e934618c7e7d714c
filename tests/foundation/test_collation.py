"""One alphabetical order for each language: the same in Python and in the database."""

import pytest
from django.db.models import Value
from django.utils import translation

from foundation.collation import Alphabetical, sort_key
from reference.models import Region

IN_ORDER = [
    ("fr", ["«Acte» 2", "“Acte” 3", "Écosse", "Égypte", "espagne", "Œuvre", "Or", "Zambie"]),
    ("es", ["Canadá", "Nz", "ñame", "Ñandú", "O", "Óxido"]),
    ("en-gb", ["Élan Act", "Elm Act", "Ñandú", "Nz", "Øresund", "Otter"]),
    (
        "ar",
        ["2019", "أسد", "آسيا", "إيطاليا", "بلجيكا", "تونس", "ثمر", "يمن", "Ærø", "Ghana", "Łódź"],
    ),
]


@pytest.mark.parametrize(("language", "names"), IN_ORDER)
def test_names_stand_in_the_order_of_the_language(language: str, names: list[str]) -> None:
    mixed = names[::-1]
    with translation.override(language):
        assert sorted(mixed, key=sort_key) == names


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "names"), IN_ORDER)
def test_the_database_has_the_same_key(language: str, names: list[str]) -> None:
    decomposed = [
        "N\N{COMBINING TILDE}andu",
        "E\N{COMBINING ACUTE ACCENT}cosse",
        "هيئة",
        "على",
        "Закон",
    ]
    wanted = [*names, *decomposed]
    with translation.override(language):
        columns = {f"n{number}": Alphabetical(Value(name)) for number, name in enumerate(wanted)}
        row = Region.objects.annotate(**columns).values(*columns)[:1].get()
        assert list(row.values()) == [sort_key(name) for name in wanted]


def test_teh_marbuta_stands_with_teh_and_final_yeh_with_yeh() -> None:
    assert sort_key("هيئة", "ar") == sort_key("هييت", "ar")
    assert sort_key("على", "ar") == sort_key("علي", "ar")
