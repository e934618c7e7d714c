"""The names jurisdictions go by, in several languages, and went by."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pycountry

from reference import cldr
from reference.choices import INTERFACE_LANGUAGES, NameKind
from reference.models import Jurisdiction, JurisdictionName
from reference.names import fold
from reference.services.load_reference import files
from reference.services.load_reference.jurisdictions import official_tags
from reference.services.load_reference.upsert import Tally, upsert

_ISO_NAMES: Final = ("name", "common_name", "official_name")


class _Name(NamedTuple):
    code: str
    language: str
    kind: str
    name: str


def load_names() -> Tally:
    """Load names from CLDR, ISO 3166 and our own file, each spelling once a place and language.

    A jurisdiction that a person has edited keeps the names it has.
    """
    jurisdictions = list(Jurisdiction.objects.filter(locally_edited=False))
    keys = {each.code: each.pk for each in jurisdictions}
    names = [
        JurisdictionName(
            jurisdiction_id=keys[each.code],
            language_id=each.language,
            kind=each.kind,
            name=each.name,
            folded=fold(each.name),
        )
        for each in _once(_all_names(jurisdictions))
        if each.code in keys
    ]
    return upsert(
        "names",
        JurisdictionName.objects,
        names,
        key=lambda name: (name.jurisdiction_id, name.language_id, name.kind, name.name),
        fields=["folded"],
    )


def _all_names(jurisdictions: list[Jurisdiction]) -> Iterator[_Name]:
    """Yield names, the ones to be shown before the ones to be found by."""
    known = [each for each in jurisdictions if each.code in _codes_of_the_sources()]
    for each in known:
        yield _Name(each.code, "en", NameKind.NAME, each.name)
        yield from _shown_names(each.code)
    yield from (_Name(**row) for row in files.read("names"))
    for each in known:
        yield _Name(each.code, "en", NameKind.ALIAS, cldr.territory_name(_cldr_code(each.code)))
    yield from _iso_names()
    yield from _official_names()
    yield from _historic_names()


def _codes_of_the_sources() -> set[str]:
    countries = {each.alpha_2 for each in pycountry.countries}
    return countries | {row["code"] for row in files.read("places_and_bodies")}


def _cldr_code(code: str) -> str:
    return {"INT-UN": "UN"}.get(code, code)


def _shown_names(code: str) -> Iterator[_Name]:
    """Yield CLDR's names in the interface languages and in the place's own."""
    for tag in dict.fromkeys([*INTERFACE_LANGUAGES, *official_tags(code)]):
        if tag != "en":
            kind = NameKind.NAME if tag in INTERFACE_LANGUAGES else NameKind.LOCAL
            yield _Name(code, tag, kind, cldr.territory_name(_cldr_code(code), in_language=tag))


def _iso_names() -> Iterator[_Name]:
    for country in pycountry.countries:
        for attribute in _ISO_NAMES:
            yield _Name(country.alpha_2, "en", NameKind.OFFICIAL, getattr(country, attribute, ""))


def _official_names() -> Iterator[_Name]:
    for row in files.read("places_and_bodies"):
        language = "es" if row["code"] == "AR-C" else "en"
        yield _Name(row["code"], language, NameKind.OFFICIAL, row["official_name"])


def _historic_names() -> Iterator[_Name]:
    """Yield names of countries that ISO 3166-3 has retired, for those that followed them."""
    retired = {each.alpha_4: each.name for each in pycountry.historic_countries}
    for row in files.read("historic_successors"):
        yield _Name(row["code"], "en", NameKind.FORMER, retired[row["historic"]])


def _once(names: Iterator[_Name]) -> Iterator[_Name]:
    """Drop what is empty or only repeats, folded, a name of that place in that language."""
    seen: set[tuple[str, str, str]] = set()
    for each in names:
        spelling = (each.code, each.language, fold(each.name))
        if each.name and spelling not in seen:
            seen.add(spelling)
            yield each
