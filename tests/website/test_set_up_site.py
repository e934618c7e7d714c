"""A site is laid out once; what editors change stays."""

import pytest
from django.test import Client
from wagtail.models import Page, Site

from tests.website.pages import LISTS, STANDING
from website.models import HomePage, StandardPage
from website.services.lay_out_site import lay_out_site


def _silent(_line: str) -> None:
    """Take a line of progress."""


@pytest.mark.django_db
def test_the_site_has_its_address_and_no_welcome_page() -> None:
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("testserver", 80)
    assert site.root_page.specific == HomePage.objects.get()
    assert not Page.objects.filter(title__startswith="Welcome").exists()


@pytest.mark.django_db
def test_laying_out_again_changes_nothing() -> None:
    before = list(Page.objects.order_by("pk").values_list("pk", "slug", "latest_revision"))
    lines: list[str] = []
    lay_out_site(lines.append)
    after = list(Page.objects.order_by("pk").values_list("pk", "slug", "latest_revision"))
    assert (before, lines) == (after, [])


@pytest.mark.django_db
def test_what_editors_changed_stays() -> None:
    page = StandardPage.objects.get(slug="contact")
    page.title = "Write to us"
    page.save_revision().publish()
    lay_out_site(_silent)
    assert StandardPage.objects.get(slug="contact").title == "Write to us"


@pytest.mark.django_db
def test_a_list_that_was_deleted_comes_back_at_its_address(client: Client) -> None:
    Page.objects.get(slug="portals").delete()
    assert client.get("/portals/").status_code == 404
    lay_out_site(_silent)
    assert client.get("/portals/").status_code == 200


@pytest.mark.django_db
def test_the_menu_leads_to_every_list_and_the_foot_to_every_text(client: Client) -> None:
    page = client.get("/").content.decode()
    for path in (*LISTS, *STANDING):
        assert f'href="{path}"' in page, path
