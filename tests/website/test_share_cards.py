"""Where a page is shared, a picture says what it is and how things stand."""

import re
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.models import Page, PageViewRestriction

from foundation.keeping import while_reading
from tests.caches import forget_all, number_kept
from tests.factories.legislation import event, make_law
from tests.website.pages import SmallSite, ghana
from website.cards import drawing, letters
from website.cards.card import Card
from website.cards.drawing import draw, lines_of
from website.cards.subjects import SUBJECTS
from website.views import share_card

OG_IMAGE = re.compile(r'<meta property="og:image" content="([^"]+)">')


def card(title: str, **values: Any) -> Card:
    """Return a card with this title."""
    return Card(kicker="Act · Ghana", title=title, site="Chancery", day="As of today", **values)


def picture_of(client: Client, path: str) -> str:
    """Return the path of the picture that a page names."""
    found = OG_IMAGE.search(client.get(path).content.decode())
    assert found is not None, path
    return re.sub(r"^https?://[^/]+", "", unescape(found[1]))


def size_of(picture: bytes) -> tuple[int, int]:
    return Image.open(BytesIO(picture)).size


@pytest.mark.parametrize(
    "path", ["/", "/legislation/", "/methodology/", "/portals/", "/data/", "/fr/data/"]
)
def test_pages_name_their_picture(client: Client, small_site: SmallSite, path: str) -> None:
    response = client.get(picture_of(client, path))
    assert response["Content-Type"] == "image/png"
    assert size_of(response.content) == (1200, 630)


def test_records_name_their_picture_which_is_kept_for_ever(
    client: Client, small_site: SmallSite
) -> None:
    for path in small_site.details:
        response = client.get(picture_of(client, path))
        assert response["Cache-Control"] == "public, max-age=31536000, immutable", path
        assert len(response.content) < 100_000


def test_a_page_says_how_large_its_picture_is_and_what_it_shows(
    client: Client, small_site: SmallSite
) -> None:
    html = client.get("/countries/ghana/").content.decode()
    assert '<meta property="og:image:width" content="1200">' in html
    assert '<meta property="og:image:height" content="630">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    assert re.search(r'property="og:image:alt" content="[^"]*Ghana', html)


def test_a_picture_under_an_old_mark_is_not_kept_for_long(client: Client, db: None) -> None:
    law = make_law(event("in_force", "2021"), jurisdiction=ghana())
    response = client.get(f"/cards/law/{law.uid}.png?v=old")
    assert response["Cache-Control"] == "public, max-age=300"


def test_the_mark_of_a_picture_changes_with_the_record(client: Client, db: None) -> None:
    law = make_law(event("in_force", "2021"), jurisdiction=ghana())
    path = f"/legislation/ghana/{law.slug}/"
    before = picture_of(client, path)
    law.title = "Another title"
    law.save_revision(clean=False).publish()
    assert picture_of(client, path) != before


@pytest.mark.parametrize(
    "path",
    [
        "/cards/law/6d0d3f1c-5a44-4f43-9a39-0d5c2f0f4a7e.png",
        "/cards/law/x.png",
        "/cards/person/1.png",
        "/cards/page/1.png",
        "/cards/page/99999999999999999999.png",
        "/cards/place/nowhere.png",
    ],
)
def test_there_is_no_picture_of_what_is_not_there(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 404


def test_there_is_no_picture_of_a_draft(client: Client, db: None) -> None:
    law = make_law(live=False)
    assert client.get(f"/cards/law/{law.uid}.png").status_code == 404


def test_a_picture_is_drawn_once(client: Client, db: None, monkeypatch: Any) -> None:
    drawn: list[Card] = []

    def note(each: Card) -> bytes:
        drawn.append(each)
        return b""

    monkeypatch.setattr(share_card, "draw", note)
    law = make_law(event("in_force", "2021"), jurisdiction=ghana())
    forget_all()
    for _time in range(3):
        client.get(f"/cards/law/{law.uid}.png")
    assert [each.sentence for each in drawn] == ["In force since 2021"]


def test_a_picture_costs_few_queries(client: Client, small_site: SmallSite) -> None:
    forget_all()
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/cards/law/{small_site.law.uid}.png")
    assert len(queries) <= 9


# --- drawing -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    ["", "Act", "Word " * 200, "W" * 500, "قانون مكافحة الجرائم الإلكترونية", "法令", "\u200f"],
)
def test_any_title_is_drawn(title: str) -> None:
    for values in ({}, {"badge": "In force", "sentence": "Since 2021 " * 40, "is_rtl": True}):
        assert size_of(draw(card(title, **values))) == (1200, 630)


def test_lines_fit_and_what_is_cut_says_so() -> None:
    lines, is_cut = lines_of("Word " * 200, letters.BOLD, 44, 4)
    assert (len(lines), is_cut) == (4, True)
    assert lines[-1].endswith("…")
    width = letters.font(letters.BOLD, 44).getlength
    assert all(width(line) <= drawing.WIDTH for line in lines)


def test_letters_that_cannot_be_joined_here_are_not_drawn(monkeypatch: Any) -> None:
    arabic = "قانون"
    assert letters.needs_shaping(arabic)
    monkeypatch.setattr(letters, "can_shape", lambda: False)
    assert not letters.can_be_drawn(arabic)
    assert letters.can_be_drawn("Loi n° 7")
    assert not letters.can_be_drawn("法令")


def test_a_card_whose_letters_cannot_be_set_is_in_english(monkeypatch: Any, db: None) -> None:
    place = ghana()
    monkeypatch.setattr(share_card, "can_be_drawn", str.isascii)
    words = share_card._drawable("place", place)
    assert words.title == "Ghana"
    assert not words.is_rtl


def test_every_family_with_a_picture_can_be_found(small_site: SmallSite) -> None:
    with while_reading():
        for name, record in {"law": small_site.law, "place": small_site.place}.items():
            subject = SUBJECTS[name]
            assert subject.find(subject.key_of(record)) == record


# --- what is kept --------------------------------------------------------------------------------


def test_one_picture_has_one_address_and_a_miss_is_not_kept(client: Client, db: None) -> None:
    law = make_law(event("in_force", "2021"), jurisdiction=ghana())
    page = Page.objects.filter(depth=2).values_list("pk", flat=True)[0]
    ways = [f"law/{str(law.uid).upper()}", f"law/{law.uid.hex}", f"law/{{{law.uid}}}"]
    for way in (*ways, f"page/00{page}"):
        assert client.get(f"/cards/{way}.png").status_code == 404, way
    client.get("/cards/topic/nowhere.png")
    before = number_kept()
    client.get("/cards/topic/nowhere-2.png")
    assert number_kept() == before


def test_there_is_no_picture_of_what_is_below_a_private_list(
    client: Client, small_site: SmallSite
) -> None:
    page = Page.objects.get(slug="legislation", depth=3)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(f"/cards/law/{small_site.law.uid}.png").status_code == 404
