"""A few words of a text around what a reader looked for, as plain text or marked in HTML."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from website.words import folded_words

LENGTH = 240
BEFORE = 60
#: Longer texts are searched to the end, but excerpts are taken from their beginning.
LONGEST_TEXT = 12_000
LEAST_STEM = 4
LONGEST_ENDING = 3
_WORD = re.compile(r"\w+")


def excerpt(text: str, words: Collection[str]) -> str:
    """Return about `LENGTH` characters of `text`, from shortly before the first of `words`."""
    text = text[:LONGEST_TEXT]
    first = next(_hits(text, words), None)
    start = max(0, first.start() - BEFORE) if first else 0
    if start:
        start = text.find(" ", start) + 1
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + LENGTH // 2)
    piece = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{piece}{' …' if end < len(text) else ''}"


def marked(text: str, words: Collection[str]) -> SafeString:
    """Return `text` as HTML, escaped, with the words that match in `<mark>`."""
    parts, last = [], 0
    for hit in _hits(text, words):
        parts.append((text[last : hit.start()], hit.group()))
        last = hit.end()
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts), text[last:])


def _hits(text: str, words: Collection[str]) -> Iterator[re.Match[str]]:
    return (word for word in _WORD.finditer(text) if any(_alike(_folded(word.group()), words)))


def _alike(word: str, words: Collection[str]) -> Iterator[bool]:
    """Yield whether `word` is one of `words`, or differs from it by an ending."""
    for wanted in words:
        short, long = sorted((word, wanted), key=len)
        ending = len(long) - len(short)
        same_stem = len(short) >= LEAST_STEM and ending <= LONGEST_ENDING
        yield word == wanted or (same_stem and long.startswith(short))


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return word.lower() if word.isascii() else "".join(folded_words(word))
