"""A bill that became law: the act takes its address, and whatever led to it leads to the act."""

from typing import Any

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry

from casestudies.models import CaseStudyLaw, CaseStudyPage
from foundation.partial_dates import PartialDate
from legislation.models import Instrument, Relation
from legislation.services.promote_to_act import Promotion, preview_moves, promote_to_act
from legislation.services.read_relations import relations_of
from legislation.services.true_status import with_true_status
from legislation.timeline import timeline
from reference.models import Jurisdiction, Topic
from stewardship.models import Source
from tests.factories.legislation import event, make_law, relate
from tests.factories.people import make_staff
from tests.website.pages import ghana, make_study
from website.models import SearchEntry

pytestmark = pytest.mark.django_db
LAW = "/legislation/testland-qq/child-safety/"
BILL = "/legislation/testland-qq/child-safety-bill/"


def make_bill(**values: Any) -> Instrument:
    values = {"kind": "bill", "title": "Child Safety Bill", "slug": "child-safety", **values}
    return make_law(event("introduced", "2021-05-18"), **values)


def became_law(**values: Any) -> Promotion:
    values = {"title": "Child Safety Act", "number": "Act 9", "law_type": "assented", **values}
    values.setdefault("law_date", PartialDate.parse("2022-07-30"))
    return Promotion(**values)


def promote(bill: Instrument, **values: Any) -> Instrument:
    return promote_to_act(bill, became_law(**values))


def again(record: Any) -> Any:
    return type(record).objects.get(pk=record.pk)


def open_draft(record: Any, **values: Any) -> Any:
    draft = again(record).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    return draft.save_revision(clean=False)


