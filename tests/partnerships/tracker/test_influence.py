"""The influence trail: from what we did to what came of it, with its strength and evidence."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from foundation import registries
from legislation.models import Event, Instrument, Provision
from partnerships.register.models import Engagement
from partnerships.tracker.choices import InteractionKind
from partnerships.tracker.models import AuditEntry, InfluenceLink
from tests.factories.legislation import event, make_bill_and_act, make_law
from tests.factories.register import make_edition, make_seat
from tests.factories.tracker import (
    day,
    make_colleague,
    make_interaction,
    make_officer,
    make_relationship,
)
from tests.partnerships.tracker.signing_in import signed_in

pytestmark = pytest.mark.django_db

LIST = "/admin/tracker/influence/"
ADD = f"{LIST}add/"


def law_of_tomorrow() -> tuple[Instrument, Event]:
    law = make_law(event("assented", str(day(10))), title="Act of Tomorrow")
    return law, Event.objects.get(instrument=law)


def typed(law: Instrument, effect: Any, /, **data: Any) -> dict[str, Any]:
    kind = "provision" if isinstance(effect, Provision) else "event"
    return {
        "law": str(law.uid),
        "effect": f"{kind}:{effect.uid}",
        "strength": "asked_for",
        "evidence": "",
        "evidence_url": "",
        **data,
    }


def make_link(**values: Any) -> InfluenceLink:
    law, effect = (None, None) if "effect_uid" in values else law_of_tomorrow()
    values.setdefault("effect_uid", effect.uid if effect else None)
    values.setdefault("cause_label", "Meeting in May")
    return InfluenceLink.everything.create(
        **{
            "kind": "meeting",
            "cause_on": day(),
            "effect_kind": "event",
            "effect_label": f"{law}: Assented",
            "strength": "present",
            **values,
        }
    )


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.APPROVER])
def test_readers_see_open_links_and_add_none(client: Client, role: Role) -> None:
    make_link(cause_label="Open cause")
    make_link(cause_label="Hidden cause", relationship=make_relationship(confidential=True))
    signed_in(client, make_colleague(role))
    page = client.get(LIST).content.decode()
    assert ("Open cause" in page, "Hidden cause" in page) == (True, False)
    assert ADD not in page
    assert client.get(ADD).status_code in {302, 403}
    assert client.post(ADD, {}).status_code in {302, 403}


def test_an_administrator_without_a_role_sees_nothing(client: Client) -> None:
    signed_in(client, make_colleague(Role.ADMINISTRATOR))
    assert client.get(LIST).status_code in {302, 403}


def test_an_interaction_leads_to_an_event_and_brings_its_partner(client: Client) -> None:
    law, effect = law_of_tomorrow()
    meeting = make_interaction(subject="Committee hearing")
    user = signed_in(client, make_officer())
    assert client.post(ADD, typed(law, effect, interaction=str(meeting.uid))).url == LIST
    link = InfluenceLink.everything.get()
    assert (link.relationship, link.interaction) == (meeting.relationship, meeting)
    assert (link.kind, link.cause_on, link.effect_on) == ("meeting", meeting.on, day(10))
    assert (link.effect_uid, link.created_by) == (effect.uid, user)
    assert "Committee hearing" in link.cause_label
    assert AuditEntry.objects.filter(kind="influencelink", action="created").exists()


@pytest.mark.parametrize("name", ["response", "seat"])
def test_a_public_record_of_ours_may_be_the_cause(client: Client, name: str) -> None:
    law, effect = law_of_tomorrow()
    if name == "response":
        make_law(event("evidence_given", "2020-05"), title="Bill we answered")
        cause: Any = Event.objects.get(type="evidence_given")
    else:
        cause = make_seat(starts="2019")
    signed_in(client, make_officer())
    response = client.post(ADD, typed(law, effect, **{name: str(cause.uid)}))
    assert response.status_code == 302
    link = InfluenceLink.everything.get()
    assert (link.kind, link.cause_uid, link.relationship) == (name, cause.uid, None)


def test_a_letter_is_a_message(client: Client) -> None:
    law, effect = law_of_tomorrow()
    letter = make_interaction(kind=InteractionKind.LETTER)
    signed_in(client, make_officer())
    client.post(ADD, typed(law, effect, interaction=str(letter.uid)))
    assert InfluenceLink.everything.get().kind == "message"


def test_the_button_shows_what_came_of_the_law_and_keeps_what_was_typed(client: Client) -> None:
    law, effect = law_of_tomorrow()
    signed_in(client, make_officer())
    data = {"law": str(law.uid), "evidence": "Kept words", "show-effects": "1"}
    response = client.post(ADD, data)
    page = response.content.decode()
    assert response.status_code == 200
    assert f'value="event:{effect.uid}"' in page
    assert "Kept words" in page
    assert not InfluenceLink.everything.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"interaction": ""}, "choose one of these four"),
        ({"effect": ""}, "Choose the event or the provision"),
        ({"effect": "event:4b1c0a52-0000-4000-8000-000000000000"}, "valid choice"),
        ({"strength": "text_adopted"}, "This strength needs evidence"),
        ({"strength": "credited", "evidence": " "}, "This strength needs evidence"),
        ({"strength": "huge"}, "valid choice"),
        ({"evidence_url": "javascript:alert(1)"}, "Give an address of the web"),
        ({"evidence_url": "ftp://example.org/x"}, "Give an address of the web"),
        ({"law": ""}, "required"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    client: Client, data: dict[str, str], words: str
) -> None:
    law, effect = law_of_tomorrow()
    meeting = make_interaction()
    signed_in(client, make_officer())
    response = client.post(ADD, typed(law, effect, **{"interaction": str(meeting.uid), **data}))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not InfluenceLink.everything.exists()


def test_an_effect_before_its_cause_is_refused(client: Client) -> None:
    law = make_law(event("assented", "2015-03"))
    effect = Event.objects.get(instrument=law)
    signed_in(client, make_officer())
    meeting = make_interaction()
    response = client.post(ADD, typed(law, effect, interaction=str(meeting.uid)))
    assert "lies before what we did" in response.content.decode()


def test_a_partial_date_that_may_lie_after_is_taken(client: Client) -> None:
    law = make_law(event("assented", str(day().year)))
    signed_in(client, make_officer())
    meeting = make_interaction()
    effect = Event.objects.get(instrument=law)
    assert client.post(ADD, typed(law, effect, interaction=str(meeting.uid))).status_code == 302


def test_an_interaction_that_one_may_not_see_is_no_cause(client: Client) -> None:
    law, effect = law_of_tomorrow()
    hidden = make_interaction(confidential=True, owner=make_officer())
    signed_in(client, make_officer())
    response = client.post(ADD, typed(law, effect, interaction=str(hidden.uid)))
    assert response.status_code == 422
    assert not InfluenceLink.everything.exists()


def test_the_address_names_partner_and_interaction(client: Client) -> None:
    meeting = make_interaction(subject="Named by the address")
    signed_in(client, make_officer())
    page = client.get(f"{ADD}?partner={meeting.relationship.uid}&interaction={meeting.uid}")
    assert "Named by the address" in page.content.decode()
    assert client.get(f"{ADD}?partner=x&interaction=%27").status_code == 200


def test_the_database_itself_wants_evidence_for_a_strong_claim() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_link(strength="credited")
    make_link(strength="credited", evidence_url="https://example.org/")


def test_an_event_of_a_bill_shows_on_the_act_that_it_became(client: Client) -> None:
    bill, act = make_bill_and_act()
    introduced = Event.objects.get(instrument=bill, type="introduced")
    make_link(effect_uid=introduced.uid, effect_label="The bill", cause_label="Our hearing")
    make_link(cause_label="Another matter")
    signed_in(client, make_officer())
    page = client.get(f"{LIST}?law={act.uid}").content.decode()
    assert ("Our hearing" in page, "Another matter" in page) == (True, False)
    assert str(act) in page
    add = client.post(ADD, {"law": str(act.uid), "show-effects": "1"}).content.decode()
    assert f"event:{introduced.uid}" in add


def test_a_label_outlives_what_it_names(client: Client) -> None:
    make_link(effect_uid="4b1c0a52-0000-4000-8000-000000000000", effect_label="A law long gone")
    signed_in(client, make_officer())
    page = client.get(LIST).content.decode()
    assert "A law long gone" in page
    assert "no longer in the records" in page


def test_filters_narrow_the_trail(client: Client) -> None:
    partner = make_relationship()
    link = make_link(relationship=partner, kind="seat", cause_label="Wanted cause")
    make_link(strength="asked_for", cause_label="Other cause")
    law = Event.objects.get(uid=link.effect_uid).instrument
    signed_in(client, make_officer())
    for query in (
        "strength=present",
        "kind=seat",
        f"partner={partner.uid}",
        f"law={law.uid}",
        f"country={law.jurisdiction.slug}&kind=seat",
    ):
        page = client.get(f"{LIST}?{query}").content.decode()
        assert ("Wanted cause" in page, "Other cause" in page) == (True, False), query
    odd = f"{LIST}?strength=x&law=x&country=%27&partner=1&page=z"
    assert "Other cause" in client.get(odd).content.decode()


def test_a_claim_is_corrected_or_the_link_taken_out(client: Client) -> None:
    link = make_link()
    signed_in(client, make_officer())
    address = reverse("tracker_influence_edit", args=[link.uid])
    claim = {"strength": "credited", "evidence": "Said so in the debate", "evidence_url": ""}
    assert client.post(address, claim).url == LIST
    link.refresh_from_db()
    assert (link.strength, link.evidence) == ("credited", "Said so in the debate")
    assert AuditEntry.objects.get(action="changed").detail == "strength, evidence"
    assert client.post(address, {**claim, "evidence": ""}).status_code == 422
    assert client.post(address, {"do": "drop"}).url == LIST
    assert not InfluenceLink.everything.exists()


def test_a_reader_opens_a_link_and_changes_nothing(client: Client) -> None:
    link = make_link()
    hidden = make_link(relationship=make_relationship(confidential=True))
    signed_in(client, make_colleague(Role.READER))
    address = reverse("tracker_influence_edit", args=[link.uid])
    assert "Correct it" not in client.get(address).content.decode()
    assert client.post(address, {"do": "drop"}).status_code in {302, 403}
    assert client.get(reverse("tracker_influence_edit", args=[hidden.uid])).status_code == 404
    assert InfluenceLink.everything.count() == 2


def test_opening_a_confidential_link_is_written_down(client: Client) -> None:
    officer = make_officer()
    link = make_link(relationship=make_relationship(confidential=True, owner=officer))
    signed_in(client, officer)
    client.get(reverse("tracker_influence_edit", args=[link.uid]))
    assert AuditEntry.objects.get().action == "viewed"


def test_a_draft_may_not_drop_what_the_trail_leads_to() -> None:
    link = make_link(cause_label="SECRET-CAUSE")
    users = [name for use in registries.child_uses.of(Event) for name in use(link.effect_uid)]
    assert users == ["other rows kept by the staff"]
    law = Event.objects.get(uid=link.effect_uid).instrument
    law.events.set([])
    with pytest.raises(ValidationError) as refused:
        law.save_revision().publish()
    assert "other rows kept by the staff" in str(refused.value)
    assert "SECRET" not in str(refused.value)


def test_a_long_trail_costs_as_many_queries_as_a_short_one(client: Client) -> None:
    signed_in(client, make_officer())
    counts = []
    for number in (2, 10):
        for _each in range(number):
            make_link(relationship=make_relationship(), interaction=make_interaction())
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_our_part_in_a_forum_may_be_the_cause(client: Client) -> None:
    law, effect = law_of_tomorrow()
    edition = make_edition(starts="2021-06-01")
    part = Engagement.objects.create(edition=edition, kind="spoke", title="Keynote")
    signed_in(client, make_officer())
    assert client.post(ADD, typed(law, effect, engagement=str(part.uid))).status_code == 302
    assert str(InfluenceLink.everything.get().cause_on) == "2021-06-01"
