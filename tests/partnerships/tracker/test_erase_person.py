"""After an erasure nothing says who it was, and everything says what the house did."""

import json
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import Side
from partnerships.tracker.models import (
    AuditEntry,
    Enquiry,
    Erasure,
    FindEntry,
    HolderFlag,
    InfluenceLink,
    Merge,
    Participant,
    Person,
    PrivateFile,
    SavedFilter,
    Tenure,
)
from partnerships.tracker.services.erase_person import (
    ERASED,
    Wish,
    Words,
    erase_person,
    find_places,
    preview_erasure,
)
from partnerships.tracker.services.keep_incoming import find_incoming, keep_incoming
from tests.factories.enquiries import make_portal_request
from tests.factories.tracker import (
    day,
    make_action,
    make_agreement,
    make_colleague,
    make_commitment,
    make_interaction,
    make_manager,
    make_officer,
    make_person,
    make_post,
    make_relationship,
)
from tests.partnerships.tracker.signing_in import signed_in

pytestmark = pytest.mark.django_db

NAME = "Zyxwa Qvortplanted"
EMAIL = "zyxwa.qvortplanted@example.org"
PHONE = "+999 777 55511"
#: What stands in no table and no file afterwards, whole or in part.
TRACES = ("qvortplanted", "zyxwa", "777 55511", "77755511")
WISH = Wish(reason="Asked for it by letter.")


@pytest.fixture(autouse=True)
def _private_root(settings: Any, tmp_path: Path) -> None:
    """Keep the list of erasures of tests apart."""
    settings.PRIVATE_ROOT = str(tmp_path / "private")


def planted() -> Person:
    """Return a person who is named in every text of the tracker."""
    person = make_person(
        name=NAME,
        honorific="H.E. Qvortplanted",
        email=EMAIL,
        phone=PHONE,
        languages="Qvortplanted",
        note=f"{NAME} likes tea",
    )
    words = f"Met {NAME.upper()} ({EMAIL}, {PHONE}) there"
    post = make_post(holder=person, since=day(-900), note=words, email=EMAIL, phone=PHONE)
    partner = make_relationship(aim=words, risk_note=words, next_step=words, next_step_on=day(3))
    meeting = make_interaction(
        partner,
        posts=(post,),
        place=words,
        subject=words,
        notes=words,
        asked=words,
        message_id=f"<1.{EMAIL}>",
    )
    commitment = make_commitment(partner, text=words, evidence=words, post=post)
    make_action(partner, text=words, outcome=words, commitment=commitment)
    agreement = make_agreement(
        partner,
        title=words,
        summary=words,
        our_signatory=words,
        reference=NAME,
        their_person=person,
    )
    agreement.amendments.create(on=day(), text=words)
    tenure = Tenure.everything.get(person=person)
    HolderFlag.everything.create(tenure=tenure, kind="agreement", label=words, address="/x/")
    plant_more(partner, meeting, words)
    return person


def plant_more(partner: Any, meeting: Any, words: str) -> None:
    """Plant words where no factory leads to."""
    partner.stage_changes.create(to_stage="active", changed_on=day(), reason=words)
    InfluenceLink.everything.create(
        kind="meeting",
        interaction=meeting,
        cause_label=words,
        cause_on=day(),
        effect_kind="event",
        effect_uid=meeting.uid,
        effect_label=words,
        strength="credited",
        evidence_url=f"https://example.org/?q={EMAIL}",
    )
    SavedFilter.objects.create(user=make_officer(), name=NAME, query=f"q={NAME}")
    meeting.links.create(kind="event", target_uid=meeting.uid, label=words)
    Enquiry.everything.create(request=make_portal_request(email=EMAIL, message=words), note=words)
    FindEntry.everything.create(kind="interaction", title=words, text=words, audience="staff")
    make_person(name="Another person", note=words)
    file = PrivateFile(interaction=meeting, name=f"{NAME}.pdf", media_type="a", size=1, sha256="a")
    file.file.save("x", ContentFile(b"harmless"))


def dump() -> str:
    """Return everything in every table, as lower-case text."""
    with connection.cursor() as cursor:
        parts: list[str] = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  (names of the database itself)
            parts.extend(text_of(value) for row in cursor.fetchall() for value in row)
    return "\n".join(parts).lower()


def text_of(value: Any) -> str:
    return (
        bytes(value).decode("utf-8", "replace")
        if isinstance(value, bytes | memoryview)
        else str(value)
    )


