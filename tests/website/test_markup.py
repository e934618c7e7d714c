"""Every public page keeps the rules of HTML that readers with assistive technology rely on."""

import pytest
from django.test import Client

from tests.website.markup import faults
from tests.website.pages import LISTS, STANDING, SmallSite


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*LISTS, *STANDING])
def test_lists_and_texts_are_well_formed(client: Client, small_site: SmallSite, path: str) -> None:
    assert faults(client.get(path).content.decode()) == []


def test_details_are_well_formed(client: Client, small_site: SmallSite) -> None:
    for path in small_site.details:
        response = client.get(path)
        assert response.status_code == 200, path
        assert faults(response.content.decode()) == [], path


@pytest.mark.django_db
def test_a_missing_page_is_well_formed_and_bears_the_safety_notice(client: Client) -> None:
    response = client.get("/nowhere/")
    page = response.content.decode()
    assert response.status_code == 404
    assert faults(page) == []
    assert "Send no pictures, links or details of abuse here." in page


def test_no_page_sets_a_cookie_or_varies_by_one(client: Client, small_site: SmallSite) -> None:
    for path in (*LISTS, *STANDING, *small_site.details, "/nowhere/"):
        response = client.get(path)
        assert not response.cookies, path
        assert "cookie" not in response.headers.get("Vary", "").lower(), path


def test_no_page_names_another_host_to_load_from(client: Client, small_site: SmallSite) -> None:
    for path in (*LISTS, *STANDING, *small_site.details):
        page = client.get(path).content.decode()
        assert 'src="http' not in page, path
        assert 'rel="stylesheet" href="http' not in page, path


def test_a_page_says_what_it_is_and_where(client: Client, small_site: SmallSite) -> None:
    page = client.get(small_site.details[0]).content.decode()
    address = f"http://testserver{small_site.details[0]}"
    assert f'<link rel="canonical" href="{address}">' in page
    assert f'<meta property="og:url" content="{address}">' in page
    assert "<title>Cybersecurity Act 2020 – " in page
