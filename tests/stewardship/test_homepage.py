"""The first page of the admin tells a colleague what waits for them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.register.models import Forum
from stewardship.services.list_waiting import list_waiting
from tests.contracts.editor import Editor
from tests.contracts.workflows import submit
from tests.factories.people import make_user
from tests.factories.records import make_record

pytestmark = pytest.mark.django_db


def test_my_drafts_wait_for_me() -> None:
    user = make_user()
    record, other = make_record(Forum, live=False), make_record(Forum, live=False)
    record.save_revision(user=user, clean=False)
    other.save_revision(user=make_user(), clean=False)
    assert list_waiting(user, [Forum]).drafts == [record]


def test_what_i_published_does_not_wait() -> None:
    user = make_user()
    make_record(Forum).save_revision(user=user, clean=False).publish()
    assert list_waiting(user, [Forum]).drafts == []


def test_an_approval_waits_for_the_approver(client: Client) -> None:
    editor, record = Editor(client, Forum), make_record(Forum, live=False)
    submit(record, editor)
    assert list_waiting(editor.user, [Forum]).to_approve == [record]


def test_a_rejected_record_is_sent_back(client: Client) -> None:
    editor, record = Editor(client, Forum), make_record(Forum, live=False)
    submit(record, editor).reject(user=make_user())
    waiting = list_waiting(editor.user, [Forum])
    assert (waiting.sent_back, waiting.submitted) == ([record], [])


def test_my_records_past_due_and_never_verified_wait() -> None:
    user = make_user()
    due, unseen = make_record(Forum, owner=user), make_record(Forum, deputy=user)
    Forum.objects.filter(pk=due.pk).update(
        verified_on=date(2020, 1, 1), next_review_on=date(2021, 1, 1)
    )
    waiting = list_waiting(user, [Forum])
    assert (waiting.past_due, waiting.not_verified) == ([due], [unseen])


def test_waiting_costs_the_same_for_many(django_assert_max_num_queries: Any) -> None:
    user = make_user()
    make_record(Forum, owner=user).save_revision(user=user, clean=False)
    list_waiting(user, [Forum])
    with django_assert_max_num_queries(20) as few:
        list_waiting(user, [Forum])
    for _number in range(3):
        make_record(Forum, owner=user).save_revision(user=user, clean=False)
    with django_assert_max_num_queries(len(few.captured_queries)):
        list_waiting(user, [Forum])


def test_the_first_page_shows_it(client: Client) -> None:
    editor, record = Editor(client, Forum), make_record(Forum, name="Forum of tests", live=False)
    record.save_revision(user=editor.user, clean=False)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Your drafts" in page
    assert editor.url("edit", record.pk) in page
