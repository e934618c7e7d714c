"""What provisions, and the mentions of us that rest on them, must fulfil before they go public.

Each check raises ValidationError at the field of the row where an editor can put it right.
"""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from foundation.row_keys import row_key
from foundation.text import tidy_line
from legislation.models import Instrument, Mention, Provision
from stewardship.choices import SourceVersion

LONGEST_QUOTED: Final = 80


def check_provisions(record: Instrument) -> None:
    """A translation says from which language and whose it is, and is not the text itself."""
    errors: dict[str, Any] = {}
    for provision in record.provisions.all():
        for field, message in _faults_of_translation(provision).items():
            errors[row_key(provision, field)] = message
    if errors:
        raise ValidationError(errors)


def check_mentions(record: Instrument) -> None:
    """The words of a mention stand, to the letter, in a provision of this version."""
    provisions = {provision.uid: provision for provision in record.provisions.all()}
    errors: dict[str, Any] = {}
    for mention in record.mentions.all():
        provision = provisions.get(mention.provision_uid)
        if mention.provision_uid is None:
            continue  # foundation asks for what is missing
        if provision is None:
            errors[row_key(mention, "provision_uid")] = _(
                "The provision of this mention is not in this version."
            )
        elif not stands_in(mention.words, provision):
            errors[row_key(mention, "words")] = _what_is_missing(mention, provision)
    if errors:
        raise ValidationError(errors)


def stands_in(words: str, provision: Provision) -> bool:
    """Whether words stand in the text or translation of a provision, spaces and form aside."""
    wanted = tidy_line(words)
    return any(wanted in text for text in _texts(provision))


def _texts(provision: Provision) -> tuple[str, str]:
    return tidy_line(provision.text), tidy_line(provision.translation)


def _faults_of_translation(provision: Provision) -> dict[str, str]:
    text, translation = _texts(provision)
    faults: dict[str, str] = {}
    if not translation:
        return faults
    if provision.language_id is None:
        faults["language"] = _("Say in which language the original is: there is a translation.")
    if translation == text:
        faults["translation"] = _("This is the verbatim text itself, not a translation of it.")
    if provision.translation_version in ("", SourceVersion.ORIGINAL):
        faults["translation_version"] = _("Say whether the translation is official.")
    return faults


def _what_is_missing(mention: Mention, provision: Provision) -> str:
    """Say from which word on the words of a mention are not those of the provision."""
    found, missing = _furthest(tidy_line(mention.words), _texts(provision))
    names = {"pinpoint": provision.pinpoint, "missing": _cut(missing)}
    if not found:
        return (
            _("“%(missing)s” is not in %(pinpoint)s, neither in its text nor in its translation.")
            % names
        )
    return _("%(pinpoint)s has “…%(found)s”, but there does not follow “%(missing)s”.") % {
        **names,
        "found": found[-LONGEST_QUOTED:],
    }


def _furthest(words: str, texts: tuple[str, str]) -> tuple[str, str]:
    """Split words where they stop being part of the texts: what is found, and the rest."""
    parts = words.split(" ")
    for number in range(len(parts) - 1, 0, -1):
        beginning = " ".join(parts[:number])
        if any(beginning in text for text in texts):
            return beginning, " ".join(parts[number:])
    return "", words


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTED else f"{words[:LONGEST_QUOTED]}…"
