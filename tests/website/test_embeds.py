"""A law or a country is shown in frames of other sites; nothing else is."""

import re
from html import unescape

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.factories.legislation import event, make_law
from tests.website.pages import LISTS, STANDING, SmallSite, ghana
from website.services.lead_to_survivor import lead_to_survivor

pytestmark = pytest.mark.django_db

COUNTRY = "/embed/countries/ghana/"


def law_card(site: SmallSite) -> str:
    return f"/embed/legislation/ghana/{site.law.slug}/"


def test_anybody_may_frame_a_card_which_sets_no_cookie(
    client: Client, small_site: SmallSite
) -> None:
    for path in (COUNTRY, law_card(small_site)):
        response = client.get(path)
        assert "frame-ancestors *" in response["Content-Security-Policy"]
        assert "script-src 'self'" in response["Content-Security-Policy"]
        assert "X-Frame-Options" not in response
        assert not response.cookies


def test_every_other_page_refuses_frames(client: Client, small_site: SmallSite) -> None:
    for path in (*LISTS, *STANDING, *small_site.details, "/search/"):
        response = client.get(path)
        assert response["X-Frame-Options"] == "DENY", path
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"], path


def test_a_card_leads_out_of_its_frame_and_is_in_no_search_engine(
    client: Client, small_site: SmallSite
) -> None:
    html = client.get(law_card(small_site)).content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert re.search(
        rf'rel="canonical" href="[^"]+/legislation/ghana/{small_site.law.slug}/"', html
    )
    links = re.findall(r"<a [^>]+>", html)
    assert len(links) == 2
    assert all('target="_blank" rel="noopener"' in link for link in links)
    assert "<script" not in html


def test_the_card_of_a_law_says_where_it_stands_and_when_that_was(
    client: Client, small_site: SmallSite
) -> None:
    html = client.get(law_card(small_site)).content.decode()
    assert "In force since 2021" in html
    assert "As of " in html


def test_a_card_speaks_the_language_of_its_address(client: Client, small_site: SmallSite) -> None:
    html = client.get(f"/ar{COUNTRY}").content.decode()
    assert '<html lang="ar" dir="rtl">' in html


def test_there_is_no_card_of_a_draft(client: Client) -> None:
    law = make_law(event("in_force", "2021"), jurisdiction=ghana(), slug="x-act", live=False)
    assert client.get(f"/embed/legislation/ghana/{law.slug}/").status_code == 404
    assert client.get("/embed/countries/nowhere/").status_code == 404


def test_a_card_is_found_by_the_old_names_of_its_law(client: Client) -> None:
    law = make_law(event("in_force", "2021"), jurisdiction=ghana(), slug="old")
    law.slug = "new"
    law.save_revision(clean=False).publish()
    for language in ("", "/fr"):
        response = client.get(f"{language}/embed/legislation/ghana/old/")
        address = f"{language}/embed/legislation/ghana/new/"
        assert (response.status_code, response["Location"]) == (301, address)
    law.unpublish()
    assert client.get("/embed/legislation/ghana/old/", follow=True).status_code == 404


def test_a_renamed_place_takes_its_cards_with_it(client: Client) -> None:
    law = make_law(event("in_force", "2021"))
    place = law.jurisdiction
    old = place.slug
    place.slug = "renamed"
    place.save()
    for path in (f"/embed/countries/{old}/", f"/embed/legislation/{old}/{law.slug}/"):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, path.replace(old, "renamed"))
    assert client.get(f"/cards/place/{old}.png")["Location"].startswith("/cards/place/renamed.png")


def test_the_card_of_a_law_that_was_merged_is_that_of_its_survivor(client: Client) -> None:
    gone, kept = (make_law(event("in_force", "2021"), jurisdiction=ghana()) for _each in range(2))
    lead_to_survivor(gone, kept)
    gone.delete()
    response = client.get(f"/embed/legislation/ghana/{gone.slug}/")
    assert response["Location"] == f"/embed/legislation/ghana/{kept.slug}/"
    picture = client.get(f"/cards/law/{gone.uid}.png")
    assert (picture.status_code, picture["Location"].split("?")[0]) == (
        301,
        f"/cards/law/{kept.uid}.png",
    )


def test_the_page_of_a_record_offers_the_code(client: Client, small_site: SmallSite) -> None:
    small_site.law.title = 'An "Act" & more'
    small_site.law.save_revision(clean=False).publish()
    html = client.get(f"/legislation/ghana/{small_site.law.slug}/").content.decode()
    shown = re.search(r'<code id="embed-code">(.*?)</code>', html)
    assert shown is not None
    code = unescape(shown[1])
    assert 'title="An &quot;Act&quot; &amp; more – ' in code
    assert 'loading="lazy"' in code
    assert f'{law_card(small_site)}"' in code
    assert 'id="embed-code"' in client.get("/countries/ghana/").content.decode()
    portal = client.get(f"/portals/{small_site.portal.slug}/").content.decode()
    assert 'id="embed-code"' not in portal


def test_there_is_no_card_of_what_is_below_a_private_list(
    client: Client, small_site: SmallSite
) -> None:
    for slug, path in (("legislation", law_card(small_site)), ("countries", COUNTRY)):
        page = Page.objects.get(slug=slug, depth=3)
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert client.get(path).status_code == 404, path