def traces() -> list[str]:
    everything = dump()
    return [trace for trace in TRACES if trace in everything]


def put_into_search(person: Person) -> None:
    FindEntry.everything.update_or_create(
        target_uid=person.uid,
        defaults={"kind": "person", "title": NAME, "text": EMAIL, "audience": "staff"},
    )


def test_every_trace_is_in_no_table_afterwards() -> None:
    person = planted()
    put_into_search(person)
    assert traces() == list(TRACES[:3])
    erase_person(person, make_manager(), WISH)
    assert traces() == []


def test_the_dump_would_find_what_is_left() -> None:
    planted()
    erase_person(make_person(name="Somebody else"), make_manager(), WISH)
    assert "qvortplanted" in traces()


def test_every_text_field_of_the_tracker_was_planted() -> None:
    person = planted()
    found = {(type(p.row), p.field.name) for p in find_places(person, Words.of(person))}
    assert not set(all_texts()) - found - set(unplanted())


def all_texts() -> Iterator[tuple[Any, str]]:
    for model in Person._meta.apps.get_app_config("tracker").get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField) and not field.choices:
                yield model, field.name


def unplanted() -> Iterator[tuple[Any, str]]:
    """Yield fields that hold digests, kinds and addresses made by the program, or other names."""
    by_program = {"digest", "sha256", "media_type", "kind", "cause_kind", "address", "detail"}
    for model, name in all_texts():
        is_log = model.__name__ in {"AuditEntry", "AuditHead", "CalendarFeed", "FindEntry"}
        is_person = model is Person and name != "note"
        rare = {
            ("Agreement", "termination_reason"),
            ("Erasure", "reason"),
            ("Merge", "reason"),
            ("Post", "title"),
            ("Post", "unit"),
            ("InfluenceLink", "evidence"),
        }
        if name in by_program or is_log or is_person or (model.__name__, name) in rare:
            yield model, name


def test_what_the_house_did_stays() -> None:
    person = planted()
    participant = Participant.everything.get(person=person)
    erasure = erase_person(person, make_manager(), WISH)
    person.refresh_from_db()
    assert (str(person), person.is_erased) == ("Erased person", True)
    assert participant.interaction.participants.filter(person=person).exists()
    notes = participant.interaction.__class__.everything.get(pk=participant.interaction.pk).notes
    assert notes == f"Met {ERASED} ({ERASED}, {ERASED}) there"
    assert erasure.counts["texts"] > 15
    assert not HolderFlag.everything.exists()


def test_whoever_holds_a_post_holds_it_no_more() -> None:
    person = make_person()
    post = make_post(holder=person, since=day(-10))
    later = make_post(holder=person, since=day(5))
    erase_person(person, make_manager(), WISH)
    assert post.tenures.get().ends_on == day()
    assert later.tenures.get().ends_on == day(5)


def test_the_preview_names_the_posts_that_the_erasure_ends() -> None:
    person = make_person()
    posts = [make_post(holder=person) for _number in range(4)]
    for post, ends in zip(posts, (None, day(5), day(), day(-5)), strict=True):
        post.tenures.update(ends_on=ends)
    shown = {tenure.post for tenure in preview_erasure(person, make_manager()).tenures}
    assert shown == set(posts[:2])


def test_it_is_written_down_without_saying_who(django_capture_on_commit_callbacks: Any) -> None:
    person, manager = make_person(name=NAME), make_manager()
    with django_capture_on_commit_callbacks(execute=True):
        erasure = erase_person(person, manager, WISH)
    assert (erasure.person_uid, erasure.created_by) == (person.uid, manager)
    line = AuditEntry.objects.get(action="erased")
    assert (line.record_uid, line.actor) == (person.uid, manager)


@pytest.mark.parametrize("reason", ["", "  ", f"{NAME} asked", f"Asked by {EMAIL}", "x" * 301])
def test_a_reason_is_needed_and_names_nobody(reason: str) -> None:
    person = make_person(name=NAME, email=EMAIL)
    with pytest.raises(ValidationError) as refused:
        erase_person(person, make_manager(), Wish(reason=reason))
    assert "reason" in refused.value.message_dict
    assert not Erasure.everything.exists()


def test_nobody_is_erased_twice() -> None:
    person = make_person()
    erase_person(person, make_manager(), WISH)
    with pytest.raises(ValidationError, match="erased already"):
        erase_person(person, make_manager(), WISH)