def faults(bill: Instrument, **values: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refusal:
        promote(bill, **values)
    assert Instrument.objects.filter(pk=bill.pk, slug=bill.slug).exists()
    return refusal.value.message_dict


def test_the_act_takes_the_address_and_the_bill_leads_to_it(client: Client) -> None:
    bill = make_bill()
    act = promote(bill)
    assert (act.live, act.slug, again(bill).slug) == (True, "child-safety", "child-safety-bill")
    assert "Child Safety Act" in client.get(LAW).content.decode()
    assert "Became law on 30 July 2022 as Act 9" in client.get(BILL).content.decode()
    assert not Redirect.objects.exists()


def test_each_keeps_its_permanent_address(client: Client) -> None:
    bill = make_bill()
    act = promote(bill)
    assert client.get(f"/id/{bill.uid}")["Location"] == BILL
    assert client.get(f"/id/{act.uid}")["Location"] == LAW


def test_both_have_the_status_of_their_events() -> None:
    source = Source.objects.create(title="Official Gazette")
    bill = make_bill()
    act = promote(bill, source=source, in_force_date=PartialDate.parse("2022-09"))
    ended = again(bill).events.get(type="became_act")
    assert (act.status, again(bill).status) == ("in_force", "enacted_as")
    assert (ended.date, ended.source) == (PartialDate.parse("2022-07-30"), source)
    assert again(bill).status_event_uid == ended.uid


def test_the_events_of_the_bill_show_on_both() -> None:
    bill = make_bill()
    act = promote(bill)
    assert [row.event.type for row in timeline(act)] == ["introduced", "became_act", "assented"]
    assert len(timeline(again(bill))) == 3


def test_topics_and_keepers_are_copied() -> None:
    keeper, topic = make_staff(Instrument), Topic.objects.first()
    bill = make_bill(owner=keeper, review_interval=3)
    bill.topics.add(topic)
    bill.save_revision(clean=False).publish()
    act = promote(bill)
    assert (act.owner, act.review_interval, list(act.topics.all())) == (keeper, 3, [topic])


def test_relations_of_both_directions_move_and_keep_their_uids() -> None:
    bill, older, later = make_bill(), make_law(), make_law()
    own, incoming = relate(bill, "amends", older), relate(later, "cites", bill)
    act = promote(bill)
    links = {(link.kind, link.other.pk, link.is_incoming) for link in relations_of(act)}
    assert links == {
        ("amends", older.pk, False),
        ("cites", later.pk, True),
        ("became", bill.pk, True),
    }
    assert Relation.objects.get(uid=own.uid).instrument == act
    assert Relation.objects.get(uid=incoming.uid).target == act


def test_a_relation_said_of_both_is_said_once() -> None:
    bill, act, later = make_bill(), make_law(), make_law()
    relate(later, "cites", bill), relate(later, "cites", act)
    promote(bill, act=act)
    assert later.relations.get().target == act


def test_open_drafts_of_other_laws_follow() -> None:
    bill, later = make_bill(), make_law()
    relate(later, "cites", bill)
    draft = open_draft(later, title="Another title")
    act = promote(bill)
    draft.refresh_from_db()
    draft.publish()
    assert (again(later).title, later.relations.get().target) == ("Another title", act)


def test_a_relation_that_stands_in_a_draft_only_follows() -> None:
    bill, later = make_bill(), make_law()
    draft = open_draft(later, relations=[Relation(kind="cites", target=bill)])
    act = promote(bill)
    assert not later.relations.exists()
    draft.refresh_from_db()
    draft.publish()
    assert later.relations.get().target == act


def test_a_draft_that_was_never_published_follows() -> None:
    bill, draft = make_bill(), make_law(live=False)
    draft.relations = [Relation(kind="implements", target=bill)]
    draft.save()
    draft.save_revision(clean=False)
    act = promote(bill)
    assert again(draft).get_latest_revision_as_object().relations.get().target == act
    assert draft.relations.get().target == act


def test_an_open_draft_of_the_bill_does_not_take_the_address_back() -> None:
    bill = make_bill()
    draft = open_draft(bill, summary="Better words.")
    promote(bill)
    draft.refresh_from_db()
    draft.publish()
    assert (again(bill).slug, again(bill).summary) == ("child-safety-bill", "Better words.")
    assert again(bill).status == "enacted_as"
    assert again(bill).relations.filter(kind="became").count() == 1


def test_an_editor_that_was_open_meanwhile_is_told_of_it() -> None:
    bill = make_bill()
    loaded = again(bill).latest_revision
    promote(bill)
    latest = again(bill).latest_revision
    assert latest != loaded
    assert latest.content["slug"] == "child-safety-bill"
    assert not again(bill).has_unpublished_changes


def test_bill_and_act_unpublished_and_published_again_keep_their_addresses() -> None:
    bill = make_bill()
    bill.save_revision(clean=False).publish()
    act = promote(bill)
    for record in (bill, act):
        again(record).unpublish()
        again(record).latest_revision.publish()
    assert (again(bill).slug, again(act).slug) == ("child-safety-bill", "child-safety")
    assert (again(bill).status, again(act).status) == ("enacted_as", "adopted")
    assert again(bill).relations.get(kind="became").target == act


def test_an_open_draft_of_the_act_keeps_the_address() -> None:
    bill, act = make_bill(), make_law(slug="act-9")
    draft = open_draft(act, summary="Better words.")
    promote(bill, act=act)
    draft.refresh_from_db()
    draft.publish()
    assert (again(act).slug, again(act).summary) == ("child-safety", "Better words.")


def test_an_act_on_the_site_keeps_its_own_old_address_too(client: Client) -> None:
    bill, act = make_bill(), make_law(slug="act-9")
    promote(bill, act=act)
    assert client.get("/legislation/testland-qq/act-9/")["Location"] == LAW
    assert client.get(LAW).status_code == 200


def test_earlier_addresses_of_the_bill_lead_to_the_act(client: Client) -> None:
    bill = make_bill(slug="hb-1")
    open_draft(bill, slug="child-safety").publish()
    promote(again(bill))
    assert client.get("/legislation/testland-qq/hb-1/")["Location"] == LAW


def test_a_draft_of_the_act_is_published_as_it_stands() -> None:
    bill = make_bill()
    draft = make_law(event("assented", "2022-07-30"), live=False, number="Act 9")
    latest = open_draft(draft, summary="New words.")
    act = promote_to_act(bill, Promotion(act=draft))
    assert (act.pk, act.live, act.summary) == (draft.pk, True, "New words.")
    assert act.slug == "child-safety"
    assert again(bill).events.get(type="became_act").date == latest.as_object().events.get().date


def test_a_second_bill_leads_to_the_same_act(client: Client) -> None:
    bill, twin = make_bill(), make_bill(slug="house-bill", title="House Bill")
    act = promote(bill)
    promote(twin, act=act)
    assert again(act).slug == "child-safety"
    assert client.get("/legislation/testland-qq/house-bill/")["Location"] == LAW
    assert client.get("/legislation/testland-qq/house-bill-bill/").status_code == 200


def test_case_studies_follow_with_their_drafts() -> None:
    bill, study = make_bill(), make_study(ghana())
    study.law_links = [CaseStudyLaw(instrument=bill)]
    study.save_revision().publish()
    draft = open_draft(study, summary="Better words.")
    act = promote(bill)
    assert CaseStudyPage.objects.get(pk=study.pk).law_links.get().instrument == act
    draft.refresh_from_db()
    draft.publish()
    assert CaseStudyPage.objects.get(pk=study.pk).law_links.get().instrument == act


def test_both_are_found_in_the_search() -> None:
    promote(make_bill())
    titles = SearchEntry.objects.values_list("title", flat=True)
    assert {"Child Safety Bill", "Child Safety Act"} <= set(titles)


def test_the_history_says_what_moved() -> None:
    bill, later = make_bill(), make_law(title="Cyber Act")
    relate(later, "cites", bill)
    act = promote(bill)
    entries = ModelLogEntry.objects.filter(action="chancery.promoted")
    assert {entry.object_id for entry in entries} == {str(bill.pk), str(act.pk)}
    assert "Moved to the act: relations of “Cyber Act”" in entries[0].formatter.format_message(
        entries[0]
    )


def test_the_preview_names_what_would_move_and_changes_nothing() -> None:
    bill, older, later = make_bill(), make_law(title="Old Act"), make_law(title="Cyber Act")
    relate(bill, "amends", older), relate(later, "cites", bill)
    study = make_study(ghana())
    study.law_links = [CaseStudyLaw(instrument=bill)]
    study.save_revision().publish()
    assert preview_moves(bill) == [
        "amends Old Act",
        "relations of “Cyber Act”",
        "case study “How it began”",
    ]
    assert Instrument.objects.count() == 3
    assert later.relations.get().target == bill
    assert CaseStudyPage.objects.get(pk=study.pk).law_links.get().instrument == bill


def test_only_a_live_bill_is_promoted_and_only_once() -> None:
    draft, bill = make_law(kind="bill", live=False), make_bill()
    promote(bill)
    for record in (draft, again(bill), make_law()):
        assert set(faults(record)) == {NON_FIELD_ERRORS}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"kind": "bill"}, "kind"),
        ({"law_type": ""}, "law_type"),
        ({"law_type": "introduced"}, "law_type"),
        ({"law_date": None}, "law_date"),
        ({"law_date": PartialDate.parse("2020")}, "law_date"),
        ({"law_date": PartialDate.parse("planned 2022")}, "law_date"),
        ({"law_date": PartialDate.parse("2199")}, "law_date"),
        ({"in_force_date": PartialDate.parse("2021-12")}, "in_force_date"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(values: dict[str, Any], field: str) -> None:
    assert set(faults(make_bill(), **values)) == {field}


def test_a_number_that_another_law_has_is_refused() -> None:
    make_law(number="Act 9", title="Taken Act")
    assert faults(make_bill())["number"] == [
        "“Taken Act” has this number: choose it as the act, if it is the same."
    ]


def test_the_act_is_of_the_same_place_and_no_bill() -> None:
    bill = make_bill()
    elsewhere = make_law(jurisdiction=Jurisdiction.objects.get(code="GH"))
    for other in (elsewhere, make_law(kind="bill"), bill):
        assert set(faults(bill, act=other)) == {"act"}


def test_a_date_that_the_act_denies_is_refused() -> None:
    act = make_law(event("assented", "2022-08-01"))
    assert faults(make_bill(), act=act)["law_date"] == ["The act says 1 August 2022 already."]


def test_a_law_that_cannot_follow_stops_everything() -> None:
    bill, act, later = make_bill(), make_law(), make_law(title="Cyber Act")
    relate(act, "repeals", later), relate(later, "repeals", bill)
    found = faults(bill, act=act)
    assert "“Cyber Act” cannot follow" in found[NON_FIELD_ERRORS][0]
    assert later.relations.get().target == bill


def test_a_taken_address_gets_a_number() -> None:
    make_law(slug="child-safety-bill")
    bill = make_bill()
    promote(bill)
    assert again(bill).slug == "child-safety-bill-2"


def test_who_may_not_publish_may_not_promote() -> None:
    bill = make_bill()
    with pytest.raises(PermissionDenied):
        promote_to_act(bill, became_law(), user=make_staff(Instrument, "change"))
    assert again(bill).slug == "child-safety"


def test_the_sentence_of_the_bill_names_the_act() -> None:
    bill = make_bill()
    promote(bill, law_type="lapsed_into_law")
    words = with_true_status([again(bill)])[0].status_words
    assert words == "Became law on 30 July 2022 as Act 9: lapsed into law"
