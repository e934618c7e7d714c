"""What stands under a view restriction does not exist for the public, by whatever door."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.website.pages import SmallSite


@pytest.fixture
def private_legislation(small_site: SmallSite) -> SmallSite:
    """The list of laws, made private."""
    PageViewRestriction.objects.create(
        page=Page.objects.get(slug="legislation"), restriction_type="login"
    )
    return small_site


def test_a_private_list_and_its_records_are_not_found(
    client: Client, private_legislation: SmallSite
) -> None:
    law = private_legislation.law
    for path in ("/legislation/", f"/legislation/ghana/{law.slug}/", f"/id/{law.uid}"):
        assert client.get(path).status_code == 404, path


def test_nothing_leads_to_a_private_record(client: Client, private_legislation: SmallSite) -> None:
    for path in ("/", "/countries/ghana/", "/sitemap.xml", "/search/?q=cybersecurity"):
        page = client.get(path).content.decode()
        assert "/legislation/" not in page, path


def test_old_addresses_lead_on_when_a_list_moves(
    client: Client, small_site: SmallSite, django_capture_on_commit_callbacks: Any
) -> None:
    page = Page.objects.get(slug="legislation").specific
    page.slug = "laws"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    response = client.get(f"/legislation/ghana/{small_site.law.slug}/")
    assert response.status_code == 301
    assert response.headers["Location"].endswith(f"/laws/ghana/{small_site.law.slug}/")