def test_only_a_manager_erases() -> None:
    with pytest.raises(PermissionDenied):
        erase_person(make_person(), make_officer(), WISH)


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("Ann Lee spoke, ann\nLEE left", f"{ERASED} spoke, {ERASED} left"),
        ("Joann Leeds stays", "Joann Leeds stays"),
        ("Mr Lee", "Mr Lee"),
    ],
)
def test_whole_names_go_in_either_case(text: str, then: str) -> None:
    assert Words.made_of(("Ann Lee",)).redact(text) == then


@pytest.mark.parametrize(
    ("name", "text", "then"),
    [
        ("王伟", "昨天王伟说", f"昨天{ERASED}说"),
        ("山田 太郎", "山田太郎さんと山田 太郎", f"{ERASED}さんと{ERASED}"),
        ("สมชาย", "พบสมชายแล้ว", f"พบ{ERASED}แล้ว"),
        ("Ann Lee", "昨天Ann Lee说", f"昨天{ERASED}说"),
        ("王伟 Wang", "王伟 Wangari", "王伟 Wangari"),
        ("Li", "Li said", "Li said"),
    ],
)
def test_names_in_scripts_without_spaces_are_found(name: str, text: str, then: str) -> None:
    meeting = make_interaction(notes=text)
    erase_person(make_person(name=name), make_manager(), WISH)
    meeting.refresh_from_db()
    assert meeting.notes == then


def test_the_screen_says_which_words_nobody_looks_for(client: Client) -> None:
    person = make_person(name="Li", email=EMAIL)
    signed_in(client, make_manager())
    assert "too short or too many:</strong> Li." in client.get(screen(person)).content.decode()
    data = {"also": "Bo\n王", "reason": "Asked.", "is_sure": "on"}
    refused = client.post(screen(person), data)
    assert (refused.status_code, Erasure.everything.count()) == (422, 0)
    assert "or more than 10: Bo. Look" in refused.content.decode()
    page = client.post(screen(person), {**data, "look-again": "1"}).content.decode()
    assert "too short or too many:</strong> Li, Bo." in page


def test_names_with_accents_are_found_in_either_case() -> None:
    meeting = make_interaction(notes="MET ÉLODIE ÇELIK THERE")
    erase_person(make_person(name="Élodie Çelik"), make_manager(), WISH)
    meeting.refresh_from_db()
    assert meeting.notes == f"MET {ERASED} THERE"


def test_further_words_go_and_short_ones_are_left() -> None:
    meeting = make_interaction(notes="Qvort said: go to Al")
    wish = Wish(reason="Asked.", also=("Qvort", "Al"))
    erase_person(make_person(name=NAME), make_manager(), wish)
    meeting.refresh_from_db()
    assert meeting.notes == f"{ERASED} said: go to Al"


def test_a_name_in_what_must_be_unique_makes_no_clash() -> None:
    user = make_officer()
    for name in (NAME, f"{ERASED}"):
        SavedFilter.objects.create(user=user, name=name, query="q=x")
    erase_person(make_person(name=NAME), make_manager(), WISH)
    assert not SavedFilter.objects.filter(name__contains="Zyxwa").exists()


@pytest.mark.parametrize("query", ["q=Ama+Mens%C3%A1h&stage=active", "q=Ama%20Mens%C3%A1h"])
def test_a_saved_filter_that_looks_for_the_person_goes(query: str) -> None:
    user, person = make_officer(), make_person(name="Ama Mensáh")
    for number, each in enumerate((query, "q=Ama")):
        SavedFilter.objects.create(user=user, name=f"{number}", query=each)
    assert [p.words for p in find_places(person, Words.of(person))] == ["Ama Mensáh"]
    erase_person(person, make_manager(), WISH)
    assert [kept.query for kept in SavedFilter.objects.all()] == ["q=Ama"]


def test_requests_from_elsewhere_that_name_the_person_are_redacted(client: Client) -> None:
    person = make_person(name=NAME, email=EMAIL)
    request = make_portal_request(
        email="x@example.org", contact_name=f"For {NAME}", message=f"Ask {NAME}"
    )
    own = make_portal_request(email=EMAIL.upper(), message=f"I am {NAME}")
    signed_in(client, make_manager())
    page = client.get(screen(person)).content.decode()
    assert f"Ask <mark>{NAME}</mark>" in page
    assert f"I am <mark>{NAME}</mark>" not in page
    assert reverse("tracker_enquiry", args=[request.uid]) in page
    erase_person(person, make_manager(), Wish(reason="Asked.", with_requests=False))
    request.refresh_from_db()
    own.refresh_from_db()
    assert (request.contact_name, request.message) == (f"For {ERASED}", f"Ask {ERASED}")
    assert own.message == f"I am {NAME}"


