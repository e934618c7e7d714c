"""The audit log: readable and exportable by a manager, editable by nobody."""

import csv
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from wagtail.models import ModelLogEntry

from accounts.choices import Role
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import AppendOnlyError, AuditEntry, Relationship
from partnerships.tracker.services.verify_audit import verify_audit
from partnerships.tracker.services.write_audit import write_audit
from partnerships.tracker.views.audit import log
from tests.factories.people import make_user
from tests.factories.tracker import (
    make_colleague,
    make_interaction,
    make_manager,
    make_officer,
    make_person,
    make_relationship,
)
from tests.partnerships.tracker.signing_in import signed_in

pytestmark = pytest.mark.django_db

LIST = "/admin/tracker/audit/"
EXPORT = f"{LIST}export/"
ROLES = (Role.READER, Role.EDITOR, Role.APPROVER, Role.OFFICER, Role.ADMINISTRATOR)


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def rows_of(response: Any) -> list[list[str]]:
    return list(csv.reader(StringIO(content(response).decode())))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", [LIST, EXPORT])
def test_only_a_manager_reads_the_log(client: Client, role: Role, path: str) -> None:
    signed_in(client, make_colleague(role))
    assert client.get(path).status_code in {302, 403}
    assert not AuditEntry.objects.exists()


def test_the_list_says_who_did_what_and_leads_to_the_record(client: Client) -> None:
    manager, officer = signed_in(client, make_manager()), make_officer()
    partner = make_relationship()
    write_audit(AuditAction.CHANGED, partner, officer, "aim")
    write_audit(AuditAction.ERASED, make_person(), None, "3 places")
    page = client.get(LIST).content.decode()
    assert str(officer) in page
    assert f'/partners/{partner.uid}/">{partner}</a>' in page
    assert "a command" in page
    assert manager.is_active


def test_a_line_of_a_record_that_is_gone_stays(client: Client) -> None:
    signed_in(client, make_manager())
    person = make_person(name="Gone Name")
    write_audit(AuditAction.DELETED, person, None)
    person.delete()
    page = client.get(LIST).content.decode()
    assert "gone or nameless" in page
    assert "Gone Name" not in page


def test_a_line_of_an_account_that_is_gone_stays(client: Client) -> None:
    signed_in(client, make_manager())
    leaver = make_user()
    write_audit(AuditAction.VIEWED, make_relationship(), leaver)
    leaver.delete()
    assert "a former account" in client.get(LIST).content.decode()
    assert verify_audit() == []


def test_filters_narrow_the_list_and_the_export(client: Client) -> None:
    signed_in(client, make_manager())
    officer, partner = make_officer(), make_relationship()
    write_audit(AuditAction.CHANGED, partner, officer, "aim")
    write_audit(AuditAction.VIEWED, make_interaction(partner), None, "other")
    for query in (
        f"who={officer.pk}",
        "action=changed",
        "kind=relationship",
        f"record={partner.uid}",
    ):
        page = client.get(f"{LIST}?{query}").content.decode()
        assert ("<td>aim</td>" in page, "<td>other</td>" in page) == (True, False), query
        assert [row[6] for row in rows_of(client.get(f"{EXPORT}?{query}"))[1:]] == ["aim"], query
    assert "<td>other</td>" in client.get(f"{LIST}?who=nobody").content.decode()
    assert "no such line" in client.get(f"{LIST}?until=2020-01-01").content.decode()
    assert "<td>aim</td>" in client.get(f"{LIST}?since=2020-01-01").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "who=x",
        "who=999999999999999999999",
        "action=x",
        "kind=x",
        "since=x",
        "since=0001-01-01",
        "until=9999-12-31",
        "record=x",
        "page=99999",
        "page=x",
    ],
)
def test_what_cannot_be_meant_is_left_out(client: Client, query: str) -> None:
    signed_in(client, make_manager())
    write_audit(AuditAction.CHANGED, make_relationship(), None)
    assert client.get(f"{LIST}?{query}").status_code == 200
    assert client.get(f"{EXPORT}?{query}").status_code == 200


def test_the_export_is_itself_a_line_of_the_log(client: Client) -> None:
    manager = signed_in(client, make_manager())
    write_audit(AuditAction.CHANGED, make_relationship(), None, "=1+1")
    rows = rows_of(client.get(EXPORT))
    assert [row[0] for row in rows] == ["number", "1"]
    assert not rows[1][6].startswith("=")
    line = AuditEntry.objects.get(number=2)
    assert (line.actor, line.action, line.detail) == (manager, "exported", "csv, 1 lines")


