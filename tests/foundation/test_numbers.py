"""Numbers are written as CLDR has them for the language, in European figures everywhere."""

import pytest
from django.template import Context, Template
from django.utils import translation

from foundation.numbers import Figures, number_words, rounded_words

WRITTEN = [
    ("en-gb", "34,589,100", "34.6 million"),
    ("fr", "34\N{NARROW NO-BREAK SPACE}589\N{NARROW NO-BREAK SPACE}100", "34,6 millions"),
    ("es", "34.589.100", "34,6 millones"),
    ("ar", "34,589,100", "34.6 مليون"),
]


@pytest.mark.parametrize(("language", "whole", "short"), WRITTEN)
def test_a_large_number_is_written_as_its_language_does(
    language: str, whole: str, short: str
) -> None:
    with translation.override(language):
        assert number_words(34_589_100) == whole
        assert rounded_words(34_589_100).replace("\N{NO-BREAK SPACE}", " ") == short


@pytest.mark.parametrize(("language", "words"), [("en-gb", "1,234 laws"), ("es", "1.234 leyes")])
def test_a_sentence_counts_by_the_number_and_shows_its_words(language: str, words: str) -> None:
    template = Template(
        "{% load i18n numbers %}{% blocktranslate count number=n|in_figures %}{{ number }} law"
        "{% plural %}{{ number }} laws{% endblocktranslate %}"
    )
    with translation.override(language):
        assert template.render(Context({"n": 1234})) == words


def test_figures_still_count() -> None:
    assert Figures(2) + 1 == 3
    assert f"{Figures(1234):d}" == "1234"


@pytest.mark.parametrize("value", [None, "", True, "many"])
def test_what_is_no_number_stays_as_it_is(value: object) -> None:
    template = Template("{% load numbers %}{{ value|in_figures }}")
    assert template.render(Context({"value": value})) == str(value)
