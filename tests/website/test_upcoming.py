"""What comes next: on the page, in files, and in calendars that foreign programs read."""

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from django.test import Client
from django.utils import timezone

from foundation.partial_dates import PartialDate
from legislation.models import Event, Instrument, Participation
from partnerships.register.models import Edition, Forum
from reference.models import Jurisdiction
from tests.factories.legislation import event, make_law
from tests.factories.records import make_record
from tests.website.costs import first_visit
from tests.website.pages import SmallSite, ghana
from website.assembly.upcoming import Coming

ODD = "country=ZZ&region=%27&topic=x&type=law&type=y&record=1&page=x&format=exe&colour=red"


def ahead(days: int) -> str:
    """Return a day to come as a source gives it."""
    return str(PartialDate.from_date(timezone.localdate() + timedelta(days=days)))


def next_year() -> int:
    """Return the year after this one."""
    return timezone.localdate().year + 1


def make_coming(title: str, when: str, **values: Any) -> Instrument:
    """Return a law of Ghana to which something is going to happen."""
    return make_law(
        event("adopted", "2020"),
        event("in_force", when, **values),
        title=title,
        jurisdiction=ghana(),
    )


def shown(client: Client, query: str = "") -> list[Coming]:
    """Return the dates of the first page, in their order."""
    return list(client.get(f"/upcoming/{query}").context["page_of_list"])


def events(client: Client, query: str = "") -> list[Any]:
    """Return the events of a calendar, as a foreign program reads them."""
    calendar = icalendar.Calendar.from_ical(client.get(f"/calendar.ics{query}").content)
    return list(calendar.walk("VEVENT"))


@pytest.mark.django_db
def test_days_months_and_years_come_in_order_and_stay_partial(client: Client) -> None:
    year = next_year()
    make_coming("Year", f"{year} planned")
    make_coming("Month", f"{year}-03")
    make_coming("Day", f"{year}-03-05")
    make_coming("Past", "2021")
    found = shown(client)
    assert [each.title for each in found] == ["Day", "Month", "Year"]
    assert [each.is_day for each in found] == [True, False, False]
    page = client.get("/upcoming/").content.decode()
    assert f'<time datetime="{year}-03">March {year}</time>' in page
    assert "2 dates are known to the month or year only" in page


@pytest.mark.django_db
def test_a_month_that_has_begun_is_to_come_only_where_it_was_planned(client: Client) -> None:
    this_month = timezone.localdate().strftime("%Y-%m")
    make_coming("Planned", f"{this_month} planned")
    make_coming("Perhaps over", this_month)
    assert [each.title for each in shown(client)] == ["Planned"]


@pytest.mark.django_db
def test_the_end_of_what_has_one_is_a_date_of_its_own(client: Client) -> None:
    law = make_law(
        event("in_force", "2021", until=ahead(40)), title="Temporary", jurisdiction=ghana()
    )
    found = shown(client)
    assert [(each.what, each.record_uid) for each in found] == [("In force: last day", law.uid)]
    assert found[0].uid != law.events.get().uid


@pytest.mark.django_db
def test_meetings_of_public_forums_come_and_those_under_way_stay(client: Client) -> None:
    forum = make_record(Forum, name="Forum")
    today = timezone.localdate()
    running = {"starts": str(today - timedelta(days=2)), "ends": str(today + timedelta(days=2))}
    make_record(Edition, forum=forum, name="Running", city="Accra", jurisdiction=ghana(), **running)
    make_record(Edition, forum=forum, name="Over", starts="2020")
    draft = make_record(Edition, forum=forum, name="Draft", starts=ahead(5), live=False)
    assert draft.pk
    assert [(each.title, each.place) for each in shown(client)] == [("Running", "Accra, Ghana")]


