"""Readers’ reports on the screens of staff: who sees what, who deals with them, what is purged."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.choices import Role
from accounts.models import User
from partnerships.register.models import Forum
from stewardship.choices import ReportAnswer, ReportState
from stewardship.models import ErrorReport
from stewardship.services.answer_report import ReportRefusedError, answer_report
from stewardship.services.purge_reports import purge_reports
from tests.factories.people import make_staff, make_user
from tests.stewardship.queue import make_forum, make_report

pytestmark = pytest.mark.django_db
LIST = "error_reports"


def sign_in(client: Client, *actions: str, forum_actions: tuple[str, ...] = ("change",)) -> User:
    user = make_staff(ErrorReport, *actions)
    user.user_permissions.add(*make_staff(Forum, *forum_actions).user_permissions.all())
    client.force_login(user)
    return user


def page(client: Client, report: ErrorReport, query: str = "") -> str:
    return client.get(url(report) + query).content.decode()


def url(report: ErrorReport) -> str:
    return reverse("error_report", args=[report.pk])


def test_the_list_shows_what_waits_the_oldest_first(client: Client) -> None:
    sign_in(client, "change")
    first, second = make_report(make_forum(), message="One"), make_report(make_forum())
    make_report(make_forum(), state="dismissed")
    shown = client.get(reverse(LIST)).context["page_of_list"].object_list
    assert list(shown) == [first, second]


def test_a_report_leads_to_the_editor_of_its_record(client: Client) -> None:
    sign_in(client, "change")
    forum = make_forum()
    assert f"/admin/snippets/partnerships/forum/edit/{forum.pk}/?checking=1" in page(
        client, make_report(forum)
    )


def test_what_a_reader_wrote_is_text_and_no_link(client: Client) -> None:
    sign_in(client, "change")
    report = make_report(make_forum(), message="<script>x</script> https://bad.example.org/")
    shown = page(client, report)
    assert "&lt;script&gt;x" in shown
    assert 'href="https://bad' not in shown


def test_the_address_for_an_answer_shows_to_those_who_deal_with_it_only(client: Client) -> None:
    report = make_report(make_forum(), reply_to="reader@example.net")
    sign_in(client, "change")
    assert "reader@example.net" in page(client, report)
    sign_in(client)
    assert "reader@example.net" not in page(client, report)


def test_accepting_says_who_and_when(client: Client) -> None:
    user, report = sign_in(client, "change"), make_report(make_forum())
    client.post(url(report), {"answer": "accept", "words": "Year put right."})
    report.refresh_from_db()
    assert (report.state, report.answer) == (ReportState.ACCEPTED, "Year put right.")
    assert report.answered_by == user
    assert report.answered_at
    entry = ModelLogEntry.objects.for_instance(report).get()
    assert (entry.action, entry.user) == ("chancery.report.accept", user)


def test_dismissing_needs_words_and_keeps_what_was_typed(client: Client) -> None:
    sign_in(client, "change")
    report = make_report(make_forum())
    response = client.post(url(report), {"answer": "dismiss", "words": " "})
    assert response.status_code == 200
    report.refresh_from_db()
    assert report.state == ReportState.NEW


def test_the_faster_colleague_has_dealt_with_it() -> None:
    report = make_report(make_forum())
    answer_report(report, ReportAnswer.ACCEPT, make_user())
    with pytest.raises(ReportRefusedError):
        answer_report(report, ReportAnswer.DISMISS, make_user(), "No")
    report.refresh_from_db()
    assert report.state == ReportState.ACCEPTED


def test_who_may_only_see_answers_nothing(client: Client) -> None:
    sign_in(client)
    report = make_report(make_forum())
    assert 'name="answer"' not in page(client, report)
    client.post(url(report), {"answer": "accept"})
    report.refresh_from_db()
    assert report.state == ReportState.NEW


def test_who_may_not_edit_the_family_does_not_answer_for_it(client: Client) -> None:
    sign_in(client, "change", forum_actions=("view",))
    report = make_report(make_forum())
    client.post(url(report), {"answer": "accept"})
    report.refresh_from_db()
    assert report.state == ReportState.NEW


def test_whoever_deals_with_reports_may_hide_a_hazardous_one(client: Client) -> None:
    sign_in(client, "change", forum_actions=("view",))
    report = make_report(make_forum())
    assert 'value="hazard"' in page(client, report)
    assert 'value="accept"' not in page(client, report)
    client.post(url(report), {"answer": "hazard"})
    client.post(url(report), {"answer": "safe"})
    report.refresh_from_db()
    assert report.is_hazardous


def test_a_hazardous_report_is_not_closed_so_that_it_goes_on_its_day(client: Client) -> None:
    sign_in(client, "change")
    report = make_report(make_forum(), is_hazardous=True)
    assert "marked as hazardous" in client.post(url(report), {"answer": "accept"}).content.decode()
    report.refresh_from_db()
    assert (report.state, report.answered_at) == (ReportState.NEW, None)


def test_who_may_see_no_reports_sees_none(client: Client) -> None:
    client.force_login(make_staff(Forum, "change"))
    report = make_report(make_forum(), message="PLANTED")
    for address in (reverse(LIST), reverse("hazardous_reports"), url(report)):
        response = client.get(address)
        assert response.status_code in {302, 403}
        assert b"PLANTED" not in response.content


def test_a_hazardous_report_is_in_no_list_and_its_words_behind_a_click(client: Client) -> None:
    sign_in(client, "change")
    report = make_report(make_forum(), message="PLANTED", is_hazardous=True)
    assert "PLANTED" not in client.get(reverse(LIST)).content.decode()
    assert report.pk not in [each.pk for each in client.get(reverse(LIST)).context["page_of_list"]]
    hazardous = client.get(reverse("hazardous_reports")).content.decode()
    assert str(report.pk) in hazardous
    assert "PLANTED" not in hazardous
    assert "PLANTED" not in page(client, report)
    assert "PLANTED" in page(client, report, "?show=1")


def test_a_hazardous_report_does_not_exist_for_who_may_only_see(client: Client) -> None:
    sign_in(client)
    report = make_report(make_forum(), is_hazardous=True)
    assert client.get(url(report) + "?show=1").status_code == 404
    assert client.get(reverse("hazardous_reports")).status_code in {302, 403}


def test_a_report_can_be_marked_and_unmarked_as_hazardous(client: Client) -> None:
    sign_in(client, "change")
    report = make_report(make_forum())
    for answer, expected in (("hazard", True), ("safe", False)):
        client.post(url(report), {"answer": answer})
        report.refresh_from_db()
        assert report.is_hazardous is expected
        assert bool(report.answered_at) is expected


@pytest.mark.parametrize("answer", ["", "delete", "ACCEPT"])
def test_an_answer_that_does_not_exist_is_not_found(client: Client, answer: str) -> None:
    sign_in(client, "change")
    assert client.post(url(make_report(make_forum())), {"answer": answer}).status_code == 404


def test_a_report_about_a_record_that_is_gone_can_still_be_closed(client: Client) -> None:
    sign_in(client, "change")
    report = ErrorReport.objects.create(record_uid=uuid4(), record_title="Gone", message="x")
    assert "the record is gone" in page(client, report)
    client.post(url(report), {"answer": "dismiss", "words": "Gone"})
    report.refresh_from_db()
    assert report.state == ReportState.DISMISSED


def test_hazardous_reports_go_by_themselves_and_others_stay() -> None:
    now = timezone.now()
    old, fresh = now - timedelta(days=15), now - timedelta(days=13)
    kept = [
        make_report(make_forum(), is_hazardous=True, answered_at=fresh),
        make_report(make_forum(), answered_at=old, state="accepted"),
    ]
    make_report(make_forum(), is_hazardous=True, answered_at=old)
    lines: list[str] = []
    purge_reports(lines.append)
    assert set(ErrorReport.objects.all()) == set(kept)
    assert lines[0].startswith("1 hazardous")


def test_an_address_for_an_answer_is_forgotten_after_its_time() -> None:
    now = timezone.now()
    old = make_report(make_forum(), reply_to="a@example.net", answered_at=now - timedelta(days=91))
    kept = make_report(make_forum(), reply_to="b@example.net", answered_at=now - timedelta(days=89))
    purge_reports(lambda _line: None)
    old.refresh_from_db()
    kept.refresh_from_db()
    assert (old.reply_to, kept.reply_to) == ("", "b@example.net")


@pytest.mark.parametrize(
    ("role", "may_change"),
    [(Role.READER, False), (Role.EDITOR, True), (Role.OFFICER, True), (Role.APPROVER, True)],
)
def test_roles_may_deal_with_reports_as_they_may_edit(role: Role, may_change: bool) -> None:
    user = make_user()
    user.groups.add(*user.groups.model.objects.filter(name=role.value))
    assert user.has_perm("stewardship.view_errorreport")
    assert user.has_perm("stewardship.change_errorreport") is may_change
    assert not user.has_perm("stewardship.delete_errorreport")
