"""Jurisdictions: ISO 3166-1, what it lacks, and the bodies that make law or policy."""

import re
from functools import cache
from typing import Any, Final

import pycountry
from django.utils.text import slugify

from reference import cldr
from reference.choices import CodeKind, JurisdictionKind
from reference.models import Jurisdiction
from reference.names import fold
from reference.services.load_reference import files
from reference.services.load_reference.upsert import Tally, upsert

_OBSERVER_STATES: Final = frozenset({"PS", "VA"})
_FIELDS: Final = (
    "code_kind",
    "kind",
    "name",
    "sort_name",
    "official_name",
    "slug",
    "iso_alpha2",
    "iso_alpha3",
    "iso_numeric",
    "iso_subdivision",
    "region_id",
    "sovereign_id",
    "population",
    "population_year",
    "population_source",
)


def load_jurisdictions() -> Tally:
    """Load jurisdictions: first those that depend on none, then those under a sovereign."""
    sovereigns = files.read_pairs("sovereigns")
    every = _placed([*_iso_countries(), *_places_and_bodies()])
    tally = _upsert([each for each in every if each.code not in sovereigns])
    keys = dict(Jurisdiction.objects.values_list("code", "pk"))
    dependent = [each for each in every if each.code in sovereigns]
    for each in dependent:
        each.sovereign_id = keys[sovereigns[each.code]]
    return tally.add(_upsert(dependent))


def load_official_languages() -> Tally:
    """Link jurisdictions with their official languages, but for those a person has edited."""
    tally = Tally("official languages")
    link = Jurisdiction.official_languages.through
    present = set(link.objects.values_list("jurisdiction_id", "language_id"))
    wanted = {
        (pk, tag)
        for pk, code in Jurisdiction.objects.filter(locally_edited=False).values_list("pk", "code")
        for tag in official_tags(code)
    }
    missing = sorted(wanted - present)
    link.objects.bulk_create(
        [link(jurisdiction_id=pk, language_id=tag) for pk, tag in missing], batch_size=500
    )
    tally.created, tally.unchanged = len(missing), len(wanted) - len(missing)
    return tally


def official_tags(code: str) -> list[str]:
    """Return the tags of a jurisdiction's official languages: CLDR's, as our own file corrects."""
    ours = [row for row in _own_languages() if row["code"] == code]
    refused = {row["language"] for row in ours if row["official"] == "no"}
    added = [row["language"] for row in ours if row["official"] == "yes"]
    tags = dict.fromkeys([*cldr.official_languages(code), *added])
    return [tag for tag in tags if tag not in refused]


@cache
def _own_languages() -> list[dict[str, str]]:
    return files.read("official_languages")


def english_name(code: str) -> str:
    """Return CLDR's English name in house style: "St Lucia", "Trinidad and Tobago"."""
    return re.sub(r"\bSt\. ", "St ", cldr.territory_name(code)).replace(" & ", " and ")


def _in_house_style(official_name: str) -> str:
    return official_name.removeprefix("the ").replace("'", "’")


def _upsert(jurisdictions: list[Jurisdiction]) -> Tally:
    return upsert(
        "jurisdictions",
        Jurisdiction.objects,
        jurisdictions,
        key=lambda each: each.code,
        fields=_FIELDS,
    )


def _iso_countries() -> list[Jurisdiction]:
    overrides = {row["code"]: row for row in files.read("overrides")}
    states = _OBSERVER_STATES | {
        row["member"] for row in files.read("memberships") if row["body"] == "INT-UN"
    }
    return [
        _iso_country(country, overrides.get(country.alpha_2, {}), states)
        for country in pycountry.countries
    ]


def _iso_country(country: Any, override: dict[str, str], states: frozenset[str]) -> Jurisdiction:
    code = country.alpha_2
    return Jurisdiction(
        code=code,
        code_kind=CodeKind.OFFICIAL,
        kind=JurisdictionKind.STATE if code in states else JurisdictionKind.TERRITORY,
        name=override.get("name") or english_name(code),
        official_name=_in_house_style(getattr(country, "official_name", "")),
        iso_alpha2=code,
        iso_alpha3=country.alpha_3,
        iso_numeric=country.numeric,
        iso_subdivision=override.get("iso_subdivision", ""),
    )


def _places_and_bodies() -> list[Jurisdiction]:
    return [Jurisdiction(**row) for row in files.read("places_and_bodies")]


def _placed(jurisdictions: list[Jurisdiction]) -> list[Jurisdiction]:
    """Add region, population and the names made from the name."""
    regions = files.read_pairs("jurisdiction_regions")
    populations = {row["code"]: row for row in files.read("populations")}
    for each in jurisdictions:
        each.slug, each.sort_name = slugify(each.name), fold(each.name)
        each.region_id = regions[each.code]
        population = populations.get(each.code)
        if population:
            each.population = int(population["population"])
            each.population_year = int(population["year"])
            each.population_source = population["source"]
    return jurisdictions
