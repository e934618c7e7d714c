"""The feed of changes says what changed in public, in words, and nothing else."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from foundation.partial_dates import PartialDate
from foundation.services.change_live_record import change_live_record
from legislation.models import Instrument
from legislation.services.promote_to_act import Promotion, promote_to_act
from partnerships.register.models import Edition, Forum, Organisation, Portal, Seat
from tests.factories.legislation import event, make_law
from tests.factories.people import make_user
from tests.factories.records import make_record
from tests.website.chip_pages import make_page
from tests.website.feeds import ATOM, FEED, entries, feed, latest, republish
from tests.website.pages import SmallSite, ghana, make_portal, make_study
from website.models import RecordChange

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_yet(db: None) -> None:
    """Forget that the standing texts were published."""
    RecordChange.objects.filter(family="page").delete()


def bill() -> Instrument:
    return make_law(
        event("introduced", "2021-05-27"), title="Senate Bill", kind="bill", jurisdiction=ghana()
    )


# --- the form of the feed -----------------------------------------------------------------------


def test_the_feed_is_atom_with_all_that_the_standard_asks(client: Client) -> None:
    bill()
    root = feed(client, "?type=law")
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "rights", "author"):
        assert root.find(f"{ATOM}{name}") is not None, name
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
    assert links["self"].endswith("/feeds/changes.atom?type=law")
    assert client.get(FEED)["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_an_entry_keeps_its_identifier(client: Client) -> None:
    bill()
    first = latest(client)["id"]
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", first)
    assert latest(client)["id"] == first


def test_an_empty_feed_is_a_feed_that_does_not_move(client: Client) -> None:
    assert not entries(client)
    assert client.get(FEED).content == client.get(FEED).content


def test_the_newest_comes_first_and_fifty_are_enough(client: Client) -> None:
    now = timezone.now()
    RecordChange.objects.bulk_create(
        RecordChange(
            kind="published",
            family="law",
            record_uid="6d0d3f1c-5a44-4f43-9a39-0d5c2f0f4a7e",
            title=f"Law {number}",
            changed_at=now - timedelta(days=number),
        )
        for number in range(60)
    )
    found = entries(client)
    assert len(found) == 50
    assert found[0]["title"] == "Published: Law 0 (Law)"


def test_nothing_new_is_answered_without_the_feed(client: Client) -> None:
    bill()
    response = client.get(FEED)
    again = client.get(FEED, headers={"if-none-match": response["ETag"]})
    since = client.get(FEED, headers={"if-modified-since": response["Last-Modified"]})
    assert (again.status_code, since.status_code) == (304, 304)
    make_portal(ghana())
    assert client.get(FEED, headers={"if-none-match": response["ETag"]}).status_code == 200


def test_what_xml_cannot_hold_is_left_out(client: Client) -> None:
    RecordChange.objects.create(
        kind="changed",
        family="law",
        record_uid="6d0d3f1c-5a44-4f43-9a39-0d5c2f0f4a7e",
        title="A\x0b <b>&\x1b",
        words="\x1f]]>",
        changed_at=timezone.now(),
    )
    assert latest(client)["title"] == "Changed: A <b>& (Law)"


def test_markup_in_a_record_is_only_text_in_the_feed(client: Client) -> None:
    partner = make_record(Organisation, name="<b>Office</b>")
    republish(partner, name="<script>1</script>")
    assert latest(client)["summary"] == "Name: from “<b>Office</b>” to “<script>1</script>”"
    assert b"<script" not in client.get(FEED).content


def test_the_number_of_queries_does_not_grow(client: Client, small_site: SmallSite) -> None:
    assert queries_of(client) <= 6
    few = queries_of(client)
    for number in range(10):
        make_record(Organisation, name=f"Office {number}")
        make_study(ghana(), title=f"Study {number}")
    assert queries_of(client) == few


def queries_of(client: Client) -> int:
    client.get(f"{FEED}?country=GH")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{FEED}?country=GH")
    return len(queries)


# --- what is said -------------------------------------------------------------------------------


def test_a_first_publish_says_where_a_law_stands(client: Client) -> None:
    law = bill()
    entry = latest(client)
    assert entry["title"] == "Published: Senate Bill (Law)"
    assert entry["summary"] == "Status: Proposed: introduced on 27 May 2021"
    assert entry["link"].endswith(f"/legislation/ghana/{law.slug}/")


def test_a_new_event_tells_the_status_before_and_after(client: Client) -> None:
    law = bill()
    law.events.add(event("rejected", "2022-07-30"))
    republish(law)
    assert latest(client)["summary"].splitlines() == [
        "Status: from “Proposed: introduced on 27 May 2021” to “Rejected on 30 July 2022”",
        "Event added: rejected on 30 July 2022",
    ]


def test_a_bill_and_its_act_each_tell_of_the_promotion(client: Client) -> None:
    law = bill()
    address = f"/legislation/ghana/{law.slug}/"
    day = PartialDate.parse("2022-07-30")
    promotion = Promotion(title="The Act", number="Act 7", law_type="lapsed_into_law", law_date=day)
    act = promote_to_act(law, promotion)
    told = latest(client, f"?record={law.uid}")
    assert told["summary"].splitlines()[1:] == [
        "Event added: became an act on 30 July 2022",
        f"Address: from {address} to {address[:-1]}-bill/",
        "Became law as Act 7",
    ]
    assert told["link"].endswith(f"{address[:-1]}-bill/")
    answer = latest(client, f"?record={act.uid}")
    assert answer["title"] == "Published: The Act (Law)"
    assert answer["summary"].splitlines()[-1] == "Was a bill: Senate Bill"
    assert answer["link"].endswith(address)


def test_a_removed_or_altered_event_is_told(client: Client) -> None:
    law = make_law(event("introduced", "2021"), event("committee", "2022"), jurisdiction=ghana())
    first, second = law.events.all()
    first.date = "2020"
    law.events = [first]
    republish(law)
    words = latest(client)["summary"]
    assert "Event changed: introduced in 2020" in words
    assert "Event removed: committee stage in 2022" in words
    assert second.uid != first.uid


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"name": "New name"}, "Name: from “Old name” to “New name”"),
        ({"status": "closed"}, "Status: from “live” to “closed”"),
        ({"launched": "2021-05"}, "Launched added: May 2021"),
        ({"summary": "Words. " * 60}, "Summary added"),
    ],
)
def test_values_are_told_before_and_after(
    client: Client, values: dict[str, Any], line: str
) -> None:
    portal = make_portal(ghana(), name="Old name")
    republish(portal, **values)
    assert line.lower() in latest(client)["summary"].lower()


def test_a_change_made_by_code_is_told_too(client: Client) -> None:
    partner = make_record(Organisation, name="Old name")
    change_live_record(partner, {"name": "New name"}, None, "A test.")
    assert latest(client)["summary"] == "Name: from “Old name” to “New name”"


@pytest.mark.parametrize("family", [Instrument, Portal, Organisation, Forum, Edition, Seat])
def test_a_publish_that_changes_nothing_in_public_is_not_told(
    client: Client, family: type[Any]
) -> None:
    record = make_record(family)
    before = len(entries(client))
    republish(record)
    assert len(entries(client)) == before


def test_who_cares_for_a_record_is_nobody_elses_business(client: Client) -> None:
    record = make_record(Organisation)
    republish(record, owner=make_user(first_name="Zzqx"), review_interval=3)
    assert [entry["title"][:9] for entry in entries(client)] == ["Published"]


def test_a_draft_is_never_told(client: Client) -> None:
    law = bill()
    law.title = "Zzqx secret"
    law.save_revision(clean=False)
    make_law(title="Zzqx other", live=False)
    assert "Zzqx" not in client.get(FEED).content.decode()


def test_a_relation_to_a_draft_is_not_told(client: Client) -> None:
    law, hidden = bill(), make_law(title="Zzqx secret", number="Zzqx", live=False)
    law.relations.create(kind="amends", target=hidden)
    republish(law, short_title="Bill")
    assert "Zzqx" not in client.get(FEED).content.decode()


def test_a_move_is_told_with_both_addresses(client: Client) -> None:
    portal = make_portal(ghana(), slug="old-place")
    republish(portal, slug="new-place")
    entry = latest(client)
    assert entry["title"].startswith("Moved: ")
    assert entry["summary"] == "Address: from /portals/old-place/ to /portals/new-place/"


def test_earlier_entries_lead_to_the_address_of_today(client: Client) -> None:
    portal = make_portal(ghana(), slug="old-place")
    republish(portal, slug="new-place")
    assert all(entry["link"].endswith("/portals/new-place/") for entry in entries(client))


def test_of_what_was_withdrawn_only_the_public_name_is_left(client: Client) -> None:
    portal = make_portal(ghana(), name="Public name", summary="Zzqx")
    portal = republish(portal, summary="Zzqx too")
    portal.unpublish()
    (entry,) = entries(client)
    assert entry["title"] == "Withdrawn: Public name (Reporting portal)"
    assert entry["summary"] == "Withdrawn"
    assert entry["link"].endswith(f"/id/{portal.uid}")
    assert client.get(f"/id/{portal.uid}").status_code == 410


def test_what_was_never_public_does_not_leave(client: Client) -> None:
    make_record(Portal, live=False).delete()
    assert not entries(client)


def test_what_comes_back_is_published_again(client: Client) -> None:
    portal = make_portal(ghana())
    portal.unpublish()
    republish(Portal.objects.get(pk=portal.pk))
    assert [entry["title"].split(":")[0] for entry in entries(client)] == [
        "Published",
        "Withdrawn",
    ]


def test_a_status_that_the_calendar_brings_is_told(client: Client) -> None:
    today = timezone.localdate()
    soon = (today + timedelta(days=1)).isoformat()
    law = make_law(event("assented", "2021-03-01"), event("in_force", soon))
    Instrument.objects.filter(pk=law.pk).update(status_changes_on=today)
    law.events.filter(type="in_force").update(date=today.isoformat())
    RecordChange.objects.all().delete()
    call_command("refresh_statuses")
    assert "In force since" in latest(client)["summary"]


def test_words_are_those_of_the_site_whatever_the_editor_speaks(client: Client) -> None:
    with translation.override("fr"):
        bill()
    assert latest(client)["summary"].startswith("Status: Proposed")


def test_the_feed_of_one_record_is_called_by_its_name(client: Client) -> None:
    law = bill()
    title = feed(client, f"?record={law.uid}").find(f"{ATOM}title")
    assert title is not None
    assert (title.text or "").endswith("changes, Senate Bill")


# --- pages --------------------------------------------------------------------------------------


def test_a_case_study_is_told_when_it_is_published_and_changed(client: Client) -> None:
    study = make_study(ghana(), title="How it began")
    study.body = [("text", "<p>More words.</p>")]
    study.save_revision().publish()
    changed, published = entries(client)
    assert changed["summary"] == "Text changed"
    assert published["title"] == "Published: How it began (Case study)"
    assert published["summary"] == "What was done."
    assert changed["link"].endswith(study.get_url())


def test_a_page_published_without_a_change_is_not_told_again(client: Client) -> None:
    page = make_page("Words.")
    page.save_revision().publish()
    assert len(entries(client)) == 1


def test_a_page_that_becomes_private_leaves_only_its_name(client: Client) -> None:
    study = make_study(ghana(), title="How it began")
    restriction = PageViewRestriction.objects.create(page=study, restriction_type="login")
    (entry,) = entries(client)
    assert entry["title"] == "Withdrawn: How it began (Case study)"
    restriction.delete()
    assert latest(client)["title"] == "Published: How it began (Case study)"


def test_a_private_page_is_never_told(client: Client) -> None:
    study = make_study(ghana(), title="Zzqx", live=False)
    RecordChange.objects.all().delete()
    PageViewRestriction.objects.create(page=study, restriction_type="login")
    study.summary = "Zzqx words"
    study.save_revision().publish()
    assert not entries(client)


def test_a_deleted_page_is_withdrawn(client: Client) -> None:
    make_study(ghana(), title="How it began").delete()
    assert [entry["title"] for entry in entries(client)] == ["Withdrawn: How it began (Case study)"]


# --- filters ------------------------------------------------------------------------------------
