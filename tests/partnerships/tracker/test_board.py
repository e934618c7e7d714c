"""The board of partners by stage."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker.choices import Stage
from partnerships.tracker.models import Relationship
from partnerships.tracker.views.relationships.board import MOST_CARDS, Column
from tests.factories.tracker import (
    day,
    make_colleague,
    make_officer,
    make_relationship,
    make_team,
)

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def columns(user: User, query: str = "") -> dict[Stage, Column]:
    answer = signed_in(user).get(f"{reverse('tracker_board')}?{query}")
    return {column.stage: column for column in answer.context["columns"]}


def test_every_stage_has_a_column_with_its_partners() -> None:
    row = make_relationship(stage=Stage.SIGNED)
    found = columns(make_officer())
    assert list(found) == list(Stage)
    assert found[Stage.SIGNED].cards == [row]
    assert [column.number for column in found.values()] == [0, 0, 0, 1, 0, 0, 0]


def test_a_column_has_thirty_cards_the_soonest_first_and_leads_to_all() -> None:
    rows = [make_relationship(next_step="Call", next_step_on=day(n)) for n in range(MOST_CARDS + 2)]
    column = columns(make_officer())[Stage.PROSPECT]
    assert column.cards == rows[:MOST_CARDS]
    assert column.number == MOST_CARDS + 2
    answer = signed_in(make_officer()).get(column.list_url)
    assert answer.context["page_of_list"].paginator.count == MOST_CARDS + 2


def test_readers_see_the_board_without_what_is_confidential_and_move_nothing() -> None:
    make_relationship(confidential=True, owner=make_officer())
    row = make_relationship()
    reader = make_colleague(Role.READER)
    column = columns(reader)[Stage.PROSPECT]
    assert (column.cards, column.number) == ([row], 1)
    page = signed_in(reader).get(reverse("tracker_board")).content.decode()
    assert "data-board-move" not in page
    data = {"to_stage": "active", "on": day().isoformat(), "reason": "x"}
    signed_in(reader).post(reverse("tracker_partner_stage", args=[row.uid]), data)
    assert Relationship.everything.get(pk=row.pk).stage == Stage.PROSPECT


def test_only_what_the_colleague_may_change_can_be_moved() -> None:
    officer, colleague = make_officer(), make_officer()
    make_team(officer, colleague)
    locked = make_relationship(confidential=True, owner=colleague)
    mine = make_relationship(owner=officer)
    cards = {card.pk: card.is_movable for card in columns(officer)[Stage.PROSPECT].cards}
    assert cards == {locked.pk: False, mine.pk: True}


def test_the_board_narrows_like_the_list() -> None:
    officer = make_officer()
    mine = make_relationship(owner=officer)
    make_relationship(owner=make_officer())
    assert columns(officer, "whose=mine&stage=ended")[Stage.PROSPECT].cards == [mine]


def test_a_card_has_a_form_that_works_without_a_script() -> None:
    row, client = make_relationship(), signed_in(make_officer())
    page = client.get(reverse("tracker_board")).content.decode()
    address = reverse("tracker_partner_stage", args=[row.uid])
    assert f'method="get" action="{address}"' in page
    answer = client.get(address, {"to": "active", "back": "board"})
    assert answer.context["form"].initial["to_stage"] == "active"


def test_the_board_costs_as_many_queries_for_twenty_as_for_two() -> None:
    client, counts = signed_in(make_officer()), []
    for number in (2, 18):
        for _each in range(number):
            make_relationship(owner=make_officer())
        client.get(reverse("tracker_board"))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("tracker_board"))
        counts.append(len(captured))
    assert counts[0] == counts[1] < 15
