"""One keystroke in the review queue: what it writes down, who may press it, how it is undone."""

from uuid import uuid4

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from partnerships.register.models import Forum
from stewardship.choices import VerificationOutcome
from stewardship.models import Verification
from stewardship.services.undo_check import TooLateError, undo_check, undo_token
from stewardship.services.verify_record import verify_record
from tests.contracts.editor import Editor
from tests.factories.people import make_user
from tests.factories.records import make_record
from tests.stewardship.queue import answer, by_key, keeper, make_forum, make_report, today

pytestmark = pytest.mark.django_db


def test_checked_records_who_and_when_and_goes_back_to_the_place(client: Client) -> None:
    user, forum = keeper(client), make_forum(-1)
    place = reverse("review_queue") + "?whose=nobody&page=2"
    response = answer(client, "check", forum, next=place)
    check = Verification.objects.get()
    assert (check.checked_by, check.checked_on, check.outcome) == (user, today(), "unchanged")
    assert response.url.startswith(place + "&undo=")
    forum.refresh_from_db()
    assert forum.next_review_on == check.next_due_on


def test_the_script_is_told_in_json_and_the_row_is_gone(client: Client) -> None:
    keeper(client)
    forum = make_forum(-1, name="Forum of Testing")
    told = by_key(client, reverse("review_queue_check", args=["partnerships.forum", forum.uid]))
    assert "Forum of Testing" in told["message"]
    assert told["row"] == ""
    assert told["undo"]


def test_a_row_that_still_waits_comes_back_with_its_reason(client: Client) -> None:
    keeper(client)
    forum = make_forum(-1)
    make_report(forum)
    told = by_key(client, reverse("review_queue_check", args=["partnerships.forum", forum.uid]))
    assert "1 error reported by a reader" in told["row"]
    assert "Review due" not in told["row"]


def test_a_flag_needs_words_and_keeps_the_record_due(client: Client) -> None:
    keeper(client)
    forum = make_forum(-1)
    url = reverse("review_queue_flag", args=["partnerships.forum", forum.uid])
    assert (
        client.post(url, {"note": "  "}, headers={"Accept": "application/json"}).status_code == 409
    )
    told = by_key(client, url, note="Link dead")
    assert "Link dead" in told["row"]
    assert Verification.objects.get().outcome == VerificationOutcome.FLAGGED


def test_what_a_person_typed_is_shown_as_text(client: Client) -> None:
    keeper(client)
    forum = make_forum(-1)
    url = reverse("review_queue_flag", args=["partnerships.forum", forum.uid])
    assert "<b>bold</b>" not in by_key(client, url, note="<b>bold</b>")["row"]


def test_a_check_can_be_taken_back(client: Client) -> None:
    keeper(client)
    forum = make_forum(-1)
    before = (forum.verified_on, forum.next_review_on)
    told = by_key(client, reverse("review_queue_check", args=["partnerships.forum", forum.uid]))
    undone = by_key(client, reverse("review_queue_undo"), undo=told["undo"])
    forum.refresh_from_db()
    assert (forum.verified_on, forum.next_review_on) == before
    assert not Verification.objects.exists()
    assert str(forum.uid) in undone["row"]


def test_nobody_takes_back_the_check_of_another() -> None:
    forum = make_forum(-1)
    check = verify_record(forum, make_user(), VerificationOutcome.UNCHANGED)
    with pytest.raises(TooLateError):
        undo_check(undo_token(check, (None, None)), make_user())
    assert Verification.objects.count() == 1


def test_a_check_after_which_came_another_stays() -> None:
    user, forum = make_user(), make_forum(-1)
    check = verify_record(forum, user, VerificationOutcome.UNCHANGED)
    token = undo_token(check, (None, None))
    verify_record(forum, make_user(), VerificationOutcome.UNCHANGED)
    with pytest.raises(TooLateError):
        undo_check(token, user)


