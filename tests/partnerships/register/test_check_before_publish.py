"""What a record of the register must fulfil before it may go public."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from foundation.partial_dates import PartialDate
from foundation.publishing import public_version
from foundation.row_keys import read_row_key
from partnerships.register.choices import PartnerRole, PortalKind
from partnerships.register.models import Organisation, Portal, PortalPartner
from partnerships.register.services.check_before_publish import is_after
from tests.factories.records import make_jurisdiction, make_record
from tests.factories.register import (
    make_edition,
    make_forum,
    make_organisation,
    make_portal,
    make_seat,
)

pytestmark = pytest.mark.django_db


def refused_fields(make: Callable[..., Any], *args: Any, **values: Any) -> set[str]:
    with pytest.raises(ValidationError) as refusal:
        make(*args, **values)
    return set(refusal.value.error_dict)


def test_a_portal_of_one_place_needs_its_place() -> None:
    assert refused_fields(make_record, Portal, jurisdiction=None) == {"jurisdiction"}


def test_a_portal_of_several_countries_needs_none() -> None:
    assert make_portal(several_countries=True).live


def test_a_portal_of_several_countries_belongs_to_none() -> None:
    place = make_jurisdiction()
    kind = PortalKind.MULTI_COUNTRY
    assert refused_fields(make_record, Portal, kind=kind, jurisdiction=place) == {"jurisdiction"}


@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ({"launched": "2021-02", "relaunched": "2020"}, "relaunched"),
        ({"launched": "2021", "closed": "2020-12-31"}, "closed"),
        ({"launched": "2019", "relaunched": "2021", "closed": "2020"}, "closed"),
    ],
)
def test_the_dates_of_a_portal_run_in_order(dates: dict[str, str], field: str) -> None:
    assert refused_fields(make_portal, **dates) == {field}


@pytest.mark.parametrize(
    "dates",
    [
        {"launched": "2021", "relaunched": "2021-02"},
        {"launched": "unknown", "relaunched": "2020"},
        {"launched": "2021-02-09", "relaunched": "2021-02-09"},
    ],
)
def test_dates_that_may_be_in_order_pass(dates: dict[str, str]) -> None:
    assert make_portal(**dates).live


def test_an_organisation_stands_once_in_a_role() -> None:
    partner = make_organisation()
    with pytest.raises(ValidationError) as refusal:
        make_portal(partners=(partner, partner))
    (key,) = refusal.value.error_dict
    assert read_row_key(key).field == "organisation"
    assert "local partner" in refusal.value.messages[0]


def test_an_organisation_may_stand_in_two_roles() -> None:
    partner = make_organisation()
    rows = [PortalPartner(organisation=partner, role=role) for role in PartnerRole]
    assert make_record(Portal, partners=rows).live


def test_a_draft_partner_is_named_where_it_stands() -> None:
    draft = make_organisation(live=False, name="Ministry of Drafts")
    with pytest.raises(ValidationError, match="Ministry of Drafts"):
        make_portal(partners=(draft,))


def test_an_organisation_is_not_part_of_itself() -> None:
    body = make_organisation()
    body.parent = body
    with pytest.raises(ValidationError, match="part of itself"):
        body.save_revision().publish()


def test_organisations_are_not_part_of_each_other_in_a_ring() -> None:
    top = make_organisation()
    middle = make_organisation(parent=top)
    top.parent = make_organisation(parent=middle)
    with pytest.raises(ValidationError) as refusal:
        top.save_revision().publish()
    assert set(refusal.value.error_dict) == {"parent"}
    assert public_version(top).parent is None


def test_a_public_organisation_is_part_of_a_public_one() -> None:
    draft = make_organisation(live=False)
    assert refused_fields(make_organisation, parent=draft) == {"parent"}


def test_only_one_organisation_is_us() -> None:
    make_organisation(us=True)
    assert refused_fields(make_organisation, us=True) == {"is_us"}


def test_a_draft_of_us_waits_beside_the_public_one() -> None:
    make_organisation(us=True)
    make_organisation(us=True, live=False)
    assert Organisation.objects.us().count() == 2
    assert Organisation.objects.live().us().count() == 1


@pytest.mark.parametrize("make", [make_edition, make_seat])
def test_an_end_is_not_before_its_start(make: Callable[..., Any]) -> None:
    assert refused_fields(make, starts="2021-05", ends="2021-04-30") == {"ends"}
    assert make(starts="2021-05", ends="2021-05-03").live


def test_an_edition_needs_a_public_forum() -> None:
    assert refused_fields(make_edition, make_forum(live=False)) == {"forum"}


def test_a_seat_is_in_a_public_forum() -> None:
    assert refused_fields(make_seat, forum=make_forum(live=False)) == {"forum"}


@pytest.mark.parametrize(
    ("first", "second", "after"),
    [("2021", "2021-05", False), ("2021-06", "2021-05", True), ("unknown", "1990", False)],
)
def test_a_date_is_after_another_only_when_that_is_sure(
    first: str, second: str, after: bool
) -> None:
    assert is_after(PartialDate.parse(first), PartialDate.parse(second)) is after
