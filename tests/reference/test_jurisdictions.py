"""How jurisdictions are asked for, and what they say of themselves."""

from typing import Any

import pytest
from django.db import IntegrityError

from reference.models import Jurisdiction, JurisdictionName, Membership

pytestmark = pytest.mark.django_db


def codes(queryset: Any) -> set[str]:
    return set(queryset.values_list("code", flat=True))


def test_countries_are_states_and_territories_only() -> None:
    countries = codes(Jurisdiction.objects.countries())
    assert {"GH", "AC", "XAD", "TW"} <= countries
    assert countries.isdisjoint({"EU", "INT-UN", "GB-SCT", "AR-C"})


def test_bodies_are_not_countries() -> None:
    bodies = codes(Jurisdiction.objects.bodies())
    assert {"EU", "INT-UN", "INT-COE", "INT-AU", "INT-ORG"} <= bodies
    assert "AU" not in bodies


def test_a_region_holds_what_its_sub_regions_hold() -> None:
    africa = codes(Jurisdiction.objects.in_region("002"))
    assert {"GH", "KM", "TN", "SH", "AC"} <= africa
    assert codes(Jurisdiction.objects.in_region("011")) < africa
    assert "GH" in codes(Jurisdiction.objects.in_region("001"))
    assert "IN" not in africa


def test_overseas_territories_leave_out_crown_dependencies_and_nations() -> None:
    territories = Jurisdiction.objects.uk_overseas_territories()
    assert {"AI", "AC", "TA", "SH", "XAD", "FK"} <= codes(territories)
    assert codes(territories).isdisjoint({"JE", "GG", "IM", "GB-SCT", "GB"})
    assert all(each.is_uk_overseas_territory for each in territories)
    assert not Jurisdiction.objects.get(code="JE").is_uk_overseas_territory


def test_alphabetical_order_ignores_accents() -> None:
    order = list(Jurisdiction.objects.countries().a_to_z().values_list("code", flat=True))
    assert order[:3] == ["AF", "XAD", "AX"]
    assert Jurisdiction.objects.get(code="AX").initial == "A"


def test_members_of_a_body() -> None:
    union = Jurisdiction.objects.get(code="EU")
    assert "IE" in codes(Jurisdiction.objects.members_of(union))
    assert "GB" not in codes(Jurisdiction.objects.members_of(union))


def test_a_name_in_another_language_falls_back_on_english() -> None:
    comoros = Jurisdiction.objects.get(code="KM")
    assert comoros.name_in("fr") == "Comores"
    assert comoros.name_in("fi") == "Comoros"


def test_prefetched_names_cost_no_query(django_assert_num_queries: Any) -> None:
    countries = list(Jurisdiction.objects.countries().prefetch_related("names"))
    with django_assert_num_queries(0):
        assert {each.name_in("es") for each in countries} >= {"Filipinas"}


def test_a_new_name_moves_the_place_in_the_alphabet() -> None:
    ghana = Jurisdiction.objects.get(code="GH")
    ghana.name = "Årea"
    ghana.save(update_fields=["name"])
    ghana.refresh_from_db()
    assert ghana.sort_name == "area"


def test_a_name_added_by_hand_can_be_looked_up() -> None:
    ghana = Jurisdiction.objects.get(code="GH")
    name = JurisdictionName.objects.create(
        jurisdiction=ghana, name="Le  Ghâna", language_id="fr", kind="alias"
    )
    assert name.folded == "le ghana"


def test_the_continent_of_a_country_is_its_region_of_m49() -> None:
    ghana = Jurisdiction.objects.select_related("region__parent__parent").get(code="GH")
    assert ghana.region.name == "Western Africa"
    assert ghana.region.continent.name == "Africa"


def test_nothing_is_a_member_of_itself() -> None:
    union = Jurisdiction.objects.get(code="EU")
    with pytest.raises(IntegrityError, match="not_of_itself"):
        Membership.objects.create(body=union, member=union)


def test_a_population_without_year_is_refused() -> None:
    with pytest.raises(IntegrityError, match="population_has_year"):
        Jurisdiction.objects.filter(code="GH").update(population=5, population_year=None)
