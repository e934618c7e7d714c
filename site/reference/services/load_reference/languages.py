"""Languages: those of ISO 639-1, those CLDR has a locale for, and every official one."""

from typing import Final

import pycountry

from reference import cldr
from reference.models import Language
from reference.services.load_reference import files
from reference.services.load_reference.upsert import Tally, upsert

_WRITTEN_FORMS: Final = ("sr-Cyrl", "sr-Latn", "zh-Hans", "zh-Hant")
_DEPRECATED: Final = frozenset({"sh"})


def load_languages() -> Tally:
    """Load every language a law, portal or name of a place may be in."""
    return upsert(
        "languages",
        Language.objects,
        map(_language, sorted(_tags())),
        key=lambda language: language.tag,
        fields=["name", "autonym", "is_rtl", "iso_639_3"],
    )


def _tags() -> set[str]:
    two_letters = {each.alpha_2 for each in pycountry.languages if hasattr(each, "alpha_2")}
    official = {tag for code in cldr.territories() for tag in cldr.official_languages(code)}
    named = {
        row["language"] for name in ("names", "official_languages") for row in files.read(name)
    }
    tags = two_letters | cldr.base_languages() | official | named | set(_WRITTEN_FORMS)
    return tags - _DEPRECATED


def _language(tag: str) -> Language:
    base, _, script = tag.partition("-")
    iso = pycountry.languages.get(**{f"alpha_{len(base)}": base})
    name = cldr.language_name(tag) or cldr.language_name(base) or (iso.name if iso else tag)
    if script and not cldr.language_name(tag):
        known = pycountry.scripts.get(alpha_4=script)
        name = f"{name} ({known.name if known else script})"
    return Language(
        tag=tag,
        name=name,
        autonym=cldr.language_name(tag, in_language=tag),
        is_rtl=cldr.is_right_to_left(tag),
        iso_639_3=iso.alpha_3 if iso else "",
    )