def test_a_spreadsheet_holds_the_same(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    signed_in(client, make_manager())
    write_audit(AuditAction.CHANGED, make_relationship(), None, "aim")
    response = client.get(f"{EXPORT}?format=xlsx")
    sheet = openpyxl.load_workbook(BytesIO(response.content)).active
    assert [cell.value for cell in sheet[2]][6] == "aim"
    assert "no-store" in response["Cache-Control"]
    monkeypatch.setattr(log, "MOST_IN_XLSX", 1)
    assert client.get(f"{EXPORT}?format=xlsx").status_code == 400
    assert client.get(f"{EXPORT}?format=exe").status_code == 404


def test_the_chain_is_computed_when_asked(client: Client) -> None:
    signed_in(client, make_manager())
    for _number in range(3):
        write_audit(AuditAction.CHANGED, make_relationship(), None)
    assert "Whole:" not in client.get(LIST).content.decode()
    assert "Whole: 3 lines." in client.get(f"{LIST}?verify=1").content.decode()


def forge(sql: str) -> None:
    """Do behind the back of the log what its trigger refuses."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE tracker_auditentry DISABLE TRIGGER USER")
            cursor.execute(sql)
            cursor.execute("ALTER TABLE tracker_auditentry ENABLE TRIGGER USER")
        else:
            name = "tracker_auditentry_append_only"
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [name])
            trigger = cursor.fetchone()[0]
            cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute(sql)
            cursor.execute(trigger)


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE tracker_auditentry SET detail = 'x' WHERE number = 2", "Line 2 was changed."),
        ("DELETE FROM tracker_auditentry WHERE number = 2", "Lines 2 to 2 are missing."),
        ("DELETE FROM tracker_auditentry WHERE number = 3", "ends at line 2"),
    ],
)
def test_what_was_forged_shows(client: Client, sql: str, words: str) -> None:
    signed_in(client, make_manager())
    for _number in range(3):
        write_audit(AuditAction.CHANGED, make_relationship(), None)
    forge(sql)
    page = client.get(f"{LIST}?verify=1").content.decode()
    assert words in page
    assert "Whole:" not in page


def test_the_model_refuses_to_change_or_delete_a_line() -> None:
    entry = write_audit(AuditAction.CHANGED, make_relationship(), None)
    entry.detail = "other"
    for change in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(detail="other"),
        lambda: AuditEntry.objects.bulk_update([entry], ["detail"]),
    ):
        with pytest.raises(AppendOnlyError), transaction.atomic():
            change()
    assert AuditEntry.objects.get().detail == ""


def test_the_database_refuses_to_change_a_line() -> None:
    write_audit(AuditAction.CHANGED, make_relationship(), None)
    statements = ["UPDATE tracker_auditentry SET detail = 'x'"]
    if connection.vendor == "postgresql":
        statements.append("DELETE FROM tracker_auditentry")
    for sql in statements:
        with (
            pytest.raises(DatabaseError, match="only ever added to"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
    assert AuditEntry.objects.get().detail == ""


def addresses(patterns: Any, before: str = "") -> list[str]:
    found = []
    for pattern in patterns:
        here = before + str(pattern.pattern)
        below = getattr(pattern, "url_patterns", None)
        found += addresses(below, here) if below is not None else [here]
    return found


def test_no_address_leads_to_changing_the_log() -> None:
    known = [path for path in addresses(get_resolver().url_patterns) if "audit" in path]
    assert sorted(known) == ["admin/tracker/audit/", "admin/tracker/audit/export/"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", [LIST, EXPORT])
def test_the_screens_take_nothing_in(client: Client, method: str, path: str) -> None:
    signed_in(client, make_manager())
    assert getattr(client, method)(path).status_code == 405


def test_the_history_of_the_site_says_nothing_of_the_tracker(client: Client) -> None:
    signed_in(client, make_manager())
    person = make_person(name="Secret Person")
    interaction = make_interaction(subject="Secret subject")
    for row in (person, interaction):
        write_audit(AuditAction.CHANGED, row, None)
        row.delete()
    assert not ModelLogEntry.objects.filter(content_type__app_label="tracker").exists()
    page = client.get("/admin/reports/site-history/").content.decode()
    assert "Secret" not in page
    assert Relationship.wagtail_reference_index_ignore


def test_a_long_page_costs_as_many_queries_as_a_short_one(client: Client) -> None:
    signed_in(client, make_manager())
    counts = []
    for number in (2, 20):
        for _each in range(number):
            write_audit(AuditAction.CHANGED, make_relationship(), make_officer())
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        counts.append(len(captured))
    assert counts[0] == counts[1]
