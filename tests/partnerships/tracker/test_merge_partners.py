"""Two organisations become one, with everything that leads to them from anywhere."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page

from accounts.choices import HEAD_OF_POLICY, Role
from accounts.models import User
from casestudies.models import CaseStudyPage, CaseStudyPartner
from partnerships.register.choices import EngagementKind
from partnerships.register.models import (
    Engagement,
    Organisation,
    OrganisationName,
    PortalPartner,
    Seat,
)
from partnerships.register.services.merge_organisations import OrganisationMerge
from partnerships.tracker.choices import AuditAction, MergeKind, Side, Stage, Visibility
from partnerships.tracker.models import (
    Agreement,
    AuditEntry,
    Interaction,
    Merge,
    Participant,
    Post,
    Relationship,
    StageChange,
    Tenure,
)
from partnerships.tracker.services.find_survivor import find_survivor
from partnerships.tracker.services.merge_partners import merge_partners, preview_partners
from partnerships.tracker.services.roll_up_contact import roll_up_contact
from tests.factories.register import (
    make_edition,
    make_organisation,
    make_portal,
    make_seat,
)
from tests.factories.tracker import (
    day,
    make_action,
    make_agreement,
    make_colleague,
    make_commitment,
    make_interaction,
    make_officer,
    make_person,
    make_post,
    make_relationship,
)

pytestmark = pytest.mark.django_db


def make_study(organisation: Organisation) -> CaseStudyPage:
    study = CaseStudyPage(title=f"Case of {organisation}", summary="What happened.")
    study.partner_links = [CaseStudyPartner(organisation=organisation)]
    Page.objects.get(slug="case-studies").add_child(instance=study)
    return study


def named(organisation: Organisation) -> None:
    row = OrganisationName(name=f"Name of {organisation}")
    organisation.names = [row]
    organisation.save_revision().publish()


def engaged(organisation: Organisation) -> None:
    edition = make_edition()
    edition.engagements = [Engagement(kind=EngagementKind.ATTENDED, with_organisation=organisation)]
    edition.save_revision().publish()


def further_party(organisation: Organisation) -> None:
    make_agreement().parties.add(organisation)


#: What leads to an organisation, and how many rows do once two of each are those of one. A kind
#: that is new in any app has to be added here, and to be moved by somebody.
LEADING: dict[tuple[Any, str], tuple[Callable[[Organisation], Any], int]] = {
    (Organisation, "parent"): (lambda body: make_organisation(parent=body), 2),
    (OrganisationName, "organisation"): (named, 3),
    (PortalPartner, "organisation"): (
        lambda body: make_portal(partners=(body,)),
        2,
    ),
    (Engagement, "with_organisation"): (engaged, 2),
    (Seat, "organisation"): (lambda body: make_seat(organisation=body), 2),
    (CaseStudyPartner, "organisation"): (make_study, 2),
    (CaseStudyPage, "organisations"): (make_study, 2),
    (Relationship, "organisation"): (
        lambda body: make_relationship(organisation=body),
        1,
    ),
    (Post, "organisation"): (lambda body: make_post(organisation=body), 2),
    (Agreement, "parties"): (
        further_party,
        2,
    ),
}


@pytest.fixture
def head() -> User:
    return make_colleague(*HEAD_OF_POLICY)


@pytest.fixture
def kept() -> Organisation:
    return make_organisation(name="Ministry of Tests", acronym="")


@pytest.fixture
def gone() -> Organisation:
    return make_organisation(name="Testing Ministry", acronym="")


def merge(kept: Organisation, gone: Organisation, user: User) -> None:
    merge_partners(OrganisationMerge(kept, gone, reason="The same house."), user)


def leading() -> set[tuple[Any, str]]:
    return {
        (model, field.name)
        for model in apps.get_models()
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.related_model is Organisation
    }


def test_everything_that_can_lead_to_an_organisation_is_known_here() -> None:
    assert leading() == set(LEADING)


@pytest.mark.parametrize("key", LEADING, ids=lambda key: f"{key[0].__name__}.{key[1]}")
def test_whatever_led_to_the_one_that_goes_leads_to_the_one_that_stays(
    kept: Organisation, gone: Organisation, head: User, key: tuple[Any, str]
) -> None:
    make, number = LEADING[key]
    for body in (kept, gone):
        make(body)
    merge(kept, Organisation.objects.get(pk=gone.pk), head)
    rows = key[0]._base_manager
    assert rows.filter(**{key[1]: kept.pk}).count() == number
    assert not rows.filter(**{key[1]: gone.pk}).exists()
    assert not Organisation.objects.filter(pk=gone.pk).exists()


def test_everything_of_two_relationships_is_of_one(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    first, second = make_relationship(organisation=kept), make_relationship(organisation=gone)
    for partner in (first, second):
        make_interaction(partner)
        make_commitment(partner)
        make_agreement(partner)
        make_action(partner)
    merge(kept, gone, head)
    left = Relationship.everything.get()
    assert left == first
    for relation in ("interactions", "commitments", "agreements", "action_points"):
        assert getattr(left, relation).count() == 2, relation


def test_the_relationship_that_stays_takes_over_what_it_lacks(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    owner = make_officer()
    make_relationship(organisation=kept, aim="To agree.", stage=Stage.ACTIVE)
    make_relationship(
        organisation=gone, aim="To meet.", owner=owner, next_step="Call", next_step_on=day(3)
    )
    merge(kept, gone, head)
    left = Relationship.everything.get()
    assert (left.owner, left.next_step, left.stage) == (owner, "Call", Stage.ACTIVE)
    assert left.aim == "To agree.\n\nTo meet."
    change = StageChange.everything.get()
    assert (change.from_stage, change.to_stage) == (Stage.PROSPECT, Stage.ACTIVE)


def test_relationships_about_different_portals_stay_two(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    portal = make_portal()
    make_relationship(organisation=kept)
    make_relationship(organisation=gone, portal=portal)
    merge(kept, gone, head)
    assert {row.portal for row in Relationship.everything.filter(organisation=kept)} == {
        None,
        portal,
    }


def test_an_e_mail_logged_with_both_stays_twice_rather_than_being_lost(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    for body in (kept, gone):
        make_interaction(make_relationship(organisation=body), message_id="<1@example.org>")
    merge(kept, gone, head)
    assert Interaction.everything.count() == 2


def test_the_last_contact_with_either_is_that_of_the_one_that_stays(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    make_relationship(organisation=kept)
    make_interaction(make_relationship(organisation=gone), on=day(-2))
    merge(kept, gone, head)
    assert Relationship.everything.get().last_contact_on == day(-2)


def test_the_body_above_the_one_that_goes_loses_its_last_contact(
    kept: Organisation, head: User
) -> None:
    above = make_organisation()
    gone = make_organisation(parent=above)
    parent = make_relationship(organisation=above)
    interaction = make_interaction(make_relationship(organisation=gone), on=day(-2))
    roll_up_contact(interaction.relationship)
    merge(kept, gone, head)
    parent.refresh_from_db()
    assert parent.last_contact_below_on is None


@pytest.mark.parametrize("hidden", ["kept", "gone"])
def test_what_was_hidden_stays_hidden(
    kept: Organisation, gone: Organisation, head: User, hidden: str
) -> None:
    owner, other = make_officer(), make_officer()
    bodies = {"kept": kept, "gone": gone}
    make_relationship(organisation=bodies.pop(hidden), named=(owner,), owner=owner)
    make_relationship(organisation=bodies.popitem()[1], owner=other)
    merge(kept, gone, head)
    row = Relationship.everything.get()
    assert row.visibility == Visibility.NAMED
    for user, seen in ((owner, True), (other, False), (make_officer(), False)):
        assert Relationship.objects.visible_to(user).exists() == seen


def test_two_teams_do_not_see_what_only_one_saw(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    one, other = make_officer(), make_officer()
    make_relationship(organisation=kept, named=(one,), owner=one)
    make_relationship(organisation=gone, named=(other,), owner=other)
    merge(kept, gone, head)
    for user in (one, other):
        assert not Relationship.objects.visible_to(user).exists()


def test_posts_of_one_title_become_one_with_all_they_did(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    ama, yaw = make_person(), make_person()
    mine = make_post(organisation=kept, title="Director", holder=ama, since=day(-9))
    theirs = make_post(organisation=gone, title="director ", email="d@office.example.org")
    Tenure.everything.create(post=theirs, person=yaw, starts_on=day(-99), ends_on=day(-10))
    make_commitment(post=theirs)
    make_interaction(posts=(theirs,))
    make_agreement(their_post=theirs)
    merge(kept, gone, head)
    mine.refresh_from_db()
    assert mine.email == "d@office.example.org"
    assert mine.tenures.count() == 2
    assert mine.commitments.count() == mine.participations.count() == mine.agreements.count() == 1
    assert find_survivor(theirs.uid, MergeKind.POST) == mine.uid


def test_one_person_in_both_posts_is_there_once(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    ama = make_person()
    mine = make_post(organisation=kept, title="Director", holder=ama, since=day(-9))
    theirs = make_post(organisation=gone, title="Director", holder=ama, since=day(-99))
    make_interaction(posts=(mine, theirs))
    merge(kept, gone, head)
    tenure = Tenure.everything.get()
    assert (tenure.post, tenure.starts_on, tenure.ends_on) == (mine, day(-99), None)
    assert Participant.everything.get().post == mine


def test_two_people_in_one_contact_by_both_posts_both_stay(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    ama, yaw = make_person(), make_person()
    mine = make_post(organisation=kept, title="Director", holder=ama, since=day(-9))
    theirs = make_post(organisation=gone, title="Director")
    contact = make_interaction(posts=(mine,))
    Participant.everything.create(interaction=contact, side=Side.THEM, post=theirs, person=yaw)
    merge(kept, gone, head)
    assert {part.person for part in contact.participants.all()} == {ama, yaw}


def test_two_holders_of_one_post_are_refused_by_name_and_nothing_changes(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    for body in (kept, gone):
        make_post(organisation=body, title="Director", holder=make_person(), since=day(-9))
    with pytest.raises(ValidationError) as refused:
        merge(kept, gone, head)
    assert "two holders" in refused.value.message_dict["gone"][0]
    assert Post.everything.filter(organisation=gone).exists()
    assert not Merge.everything.exists()


def test_the_partner_is_no_further_party_of_its_own_agreement(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    agreement = make_agreement(make_relationship(organisation=kept))
    agreement.parties.add(gone)
    merge(kept, gone, head)
    assert not Agreement.everything.get().parties.exists()


def test_the_merge_is_written_down_and_old_identifiers_lead_on(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    first, second = make_relationship(organisation=kept), make_relationship(organisation=gone)
    merge(kept, gone, head)
    row = Merge.everything.get(kind=MergeKind.ORGANISATION)
    assert (row.gone_uid, row.kept_uid, row.created_by) == (gone.uid, kept.uid, head)
    assert row.reason == "The same house."
    assert find_survivor(second.uid, MergeKind.RELATIONSHIP) == first.uid
    entry = AuditEntry.objects.get(action=AuditAction.MERGED)
    assert (entry.record_uid, entry.actor) == (kept.uid, head)
    assert "Testing" not in entry.detail


def test_the_history_of_the_public_record_says_nothing_of_the_tracker(
    kept: Organisation, gone: Organisation, head: User
) -> None:
    make_post(organisation=gone, title="Secret post")
    make_relationship(organisation=gone, aim="Secret aim")
    merge(kept, gone, head)
    entry = ModelLogEntry.objects.get(action="chancery.merged")
    assert entry.data["moved"] == []
    assert "same house" not in str(entry.data)


def test_the_preview_counts_what_would_move(gone: Organisation) -> None:
    partner = make_relationship(organisation=gone)
    make_interaction(partner)
    make_portal(partners=(gone,))
    found = dict(preview_partners(gone))
    assert (found["relationships"], found["interactions"], found["partners"]) == (1, 1, 1)


def test_the_pages_of_what_is_gone_lead_on(
    kept: Organisation, gone: Organisation, head: User, client: Client
) -> None:
    first, second = make_relationship(organisation=kept), make_relationship(organisation=gone)
    mine = make_post(organisation=kept, title="Director")
    theirs = make_post(organisation=gone, title="Director")
    merge(kept, gone, head)
    client.force_login(head)
    for name, old, new in (("tracker_partner", second, first), ("tracker_post", theirs, mine)):
        response = client.get(reverse(name, args=[old.uid]))
        assert response["Location"] == reverse(name, args=[new.uid])


@pytest.mark.parametrize("role", list(Role))
def test_nobody_with_one_role_alone_merges_partners(
    kept: Organisation, gone: Organisation, role: Role
) -> None:
    with pytest.raises(PermissionDenied):
        merge(kept, gone, make_colleague(role))
    assert Organisation.objects.filter(pk=gone.pk).exists()
