"""What of a text a reader is shown: the part that answers best, with the words marked in HTML."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from website.search.questions import analyser
from whooshsearch import excerpts
from whooshsearch.analysis.queries import QueryWord

#: Longer texts are searched to the end, but excerpts are taken from their beginning.
LONGEST_TEXT = 12_000


class Marker:
    """Marks the words of a question: as they are, in another form, and in synonyms."""

    def __init__(self, words: Iterable[QueryWord] = ()) -> None:
        """Take the words to mark."""
        self._matcher = excerpts.Matcher(analyser(), words)

    def plain_excerpt(self, text: str) -> str:
        """Return a line or two of `text` around the words."""
        return str(self._excerpt(text))

    def excerpt(self, text: str) -> SafeString:
        """Return a line or two of `text` around the words as HTML, escaped, the words marked."""
        return _html(self._excerpt(text).pieces())

    def marked(self, text: str) -> SafeString:
        """Return `text` as HTML, escaped, with the words in `<mark>`."""
        return _html(excerpts.marked(text, self._matcher.spans(text)))

    def _excerpt(self, text: str) -> excerpts.Excerpt:
        text = text[:LONGEST_TEXT]
        return excerpts.excerpt(text, self._matcher.spans(text))


def _html(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    shown = (
        format_html("<mark>{}</mark>", piece) if is_match else format_html("{}", piece)
        for piece, is_match in pieces
    )
    return format_html_join("", "{}", ((piece,) for piece in shown))
