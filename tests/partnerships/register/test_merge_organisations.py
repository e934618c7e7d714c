"""Two public records of one organisation become one, and every link to either holds."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from wagtail.models import ModelLogEntry

from accounts.choices import Role
from accounts.models import User
from partnerships.register.choices import OrganisationNameKind, PartnerRole
from partnerships.register.models import (
    Organisation,
    OrganisationName,
    Portal,
    PortalPartner,
    Seat,
)
from partnerships.register.services.merge_organisations import (
    OrganisationMerge,
    as_known,
    merge_organisations,
)
from stewardship.choices import VerificationOutcome
from stewardship.models import ErrorReport, Verification
from stewardship.services.verify_record import verify_record
from tests.factories.register import make_organisation, make_portal, make_seat
from tests.factories.tracker import make_colleague
from website.models import RecordChange

pytestmark = pytest.mark.django_db


@pytest.fixture
def approver() -> User:
    return make_colleague(Role.APPROVER)


@pytest.fixture
def kept() -> Organisation:
    return make_organisation(name="Ministry of Tests", acronym="MT")


@pytest.fixture
def gone() -> Organisation:
    return make_organisation(name="Testing Ministry", acronym="TM")


def merge(kept: Organisation, gone: Organisation, user: User, **values: Any) -> Organisation:
    merge_organisations(OrganisationMerge(kept, gone, values), user)
    return Organisation.objects.get(pk=kept.pk)


def refused(kept: Organisation, gone: Organisation, user: User) -> dict[str, Any]:
    number = Organisation.objects.count()
    with pytest.raises(ValidationError) as error:
        merge(kept, gone, user)
    assert Organisation.objects.count() == number
    return dict(error.value.message_dict)


def test_the_values_that_were_chosen_stand_in_public(
    kept: Organisation, gone: Organisation, approver: User
) -> None:
    row = merge(kept, gone, approver, summary="A summary.", website="https://tests.example.org/")
    assert (row.name, row.summary) == ("Ministry of Tests", "A summary.")
    assert row.website == "https://tests.example.org/"
    assert row.live


def test_the_names_of_both_are_kept(kept: Organisation, gone: Organisation, approver: User) -> None:
    gone.names = [OrganisationName(name="Ministère", kind=OrganisationNameKind.TRANSLATION)]
    gone.save_revision().publish()
    row = merge(kept, Organisation.objects.get(pk=gone.pk), approver)
    assert {(each.name, each.kind) for each in row.names.all()} == {
        ("Ministère", OrganisationNameKind.TRANSLATION),
        ("Testing Ministry", OrganisationNameKind.AS_PUBLISHED),
        ("TM", OrganisationNameKind.ACRONYM),
    }


def test_a_portal_names_the_one_that_stays_once_in_each_role(
    kept: Organisation, gone: Organisation, approver: User
) -> None:
    both = make_portal(partners=(kept, gone))
    other = make_portal(partners=(gone,), role=PartnerRole.GOVERNMENT)
    merge(kept, gone, approver)
    rows = {(row.portal_id, row.organisation_id, row.role) for row in PortalPartner.objects.all()}
    assert rows == {
        (both.pk, kept.pk, PartnerRole.LOCAL),
        (other.pk, kept.pk, PartnerRole.GOVERNMENT),
    }


def test_a_draft_and_an_old_version_of_a_portal_follow(
    kept: Organisation, gone: Organisation, approver: User
) -> None:
    portal = make_portal(partners=(gone,))
    first = portal.latest_revision or portal.save_revision()
    portal.partners = []
    portal.save_revision().publish()
    draft = Portal.objects.get(pk=portal.pk)
    draft.partners = [PortalPartner(organisation=gone, role=PartnerRole.LOCAL)]
    draft.save_revision()
    merge(kept, gone, approver)
    first.refresh_from_db()
    latest = Portal.objects.get(pk=portal.pk).get_latest_revision_as_object()
    for version in (first.as_object(), latest):
        assert [row.organisation_id for row in version.partners.all()] == [kept.pk]


def test_units_and_seats_follow_live_and_drafted(
    kept: Organisation, gone: Organisation, approver: User
) -> None:
    unit, draft_unit = make_organisation(parent=gone), make_organisation(parent=gone, live=False)
    seat = make_seat(organisation=gone)
    drafted = make_seat()
    drafted.organisation = gone
    drafted.save_revision()
    merge(kept, gone, approver)
    for row in (unit, draft_unit):
        row.refresh_from_db()
        assert row.parent == kept
    seat.refresh_from_db()
    assert seat.organisation == kept
    latest = Seat.objects.get(pk=drafted.pk).get_latest_revision_as_object()
    assert latest.organisation == kept


def test_an_open_draft_of_the_one_that_stays_gets_the_values_too(
    kept: Organisation, gone: Organisation, approver: User
) -> None:
    kept.summary = "Being written."
    kept.save_revision()
    row = merge(kept, gone, approver, website="https://tests.example.org/")
    draft = row.get_latest_revision_as_object()
    assert (draft.website, draft.summary) == ("https://tests.example.org/", "Being written.")


def test_a_draft_is_merged_into_a_public_record(kept: Organisation, approver: User) -> None:
    gone = make_organisation(name="Testing Draft", live=False)
    row = merge(kept, gone, approver)
    assert "Testing Draft" in {each.name for each in row.names.all()}


def test_two_drafts_become_one_draft(approver: User) -> None:
    kept, gone = make_organisation(live=False), make_organisation(live=False)
    row = merge(kept, gone, approver, summary="A summary.")
    assert not row.live
    assert as_known(row).summary == "A summary."
    assert gone.name in {each.name for each in as_known(row).names.all()}


def test_reports_and_checks_of_either_are_of_the_one_that_stays(
    kept: Organisation, gone: Organisation, approver: User
) -> None:
    ErrorReport.objects.create(record_uid=gone.uid, record_title="A", message="Wrong.")
    verify_record(gone, approver, VerificationOutcome.UNCHANGED)
    merge(kept, gone, approver)
    assert ErrorReport.objects.get().record_uid == kept.uid
    assert Verification.objects.get().record_uid == kept.uid


def test_the_history_says_what_was_merged_by_whom(
    kept: Organisation, gone: Organisation, approver: User
) -> None:
    make_portal(partners=(gone,), name="Testing Portal")
    merge(kept, gone, approver)
    entry = ModelLogEntry.objects.filter(action="chancery.merged").get()
    assert (entry.user, entry.data["gone_uid"]) == (approver, str(gone.uid))
    assert "Testing Portal" in entry.message


def test_old_addresses_lead_to_the_one_that_stays(
    kept: Organisation, gone: Organisation, approver: User, client: Client
) -> None:
    merge(kept, gone, approver)
    response = client.get(f"/id/{gone.uid}", follow=True)
    assert response.redirect_chain[-1][0] == f"/partners/{kept.slug}/"
    assert response.status_code == 200
    response = client.get(f"/partners/{gone.slug}/")
    assert (response.status_code, response["Location"]) == (301, f"/partners/{kept.slug}/")


def test_the_feed_of_changes_says_with_what_it_was_merged(
    kept: Organisation, gone: Organisation, approver: User
) -> None:
    merge(kept, gone, approver)
    told = RecordChange.objects.get(record_uid=gone.uid)
    assert told.words == "Merged with “Ministry of Tests”"


def test_addresses_lead_on_through_two_merges(
    kept: Organisation, gone: Organisation, approver: User, client: Client
) -> None:
    last = make_organisation()
    merge(kept, gone, approver)
    merge(last, Organisation.objects.get(pk=kept.pk), approver)
    for address in (f"/id/{gone.uid}", f"/partners/{gone.slug}/", f"/partners/{kept.slug}/"):
        response = client.get(address, follow=True)
        assert response.redirect_chain[-1][0] == f"/partners/{last.slug}/", address


def test_what_was_never_public_stays_unknown(
    kept: Organisation, approver: User, client: Client
) -> None:
    gone = make_organisation(live=False)
    merge(kept, gone, approver)
    assert client.get(f"/id/{gone.uid}").status_code == 404


def test_the_survivor_that_leaves_the_site_is_said_to_be_gone(
    kept: Organisation, gone: Organisation, approver: User, client: Client
) -> None:
    merge(kept, gone, approver).unpublish()
    assert client.get(f"/id/{gone.uid}", follow=True).status_code == 410


# --- Refusals ------------------------------------------------------------------------------------


def test_a_record_is_not_merged_with_itself(kept: Organisation, approver: User) -> None:
    assert list(refused(kept, kept, approver)) == ["gone"]


@pytest.mark.parametrize("far", [False, True])
def test_a_body_and_what_is_above_it_stay_two_records(approver: User, far: bool) -> None:
    above = make_organisation()
    middle = make_organisation(parent=above)
    below = make_organisation(parent=middle) if far else middle
    for kept, gone in ((above, below), (below, above)):
        found = refused(kept, gone, approver)
        assert list(found) == ["gone"]
        assert "a body and its parent" in found["gone"][0]


def test_a_parent_in_a_draft_counts_too(approver: User) -> None:
    above, below = make_organisation(), make_organisation()
    below.parent = above
    below.save_revision()
    below.refresh_from_db()
    assert list(refused(above, below, approver)) == ["gone"]


def test_we_are_merged_with_nobody(gone: Organisation, approver: User) -> None:
    us = make_organisation(us=True)
    assert list(refused(us, gone, approver)) == ["kept"]
    assert list(refused(gone, us, approver)) == ["gone"]


def test_a_public_record_is_not_merged_into_a_draft(gone: Organisation, approver: User) -> None:
    assert list(refused(make_organisation(live=False), gone, approver)) == ["kept"]


def test_changes_that_nobody_published_are_not_thrown_away(
    kept: Organisation, gone: Organisation, approver: User
) -> None:
    gone.summary = "Being written."
    gone.save_revision()
    gone.refresh_from_db()
    assert list(refused(kept, gone, approver)) == ["gone"]


def test_a_value_that_may_not_stand_in_public_is_refused(
    kept: Organisation, gone: Organisation, approver: User
) -> None:
    kept_pk = kept.pk
    with pytest.raises(ValidationError) as error:
        merge(kept, gone, approver, name="")
    assert list(error.value.message_dict) == ["kept"]
    assert Organisation.objects.get(pk=kept_pk).name == "Ministry of Tests"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.APPROVER, Role.ADMINISTRATOR}))
def test_only_who_approves_and_deletes_public_records_may(
    kept: Organisation, gone: Organisation, role: Role
) -> None:
    with pytest.raises(PermissionDenied):
        merge(kept, gone, make_colleague(role))
    assert Organisation.objects.filter(pk=gone.pk).exists()
