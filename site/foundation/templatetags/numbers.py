"""Numbers in templates: `{{ count|in_figures }}`, also as the number that a plural counts."""

from typing import Any

from django import template

from foundation.numbers import Figures, rounded_words

register = template.Library()


@register.filter
def in_figures(number: Any) -> Any:
    """Return a whole number that shows itself as the language spoken writes it.

    What is no whole number, such as nothing, stays as it is.
    """
    return Figures(number) if isinstance(number, int) and not isinstance(number, bool) else number


@register.filter
def rounded(number: int) -> str:
    """Return a large number in few words: "1.2 billion"."""
    return rounded_words(number)
