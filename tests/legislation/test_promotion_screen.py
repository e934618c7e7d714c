"""An approver promotes a bill on one screen, which says beforehand what will move."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from legislation.models import Instrument
from stewardship.models import Source
from tests.contracts.editor import Editor
from tests.factories.legislation import event, make_bill_and_act, make_law, relate

pytestmark = pytest.mark.django_db


@pytest.fixture
def approver(client: Client) -> Editor:
    return Editor(client, Instrument)


@pytest.fixture
def bill() -> Instrument:
    return make_law(event("introduced", "2021-05-18"), kind="bill", title="Child Safety Bill")


def press(approver: Editor, bill: Instrument, **values: Any) -> HttpResponse:
    """Fill the form and press its button."""
    entered = {"title": "Child Safety Act", "kind": "act", "law_type": "assented"}
    data = {**entered, "law_date": "30 July 2022", **values}
    return approver.client.post(approver.url("promote", bill.pk), data)


def test_the_form_makes_the_act_and_goes_on_in_its_editor(
    approver: Editor, bill: Instrument
) -> None:
    source = Source.objects.create(title="Official Gazette")
    response = press(approver, bill, number="Act 9", source=source.pk, in_force_date="2022-09")
    act = Instrument.objects.get(title="Child Safety Act")
    assert response["Location"] == approver.url("edit", act.pk)
    assert (act.live, act.status, act.number) == (True, "in_force", "Act 9")
    assert {happened.source for happened in act.events.all()} == {source}


def test_the_message_leads_to_the_act(approver: Editor, bill: Instrument) -> None:
    response = press(approver, bill)
    page = approver.client.get(response["Location"]).content.decode()
    assert "“Child Safety Bill” became “Child Safety Act”." in page
    assert f"/legislation/testland-qq/{bill.slug}/" in page


def test_an_act_on_record_needs_no_names(approver: Editor, bill: Instrument) -> None:
    act = make_law(event("assented", "2022-07-30"), title="Child Safety Act")
    response = press(approver, bill, act=act.pk, title="", law_type="", law_date="")
    assert response["Location"] == approver.url("edit", act.pk)
    assert Instrument.objects.get(pk=act.pk).slug == bill.slug


def test_errors_stand_at_their_fields(approver: Editor, bill: Instrument) -> None:
    make_law(number="Act 9")
    form = press(approver, bill, title="", number="Act 9", law_date="2020").context["form"]
    assert set(form.errors) == {"title", "number", "law_date"}
    assert Instrument.objects.get(pk=bill.pk).slug == bill.slug


def test_a_date_that_nobody_can_read_is_said(approver: Editor, bill: Instrument) -> None:
    assert set(press(approver, bill, law_date="soon").context["form"].errors) == {"law_date"}


def test_the_screen_says_what_will_move(approver: Editor, bill: Instrument) -> None:
    relate(make_law(title="Cyber Act"), "cites", bill)
    page = approver.client.get(approver.url("promote", bill.pk)).content.decode()
    assert "relations of “Cyber Act”" in page
    assert f"/legislation/testland-qq/{bill.slug}/" in page


def test_records_of_the_same_place_are_offered_as_the_act(
    approver: Editor, bill: Instrument
) -> None:
    act = make_law(title="Child Safety Act", number="Act 9", live=False)
    make_law(kind="bill", title="House Bill")
    page = approver.client.get(approver.url("promote", bill.pk))
    offered = [label for _key, label in page.context["form"].fields["act"].choices][1:]
    assert offered == [f"{act} (Act 9): a draft, which will be published"]


def test_list_and_editor_offer_it_for_open_bills_only(approver: Editor, bill: Instrument) -> None:
    enacted, act = make_bill_and_act()
    pages = {
        law: approver.client.get(approver.url("edit", law.pk)).content.decode()
        for law in (bill, enacted, act)
    }
    assert [approver.url("promote", law.pk) in page for law, page in pages.items()] == [
        True,
        False,
        False,
    ]
    listed = approver.client.get(approver.url("list")).content.decode()
    assert [approver.url("promote", law.pk) in listed for law in pages] == [True, False, False]


def test_what_is_law_already_leads_back_to_its_editor(approver: Editor) -> None:
    enacted, _act = make_bill_and_act()
    response = approver.client.get(approver.url("promote", enacted.pk))
    assert response["Location"] == approver.url("edit", enacted.pk)


def test_who_may_not_publish_finds_no_way(client: Client, bill: Instrument) -> None:
    editor = Editor(client, Instrument, "add", "change")
    assert "Promote to act" not in client.get(editor.url("edit", bill.pk)).content.decode()
    assert press(editor, bill).status_code == 302
    assert Instrument.objects.count() == 1


def test_the_history_of_every_record_tells_of_it(approver: Editor, bill: Instrument) -> None:
    others = [make_law(title="Cyber Act"), make_law(title="Data Act")]
    for law in others:
        relate(law, "cites", bill)
    press(approver, bill)
    act = Instrument.objects.get(title="Child Safety Act")
    for record, words in (
        (bill, "became “Child Safety Act”"),
        (act, "Moved to the act: relations of “Cyber Act”; relations of “Data Act”"),
        *((law, "promoted to an act") for law in others),
    ):
        assert words in approver.client.get(approver.url("history", record.pk)).content.decode()
