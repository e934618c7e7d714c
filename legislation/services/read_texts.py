"""Title and summary of a law in a language, with a fallback that says it is one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.utils.functional import cached_property

from legislation.choices import TextOrigin
from legislation.models import Instrument, InstrumentText
from reference.models import Language

#: The language of `Instrument.title` and `summary`.
SITE_LANGUAGE: Final = "en"


@dataclass(frozen=True)
class Words:
    """Some words of a law: in which language, whose they are, and whether that was asked for.

    `origin` is None where nobody has said whose words they are.
    """

    text: str
    tag: str
    is_rtl: bool = False
    origin: TextOrigin | None = None
    is_fallback: bool = False

    @property
    def direction(self) -> str:
        """The value of an HTML `dir` attribute."""
        return "rtl" if self.is_rtl else "ltr"

    @property
    def origin_label(self) -> str:
        """Whose words these are, for a reader; empty where nobody has said."""
        return str(self.origin.label) if self.origin is not None else ""


@dataclass(frozen=True)
class TextsOfLaw:
    """What a law is called, and says in short, in the languages on record.

    Costs no query on an instrument from `for_detail`.
    """

    law: Instrument

    def title(self, tag: str) -> Words:
        """Return the title in a language (BCP 47), else that of the site's language."""
        if not _speaks(SITE_LANGUAGE, tag):
            for words in self._titles():
                if _speaks(words.tag, tag):
                    return words
        return self._fallback(self.law.title, tag)

    def summary(self, tag: str) -> Words:
        """Return the summary in a language (BCP 47), else that of the site's language."""
        for row in self._rows:
            if row.summary and _speaks(row.language_id, tag):
                return _words(row, row.summary)
        return self._fallback(self.law.summary, tag)

    def others(self) -> list[tuple[Language, Words, Words | None]]:
        """Return language, title and summary of every row, by the names of the languages."""
        found = [
            (
                row.language,
                _words(row, row.title),
                _words(row, row.summary) if row.summary else None,
            )
            for row in self._rows
        ]
        return sorted(found, key=lambda each: each[0].name)

    @property
    def is_title_translated(self) -> bool:
        """Whether the title in the language of the site is a translation."""
        original = self.law.title_language_id
        return bool(original) and not _speaks(original, SITE_LANGUAGE)

    @cached_property
    def _rows(self) -> list[InstrumentText]:
        return [row for row in self.law.texts.all() if row.language_id]

    def _titles(self) -> Iterator[Words]:
        """Yield the titles on record, the original words before anybody's translation."""
        language = self.law.title_language
        if self.law.title_original and language is not None:
            yield Words(self.law.title_original, language.tag, language.is_rtl, TextOrigin.ORIGINAL)
        for row in self._rows:
            yield _words(row, row.title)

    def _fallback(self, text: str, tag: str) -> Words:
        """Return words of the site's language, as such where that was asked for."""
        origin = None
        if self.law.title_language_id and text == self.law.title:
            origin = TextOrigin.OUR_TRANSLATION if self.is_title_translated else TextOrigin.ORIGINAL
        return Words(
            text, SITE_LANGUAGE, origin=origin, is_fallback=not _speaks(SITE_LANGUAGE, tag)
        )


def _words(row: InstrumentText, text: str) -> Words:
    return Words(text, row.language_id, row.language.is_rtl, TextOrigin(row.origin))


def _speaks(tag: str, asked: str) -> bool:
    """Whether words in one language serve a reader who asked for another: fr for fr-CA."""
    return asked == tag or asked.partition("-")[0] == tag or tag.partition("-")[0] == asked


def names_of(law: Any) -> list[str]:
    """Return the titles of a law in every language, each once."""
    titles = [law.title_original, *(row.title for row in law.texts.all())]
    return list(dict.fromkeys(title for title in titles if title))


def titles_in(language: str, keys: Iterable[int]) -> dict[int, str]:
    """Return the titles that laws have in a language ("fr"), by their keys; costs two queries.

    The words of the law itself come before anybody's translation.
    """
    of_language = Q(language=language) | Q(language__tag__startswith=f"{language}-")
    rows = InstrumentText.objects.filter(of_language, instrument__in=list(keys))
    found = dict(rows.order_by("-sort_order", "-pk").values_list("instrument", "title"))
    own = Instrument.objects.filter(pk__in=list(keys)).exclude(title_original="")
    own = own.filter(Q(title_language=language) | Q(title_language__tag__startswith=f"{language}-"))
    return found | dict(own.values_list("pk", "title_original"))