def test_files_of_agreements_and_commitments_are_offered(client: Client) -> None:
    person = make_person(name=NAME)
    post, agreement = make_post(holder=person), make_agreement(their_person=person)
    amendment = agreement.amendments.create(on=day(), text="Longer")
    other = make_agreement()
    for number, of in enumerate(
        (
            {"agreement": agreement},
            {"amendment": amendment},
            {"commitment": make_commitment(post=post)},
            {"agreement": other},
        )
    ):
        file = PrivateFile(name=f"paper-{number}", media_type="a", size=1, sha256="a", **of)
        file.file.save("x", ContentFile(b"harmless"))
    signed_in(client, make_manager())
    page = client.get(screen(person)).content.decode()
    offered = [number for number in range(4) if f"paper-{number}</a> · " in page]
    assert offered == [0, 1, 2]


def test_uploads_that_wait_go_with_an_erasure(django_capture_on_commit_callbacks: Any) -> None:
    manager = make_manager()
    token = keep_incoming(b"From: somebody", manager)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(make_person(), manager, WISH)
    assert find_incoming(token, manager) is None


def screen(person: Person) -> str:
    return reverse("tracker_person_erase", args=[person.uid])


@pytest.mark.parametrize(
    "role", [Role.READER, Role.EDITOR, Role.APPROVER, Role.OFFICER, Role.ADMINISTRATOR]
)
def test_only_a_manager_opens_the_screen(client: Client, role: Role) -> None:
    person = make_person()
    signed_in(client, make_colleague(role))
    assert client.get(screen(person)).status_code in {302, 403}
    data = {"reason": "Asked.", "is_sure": "on"}
    assert client.post(screen(person), data).status_code in {302, 403}
    assert not Erasure.everything.exists()


def test_the_screen_shows_every_place_and_erases_once_confirmed(client: Client) -> None:
    person = planted()
    signed_in(client, make_manager())
    page = client.get(screen(person)).content.decode()
    assert f"<mark>{NAME.upper()}</mark>" in page
    assert "Posts that lose their holder today" in page
    refused = client.post(screen(person), {"reason": "Asked."})
    assert refused.status_code == 422
    assert "Look at the places above" in refused.content.decode()
    response = client.post(screen(person), {"reason": "Asked.", "is_sure": "on"})
    assert response.url == reverse("tracker_protection")
    person.refresh_from_db()
    assert person.is_erased
    assert PortalRequest.objects.filter(email=EMAIL).exists()
    assert "Asked." in client.get(reverse("tracker_protection")).content.decode()
    assert "was erased on" in client.get(screen(person)).content.decode()


def test_the_screen_looks_again_and_deletes_files_and_requests(client: Client) -> None:
    person = planted()
    file = PrivateFile.everything.get()
    make_interaction(notes="Qvortplanted alone")
    signed_in(client, make_manager())
    data = {"also": "Qvortplanted", "drop_files": str(file.uid), "with_requests": "on"}
    page = client.post(screen(person), {**data, "look-again": "1"}).content.decode()
    assert "<mark>Qvortplanted</mark> alone" in page
    assert not Erasure.everything.exists()
    client.post(screen(person), {**data, "reason": "Asked.", "is_sure": "on"})
    assert not PrivateFile.everything.exists()
    assert not PortalRequest.objects.exists()
    assert traces() == []


def test_the_command_erases_by_address_or_identifier() -> None:
    first, second = make_person(email=EMAIL), make_person(name=NAME)
    make_portal_request(email=EMAIL.upper())
    manager = make_manager()
    for who in (EMAIL, str(second.uid)):
        call_command("erase_person", who, reason="Asked.", by=manager.email, stdout=StringIO())
    for person in (first, second):
        person.refresh_from_db()
        assert person.is_erased
    assert not PortalRequest.objects.exists()
    assert {row.created_by for row in Erasure.everything.all()} == {manager}


