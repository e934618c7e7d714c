"""The screens of interactions: logging, the list, one interaction, editing, files."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker.choices import (
    AuditAction,
    InteractionKind,
    InteractionState,
    LinkedKind,
    Visibility,
)
from partnerships.tracker.models import (
    ActionPoint,
    AuditEntry,
    Commitment,
    Interaction,
    InteractionLink,
    PrivateFile,
    Tenure,
)
from partnerships.tracker.services.keep_file import keep_file
from tests.factories.legislation import make_law
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    day,
    make_colleague,
    make_interaction,
    make_manager,
    make_officer,
    make_person,
    make_post,
    make_relationship,
)

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 invented"
READERS = (Role.READER, Role.EDITOR, Role.APPROVER)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def see(user: User, name: str, *args: Any, **query: str) -> Any:
    return browser(user).get(reverse(name, args=args), query)


def call(**values: Any) -> dict[str, Any]:
    values = {name: value for name, value in values.items() if value is not None}
    return {
        "kind": "call",
        "state": "held",
        "on": day().isoformat(),
        "visibility": "staff",
        "follow_up_when": "7",
        **values,
    }


def log(user: User, **values: Any) -> Any:
    return browser(user).post(reverse("tracker_log_call"), call(**values))


def errors(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 422
    assert not Interaction.everything.exists()
    return dict(answer.context["form"].errors)


# --- Logging -------------------------------------------------------------------------------------


def test_a_call_with_two_participants_and_a_follow_up_is_logged_at_once() -> None:
    user, relationship = make_officer(), make_relationship()
    posts = [make_post(organisation=relationship.organisation) for _each in range(2)]
    answer = log(
        user,
        relationship=relationship.uid,
        posts=[post.uid for post in posts],
        colleagues=[user.pk],
        notes="They agree.",
        follow_up="Send the draft",
    )
    row = Interaction.everything.get()
    assert answer.url == reverse("tracker_interaction", args=[row.uid])
    assert row.participants.count() == 3
    action = ActionPoint.everything.get()
    assert (action.assignee, action.due_on, action.interaction) == (user, day(7), row)


def test_everything_below_the_fold_is_kept_too() -> None:
    user, relationship, law = make_officer(), make_relationship(), make_law()
    log(
        user,
        relationship=relationship.uid,
        subject="Statistics",
        at="14:30",
        place="By telephone",
        asked="Which law?",
        is_two_way="no",
        link_instrument=[law.uid],
        promise_side_1="them",
        promise_text_1="Send the statistics",
        promise_due_1=day(3).isoformat(),
        promise_side_2="us",
        promise_text_2="Send a draft",
        files=SimpleUploadedFile("minutes.pdf", PDF),
    )
    row = Interaction.everything.get()
    assert (row.subject, row.place, row.asked, row.is_two_way) == (
        "Statistics",
        "By telephone",
        "Which law?",
        False,
    )
    assert row.links.get().target_uid == law.uid
    promised = Commitment.everything.order_by("side")
    assert [(each.side, each.responsible) for each in promised] == [("them", None), ("us", user)]
    assert row.files.get().size == len(PDF)


def test_the_partner_of_the_address_stands_there_with_its_posts() -> None:
    relationship = make_relationship()
    post = make_post(organisation=relationship.organisation)
    page = see(make_officer(), "tracker_log_call", partner=str(relationship.uid)).content.decode()
    assert f'value="{relationship.uid}" checked' in page
    assert f'value="{post.uid}"' in page


@pytest.mark.parametrize(
    ("partner", "status"), [("x", 200), ("00000000-0000-0000-0000-000000000000", 404)]
)
def test_an_odd_partner_in_the_address(partner: str, status: int) -> None:
    assert see(make_officer(), "tracker_log_call", partner=partner).status_code == status


def test_a_partner_that_one_may_not_change_is_refused() -> None:
    hidden = make_relationship(confidential=True, owner=make_officer())
    assert see(make_officer(), "tracker_log_call", partner=str(hidden.uid)).status_code == 404


@pytest.mark.parametrize("role", [*READERS, Role.ADMINISTRATOR])
@pytest.mark.parametrize("name", ["tracker_log_call", "tracker_email"])
def test_only_the_partnership_team_logs(role: Role, name: str) -> None:
    user = make_colleague(role)
    assert see(user, name).status_code in {302, 403}
    log(user, relationship=make_relationship().uid)
    assert not Interaction.everything.exists()


def test_with_a_mistake_everything_typed_stays() -> None:
    relationship = make_relationship()
    post = make_post(organisation=relationship.organisation)
    answer = log(
        make_officer(),
        relationship=relationship.uid,
        posts=[post.uid],
        notes="Long and <b>dear</b>",
        follow_up="Send the draft",
        follow_up_when="14",
        on=day(1).isoformat(),
        place="Accra",
    )
    assert "not come yet" in errors(answer)["on"][0]
    page = answer.content.decode()
    assert "Long and &lt;b&gt;dear&lt;/b&gt;" in page
    assert f'value="{post.uid}" checked' in page
    assert 'value="Send the draft"' in page
    assert 'value="Accra"' in page
    assert 'value="14" required' in page or 'value="14"' in page


def test_a_post_of_another_body_is_asked_for_once() -> None:
    user, relationship, post = make_officer(), make_relationship(), make_post()
    sent = {"relationship": relationship.uid, "posts": [post.uid]}
    answer = log(user, **sent)
    assert "Confirm" in errors(answer)["outsiders_are_meant"][0]
    assert 'name="outsiders_are_meant"' in answer.content.decode()
    assert log(user, **sent, outsiders_are_meant="on").status_code == 302


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("relationship", None),
        ("on", ""),
        ("on", "31 February"),
        ("on", "0000-00-00"),
        ("kind", "seance"),
        ("state", "x"),
        ("at", "25:99"),
        ("visibility", "public"),
        ("subject", "x" * 301),
        ("notes", "x" * 50_001),
        ("follow_up", "x" * 501),
        ("follow_up_when", "99999999999"),
        ("follow_up_due", "tomorrow"),
        ("follow_up_priority", "9"),
        ("promise_side_1", "nobody"),
        ("colleagues", "999999999"),
        ("owner", "x"),
        ("link_instrument", "00000000-0000-0000-0000-000000000000"),
    ],
)
def test_bad_input_is_told_at_the_field(field: str, value: Any) -> None:
    sent: dict[str, Any] = {"relationship": make_relationship().uid, field: value}
    assert field in errors(log(make_officer(), **sent))


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"follow_up_due": day(2).isoformat()}, "follow_up"),
        ({"promise_due_1": day(2).isoformat()}, "promise_text_1"),
        ({"follow_up": "Send", "follow_up_due": day(-2).isoformat()}, "follow_up_due"),
        ({"promise_text_2": "Send", "promise_due_2": day(-2).isoformat()}, "promise_text_2"),
        ({"visibility": "team"}, "visibility"),
    ],
)
def test_what_does_not_fit_together_is_told_at_the_field(sent: dict[str, str], field: str) -> None:
    assert field in errors(log(make_officer(), relationship=make_relationship().uid, **sent))


def test_a_file_of_another_kind_is_told_at_the_field() -> None:
    upload = SimpleUploadedFile("a.exe", b"MZ\x00\x01")
    found = errors(log(make_officer(), relationship=make_relationship().uid, files=upload))
    assert "a.exe" in found["files"][0]


def test_marks_that_nobody_sees_are_dropped() -> None:
    log(make_officer(), relationship=make_relationship().uid, notes="a\u202eb\u200bc\r\n\r\n\r\nd")
    assert Interaction.everything.get().notes == "abc\n\nd"


@pytest.mark.parametrize(
    ("when", "due"), [("1", day(1)), ("7", day(7)), ("open", None), ("", None)]
)
def test_a_quick_choice_is_a_day(when: str, due: Any) -> None:
    sent = {"follow_up": "Send", "follow_up_when": when}
    log(make_officer(), relationship=make_relationship().uid, **sent)
    assert ActionPoint.everything.get().due_on == due


def test_every_screen_of_the_tracker_leads_to_the_form_for_those_who_may() -> None:
    address = reverse("tracker_log_call")
    assert f'href="{address}"' in see(make_officer(), "tracker_interactions").content.decode()
    assert address not in see(make_colleague(Role.READER), "tracker_interactions").content.decode()


# --- The list ------------------------------------------------------------------------------------


def listed(user: User, **query: str) -> list[Interaction]:
    answer = see(user, "tracker_interactions", **query)
    assert answer.status_code == 200
    return list(answer.context["rows"].object_list)


@pytest.mark.parametrize("role", READERS)
def test_readers_see_what_is_not_confidential(role: Role) -> None:
    row = make_interaction()
    make_interaction(confidential=True)
    assert listed(make_colleague(role)) == [row]


def test_the_list_is_narrowed() -> None:
    user = make_officer()
    old = make_interaction(on=day(-40), kind=InteractionKind.MEETING, notes="Harbour statistics")
    new = make_interaction(on=day(-1), subject="Portal", owner=user)
    planned = make_interaction(on=day(9), state=InteractionState.PLANNED, colleagues=(user,))
    assert listed(user) == [planned, new, old]
    assert listed(user, q="statistics harbour") == [old]
    assert listed(user, kind="meeting") == [old]
    assert listed(user, state="planned") == [planned]
    assert listed(user, whose="me") == [planned, new]
    assert listed(user, since=day(-2).isoformat(), until=day().isoformat()) == [new]
    assert listed(user, partner=str(old.relationship.uid)) == [old]


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "x"},
        {"since": "soon"},
        {"since": day().isoformat(), "until": day(-1).isoformat()},
        {"partner": "x"},
        {"page": "9999"},
        {"page": "x"},
        {"q": "% _ \\"},
    ],
)
def test_nonsense_in_the_address_breaks_nothing(query: dict[str, str]) -> None:
    make_interaction()
    assert see(make_officer(), "tracker_interactions", **query).status_code == 200


def test_an_unseen_partner_narrows_to_nothing_that_tells_of_it() -> None:
    hidden = make_relationship(confidential=True, owner=make_officer())
    page = see(make_officer(), "tracker_interactions", partner=str(hidden.uid)).content.decode()
    assert str(hidden) not in page


def cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_twenty_rows_cost_as_many_queries_as_two() -> None:
    client, address = browser(make_officer()), reverse("tracker_interactions")
    relationship = make_relationship()

    def add(number: int) -> None:
        for _each in range(number):
            post = make_post(organisation=relationship.organisation, holder=make_person())
            make_interaction(relationship, posts=(post,), colleagues=(make_officer(),))

    add(2)
    cost(client, address)
    few = cost(client, address)
    add(18)
    assert cost(client, address) == few
    assert few < 15


def test_only_the_partnership_team_takes_the_list_out_and_that_is_written_down() -> None:
    make_interaction(subject="=1+1")
    officer = make_officer()
    for wanted in ("csv", "xlsx"):
        answer = see(officer, "tracker_interactions", format=wanted)
        assert "attachment" in answer["Content-Disposition"]
    entries = AuditEntry.objects.filter(action=AuditAction.EXPORTED)
    assert {entry.detail for entry in entries} == {"csv, 1", "xlsx, 1"}
    assert see(make_colleague(Role.READER), "tracker_interactions", format="csv").status_code in {
        302,
        403,
    }
    assert see(officer, "tracker_interactions", format="exe").status_code == 404


def test_a_file_of_the_list_is_narrowed_guarded_and_holds_no_contact_data() -> None:
    person = make_person(name="Invented Person", email="secret@example.org", phone="+99 123")
    relationship = make_relationship()
    post = make_post(organisation=relationship.organisation, holder=person)
    make_interaction(relationship, posts=(post,), subject="Shown")
    make_interaction(subject="Other")
    make_interaction(confidential=True, subject="Hidden")
    answer = see(make_officer(), "tracker_interactions", format="csv", q="shown")
    text = b"".join(answer.streaming_content).decode()
    assert "Invented Person" in text
    assert not [word for word in ("secret", "+99", "Other", "Hidden") if word in text]


# --- One interaction -----------------------------------------------------------------------------


def test_one_interaction_is_shown_with_holders_then_and_now() -> None:
    relationship, then, now = make_relationship(), make_person(), make_person()
    post = make_post(organisation=relationship.organisation, holder=then)
    row = make_interaction(relationship, posts=(post,), notes="<script>x</script>")
    Tenure.everything.filter(post=post).update(ends_on=day(-1))
    Tenure.everything.create(post=post, person=now, starts_on=day())
    page = see(make_colleague(Role.READER), "tracker_interaction", row.uid).content.decode()
    assert then.name in page
    assert f"Now: {now.name}" in page
    assert "<script>x" not in page


def test_links_lead_to_public_records_and_keep_their_name_when_those_are_gone() -> None:
    row, law = make_interaction(), make_law(title="Harbour Act")
    gone = "00000000-0000-0000-0000-000000000001"
    for uid, label in ((law.uid, "Old name"), (gone, "Old Bill")):
        InteractionLink.everything.create(
            interaction=row, kind=LinkedKind.INSTRUMENT, target_uid=uid, label=label
        )
    page = see(make_officer(), "tracker_interaction", row.uid).content.decode()
    assert f"/id/{law.uid}" in page
    assert "Harbour Act" in page
    assert "Old Bill" in page
    assert f"/id/{gone}" not in page


@pytest.mark.parametrize(
    "name",
    [
        "tracker_interaction",
        "tracker_interaction_edit",
        "tracker_interaction_settle",
        "tracker_interaction_delete",
    ],
)
def test_what_is_unseen_is_not_found(name: str) -> None:
    hidden = make_interaction(confidential=True, owner=make_officer())
    found = see(make_officer(), name, hidden.uid).status_code
    assert found in ({302, 403} if name.endswith("delete") else {404})
    assert see(make_manager(), name, hidden.uid).status_code == 200


@pytest.mark.parametrize("role", [*READERS, Role.ADMINISTRATOR])
def test_readers_change_nothing(role: Role) -> None:
    row, user = make_interaction(notes="before"), make_colleague(role)
    for name in ("edit", "settle", "delete"):
        address = reverse(f"tracker_interaction_{name}", args=[row.uid])
        assert browser(user).get(address).status_code in {302, 403}
        assert browser(user).post(address, call(notes="after")).status_code in {302, 403}
    assert Interaction.everything.get().notes == "before"


def test_opening_what_is_confidential_is_written_down() -> None:
    owner = make_officer()
    row = make_interaction(confidential=True, owner=owner)
    see(owner, "tracker_interaction", row.uid)
    entry = AuditEntry.objects.get(record_uid=row.uid)
    assert (entry.action, entry.actor) == (AuditAction.VIEWED, owner)
    see(owner, "tracker_interaction", make_interaction().uid)
    assert AuditEntry.objects.filter(action=AuditAction.VIEWED).count() == 1


def test_many_participants_cost_as_many_queries_as_few() -> None:
    client, relationship = browser(make_officer()), make_relationship()

    def row(number: int) -> str:
        posts = tuple(
            make_post(organisation=relationship.organisation, holder=make_person())
            for _each in range(number)
        )
        found = make_interaction(relationship, posts=posts)
        return reverse("tracker_interaction", args=[found.uid])

    few, many = row(2), row(8)
    cost(client, few)
    assert cost(client, few) == cost(client, many)


# --- Editing -------------------------------------------------------------------------------------


def edit(user: User, row: Interaction, **values: Any) -> Any:
    address = reverse("tracker_interaction_edit", args=[row.uid])
    return browser(user).post(address, call(**values))


def test_what_stands_there_is_in_the_form_and_comes_back_unchanged() -> None:
    user, relationship, law = make_officer(), make_relationship(), make_law()
    post = make_post(organisation=make_organisation(), ended_on=day(-1))
    row = make_interaction(
        relationship, posts=(post,), colleagues=(user,), owner=user, notes="n", place="Accra"
    )
    link = InteractionLink(interaction=row, kind="instrument", target_uid=law.uid, label="x")
    link.save()
    form = see(user, "tracker_interaction_edit", row.uid).context["form"]
    sent: dict[str, Any] = {}
    for field in form:
        value = field.value()
        shown = [*getattr(value, "chosen", ()), *getattr(value, "suggested", ())]
        picked = [pick.key for pick in shown if pick.is_chosen]
        sent[field.name] = picked if hasattr(value, "chosen") else (value or "")
    answer = edit(user, row, **{**sent, "on": row.on.isoformat(), "files": None})
    assert answer.status_code == 302
    assert not AuditEntry.objects.filter(record_uid=row.uid).exists()
    assert row.links.count() == 1
    assert row.participants.count() == 2


def test_an_edit_changes_and_adds() -> None:
    user, row = make_officer(), make_interaction(notes="before", visibility=Visibility.STAFF)
    answer = edit(user, row, notes="after", follow_up="Call back", owner=user.pk)
    assert answer.status_code == 302
    assert Interaction.everything.get().notes == "after"
    assert ActionPoint.everything.get().interaction == row


def test_a_link_that_leads_nowhere_any_more_stays() -> None:
    row = make_interaction()
    InteractionLink.everything.create(
        interaction=row, kind="instrument", target_uid=row.uid, label="Old Bill"
    )
    assert edit(make_officer(), row, notes="x").status_code == 302
    assert row.links.count() == 1


def test_a_plan_is_settled_on_its_screen() -> None:
    row = make_interaction(state=InteractionState.PLANNED, on=day(3))
    address = reverse("tracker_interaction_settle", args=[row.uid])
    client = browser(make_officer())
    sent = {"state": "held", "on": day(3).isoformat(), "notes": "Good"}
    assert client.post(address, sent).status_code == 422
    assert client.post(address, sent | {"on": day().isoformat()}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.notes, row.on) == (InteractionState.HELD, "Good", day())


def test_a_manager_deletes_and_an_officer_does_not() -> None:
    row = make_interaction()
    address = reverse("tracker_interaction_delete", args=[row.uid])
    assert browser(make_officer()).post(address).status_code in {302, 403}
    assert Interaction.everything.exists()
    answer = browser(make_manager()).post(address)
    assert answer.url == reverse("tracker_interactions")
    assert not Interaction.everything.exists()


# --- Files ---------------------------------------------------------------------------------------


def make_file(
    interaction: Interaction, name: str = "minutes.pdf", data: bytes = PDF
) -> PrivateFile:
    return keep_file(SimpleUploadedFile(name, data), make_officer(), interaction=interaction)


def test_a_file_is_handed_over_as_a_download_and_that_is_written_down() -> None:
    file, user = make_file(make_interaction()), make_colleague(Role.READER)
    answer = see(user, "tracker_file", file.uid)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="minutes.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    entry = AuditEntry.objects.get(action=AuditAction.FILE_READ)
    assert (entry.actor, entry.record_uid) == (user, file.uid)


def test_a_file_is_as_confidential_as_what_it_belongs_to() -> None:
    owner = make_officer()
    file = make_file(make_interaction(confidential=True, owner=owner))
    assert see(make_officer(), "tracker_file", file.uid).status_code == 404
    assert see(make_colleague(Role.READER), "tracker_file", file.uid).status_code == 404
    answer = see(owner, "tracker_file", file.uid)
    assert b"".join(answer.streaming_content) == PDF
    assert Client().get(reverse("tracker_file", args=[file.uid])).status_code == 302


def test_a_file_that_is_gone_from_the_disk_is_not_found() -> None:
    file = make_file(make_interaction())
    file.file.storage.delete(file.file.name)
    assert see(make_officer(), "tracker_file", file.uid).status_code == 404


def test_a_page_is_handed_over_as_mere_bytes() -> None:
    file = make_file(make_interaction(), "a.html", b"<html><script>alert(1)</script></html>")
    answer = see(make_officer(), "tracker_file", file.uid)
    assert answer["Content-Type"] == "application/octet-stream"
    answer.close()
