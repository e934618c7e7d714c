"""What a standing text is made of: parts small enough to be translated one by one.

The words are marked for the catalogues with `gettext_noop` where they are written, and translated
here, when a page is made of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import get_language, gettext

from foundation.addresses import prefix_of

_PAGE: Final = re.compile(r'href="/(?!api/|feeds/|calendar)')


@dataclass(frozen=True)
class Items:
    """The items of a list, numbered or not."""

    items: tuple[str, ...]
    is_ordered: bool = False


#: A paragraph, or a list.
Part = str | Items


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    parts: tuple[Part, ...]

    @property
    def html(self) -> str:
        """The parts as rich text, in the language spoken."""
        return "\n".join(map(_html, self.parts))

    def words(self) -> Iterator[str]:
        """Yield every text that is translated."""
        yield self.heading
        for part in self.parts:
            yield from part.items if isinstance(part, Items) else (part,)


@dataclass(frozen=True)
class StandingText:
    """One page of standing text."""

    slug: str
    title: str
    introduction: str
    sections: tuple[Section, ...]

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """The body of the page as blocks, in the language spoken."""
        return [
            block
            for section in self.sections
            for block in (("heading", gettext(section.heading)), ("text", section.html))
        ]

    @property
    def is_translated(self) -> bool:
        """Whether the catalogue of the language spoken has all of its words."""
        words = [self.title, self.introduction]
        words += [text for section in self.sections for text in section.words()]
        return all(gettext(text) != text for text in words)


def _html(part: Part) -> str:
    if isinstance(part, str):
        return f"<p>{_said(part)}</p>"
    items = "\n".join(f"<li>{_said(item)}</li>" for item in part.items)
    return f"<ol>\n{items}\n</ol>" if part.is_ordered else f"<ul>\n{items}\n</ul>"


def _said(text: str) -> str:
    """Return the words in the language spoken; what they link to is its page in that language."""
    prefix = prefix_of(get_language() or "en-gb")
    return _PAGE.sub(f'href="{prefix}/', gettext(text))