@pytest.mark.parametrize(
    ("who", "options", "words"),
    [
        ("nobody@example.org", {}, "Nobody is kept"),
        ("not-an-identifier", {}, "Nobody is kept"),
        (None, {}, "Say who"),
        (EMAIL, {"reason": ""}, "Say who"),
        (EMAIL, {"by": "x@example.org"}, "no active account"),
        (EMAIL, {"by": "officer"}, "Only a partnership manager"),
        (EMAIL, {"reason": f"{NAME} asked"}, "name nobody"),
    ],
)
def test_the_command_says_what_is_wrong(
    who: str | None, options: dict[str, str], words: str
) -> None:
    make_person(name=NAME, email=EMAIL)
    said: dict[str, str] = {"reason": "Asked.", "by": make_manager().email, **options}
    if said["by"] == "officer":
        said["by"] = make_officer().email
    with pytest.raises(CommandError, match=words):
        call_command("erase_person", *filter(None, [who]), **said, stdout=StringIO())
    assert not Erasure.everything.exists()


def replay(**options: Any) -> str:
    out = StringIO()
    call_command("erase_person", replay=True, stdout=out, **options)
    return out.getvalue()


def test_after_a_restore_everybody_on_the_list_is_erased_again(
    django_capture_on_commit_callbacks: Any,
) -> None:
    person, other = make_person(name=NAME, email=EMAIL), make_person(name="Kept Person")
    wish = make_portal_request(email=EMAIL)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person, make_manager(), WISH)
    Erasure.everything.all().delete()
    Person.everything.filter(pk=person.pk).update(name=NAME, email=EMAIL, erased_at=None)
    make_portal_request(uid=wish.uid, email=EMAIL)
    make_interaction(notes=f"{NAME} again")
    assert "1 people" in replay()
    assert traces() == []
    assert Erasure.everything.get().reason == WISH.reason
    assert "0 people" in replay()
    other.refresh_from_db()
    assert other.name == "Kept Person"


def test_after_a_restore_chosen_files_and_merged_people_go_again(
    django_capture_on_commit_callbacks: Any,
) -> None:
    person, interaction = make_person(name=NAME), make_interaction()
    file = PrivateFile(interaction=interaction, name="a", media_type="a", size=1, sha256="a")
    file.file.save("x", ContentFile(b"harmless"))
    uid, old = file.uid, [make_person(name="First").uid, make_person(name="Second").uid]
    for gone, kept in ((old[0], old[1]), (old[1], person.uid)):
        Merge.everything.create(kind="person", gone_uid=gone, kept_uid=kept)
    Person.everything.filter(uid__in=old).delete()
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person, make_manager(), Wish(reason="Asked.", files=(file,)))
    Merge.everything.all().delete()
    Erasure.everything.all().delete()
    back = [make_person(uid=each, name="Second again") for each in old]
    again = PrivateFile(interaction=interaction, name="a", media_type="a", size=1, uid=uid)
    again.file.save("x", ContentFile(b"harmless"))
    with django_capture_on_commit_callbacks(execute=True):
        assert "2 people, 0 requests, 1 files" in replay()
    assert not Person.everything.filter(uid__in=[each.uid for each in back], erased_at=None)
    assert not PrivateFile.everything.exists()
    assert not again.file.storage.exists(str(again.file.name))


@pytest.mark.parametrize("with_requests", [True, False])
def test_after_a_restore_requests_go_again_only_if_they_went(
    django_capture_on_commit_callbacks: Any, *, with_requests: bool
) -> None:
    person, request = make_person(name=NAME, email=EMAIL), make_portal_request(email=EMAIL)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person, None, Wish(reason="Asked.", with_requests=with_requests))
    Erasure.everything.all().delete()
    Person.everything.filter(pk=person.pk).update(name=NAME, email=EMAIL, erased_at=None)
    if with_requests:
        make_portal_request(uid=request.uid, email=EMAIL)
    replay()
    assert PortalRequest.objects.exists() is not with_requests


def test_a_list_kept_elsewhere_is_read_and_torn_lines_left_out(tmp_path: Path) -> None:
    person = make_person(name=NAME)
    copy = tmp_path / "copy.jsonl"
    copy.write_text(
        json.dumps({"uid": str(person.uid), "reason": "Asked."}) + '\n{"uid": "x"}\n[1]\n{"uid'
    )
    assert "1 people" in replay(list=copy)


def test_an_account_that_erased_and_left_stays_in_the_log() -> None:
    manager: User = make_manager()
    erasure = erase_person(make_person(), manager, WISH)
    manager.delete()
    erasure.refresh_from_db()
    assert erasure.created_by is None
    assert erasure.erased_at > timezone.now() - timedelta(minutes=5)


def test_side_of_the_participant_is_untouched() -> None:
    person = make_person()
    meeting = make_interaction(posts=(make_post(holder=person),))
    erase_person(person, make_manager(), WISH)
    assert meeting.participants.get().side == Side.THEM
