"""What changed, for people: the rows of the feed, narrowed, in words, and as files."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.website.costs import first_visit
from tests.website.pages import SmallSite
from website.models import RecordChange

ODD = "country=ZZ&period=age&what=x&type=y&record=1&page=x&format=exe&order=up&colour=red"


def titles(client: Client, query: str = "") -> list[str]:
    """Return the names of what changed, in the order of the page."""
    rows = client.get(f"/changes/{query}").context["changes"]
    return [row["change"].title for row in rows]


def test_changes_stand_with_their_words_and_lead_to_the_record(
    client: Client, small_site: SmallSite
) -> None:
    small_site.law.title = "Cybersecurity Act, 2020"
    small_site.law.save_revision().publish()
    page = client.get(f"/changes/?record={small_site.law.uid}").content.decode()
    assert "from “Cybersecurity Act 2020” to “Cybersecurity Act, 2020”" in page
    assert f'href="/legislation/ghana/{small_site.law.slug}/"' in page


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("?type=law", True),
        ("?type=forum", False),
        ("?country=GH&type=law", True),
        ("?country=PH", False),
        ("?region=western-africa", True),
        ("?what=published", True),
        ("?what=withdrawn", False),
        ("?period=week", True),
    ],
)
def test_changes_are_narrowed(
    client: Client, small_site: SmallSite, query: str, is_found: bool
) -> None:
    assert (small_site.law.title in titles(client, query)) is is_found


def test_a_period_ends_today_and_the_longest_counts(client: Client, small_site: SmallSite) -> None:
    old = timezone.now() - timedelta(days=20)
    RecordChange.objects.filter(record_uid=small_site.law.uid).update(changed_at=old)
    assert small_site.law.title not in titles(client, "?period=week")
    assert small_site.law.title in titles(client, "?period=week&period=month")


def test_the_number_at_a_filter_is_the_number_of_changes_behind_it(
    client: Client, small_site: SmallSite
) -> None:
    small_site.law.save_revision().publish()
    response = client.get("/changes/")
    groups = {group.facet.name: group for group in response.context["groups"]}
    for name in ("country", "type", "what", "period"):
        for option in groups[name].options:
            number = client.get(f"/changes/?{name}={option.value}").context["number_found"]
            assert number == option.count, (name, option.value)


def test_the_page_leads_to_the_feed_of_exactly_that(client: Client, small_site: SmallSite) -> None:
    page = client.get("/changes/?country=GH&type=law").content.decode()
    assert 'href="/feeds/changes.atom?type=law&amp;country=GH"' in page
    wider = client.get("/changes/?country=GH&what=published").content.decode()
    assert "it does not know the other filters" in wider


def test_a_record_that_left_leads_to_its_permanent_address(
    client: Client, small_site: SmallSite
) -> None:
    small_site.portal.unpublish()
    page = client.get("/changes/?what=withdrawn").content.decode()
    assert f'href="/id/{small_site.portal.uid}"' in page


def test_changes_go_on_another_page(client: Client, small_site: SmallSite) -> None:
    RecordChange.objects.bulk_create(
        RecordChange(
            kind="changed",
            family="law",
            record_uid=small_site.law.uid,
            title=f"Law {number}",
            changed_at=timezone.now(),
        )
        for number in range(60)
    )
    page = client.get("/changes/?type=law&order=oldest").content.decode()
    assert "type=law&amp;order=oldest&amp;page=2" in page


@pytest.mark.parametrize("wanted", ["csv", "xlsx", "json"])
def test_changes_can_be_taken_away(client: Client, small_site: SmallSite, wanted: str) -> None:
    answer = client.get(f"/changes/?type=law&format={wanted}")
    assert "attachment" in answer["Content-Disposition"]
    if wanted == "json":
        assert [row["type"] for row in answer.json()["results"]] == ["law"]


@pytest.mark.parametrize("path", ["/changes/", "/fr/changes/", "/ar/changes/"])
def test_no_odd_question_breaks_the_changes(
    client: Client, small_site: SmallSite, in_every_language: None, path: str
) -> None:
    for query in ("", ODD, "record=" + "9" * 900, "q=%F0%9F%92%A9", "page=" + "9" * 50):
        assert client.get(f"{path}?{query}").status_code == 200, query


def test_many_changes_cost_as_many_queries_as_few(client: Client, small_site: SmallSite) -> None:
    before = len(first_visit(client, "/changes/?country=GH"))
    for _number in range(6):
        small_site.law.save_revision().publish()
        small_site.portal.save_revision().publish()
    assert len(first_visit(client, "/changes/?country=GH")) <= before
