"""While a list is private, its records are nowhere: the site is as if it had none of them."""

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.architecture.project import SITE
from tests.caches import forget_all
from tests.website import everywhere
from tests.website.costs import first_visit
from tests.website.everywhere import FAMILIES
from tests.website.followers import change, reader, run
from tests.website.pages import SmallSite
from website.alerts.following import Following
from website.models import HomePage, RecordChange, SearchEntry
from website.services.refresh_search_entry import refresh_search_entry

pytestmark = pytest.mark.django_db
#: Lists of records that are made private together: those that are tied to each other are apart.
#: Case studies are pages, which say by name that they were withdrawn.
TOGETHER = (("legislation", "forums"), ("partners", "frameworks"), ("portals",))


def restrict(page: Page, kind: str = PageViewRestriction.LOGIN, **values: Any) -> None:
    """Make a page private, and begin anew with what is kept."""
    PageViewRestriction.objects.create(page=page, restriction_type=kind, **values)
    forget_all()


def telling(answers: dict[str, tuple[int, str]], word: str) -> list[str]:
    """Return the addresses whose answers say a word, beside those that repeat what was asked."""
    own = {path for path in answers if f"q={word}" in path and "format=json" not in path}
    return [path for path in answers if path not in own and word in answers[path][1].lower()]


def test_every_address_is_walked_and_shows_records_of_public_lists(client: Client) -> None:
    site, words = everywhere.make_tied_site(), [word for word, _models in FAMILIES.values()]
    paths = everywhere.addresses(site, words)
    walked = {everywhere.name_of(path) for path in paths}
    assert everywhere.names_of_addresses() - walked == everywhere.SHOW_NOTHING
    answers = everywhere.walk(client, paths)
    assert {word: len(telling(answers, word)) > 12 for word in words} == dict.fromkeys(words, True)


@pytest.mark.parametrize("slugs", TOGETHER)
def test_no_address_shows_or_counts_a_record_of_a_private_list(
    client: Client, slugs: tuple[str, ...]
) -> None:
    words = [FAMILIES[slug][0] for slug in slugs]
    paths = everywhere.addresses(everywhere.make_tied_site(), words)
    for slug in slugs:
        restrict(everywhere.list_page(slug))
    private = everywhere.walk(client, paths)
    everywhere.take_away(slugs)
    without = everywhere.walk(client, paths)
    assert {word: telling(private, word) for word in words} == {word: [] for word in words}
    assert [path for path in paths if private[path] != without[path]] == []


def test_readers_hear_of_a_private_list_once_it_is_public_again(small_site: SmallSite) -> None:
    law = small_site.law
    for query in ("country=GH", f"record={law.uid}", "type=law"):
        reader(query, email=f"ann{len(query)}@example.org")
    RecordChange.objects.all().delete()
    change(law.uid, title=law.title)
    restrict(everywhere.list_page("legislation"))
    assert run() == []
    PageViewRestriction.objects.all().delete()
    assert len(run()) == 3


def test_a_mail_does_not_name_a_followed_record_of_a_private_list(small_site: SmallSite) -> None:
    followed = Following.of(f"record={small_site.law.uid}&record={small_site.portal.uid}")
    restrict(everywhere.list_page("legislation"))
    assert small_site.law.title not in followed.in_words()
    assert small_site.portal.name in followed.in_words()


def test_what_others_say_of_records_is_found_again_with_their_list(small_site: SmallSite) -> None:
    refresh_search_entry(small_site.portal)
    entry = SearchEntry.objects.get(uid=small_site.portal.uid)
    assert small_site.partner.name in entry.text
    restrict(everywhere.list_page("partners"))
    entry.refresh_from_db()
    assert small_site.partner.name not in entry.text
    PageViewRestriction.objects.get().delete()
    entry.refresh_from_db()
    assert small_site.partner.name in entry.text


@pytest.mark.parametrize("kind", [each for each, _label in PageViewRestriction.RESTRICTION_CHOICES])
def test_every_kind_of_restriction_holds_for_the_public(
    client: Client, small_site: SmallSite, kind: str
) -> None:
    restrict(everywhere.list_page("legislation"), kind, password="known")
    assert small_site.law.title not in client.get("/changes/").content.decode()


def test_a_private_home_page_takes_every_list_with_it(
    client: Client, small_site: SmallSite
) -> None:
    restrict(HomePage.objects.get())
    for path in ("/changes/", "/upcoming/", "/figures/", "/map/", "/countries/ghana/"):
        page = client.get(path).content.decode()
        assert small_site.law.title not in page, path
        assert small_site.portal.name not in page, path
    assert client.get("/api/v1/laws").status_code == 404
    told = client.get("/api/v1/changes").json()["results"]
    assert {each["what"] for each in told} <= {"withdrawn"}


@pytest.mark.parametrize(("private_in", "told_in"), [("en-gb", set()), ("fr", {"", "/es", "/ar"})])
def test_a_list_is_private_in_every_language_or_in_that_of_a_translation(
    client: Client,
    small_site: SmallSite,
    in_every_language: None,
    private_in: str,
    told_in: set[str],
) -> None:
    restrict(everywhere.list_page("legislation", private_in))
    told = {
        prefix
        for prefix in ("", "/fr", "/es", "/ar")
        if small_site.law.title in client.get(f"{prefix}/changes/").content.decode()
    }
    assert told == told_in


def test_a_private_list_costs_no_more_queries_than_any_private_page(
    client: Client, small_site: SmallSite
) -> None:
    restrict(Page.objects.get(slug="contact"))
    paths = ("/changes/", "/figures/", "/map/", f"/portals/{small_site.portal.slug}/")
    before = {path: len(first_visit(client, path)) for path in paths}
    restrict(everywhere.list_page("partners"))
    after = {path: len(first_visit(client, path)) for path in paths}
    assert {path: after[path] <= before[path] for path in paths} == dict.fromkeys(paths, True)


def test_public_code_starts_from_what_is_public() -> None:
    families = {model.__name__ for _word, models in FAMILIES.values() for model in models}
    names = "|".join(sorted(families - {"CaseStudyPage"}))
    live = re.compile(rf"\b(?:{names})\.objects\.live\b(?!\(\)\.us\()")
    rooms = [path for path in (SITE / "website").rglob("*.py") if "services" not in path.parts]
    assert [path.name for path in rooms if live.search(path.read_text("utf-8"))] == []