def make_treaty(**dates: str) -> Instrument:
    """Return a treaty of nowhere to which Ghana and the Philippines do something."""
    treaty = make_law(title="Convention on Tests", kind="convention")
    philippines = Jurisdiction.objects.get(code="PH")
    treaty.participations = [
        Participation(jurisdiction=ghana(), **{"signed_on": "2020", **dates}),
        Participation(jurisdiction=philippines, consent="accession", bound_on=ahead(9)),
    ]
    treaty.save_revision(clean=False).publish()
    return treaty


@pytest.mark.django_db
def test_what_countries_will_do_about_a_treaty_comes(client: Client) -> None:
    treaty = make_treaty(in_force_on=ahead(5), denounced_on=f"{next_year() + 1} planned")
    found = shown(client)
    assert [(each.what, each.place) for each in found] == [
        ("Entry into force: Ghana", "Ghana"),
        ("Accession: Philippines", "Philippines"),
        ("Denunciation: Ghana", "Ghana"),
    ]
    assert {each.record_uid for each in found} == {treaty.uid}
    assert len({each.uid for each in found}) == 3
    assert [str(each["summary"]) for each in events(client)] == [
        "Convention on Tests: Entry into force: Ghana",
        "Convention on Tests: Accession: Philippines",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("?country=GH", ["Ghana"]),
        ("?country=GH&type=law", ["Ghana"]),
        ("?region=africa", ["Ghana"]),
        ("?country=GH&country=PH", ["Ghana", "Philippines"]),
        ("?country=GH&region=asia", []),
        ("?country=QQ", ["Ghana", "Philippines"]),
        ("?country=KE", []),
        ("?type=edition", []),
    ],
)
def test_a_country_finds_what_it_does_about_a_treaty(
    client: Client, query: str, places: list[str]
) -> None:
    make_treaty(in_force_on=ahead(5))
    assert [each.place for each in shown(client, query)] == places
    assert len(events(client, query)) == len(places)


@pytest.mark.django_db
def test_the_facets_offer_the_countries_of_treaties(client: Client) -> None:
    make_treaty(in_force_on=ahead(5), denounced_on=ahead(500))
    groups = client.get("/upcoming/").context["groups"]
    (countries,) = (group for group in groups if group.facet.name == "country")
    offered = {option.value: option.count for option in countries.options}
    assert (offered["GH"], offered["PH"]) == (1, 1)


@pytest.mark.django_db
def test_drafts_have_no_coming_dates(client: Client) -> None:
    law = make_coming("Secret", ahead(3))
    law.unpublish()
    assert shown(client) == []
    assert b"Secret" not in client.get("/calendar.ics").content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("?country=GH", 1),
        ("?country=gh&type=law", 1),
        ("?region=western-africa", 1),
        ("?region=africa", 1),
        ("?country=PH", 0),
        ("?type=edition", 0),
        ("?record=00000000-0000-0000-0000-000000000000", 1),  # left out, and said
    ],
)
def test_page_and_calendar_understand_the_same_filters(
    client: Client, query: str, number: int
) -> None:
    make_coming("Coming", ahead(9))
    assert len(shown(client, query)) == number
    assert len(events(client, query)) == number


@pytest.mark.django_db
def test_a_calendar_of_one_record_holds_its_dates_only(client: Client) -> None:
    law, other = make_coming("One", ahead(9)), make_coming("Other", ahead(8))
    assert other.pk
    found = events(client, f"?record={law.uid}")
    assert [str(each["summary"]) for each in found] == ["One: In force"]


@pytest.mark.django_db
def test_a_calendar_holds_whole_days_with_permanent_names(client: Client) -> None:
    law = make_coming("Coming", ahead(9))
    found = events(client)[0]
    row = Event.objects.get(instrument=law, type="in_force")
    day = timezone.localdate() + timedelta(days=9)
    assert found["uid"] == f"urn:uuid:{row.uid}"
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (day, day + timedelta(days=1))
    assert type(found.decoded("dtstart")) is date
    law.refresh_from_db()
    assert found.decoded("dtstamp") == law.last_published_at.replace(microsecond=0)
    assert found["url"].endswith(f"/legislation/ghana/{law.slug}/")


