"""Rows of a record in its editor: the same row stays the same row."""

from typing import Any

import pytest
from django.test import Client

from foundation import registries
from partnerships.register.models import Edition, Organisation, OrganisationName
from tests.contracts.editor import Editor
from tests.factories.records import make_record, make_row, with_row

pytestmark = pytest.mark.django_db


def rows(data: dict[str, Any], prefix: str, *new: dict[str, str]) -> dict[str, Any]:
    """Return the data of a form with rows added at the end of an inline."""
    total = int(data[f"{prefix}-TOTAL_FORMS"])
    added: dict[str, Any] = {}
    for number, row in enumerate(new, start=total):
        added |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
        added[f"{prefix}-{number}-ORDER"] = str(number + 1)
    return data | added | {f"{prefix}-TOTAL_FORMS": str(total + len(new))}


def draft_rows(record: Organisation) -> list[OrganisationName]:
    """Return the names in the latest draft."""
    latest = Organisation.objects.get(pk=record.pk).get_latest_revision_as_object()
    return list(latest.names.all())


NAME = {"name": "Ministère", "kind": "official"}


def test_a_row_of_a_draft_keeps_its_uid_from_save_to_save(client: Client) -> None:
    editor, record = Editor(client, Organisation), make_record(Organisation)
    editor.save(record, rows(editor.form(record), "names", NAME))
    (first,) = draft_rows(record)
    editor.save(record, editor.form(record) | {"name": "Another name"})
    (second,) = draft_rows(record)
    assert (second.uid, second.name) == (first.uid, "Ministère")


def test_several_new_rows_are_saved_as_a_browser_sends_them(client: Client) -> None:
    editor, record = Editor(client, Organisation), make_record(Organisation)
    new = {"id": "", "uid": "", "DELETE": ""}
    data = rows(editor.form(record), "names", NAME | new, NAME | new | {"name": "Ministry"})
    editor.save(record, data)
    assert [row.name for row in draft_rows(record)] == ["Ministère", "Ministry"]


def test_a_row_is_not_doubled_when_a_publish_is_refused(client: Client) -> None:
    editor = Editor(client, Organisation)
    data = rows(editor.form() | {"name": "", "slug": "kept"}, "names", NAME)
    refused = editor.create(data, "publish")
    record = Organisation.objects.get(slug="kept")
    from_page = refused.context["form"]
    editor.save(record, submitted_again(from_page) | {"name": "Named now"}, "publish")
    record.refresh_from_db()
    assert record.live
    assert [row.name for row in record.names.all()] == ["Ministère"]


def test_an_autosaved_row_tells_the_page_its_uid(client: Client) -> None:
    editor, record = Editor(client, Organisation), make_record(Organisation)
    data = rows(editor.form(record), "names", NAME)
    answer = client.post(
        editor.url("edit", record.pk), data, headers={"accept": "application/json"}
    ).json()
    (row,) = draft_rows(record)
    assert answer["field_updates"]["names-0-uid"] == str(row.uid)


def test_what_a_row_lacks_is_said_at_its_field(client: Client) -> None:
    editor, record = Editor(client, Organisation), make_record(Organisation)
    data = rows(editor.form(record), "names", NAME, {"name": "", "kind": "former"})
    refused = editor.save(record, data, "publish")
    forms = refused.context["form"].formsets["names"].forms
    assert [list(form.errors) for form in forms] == [[], ["name"]]
    assert len(draft_rows(record)) == 2


def test_a_row_remade_meanwhile_is_still_the_same_row(client: Client) -> None:
    editor, record = Editor(client, Organisation), with_row(Organisation)
    data = editor.form(record)
    row = record.names.get()
    uid = row.uid
    row.delete()
    OrganisationName.objects.create(organisation=record, uid=uid, name=row.name, kind=row.kind)
    editor.save(record, data | {"names-0-name": "Changed"}, "publish")
    assert [(each.uid, each.name) for each in record.names.all()] == [(uid, "Changed")]


def test_a_uid_of_another_record_is_not_taken_over(client: Client) -> None:
    editor, record = Editor(client, Organisation), with_row(Organisation)
    foreign = with_row(Organisation).names.get().uid
    data = editor.form(record) | {"names-0-uid": str(foreign), "names-0-id": ""}
    editor.save(record, data)
    assert foreign not in {row.uid for row in draft_rows(record)}


def test_a_used_row_cannot_leave_even_a_draft(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor, record = Editor(client, Organisation), with_row(Organisation)
    monkeypatch.setattr(registries.child_uses, "of", lambda _model: [lambda _uid: ["Brief 7"]])
    refused = editor.save(record, editor.form(record) | {"names-0-DELETE": "1"})
    formset = refused.context["form"].formsets["names"]
    assert "Brief 7" in str(formset.non_form_errors())
    assert formset.forms[0]["DELETE"].value() == ""
    assert len(draft_rows(record)) == 1


def test_restoring_keeps_rows_that_are_used(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor, record = Editor(client, Organisation), make_record(Organisation)
    old = record.live_revision
    make_row(record)
    record.save_revision(clean=False).publish()
    monkeypatch.setattr(registries.child_uses, "of", lambda _model: [lambda _uid: ["Brief 7"]])
    page = client.get(editor.url("revisions_revert", record.pk, old.pk))
    assert len(page.context["form"].formsets["names"].forms) == 1
    assert "Brief 7" in page.content.decode()


def test_comparison_shows_rows_and_partial_dates_in_words(client: Client) -> None:
    editor, record = Editor(client, Edition, "change"), with_row(Edition)
    record.starts = "2021-05"
    row = record.engagements.get()
    row.date = "c. 2020"
    record.engagements.add(row)
    record.save_revision(clean=False).publish()
    *_older, first, last = record.revisions.order_by("created_at")
    page = client.get(editor.url("revisions_compare", record.pk, first.pk, last.pk))
    words = page.content.decode()
    assert "May 2021" in words
    assert "about 2020" in words
    assert "child-object addition" not in words


def submitted_again(form: Any) -> dict[str, Any]:
    """Return what a browser would send for a form shown again after a refusal."""
    return {**form.data.dict()}
