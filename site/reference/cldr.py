"""What CLDR says, by way of Babel, about languages and territories."""

from functools import cache
from typing import Final

from babel import Locale, localedata
from babel.core import get_global

_RIGHT_TO_LEFT: Final = frozenset(
    {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
)


def tag_of(identifier: str) -> str:
    """Return the BCP 47 tag of a CLDR identifier: "zh_Hant" is "zh-Hant"."""
    return identifier.replace("_", "-")


@cache
def locale_of(tag: str) -> Locale | None:
    """Return the locale CLDR has data for under exactly this tag."""
    identifier = tag.replace("-", "_")
    if not localedata.exists(identifier):
        return None
    return Locale.parse(identifier)


def base_languages() -> set[str]:
    """Return the tags of the languages CLDR has a locale for."""
    identifiers = (each.split("_")[0] for each in localedata.locale_identifiers())
    return {each for each in identifiers if each != "root"}


def official_languages(territory: str) -> list[str]:
    """Return the tags of a territory's official languages, the most spoken first.

    Those official in fact only count where none is official in law; of a language written in
    several ways its plain tag stands for all.
    """
    spoken = get_global("territory_languages").get(territory, {})
    by_status = {
        status: [
            tag_of(each) for each, facts in spoken.items() if facts["official_status"] == status
        ]
        for status in ("official", "de_facto_official")
    }
    tags = by_status["official"] or by_status["de_facto_official"]
    return [tag for tag in tags if tag.split("-")[0] == tag or tag.split("-")[0] not in tags]


def territories() -> set[str]:
    """Return the codes of the territories whose languages CLDR knows."""
    return set(get_global("territory_languages"))


def language_name(tag: str, in_language: str = "en") -> str:
    """Return what a language is called in another, or nothing."""
    locale = locale_of(in_language)
    return "" if locale is None else locale.languages.get(tag.replace("-", "_"), "")


def script_name(script: str, in_language: str) -> str:
    """Return what letters ("Latn") are called in a language, or nothing."""
    locale = locale_of(in_language)
    return "" if locale is None else locale.scripts.get(script, "")


def territory_name(code: str, in_language: str = "en") -> str:
    """Return what a territory is called in a language, or nothing."""
    locale = locale_of(in_language)
    name = "" if locale is None else locale.territories.get(code, "")
    return "" if name == code else name


def is_right_to_left(tag: str) -> bool:
    """Return whether a language is written from right to left where it is mostly written."""
    likely = get_global("likely_subtags").get(tag.replace("-", "_"), tag)
    return not _RIGHT_TO_LEFT.isdisjoint([*tag.split("-"), *likely.split("_")])
