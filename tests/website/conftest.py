"""Fixtures of the public pages."""

import pytest

from tests.website.pages import SmallSite, make_small_site
from website.services.lay_out_languages import lay_out_languages


@pytest.fixture
def small_site(db: None) -> SmallSite:
    """One live record of each family."""
    return make_small_site()


@pytest.fixture
def in_every_language(db: None) -> None:
    """Lay out the pages of the other languages, as a site that is set up has them."""
    lay_out_languages(lambda _line: None)
