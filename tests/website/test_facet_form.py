"""The form of filters: one that works without scripts, folded on narrow pages."""

import pytest
from django.test import Client

from tests.factories.legislation import event, make_law
from tests.website.markup import faults
from tests.website.pages import SmallSite, ghana


def test_filters_stand_in_a_fold_that_says_how_many_are_in_use(
    client: Client, small_site: SmallSite
) -> None:
    page = client.get("/legislation/?country=GH&kind=act").content.decode()
    fold = page[page.index('<details class="facets-fold">') :]
    assert "2 in use" in fold[: fold.index("</summary>")]
    assert '<form class="facets"' not in fold[: fold.index("</details>")]
    assert 'method="get"' in fold
    assert '<button class="button" type="submit">' in fold


def test_what_may_be_asked_for_together_has_a_tick(client: Client, db: None) -> None:
    law = make_law(event("in_force", "2020"), title="Duties", jurisdiction=ghana())
    for kind in ("filtering", "hash_matching"):
        law.duties.create(kind=kind)
    law.save()
    page = client.get("/legislation/?duty=filtering&duty=hash_matching&duty_all=1").content.decode()
    assert 'name="duty_all" value="1" checked' in page
    assert "all of them" in page
    assert 'name="country_all"' not in page


def test_a_chip_says_what_it_removes(client: Client, small_site: SmallSite) -> None:
    page = client.get("/legislation/?kind=act").content.decode()
    chip = page[page.index('<a class="chip"') :]
    chip = chip[: chip.index("</a>")]
    assert "Kind:" in chip
    assert "Act" in chip
    assert "(remove)" in chip


def test_each_choice_has_a_label_and_its_number_in_words(
    client: Client, small_site: SmallSite
) -> None:
    page = client.get("/legislation/").content.decode()
    assert '<label for="facet-kind-1">Act' in page
    assert '1<span class="visually-hidden"> record</span>' in page


@pytest.mark.parametrize("path", ["/changes/", "/upcoming/", "/case-studies/", "/partners/"])
def test_lists_are_sound_in_every_state(client: Client, small_site: SmallSite, path: str) -> None:
    for query in ("", "?country=GH", "?country=PH&type=law", "?order=name"):
        page = client.get(f"{path}{query}").content.decode()
        assert faults(page) == [], query
