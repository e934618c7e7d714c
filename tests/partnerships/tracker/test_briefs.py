"""Briefs: who gets which, what is in them, and what never is."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker.choices import AuditAction, BriefEdition, BriefKind
from partnerships.tracker.models import Agreement, AuditEntry
from partnerships.tracker.services.make_brief import make_brief
from partnerships.tracker.services.make_brief.one_moment import one_moment
from partnerships.tracker.services.make_brief.private_scope import PrivateScope
from partnerships.tracker.services.make_brief.private_work import agreement_sections
from partnerships.tracker.services.make_brief.scope import scope_of
from partnerships.tracker.services.make_brief.subject import subject_of
from reference.models import Jurisdiction
from tests.factories.legislation import event, make_law
from tests.factories.people import make_user
from tests.factories.register import make_forum, make_organisation, make_portal
from tests.factories.tracker import (
    day,
    make_agreement,
    make_colleague,
    make_manager,
    make_officer,
    make_post,
    make_relationship,
)
from tests.partnerships.tracker.briefs import (
    SECRET,
    World,
    brief_path,
    everywhere,
    fill,
    made,
    make_world,
    plant,
)

pytestmark = pytest.mark.django_db

READERS = (Role.READER, Role.EDITOR, Role.APPROVER)
FORMATS = ("", "pdf", "docx")


@pytest.fixture
def manager(client: Client) -> Client:
    client.force_login(make_manager())
    return client


# --- The wall ------------------------------------------------------------------------------------


def test_the_edition_to_share_holds_no_word_of_the_tracker(manager: Client) -> None:
    world = make_world()
    assert plant() > 30
    for address in world.addresses:
        assert SECRET.lower() not in everywhere(manager, address, "shareable").lower()


def test_the_edition_for_staff_holds_those_words(manager: Client) -> None:
    world = make_world()
    plant()
    for address in world.addresses:
        assert SECRET in everywhere(manager, address, "staff")


def test_contact_data_is_in_neither_edition(manager: Client) -> None:
    world = make_world()
    plant()
    for address in world.addresses:
        for edition in BriefEdition:
            assert not re.search(r"zanzibargold\d", everywhere(manager, address, edition))


def test_the_edition_to_share_reads_no_table_of_the_tracker() -> None:
    world, user = make_world(), make_manager()
    for kind, record in _subjects(world):
        with CaptureQueriesContext(connection) as captured:
            make_brief(subject_of(kind, record), BriefEdition.SHAREABLE, user)
        assert not [query for query in captured.captured_queries if "tracker_" in query["sql"]]


def test_the_edition_to_share_says_what_it_leaves_out(manager: Client) -> None:
    page = made(manager, make_world().addresses[0], edition="shareable").decode()
    assert "This edition leaves out: relationships, contacts and people in post" in page
    assert "May be shared" in page


def test_records_that_are_not_published_are_not_shared(manager: Client) -> None:
    world = make_world()
    make_law(
        event("introduced", "2024"),
        live=False,
        title="Unpublishable bill",
        jurisdiction=world.place,
    )
    make_organisation(live=False, name="Unpublishable body", jurisdiction=world.place)
    assert "Unpublishable" not in everywhere(manager, world.addresses[0], "shareable")


def test_nothing_of_a_record_that_is_not_published_can_be_shared(manager: Client) -> None:
    forum = make_forum(live=False, name="Hidden forum")
    address = brief_path("forum", str(forum.uid))
    assert b"Hidden forum" in made(manager, address)
    assert manager.get(address, {"edition": "shareable"}).status_code == 404


# --- Who sees what -------------------------------------------------------------------------------


@pytest.mark.parametrize("role", READERS)
def test_readers_get_both_editions_in_every_format(client: Client, role: Role) -> None:
    world = make_world()
    client.force_login(make_colleague(role))
    for edition in BriefEdition:
        for wanted in FORMATS:
            assert made(client, world.addresses[0], edition=edition, format=wanted)


@pytest.mark.parametrize("user", [make_user, lambda: make_colleague(Role.ADMINISTRATOR)])
def test_without_a_role_of_the_tracker_there_is_no_brief(
    client: Client, user: Callable[[], User]
) -> None:
    world = make_world()
    client.force_login(user())
    for wanted in FORMATS:
        answer = client.get(world.addresses[0], {"edition": "shareable", "format": wanted})
        assert answer.status_code in {302, 403}
    assert client.get(reverse("tracker_briefs")).status_code in {302, 403}


@pytest.mark.parametrize("role", READERS)
def test_readers_see_no_confidential_line(client: Client, role: Role) -> None:
    world = make_world(owner=make_officer(), confidential=True)
    client.force_login(make_colleague(role))
    for address in world.addresses[:3]:
        words = everywhere(client, address, "staff")
        for secret in ("Confidential", "Bill", "Send the draft", "Call back", "Memorandum"):
            assert secret not in words
    assert client.get(world.addresses[3]).status_code == 404


def test_a_manager_sees_confidential_lines_marked_and_the_log_says_so(client: Client) -> None:
    world, user = make_world(owner=make_officer(), confidential=True), make_manager()
    client.force_login(user)
    page = made(client, world.addresses[0]).decode()
    assert page.count("tracker-tag--confidential") >= 6
    viewed = AuditEntry.objects.filter(action=AuditAction.VIEWED, actor=user)
    assert set(viewed.values_list("kind", flat=True)) == {
        "relationship",
        "interaction",
        "commitment",
        "agreement",
        "actionpoint",
        "influencelink",
    }
    assert all(entry.detail.startswith("brief of a country, lines: ") for entry in viewed)


def test_a_brief_without_confidential_lines_is_no_entry(manager: Client) -> None:
    made(manager, make_world().addresses[0])
    assert not AuditEntry.objects.filter(action=AuditAction.VIEWED).exists()


@pytest.mark.parametrize("edition", BriefEdition)
@pytest.mark.parametrize("wanted", ["pdf", "docx"])
def test_every_file_is_in_the_log(manager: Client, edition: str, wanted: str) -> None:
    world = make_world()
    made(manager, world.addresses[3], edition=edition, format=wanted)
    entry = AuditEntry.objects.get(action=AuditAction.EXPORTED)
    assert (entry.kind, entry.record_uid) == ("organisation", world.body.uid)
    assert entry.detail.startswith(f"brief of a partner, {edition}, {wanted}, lines: ")


def test_a_page_is_no_export_and_is_kept_by_nobody(manager: Client) -> None:
    answer = manager.get(make_world().addresses[0])
    assert "no-store" in answer["Cache-Control"]
    assert not AuditEntry.objects.filter(action=AuditAction.EXPORTED).exists()


@pytest.mark.parametrize("wanted", ["pdf", "docx"])
def test_a_file_is_kept_by_no_browser_and_named_in_ascii(manager: Client, wanted: str) -> None:
    world = make_world()
    Jurisdiction.objects.filter(pk=world.place.pk).update(name='Côte d’Ivoire; \r\n"x" 中')
    answer = manager.get(world.addresses[0], {"edition": "shareable", "format": wanted})
    assert "no-store" in answer["Cache-Control"]
    name = answer["Content-Disposition"].removeprefix("attachment; filename=").strip('"')
    assert name.startswith("brief-cote-divoire-x-zhong-20")
    assert name.endswith(f"-shareable.{wanted}")


# --- What is in them -----------------------------------------------------------------------------


def test_a_brief_of_a_country_tells_everything(manager: Client) -> None:
    page = made(manager, make_world().addresses[0]).decode()
    headings = (
        "Laws",
        "Gaps",
        "Reporting portals",
        "Partners",
        "Relationships",
        "People in post",
        "Last contacts",
        "What they promised",
        "What we promised",
        "Agreements",
        "Coming events",
        "Deadlines",
        "Our influence",
    )
    assert [heading for heading in headings if f">{heading}</h3>" not in page] == []
    assert "In force since 23 January 2022. Decided by: In force, 23 January 2022." in page


def test_a_brief_says_of_agreements_what_their_state_is() -> None:
    user, relationship = make_manager(), make_relationship()
    scope = scope_of(subject_of(BriefKind.PARTNER, relationship.organisation))
    private = PrivateScope(scope, user, day())
    for title, ends_on, renewal in (("Goes on", -400, "automatic"), ("Expired", -9, "none")):
        dates = {"starts_on": day(-900), "ends_on": day(ends_on)}
        row = make_agreement(relationship, title=title, in_force=True, renewal=renewal, **dates)
    following = make_agreement(relationship, title="Draft", renews=row)
    found = {line.text: line for part in agreement_sections(private) for line in part.lines}
    assert {text: len(line.marks) for text, line in found.items()} == {
        "Goes on": 0,
        "Expired": 1,
        "Draft": 0,
    }
    assert "In force" in found["Goes on"].detail
    Agreement.everything.filter(pk=following.pk).update(
        signed_by_us_on=day(), signed_by_them_on=day()
    )
    texts = [line.text for part in agreement_sections(private) for line in part.lines]
    assert texts == ["Goes on", "Draft"]


def test_a_brief_of_a_forum_tells_what_was_said_about_it(manager: Client) -> None:
    page = made(manager, make_world().addresses[2]).decode()
    assert "Coming edition" in page
    assert "Cyber Unit: Bill" in page


@pytest.mark.django_db(transaction=True)
def test_a_brief_is_read_in_one_snapshot_that_ends_with_it() -> None:
    """A transaction of SQLite always reads one; PostgreSQL has to be told."""

    def isolation() -> str:
        if connection.vendor != "postgresql":
            return "repeatable read" if connection.in_atomic_block else "read committed"
        with connection.cursor() as cursor:
            cursor.execute("SHOW transaction_isolation")
            return str(cursor.fetchone()[0])

    with one_moment():
        assert isolation() == "repeatable read"
    assert isolation() == "read committed"


@pytest.mark.parametrize("edition", BriefEdition)
def test_every_line_says_as_of_when(edition: BriefEdition) -> None:
    world, user = make_world(), make_manager()
    for kind, record in _subjects(world):
        brief = make_brief(subject_of(kind, record), edition, user)
        assert brief.lines
        assert all(str(line.as_of) and line.as_of.machine for line in brief.lines)


def test_a_holder_is_named_and_a_post_without_one_too(manager: Client) -> None:
    world = make_world()
    make_post(organisation=world.body, title="Empty chair")
    page = made(manager, world.addresses[0]).decode()
    assert "Invented person" in page
    assert "Nobody is on record as its holder" in page


def test_the_status_of_a_law_is_that_of_the_public_page(manager: Client) -> None:
    world = make_world()
    make_law(
        event("assented", "2021-05-27"),
        event("in_force"),
        title="Second Act",
        jurisdiction=world.place,
    )
    page = made(manager, world.addresses[0], edition="shareable").decode()
    assert "Law since 27 May 2021: assented; in force, start not recorded" in page.replace(
        "assented to", "assented"
    )


def test_a_country_without_anything_says_so(manager: Client) -> None:
    place = Jurisdiction.objects.get(code="TV")
    page = made(manager, brief_path("country", place.slug)).decode()
    assert "No law is on record." in page
    assert "No reporting portal takes reports from here." in page


def test_a_country_answers_to_its_code_too(manager: Client) -> None:
    assert b"Ghana" in made(manager, brief_path("country", "gh"))


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("country", "nowhere"),
        ("region", "nowhere"),
        ("forum", "nowhere"),
        ("forum", "00000000-0000-0000-0000-000000000000"),
        ("partner", "nowhere"),
        ("partner", "00000000-0000-0000-0000-000000000000"),
        ("planet", "ghana"),
    ],
)
def test_what_is_not_there_has_no_brief(manager: Client, kind: str, key: str) -> None:
    assert manager.get(brief_path(kind, key)).status_code == 404


@pytest.mark.parametrize("asked", [{"edition": "secret"}, {"format": "exe"}])
def test_an_edition_or_format_that_is_none_is_not_found(
    manager: Client, asked: dict[str, str]
) -> None:
    assert manager.get(brief_path("country", "ghana"), asked).status_code == 404


# --- Sizes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", BriefEdition)
def test_much_costs_as_many_queries_as_little(edition: BriefEdition) -> None:
    world, user = make_world(), make_manager()
    _add(world, 2)
    few = _costs(world, edition, user)
    _add(world, 5)
    assert _costs(world, edition, user) == few


@pytest.mark.parametrize("edition", BriefEdition)
def test_beyond_its_limits_a_brief_costs_no_more(edition: BriefEdition) -> None:
    world, user = make_world(), make_manager()
    _add(world, 26)
    much = _costs(world, edition, user)
    _add(world, 3)
    assert _costs(world, edition, user) == much


def test_a_brief_has_a_limit_and_says_how_many_more_there_are(manager: Client) -> None:
    world = make_world()
    _add(world, 30)
    page = made(manager, world.addresses[0]).decode()
    assert "and 6 more" in page
    assert page.count("<tr") < 300


def _add(world: World, number: int) -> None:
    for _each in range(number):
        make_law(event("in_force", "2022-01-23"), jurisdiction=world.place)
        body = make_organisation(jurisdiction=world.place)
        make_portal(world.place, partners=(body,))
        fill(make_relationship(organisation=body))


def _costs(world: World, edition: BriefEdition, user: object) -> int:
    """Return how many queries the briefs ask, once what pages keep is known."""
    for _time in range(2):
        with CaptureQueriesContext(connection) as captured:
            for kind, record in _subjects(world):
                make_brief(subject_of(kind, record), edition, user)
    return len(captured)


def _subjects(world: World) -> list[tuple[BriefKind, object]]:
    return [
        (BriefKind.COUNTRY, world.place),
        (BriefKind.REGION, world.region),
        (BriefKind.FORUM, world.forum),
        (BriefKind.PARTNER, world.body),
    ]


# --- The picker ----------------------------------------------------------------------------------


def test_a_brief_is_found_by_typing(manager: Client) -> None:
    world = make_world()
    for words, address in (
        ("ghan", brief_path("country", "ghana")),
        ("cote d'iv", brief_path("country", "cote-divoire")),
        ("Western Afr", brief_path("region", "western-africa")),
        ("of briefs", brief_path("forum", str(world.forum.uid))),
        ("cyber", brief_path("partner", str(world.body.uid))),
    ):
        assert address in made(manager, reverse("tracker_briefs"), q=words).decode(), words


def test_a_partner_in_confidence_is_found_by_nobody_else(client: Client) -> None:
    body = make_organisation(live=False, name="Quiet body")
    make_relationship(organisation=body, confidential=True, owner=make_officer())
    client.force_login(make_colleague(Role.READER))
    page = made(client, reverse("tracker_briefs"), q="quiet").decode()
    assert brief_path("partner", str(body.uid)) not in page
    assert client.get(brief_path("partner", str(body.uid))).status_code == 404
    client.force_login(make_manager())
    assert (
        brief_path("partner", str(body.uid))
        in made(client, reverse("tracker_briefs"), q="quiet").decode()
    )


def test_the_last_briefs_stand_ready_as_long_as_they_may_be_seen(manager: Client) -> None:
    world = make_world()
    made(manager, world.addresses[2])
    assert world.addresses[2] in made(manager, reverse("tracker_briefs")).decode()
    world.forum.editions.all().delete()
    world.forum.delete()
    assert world.addresses[2] not in made(manager, reverse("tracker_briefs")).decode()


def test_odd_words_find_nothing_and_break_nothing(manager: Client) -> None:
    for words in ("x", "%", "<b>", "\u202e", "a" * 101):
        page = made(manager, reverse("tracker_briefs"), q=words).decode()
        assert "<b>" not in page
