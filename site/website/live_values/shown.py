"""Live values as the reader gets them: rich text is expanded when a page is served."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.rich_text import EmbedHandler

from website.live_values.chips import EMBED_TYPE, Chip
from website.live_values.reading import NOTHING, LiveValue, current_values


class LiveValueHandler(EmbedHandler):
    """Puts the value of today where a text has a chip."""

    identifier = EMBED_TYPE

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, Any]) -> str:
        """Return one value as HTML."""
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the values of a text as HTML, read together."""
        return [shown(value) for value in current_values().of(map(Chip.of, attrs_list))]


def shown(value: LiveValue) -> SafeString:
    """Return a value as HTML: words that a machine can read too, with the page behind them."""
    if not value.url:
        return format_html(
            '<span class="live-value" title="{}">{}</span>', _title(value), _words(value)
        )
    return format_html(
        '<a class="live-value" href="{}" title="{}">{}</a>', value.url, _title(value), _words(value)
    )


def _title(value: LiveValue) -> str:
    return value.label if value.words == NOTHING else value.title


def _words(value: LiveValue) -> SafeString | str:
    if value.words == NOTHING:
        return format_html(
            '<span aria-hidden="true">{}</span><span class="visually-hidden">{}</span>',
            NOTHING,
            value.label,
        )
    if not value.machine:
        return value.words
    if value.is_date:
        return format_html('<time datetime="{}">{}</time>', value.machine, value.words)
    return format_html('<data value="{}">{}</data>', value.machine, value.words)
