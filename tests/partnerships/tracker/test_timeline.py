"""The page of a partner: its facts, and everything about it on one timeline."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker.choices import AuditAction, Renewal, Side, Stage
from partnerships.tracker.models import Amendment, AuditEntry, InfluenceLink, Relationship
from partnerships.tracker.services.move_stage import move_stage
from partnerships.tracker.services.read_timeline import MOST_ENTRIES, Place
from tests.factories.legislation import event, make_law
from tests.factories.records import make_jurisdiction
from tests.factories.register import make_organisation, make_portal
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

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, row: Relationship, query: str = "") -> Any:
    answer = signed_in(user).get(f"{reverse('tracker_partner', args=[row.uid])}?{query}")
    assert answer.status_code == 200
    return answer.context


def titles(user: User, row: Relationship, query: str = "") -> list[str]:
    return [line.title for line in page(user, row, query)["lines"]]


def make_full_relationship() -> Relationship:
    place = make_jurisdiction("QQ")
    row = make_relationship(organisation=make_organisation(jurisdiction=place))
    make_law(event("assented", "2021-05"), jurisdiction=place, title="Online safety act")
    make_portal(place, partners=(row.organisation,), name="Portal of Q", launched="2020")
    make_interaction(row, subject="First call", on=day(-3))
    make_commitment(row, text="Send the draft", made_on=day(-30), kept_on=day(-2))
    make_action(row, text="Call back", due_on=day(9))
    make_agreement(row, title="Memorandum", in_force=True, ends_on=day(20))
    make_post(organisation=row.organisation, title="Head", holder=make_person(), since=day(-9))
    InfluenceLink.everything.create(
        relationship=row,
        kind="meeting",
        cause_label="Our meeting",
        cause_on=day(-50),
        effect_kind="event",
        effect_uid=row.uid,
        effect_label="A clause",
        strength="asked_for",
        evidence="Minutes",
    )
    move_stage(row, Stage.ACTIVE, day(-1), "They signed", make_officer())
    return row


def test_everything_about_a_partner_stands_on_one_timeline() -> None:
    row = make_full_relationship()
    lines = page(make_colleague(Role.READER), row)["lines"]
    kinds = {line.entry.kind for line in lines}
    assert kinds == {
        "interaction",
        "commitment",
        "action",
        "agreement",
        "stage",
        "post",
        "portal",
        "law",
        "influence",
        "public",
    }
    days = [line.entry.day for line in lines]
    assert days == sorted(days, reverse=True)


def test_a_date_that_is_no_day_is_said_as_it_is() -> None:
    lines = page(make_officer(), make_full_relationship(), "kind=law&kind=portal")["lines"]
    assert [(line.title, line.day_words) for line in lines] == [
        ("Online safety act", "May 2021"),
        ("Portal of Q", "2020"),
    ]


def test_the_timeline_narrows_by_kind_and_year() -> None:
    row, officer = make_relationship(), make_officer()
    make_interaction(row, subject="Old", on=date(2020, 12, 31))
    make_interaction(row, subject="New", on=date(2021, 1, 1))
    make_commitment(row, text="Promise", made_on=date(2021, 2, 1))
    assert titles(officer, row, "year=2021") == ["Promise", "New"]
    assert titles(officer, row, "year=2021&kind=interaction") == ["New"]
    nonsense = "year=99&kind=love&after=2021-13-01.0.1"
    assert len(titles(officer, row, nonsense)) == len(titles(officer, row))


def test_pages_of_the_timeline_leave_nothing_out_and_repeat_nothing() -> None:
    row, officer, seen, query = make_relationship(), make_officer(), [], "year=2024"
    for number in range(MOST_ENTRIES + 5):
        make_interaction(row, subject=f"Call {number}", on=date(2024, 3, 1))
        make_commitment(row, text=f"Promise {number}", made_on=date(2024, 3, 1))
    while query:
        context = page(officer, row, query)
        seen += [line.title for line in context["lines"]]
        query = context["earlier"]
    assert len(seen) == len(set(seen)) == 2 * (MOST_ENTRIES + 5)


def test_a_place_is_read_as_it_was_written_and_nothing_else_is() -> None:
    place = Place(date(2024, 3, 1), 3, 17)
    assert Place.read(str(place)) == place
    for text in ("", "2024-03-01", "2024-03-01.a.1", "x.1.1", "2024-03-01.1.²", "2024-03-01.1.1e9"):
        assert Place.read(text) is None


def test_readers_see_no_confidential_entry() -> None:
    row = make_relationship()
    talk = make_interaction(row, subject="Secret talk", confidential=True, owner=make_officer())
    make_commitment(row, text="Secret promise", interaction=talk)
    make_action(row, text="Secret errand", interaction=talk)
    make_agreement(row, title="Secret pact", confidential=True, ends_on=day(5))
    related = make_organisation(name="Secret unit", parent=row.organisation, live=False)
    make_relationship(organisation=related, confidential=True)
    reader = make_colleague(Role.READER)
    answer = signed_in(reader).get(reverse("tracker_partner", args=[row.uid]))
    assert "Secret" not in answer.content.decode()
    assert "Secret pact" in titles(make_manager(), row)


def test_no_contact_data_stands_on_the_page() -> None:
    row = make_relationship()
    person = make_person(email="sorrel@example.org", phone="555123", note="Yarrow")
    make_post(organisation=row.organisation, holder=person)
    text = (
        signed_in(make_manager()).get(reverse("tracker_partner", args=[row.uid])).content.decode()
    )
    assert person.name in text
    assert not [words for words in ("sorrel@", "555123", "Yarrow") if words in text]


def test_a_look_at_a_confidential_partner_is_written_down() -> None:
    officer = make_officer()
    row = make_relationship(confidential=True, owner=officer)
    page(officer, row)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.record_uid) == (AuditAction.VIEWED, officer, row.uid)
    page(officer, make_relationship())
    assert AuditEntry.objects.count() == 1


def test_who_may_not_see_a_partner_finds_none() -> None:
    row = make_relationship(confidential=True, owner=make_officer())
    address = reverse("tracker_partner", args=[row.uid])
    for user in (make_officer(), make_colleague(Role.READER), make_colleague(Role.APPROVER)):
        assert signed_in(user).get(address).status_code == 404


def test_open_items_people_and_bodies_are_shown() -> None:
    row = make_full_relationship()
    make_commitment(row, side=Side.US, text="We send it", due_on=day(-1))
    unit = make_organisation(parent=row.organisation)
    make_relationship(organisation=unit, stage=Stage.SIGNED)
    bare = make_organisation(parent=row.organisation)
    make_post(organisation=row.organisation, title="Empty chair")
    facts = page(make_officer(), row)["facts"]
    assert [fact.title for fact in facts["ours"]] == ["We send it"]
    assert [fact.title for fact in facts["action"]] == ["Call back"]
    assert [(fact.title, fact.text) for fact in facts["agreement"]] == [("Memorandum", "signed")]
    assert [fact.title for fact in facts["holder"]] == ["Head"]
    assert [fact.title for fact in facts["vacant"]] == ["Empty chair"]
    assert [(fact.title, fact.stage) for fact in facts["related"]] == [(unit.name, "Signed")]
    assert [fact.title for fact in facts["unit"]] == [bare.name]


def test_a_prolonged_agreement_is_open_and_an_expired_one_is_not() -> None:
    row, ended = make_relationship(), {"in_force": True, "ends_on": day(-100)}
    make_agreement(row, title="Goes on", renewal=Renewal.AUTOMATIC, **ended)
    make_agreement(row, title="Expired", **ended)
    renewed = make_agreement(row, title="Renewed", renewal=Renewal.AUTOMATIC, **ended)
    make_agreement(row, title="Next", in_force=True, renews=renewed)
    make_agreement(row, title="Draft", ends_on=day(-1))
    found = {fact.title: fact.text for fact in page(make_officer(), row)["facts"]["agreement"]}
    assert found == {"Goes on": "prolonged", "Next": "signed", "Draft": ""}


def test_agreements_to_which_a_body_is_a_further_party_stand_with_it_if_they_are_seen() -> None:
    row, owner = make_relationship(), make_officer()
    partner = make_relationship()
    secret = make_relationship(named=(owner,), owner=owner)
    for title, with_whom in (("Shared", partner), ("Hidden", secret)):
        made = make_agreement(with_whom, title=title, in_force=True, ends_on=day(9))
        made.parties.add(row.organisation)
        Amendment.everything.create(agreement=made, on=day(-1), text=f"{title} amended")
    context = page(make_officer(), row)
    assert [fact.title for fact in context["facts"]["agreement"]] == ["Shared"]
    lines = [line for line in context["lines"] if line.title in {"Shared", "Hidden"}]
    assert [line.title for line in lines] == ["Shared"] * 5
    assert [fact.title for fact in page(owner, row)["facts"]["agreement"]] == ["Hidden", "Shared"]
    assert any(partner.organisation.name in line.detail for line in lines)


def test_days_over_agreed_days_are_shown_as_such() -> None:
    row = make_relationship(cadence_days=30, last_contact_below_on=day(-75))
    text = (
        signed_in(make_officer()).get(reverse("tracker_partner", args=[row.uid])).content.decode()
    )
    assert "75 ÷ 30 days = 2.5" in text


def test_actions_are_offered_to_those_who_may_take_them() -> None:
    row = make_relationship()
    edit = reverse("tracker_partner_edit", args=[row.uid])
    for user, is_offered in ((make_officer(), True), (make_colleague(Role.READER), False)):
        text = signed_in(user).get(reverse("tracker_partner", args=[row.uid])).content.decode()
        assert (edit in text) is is_offered


def test_what_people_typed_is_escaped() -> None:
    row = make_relationship(aim="<script>1</script>")
    make_interaction(row, subject="<img src=x>", asked="<b>x</b>")
    text = (
        signed_in(make_officer()).get(reverse("tracker_partner", args=[row.uid])).content.decode()
    )
    assert not [bad for bad in ("<script>1", "<img src=x>", "<b>x</b>") if bad in text]


def test_the_page_costs_as_many_queries_for_twenty_as_for_two() -> None:
    row, client, counts = make_full_relationship(), signed_in(make_officer()), []
    address = reverse("tracker_partner", args=[row.uid])
    for number in (2, 18):
        for each in range(number):
            make_interaction(row, on=day(-each))
            make_commitment(row)
            make_post(organisation=row.organisation, holder=make_person())
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        counts.append(len(captured))
    assert counts[0] == counts[1] < 15
