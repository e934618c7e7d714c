"""Fixtures of the public pages."""

import pytest

from tests.website.pages import SmallSite, make_small_site


@pytest.fixture
def small_site(db: None) -> SmallSite:
    """One live record of each family."""
    return make_small_site()