@pytest.mark.django_db
def test_a_calendar_leaves_out_what_has_no_day(client: Client) -> None:
    make_coming("Month", f"{next_year()}-03")
    make_coming("About", f"{next_year()}-03-05~")
    assert events(client) == []
    assert client.get("/upcoming/").context["number_without_day"] == 2


@pytest.mark.django_db
def test_what_is_planned_or_weak_is_tentative(client: Client) -> None:
    make_coming("Planned", f"{ahead(3)} planned")
    make_coming("Weak", ahead(4), confirmed=False)
    make_coming("Firm", ahead(5))
    assert [str(each["status"]) for each in events(client)] == [
        "TENTATIVE", "TENTATIVE", "CONFIRMED",
    ]  # fmt: skip


@pytest.mark.django_db
def test_another_program_reads_the_calendar_too(client: Client) -> None:
    make_coming("Ëlan; with, signs \\ and a very long name " * 4, ahead(9))
    answer = client.get("/calendar.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = vobject.readOne(answer.content.decode())
    assert calendar.vevent.summary.value.startswith("Ëlan; with, signs \\ and")
    assert max(len(line) for line in answer.content.split(b"\r\n")) <= 75
    assert calendar.serialize()


@pytest.mark.django_db
def test_a_calendar_that_did_not_change_is_not_sent_again(client: Client) -> None:
    make_coming("Coming", ahead(9))
    first = client.get("/calendar.ics")
    by_tag = client.get("/calendar.ics", headers={"If-None-Match": first["ETag"]})
    by_day = client.get("/calendar.ics", headers={"If-Modified-Since": first["Last-Modified"]})
    assert (by_tag.status_code, by_day.status_code) == (304, 304)
    make_coming("Another", ahead(8))
    again = client.get("/calendar.ics", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200


@pytest.mark.django_db
def test_an_empty_calendar_is_a_calendar(client: Client) -> None:
    answer = client.get("/calendar.ics?country=PH")
    assert answer.status_code == 200
    assert icalendar.Calendar.from_ical(answer.content)["version"] == "2.0"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/upcoming/", "/calendar.ics", "/fr/upcoming/", "/ar/upcoming/"])
def test_no_odd_question_breaks_what_comes_next(
    client: Client, path: str, in_every_language: None
) -> None:
    for query in ("", ODD, "record=" + "9" * 900, "q=%F0%9F%92%A9", "page=" + "9" * 50):
        assert client.get(f"{path}?{query}").status_code == 200, query


@pytest.mark.django_db
@pytest.mark.parametrize("wanted", ["csv", "xlsx", "json"])
def test_what_comes_next_can_be_taken_away(client: Client, wanted: str) -> None:
    make_coming("Coming", f"{next_year()}-03")
    answer = client.get(f"/upcoming/?format={wanted}")
    assert "attachment" in answer["Content-Disposition"]
    if wanted == "json":
        assert answer.json()["results"][0]["date"] == f"{next_year()}-03"


@pytest.mark.django_db
def test_many_dates_cost_as_many_queries_as_few(client: Client, small_site: SmallSite) -> None:
    make_coming("Coming", ahead(9))
    costs = {}
    for path in ("/upcoming/?country=GH", "/calendar.ics?country=GH"):
        costs[path] = len(first_visit(client, path))
    for number in range(12):
        make_coming(f"Coming {number}", ahead(10 + number))
    for path, cost in costs.items():
        assert len(first_visit(client, path)) <= cost


def test_a_country_leads_to_its_calendar_and_its_changes(
    client: Client, small_site: SmallSite
) -> None:
    page = client.get("/countries/ghana/").content.decode()
    for path in ("/upcoming/?country=GH", "/calendar.ics?country=GH", "/changes/?country=GH"):
        assert f'href="{path}"' in page
