"""The addresses of the pages of a list."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict


def page_links(page: Page[Any], query: QueryDict) -> list[tuple[Any, str]]:
    """Return the numbers of the pages around a page, each with its address; "…" without one."""
    if not page.has_other_pages():
        return []
    kept = [(name, value) for name, value in query.items() if name != "page" and value]
    return [
        (number, f"?{urlencode([*kept, ('page', number)])}" if isinstance(number, int) else "")
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
