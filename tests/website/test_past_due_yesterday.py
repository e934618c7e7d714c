"""A record whose review passed yesterday: page, counts, queue and digest say so today.

One keystroke in the queue mends all four.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts.models import User
from foundation.addresses import AddressBook
from legislation.models import Instrument
from stewardship.models import SentDigest
from tests.factories.people import make_staff
from tests.stewardship.queue import by_key, set_due
from tests.website.pages import SmallSite
from website.assembly.figures import live_figures


@dataclass
class Four:
    """What the four places say of one law."""

    page: str
    figure: int | None
    listed_as_current: int
    is_queued: bool
    is_told: bool


def look(client: Client, law: Instrument, staff: Client, user: User) -> Four:
    """Ask the four places."""
    page = client.get(f"/legislation/ghana/{law.slug}/").content.decode()
    figures = {each.name: each for each in live_figures(AddressBook())}
    listed = client.get("/legislation/?review=current").context["number_found"]
    rows = staff.get(reverse("review_queue")).context["rows"]
    mail.outbox.clear()
    SentDigest.objects.all().delete()
    call_command("send_digests")
    return Four(
        page=page,
        figure=figures["laws_tracked"].current,
        listed_as_current=listed,
        is_queued=law in [row.record for row in rows],
        is_told=any(str(law) in str(each.body) for each in mail.outbox if user.email in each.to),
    )


@pytest.fixture
def keeper() -> User:
    """Who owns the law."""
    return make_staff(Instrument, "change")


def test_a_review_that_passed_yesterday_shows_everywhere_and_one_key_mends_it(
    client: Client, small_site: SmallSite, keeper: User, capsys: Any
) -> None:
    staff = Client()
    staff.force_login(keeper)
    Instrument.objects.update(owner=keeper)
    law = set_due(small_site.law, -1)

    today = look(client, law, staff, keeper)
    assert "Last checked 13 months ago" in today.page
    assert "review due since" in today.page
    assert (today.figure, today.listed_as_current) == (0, 0)
    assert today.is_queued
    assert today.is_told

    check = reverse("review_queue_check", args=["legislation.instrument", law.uid])
    assert by_key(staff, check)["row"] == ""

    mended = look(client, law, staff, keeper)
    assert "review due since" not in mended.page
    assert "Checked against its sources on" in mended.page
    assert (mended.figure, mended.listed_as_current) == (1, 1)
    assert not mended.is_queued
    assert not mended.is_told


def test_the_home_page_and_the_list_say_the_same_number(
    client: Client, small_site: SmallSite
) -> None:
    set_due(small_site.law, -1)
    assert "0 checked and current" in client.get("/").content.decode()
    assert "1 due for review" in client.get("/legislation/").content.decode()


def test_a_review_due_today_is_still_current(client: Client, small_site: SmallSite) -> None:
    law = set_due(small_site.law, 0)
    page = client.get(f"/legislation/ghana/{law.slug}/").content.decode()
    assert "review due since" not in page
    assert client.get("/legislation/?review=current").context["number_found"] == 1
