"""Editors enter a law on one screen, find it again, and are told what does not fit."""

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from legislation.models import Duty, Instrument, Provision
from reference.models import Jurisdiction, Region, Topic
from stewardship.models import Source
from tests.caches import forget_all
from tests.contracts.editor import Editor, Post
from tests.factories.legislation import event, make_bill_and_act, make_law
from tests.factories.records import make_jurisdiction

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Editor:
    return Editor(client, Instrument)


def row(relation: str, number: int, **values: Any) -> Post:
    """Return what a browser sends for one row added to an inline."""
    data = {f"{relation}-{number}-{name}": str(value) for name, value in values.items()}
    return {**data, f"{relation}-{number}-ORDER": str(number + 1), f"{relation}-{number}-id": ""}


def rows(relation: str, *added: Post) -> Post:
    """Return what a browser sends for an inline with these rows."""
    data: Post = {f"{relation}-TOTAL_FORMS": str(len(added))}
    for each in added:
        data |= each
    return data


def listed(editor: Editor, **query: str) -> list[Instrument]:
    return list(editor.client.get(editor.url("list"), query).context["object_list"])


def test_a_law_with_one_event_and_one_source_takes_one_screen(editor: Editor) -> None:
    place, source = make_jurisdiction(), Source.objects.create(title="Official Gazette")
    entered = {
        "title": "Online Safety Act",
        "jurisdiction": str(place.pk),
        "kind": "act",
        "number": "Act 7",
        "summary": "Duties of care.",
        **rows(
            "events",
            row("events", 0, type="assented", date="27 May 2021", scope="whole", source=source.pk)
            | {"events-0-confirmed": "on"},
        ),
    }
    response = editor.create(editor.form() | entered, "publish")
    assert response.status_code == 302
    law = Instrument.objects.live().get()
    happened = law.events.get()
    assert (law.slug, law.status, str(happened.date)) == (
        "online-safety-act",
        "adopted",
        "2021-05-27",
    )
    assert happened.source == source


def test_a_date_that_is_missing_is_asked_for_at_the_event(editor: Editor) -> None:
    entered = {
        "title": "Act",
        "jurisdiction": str(make_jurisdiction().pk),
        **rows("events", row("events", 0, type="assented", date="", scope="whole")),
    }
    response = editor.create(editor.form() | entered, "publish")
    assert "date" in response.context["form"].formsets["events"].forms[0].errors
    assert not Instrument.objects.get().live


def test_a_duty_chooses_among_the_provisions_of_its_law(editor: Editor) -> None:
    provision = Provision(pinpoint="s 1", text="Words.")
    law = make_law(live=False)
    law.provisions = [provision]
    law.save_revision(clean=False)
    added = rows("duties", row("duties", 0, kind="filtering", provision_uid=provision.uid))
    assert editor.save(law, editor.form(law) | added).status_code == 302
    draft = Instrument.objects.get(pk=law.pk).get_latest_revision_as_object()
    assert draft.duties.get().provision_uid == provision.uid
    stranger = make_law(live=False)
    response = editor.save(stranger, editor.form(stranger) | added)
    assert "provision_uid" in response.context["form"].formsets["duties"].forms[0].errors


def test_a_provision_that_a_duty_rests_on_stays(editor: Editor) -> None:
    provision = Provision(pinpoint="s 1", text="Words.")
    law = make_law(live=False)
    law.provisions = [provision]
    law.duties = [Duty(kind="filtering", provision_uid=provision.uid)]
    law.save_revision(clean=False).publish()
    drop: Post = {"provisions-0-DELETE": "on"}
    response = editor.save(law, editor.form(law) | drop)
    assert "provision_uid" in response.context["form"].formsets["duties"].forms[0].errors
    both = editor.save(law, editor.form(law) | drop | {"duties-0-DELETE": "on"})
    assert both.status_code == 302


def test_the_editor_says_where_the_law_stands_and_what_does_not_fit(editor: Editor) -> None:
    law = make_law(event("in_force", "2012"), event("in_force", "2013"))
    page = editor.client.get(editor.url("edit", law.pk)).content.decode()
    assert "In force since 2012" in page
    assert "Two different dates of entry into force" in page


def test_the_list_says_where_each_law_stands(editor: Editor) -> None:
    make_bill_and_act()
    page = editor.client.get(editor.url("list")).content.decode()
    assert "Became law on 30 July 2022 as RA 1: lapsed into law" in page
    assert "Law since 30 July 2022: lapsed into law; in force, start not recorded" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kind": "bill"}, ["bill"]),
        ({"status": "in_force"}, ["act"]),
        ({"year_from": "2021", "year_to": "2021"}, ["bill"]),
        ({"state": "draft"}, []),
        ({"verification": "not_verified"}, ["act", "bill"]),
        ({"q": "RA 1"}, ["act"]),
    ],
)
def test_filters_narrow_the_list(editor: Editor, query: dict[str, str], found: list[str]) -> None:
    make_bill_and_act()
    assert sorted(law.kind for law in listed(editor, **query)) == found


def test_places_and_topics_narrow_the_list(editor: Editor) -> None:
    law = make_law(event("in_force", "2020"))
    elsewhere = make_law(jurisdiction=make_jurisdiction("QB"))
    assert listed(editor, jurisdiction=str(law.jurisdiction_id)) == [law]
    assert listed(editor, jurisdiction=str(elsewhere.jurisdiction_id)) == [elsewhere]
    topic, continent = Topic.objects.first(), Region.objects.get(code="002")
    assert topic is not None
    law.topics.add(topic)
    law.save()
    assert listed(editor, topic=str(topic.pk)) == [law]
    Jurisdiction.objects.filter(pk=law.jurisdiction_id).update(region=continent)
    assert listed(editor, region="002") == [law]


def test_a_bad_filter_is_no_error(editor: Editor) -> None:
    make_law()
    for query in ({"kind": "poem"}, {"year_from": "x"}, {"jurisdiction": "0"}, {"p": "abc"}):
        assert editor.client.get(editor.url("list"), query).status_code == 200


def test_the_list_costs_the_same_with_two_and_with_many_laws(editor: Editor) -> None:
    def queries() -> int:
        forget_all()
        with CaptureQueriesContext(connection) as found:
            editor.client.get(editor.url("list"))
        return len(found)

    make_bill_and_act()
    queries()
    few = queries()
    for _each in range(6):
        make_law(event("in_force", "2020"))
    assert queries() == few


def test_the_export_says_dates_as_far_as_they_are_known(editor: Editor) -> None:
    make_law(event("assented", "2021-05"), event("in_force"), title="=Act")
    book = editor.client.get(editor.url("list"), {"export": "xlsx"})
    cells = list(
        load_workbook(
            BytesIO(
                book.getvalue() if hasattr(book, "getvalue") else b"".join(book.streaming_content)
            )
        ).active.values
    )
    record = dict(zip(cells[0], cells[1], strict=True))
    assert "2021-05 assented; unknown in_force" in record.values()
    assert "'=Act" in record.values()


def test_a_reader_may_look_and_not_enter(client: Client) -> None:
    reader = Editor(client, Instrument, "view")
    make_law()
    assert client.get(reader.url("list")).status_code == 200
    assert client.get(reader.url("add")).status_code == 302