def test_a_token_that_was_made_up_takes_nothing_back() -> None:
    with pytest.raises(TooLateError):
        undo_check(signing.dumps([1, 2, None, None], salt="mine"), make_user())


@pytest.mark.parametrize("name", ["check", "flag"])
def test_who_may_not_edit_the_family_answers_nothing(client: Client, name: str) -> None:
    keeper(client, "view")
    assert answer(client, name, make_forum(-1), note="x").status_code in {302, 403, 404}
    assert not Verification.objects.exists()


def test_a_draft_and_an_unknown_record_cannot_be_checked(client: Client) -> None:
    keeper(client)
    draft = make_record(Forum, live=False)
    assert answer(client, "check", draft).status_code == 404
    gone = Forum(uid=uuid4())
    assert answer(client, "check", gone).status_code == 404


def test_an_answer_leads_to_no_other_site(client: Client) -> None:
    keeper(client)
    response = answer(client, "check", make_forum(-1), next="https://evil.example.org/")
    assert response.url.startswith(reverse("review_queue"))


# --- changed -------------------------------------------------------------------------------------


def test_the_editor_opened_from_the_queue_has_the_box_ticked(client: Client) -> None:
    editor, forum = Editor(client, Forum), make_forum(-1)
    page = client.get(editor.url("edit", forum.pk) + "?checking=1").content.decode()
    assert 'name="compared_with_sources" value="yes" checked' in page
    plain = client.get(editor.url("edit", forum.pk)).content.decode()
    assert 'name="compared_with_sources" value="yes">' in plain


def test_publishing_with_the_box_ticked_is_a_check_with_a_change(client: Client) -> None:
    editor, forum = Editor(client, Forum), make_forum(-1)
    data = editor.form(forum) | {"name": "New name", "compared_with_sources": "yes"}
    editor.save(forum, data, "publish")
    check = Verification.objects.get()
    assert (check.outcome, check.checked_by) == (VerificationOutcome.CHANGED, editor.user)


def test_publishing_without_the_box_is_no_check(client: Client) -> None:
    editor, forum = Editor(client, Forum), make_forum(-1)
    editor.save(forum, editor.form(forum) | {"name": "New name"}, "publish")
    forum.refresh_from_db()
    assert forum.name == "New name"
    assert not Verification.objects.exists()


def test_a_draft_with_the_box_ticked_is_no_check_yet(client: Client) -> None:
    editor, forum = Editor(client, Forum), make_forum(-1)
    data = editor.form(forum) | {"name": "New name", "compared_with_sources": "yes"}
    editor.save(forum, data)
    forum.refresh_from_db()
    forum.get_latest_revision().publish()
    assert not Verification.objects.exists()


def test_what_an_editor_compared_counts_when_the_approver_publishes(client: Client) -> None:
    editor, forum = Editor(client, Forum, "change"), make_forum(-1)
    data = editor.form(forum) | {"name": "New name", "compared_with_sources": "yes"}
    editor.save(forum, data, "submit")
    assert not Verification.objects.exists()
    forum.refresh_from_db()
    forum.get_latest_revision().publish()
    check = Verification.objects.get()
    assert (check.outcome, check.checked_by) == (VerificationOutcome.CHANGED, editor.user)


def test_a_noted_comparison_counts_once(client: Client) -> None:
    editor, forum = Editor(client, Forum), make_forum(-1)
    data = editor.form(forum) | {"name": "New name", "compared_with_sources": "yes"}
    editor.save(forum, data, "publish")
    forum.refresh_from_db()
    editor.save(forum, editor.form(forum) | {"name": "Newer name"}, "publish")
    assert Verification.objects.count() == 1


def test_a_refused_publish_notes_nothing(client: Client) -> None:
    editor, forum = Editor(client, Forum), make_forum(-1)
    data = editor.form(forum) | {"name": "", "compared_with_sources": "yes"}
    response = editor.save(forum, data, "publish")
    assert 'value="yes" checked' in response.content.decode()
    assert not Verification.objects.exists()
