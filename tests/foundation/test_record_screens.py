"""The screens that every family shares."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from foundation.checking import check_candidate, reasons
from foundation.row_keys import read_row_key, row_key
from partnerships.register.models import Edition, Organisation, OrganisationName
from tests.contracts.editor import Editor
from tests.factories.records import make_record, make_row

pytestmark = pytest.mark.django_db


def listed(editor: Editor, **query: str) -> str:
    """Return the list of a family, as filtered."""
    return editor.client.get(editor.url("list"), query).content.decode()


def test_a_record_in_use_is_not_deleted(client: Client) -> None:
    editor, parent = Editor(client, Organisation), make_record(Organisation)
    make_record(Organisation, name="Unit of it", parent=parent)
    page = client.post(editor.url("delete", parent.pk), follow=True)
    assert Organisation.objects.filter(pk=parent.pk).exists()
    assert page.status_code in {200, 302, 403}


def test_a_bulk_delete_leaves_what_is_in_use(client: Client) -> None:
    editor, parent = Editor(client, Organisation), make_record(Organisation)
    make_record(Organisation, name="Unit of it", parent=parent)
    alone = make_record(Organisation)
    page = editor.bulk("delete", parent, alone).content.decode()
    assert list(Organisation.objects.filter(pk__in=[parent.pk, alone.pk])) == [parent]
    assert "used by Unit of it" in page


def test_the_list_tells_states_apart(client: Client) -> None:
    editor = Editor(client, Organisation)
    make_record(Organisation, name="Public body")
    make_record(Organisation, name="Draft body", live=False)
    waiting = make_record(Organisation, name="Coming body", live=False)
    soon = timezone.now() + timedelta(days=1)
    waiting.save_revision(clean=False, approved_go_live_at=soon)
    assert "Public body" in listed(editor, state="live")
    assert "Draft body" not in listed(editor, state="live")
    assert "Draft body" in listed(editor, state="draft")
    assert "Draft body" not in listed(editor, state="scheduled")
    assert "Coming body" in listed(editor, state="scheduled")


def test_a_list_of_dated_records_filters_by_years(client: Client) -> None:
    editor = Editor(client, Edition)
    make_record(Edition, name="Early meeting", starts="c. 2012")
    make_record(Edition, name="Late meeting", starts="May 2021")
    page = listed(editor, starts_from="2020", starts_to="2022")
    assert "Late meeting" in page
    assert "Early meeting" not in page


def test_an_address_is_lower_case() -> None:
    assert make_record(Organisation, slug="Big-Body").slug == "big-body"


def test_reasons_name_the_row_and_its_field() -> None:
    record = make_record(Organisation, live=False)
    make_row(record)
    make_row(record, name="")
    with pytest.raises(ValidationError) as refusal:
        check_candidate(record)
    assert reasons(refusal.value, record) == ["Name 2, Name: Needed before this can be published."]


def test_a_key_of_a_row_reads_back() -> None:
    row = OrganisationName()
    assert read_row_key(row_key(row, "name")) == ("names", row.uid, "name")
    assert read_row_key("name") is None
