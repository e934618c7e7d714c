"""Names of places, regions and languages in the language of the reader, without a query.

They are CLDR's, but where it calls a place by a name that we do not use in English either ("Hong
Kong SAR China", "Palestinian Territories", "Australasia"), the same name as in English.
"""

from typing import Final

from django.utils.text import capfirst
from django.utils.translation import get_language

from reference import cldr

ENGLISH: Final = "en"
#: Our names by language and code, beside CLDR's: ISO 3166 for places, UN M49 for regions.
_OURS: Final = {
    "fr": {
        "HK": "Hong Kong",
        "MM": "Myanmar",
        "MO": "Macao",
        "PS": "Palestine",
        "010": "Antarctique",
        "053": "Australie et Nouvelle-Zélande",
        "057": "Micronésie",
        "419": "Amérique latine et Caraïbes",
    },
    "es": {
        "CG": "República del Congo",
        "HK": "Hong Kong",
        "MM": "Myanmar",
        "MO": "Macao",
        "PS": "Palestina",
        "010": "Antártida",
        "053": "Australia y Nueva Zelanda",
        "057": "Micronesia",
        "419": "América Latina y el Caribe",
    },
    "ar": {
        "HK": "هونغ كونغ",
        "MM": "ميانمار",
        "MO": "ماكاو",
        "PS": "فلسطين",
        "010": "أنتاركتيكا",
        "053": "أستراليا ونيوزيلندا",
        "057": "ميكرونيزيا",
        "419": "أمريكا اللاتينية والكاريبي",
    },
}


def readers_language() -> str:
    """Return the language that is spoken: "en", "fr", without what tells its kinds apart."""
    return (get_language() or ENGLISH).partition("-")[0]


def known_name(code: str) -> str:
    """Return what a place or region is called, nothing where English or nobody's name is shown."""
    language = readers_language()
    if language == ENGLISH:
        return ""
    ours = _OURS.get(language, {}).get(code)
    return ours or str(capfirst(cldr.territory_name(code, in_language=language)))


def language_name(tag: str) -> str:
    """Return what a language is called; one way of writing it by its language and its letters."""
    spoken = readers_language()
    if spoken == ENGLISH:
        return ""
    whole = cldr.language_name(tag, in_language=spoken)
    base, _, script = tag.partition("-")
    if whole or not script:
        return whole
    name, letters = cldr.language_name(base, in_language=spoken), cldr.script_name(script, spoken)
    return f"{name} ({letters})" if name and letters else ""
