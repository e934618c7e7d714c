"""Addresses of readers: where they stand, who sees them, and how they go."""

import logging
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.choices import Action, Role
from accounts.models import User
from accounts.roles import grants
from foundation.logs import DiscreetFormatter
from tests.factories.people import make_staff, make_user
from tests.partnerships.tracker.canaries import crawl, dump_of, found_in
from tests.website.followers import change, links, reader, run
from tests.website.pages import SmallSite
from website.alerts.gone import NAME
from website.alerts.mailboxes import mailbox_key, masked
from website.choices import AlertStep
from website.models import AlertDelivery, AlertEvent, PublicMoment
from website.services.erase_alerts import remove_mailbox
from website.services.note_alert_step import note_alert_step

pytestmark = pytest.mark.django_db

CANARY = "qz999canary@example.org"


def officer() -> User:
    return make_staff(AlertEvent, "delete")


def erase(who: str, by: User) -> str:
    out = StringIO()
    call_command("erase_person", who, reason="Asked.", by=by.email, stdout=out)
    return out.getvalue()


# --- where an address stands --------------------------------------------------------------------


def test_an_address_stands_in_one_table_and_in_no_log(
    small_site: SmallSite, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    row = reader(f"record={small_site.law.uid}", email=CANARY)
    change(small_site.law.uid)
    (message,) = run()
    Client().post(links(message)[0])
    tables = connection.introspection.table_names()
    assert found_in(dump_of(["website_alertevent"]), ["qz999canary"])
    assert not found_in(dump_of(set(tables) - {"website_alertevent"}), ["qz999canary"])
    written = [each for each in caplog.records if not each.name.startswith("django.db")]
    assert not found_in(" ".join(each.getMessage() for each in written), ["qz999canary"])
    assert str(row.uid) not in dump_of(["website_recordchange"])


def test_no_public_page_feed_or_file_shows_an_address(
    small_site: SmallSite, client: Client
) -> None:
    reader(email=CANARY)
    starts = ["/", "/legislation/", "/search/?q=example", "/feeds/changes.atom", "/follow/"]
    assert not [path for path, words in crawl(client, starts) if found_in(words, ["qz999canary"])]


@pytest.mark.parametrize("kind", ["confirm", "end"])
def test_a_log_keeps_no_link_by_which_something_could_be_ended(kind: str) -> None:
    record = logging.LogRecord("django", 20, "", 1, f"GET /fr/follow/{kind}/a:b:c/ 200", (), None)
    assert DiscreetFormatter("%(message)s").format(record) == f"GET /fr/follow/{kind}/… 200"


def test_what_readers_do_is_no_public_change(small_site: SmallSite) -> None:
    before = PublicMoment.version()
    reader()
    assert PublicMoment.version() == before


@pytest.mark.parametrize(
    ("address", "shown"), [(CANARY, "q***@example.org"), ("", ""), ("a@b.org", "a***@b.org")]
)
def test_an_address_is_shown_so_that_nobody_can_write_to_it(address: str, shown: str) -> None:
    assert masked(address) == shown


def test_a_mailbox_is_known_again_however_its_address_is_spelt() -> None:
    assert mailbox_key("Ann@Example.org") == mailbox_key("ann@example.org")
    assert "ann" not in mailbox_key("ann@example.org")


# --- the screen of the staff --------------------------------------------------------------------


def test_the_list_shows_no_address_whole(client: Client) -> None:
    reader(email=CANARY)
    client.force_login(officer())
    response = client.get(reverse("email_alerts"))
    assert "q***@example.org" in response.content.decode()
    assert "qz999" not in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_an_address_is_found_exactly_and_by_a_form_that_no_log_keeps(client: Client) -> None:
    reader("country=GH", email=CANARY)
    reader("country=KE", email="other@example.org")
    client.force_login(officer())
    page = client.post(reverse("email_alerts"), {"address": CANARY.upper()}).content.decode()
    assert "country=GH" in page
    assert "country=KE" not in page
    for address in ("qz999", "*", "@example.org"):
        page = client.post(reverse("email_alerts"), {"address": address}).content.decode()
        assert "Nothing is kept of this address" in page


def test_removing_an_address_leaves_a_log_without_it(client: Client) -> None:
    row = reader(email=CANARY)
    user = officer()
    client.force_login(user)
    response = client.post(reverse("email_alerts"), {"address": CANARY, "remove": ""})
    assert response.status_code == 302
    assert not AlertEvent.objects.exists()
    entry = ModelLogEntry.objects.get(action="chancery.alert.removed")
    assert (entry.user, entry.object_id) == (user, str(row.uid))
    assert "canary" not in f"{entry.label}{entry.data}"


def test_who_may_only_look_removes_nothing(client: Client) -> None:
    reader(email=CANARY)
    client.force_login(make_staff(AlertEvent))
    assert client.get(reverse("email_alerts")).status_code == 200
    response = client.post(reverse("email_alerts"), {"address": CANARY, "remove": ""})
    assert response.status_code in (302, 403)
    assert AlertEvent.objects.active().exists()


def test_who_has_no_role_for_it_sees_nothing(client: Client) -> None:
    client.force_login(make_staff(AlertDelivery))
    assert client.get(reverse("email_alerts")).status_code in (302, 403)


def test_managers_and_administrators_answer_readers() -> None:
    may = {role for role in Role if Action.DELETE in grants.actions(AlertEvent, role)}
    assert may == {Role.MANAGER, Role.ADMINISTRATOR}


# --- erasing ------------------------------------------------------------------------------------


def test_erasing_an_address_erases_its_alerts_and_what_was_noted(small_site: SmallSite) -> None:
    reader(email=CANARY)
    kept = reader(email="other@example.org")
    change(small_site.law.uid)
    run()
    assert "1 e-mail alerts erased" in erase(CANARY.upper(), officer())
    assert set(AlertEvent.objects.values_list("subscription", flat=True)) == {kept.uid}
    assert set(AlertDelivery.objects.values_list("subscription", flat=True)) == {kept.uid}


def test_an_address_of_nobody_is_told_as_such() -> None:
    with pytest.raises(CommandError, match="Nobody is kept"):
        erase("nobody@example.org", officer())


def test_erasing_is_for_those_who_may() -> None:
    reader(email=CANARY)
    with pytest.raises(PermissionDenied):
        remove_mailbox(CANARY, make_user())
    assert AlertEvent.objects.active().exists()


@pytest.mark.django_db(transaction=True)
def test_after_a_restore_what_was_erased_or_ended_goes_again(settings: Any) -> None:
    erased, ended = reader(email=CANARY), reader(email="ended@example.org")
    stays = reader(email="stays@example.org")
    backup = list(AlertEvent.objects.all())
    remove_mailbox(CANARY, officer())
    note_alert_step(ended.uid, AlertStep.ENDED)
    run()
    AlertEvent.objects.all().delete()
    AlertEvent.objects.bulk_create(backup)
    call_command("erase_person", replay=True, stdout=StringIO())
    assert gone_uids(Path(settings.PRIVATE_ROOT)) == {erased.uid, ended.uid}
    assert set(AlertEvent.objects.values_list("subscription", flat=True)) == {stays.uid}


def gone_uids(folder: Path) -> set[UUID]:
    text = (folder / NAME).read_text(encoding="utf-8")
    assert "@" not in text
    return {UUID(line.split('"')[3]) for line in text.splitlines()}


def test_a_torn_line_of_the_list_is_left_out(settings: Any) -> None:
    row = reader()
    folder = Path(settings.PRIVATE_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["{", "[]", '{"subscription": "x"}', f'{{"subscription": "{row.uid}"}}']
    (folder / NAME).write_text("\n".join(lines), encoding="utf-8")
    call_command("erase_person", replay=True, stdout=StringIO())
    assert not AlertEvent.objects.exists()
