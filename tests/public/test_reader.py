"""A reader leaves no trace and finds no draft of privacy, where both services run as one too."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

PUBLIC = ["/", "/legislation/", "/portals/", "/countries/", "/search/?q=law", "/nowhere/"]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", PUBLIC)
def test_a_reader_gets_no_cookie_and_a_page_that_any_cache_may_keep(
    address: str, client: Client
) -> None:
    response = client.get(address)
    assert response.status_code in {200, 404}
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "no-store" not in response.get("Cache-Control", "")


def test_a_reader_with_an_old_cookie_is_served_alike(client: Client) -> None:
    client.cookies["session"] = "x" * 32
    assert client.get("/legislation/").status_code == 200


def test_a_private_page_does_not_exist_for_the_public(client: Client) -> None:
    page = Page.objects.get(slug="legislation")
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get("/legislation/").status_code == 404
