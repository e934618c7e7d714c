"""Loading the demonstration's partners, portals and forums, once and again."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Revision

from foundation.services.seed_record import seed_uid
from partnerships.register.choices import EngagementKind, PartnerRole
from partnerships.register.models import Edition, Engagement, Forum, Organisation, Portal, Seat
from partnerships.register.services.seed_demo import (
    seed_forums,
    seed_organisations,
    seed_portals,
)
from partnerships.register.services.seed_demo.files import read
from stewardship.choices import AddressBasis, VerificationState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

STEPS: tuple[Callable[[Callable[[str], None]], None], ...] = (
    seed_organisations,
    seed_portals,
    seed_forums,
)
WITHOUT_INDEX = deepcopy(settings.MODELSEARCH_BACKENDS)
for backend in WITHOUT_INDEX.values():
    backend["AUTO_UPDATE"] = False


def seed() -> list[str]:
    lines: list[str] = []
    for step in STEPS:
        step(lines.append)
    return lines


def record(model: type[Any], key: str) -> Any:
    return model.objects.get(uid=seed_uid(model._meta.model_name, key))


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """Load once for all tests of this module, which work in transactions of their own within."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MODELSEARCH_BACKENDS=WITHOUT_INDEX):
            lines = seed()
        yield lines
        transaction.set_rollback(True)


def test_everything_is_there_and_public(demo: list[str]) -> None:
    partners = Organisation.objects.live().government_partners()
    assert partners.count() == 16
    found = {model: model.objects.live().count() for model in (Portal, Forum, Edition, Seat)}
    assert found == {Portal: 49, Forum: 13, Edition: 59, Seat: 1}
    assert "portals: 49 created, 0 unchanged, 0 kept as edited" in demo


def test_a_second_run_changes_nothing(demo: list[str]) -> None:
    before = Revision.objects.count()
    lines = seed()
    assert Revision.objects.count() == before
    assert not [line for line in lines if " 0 created" not in line]
    assert not [line for line in lines if " 0 kept" not in line]


def test_an_edited_record_is_kept(demo: list[str]) -> None:
    portal = record(Portal, "gh")
    portal.summary = "What an editor wrote."
    portal.save_revision().publish()
    lines = seed()
    assert record(Portal, "gh").summary == "What an editor wrote."
    assert "portals: 0 created, 48 unchanged, 1 kept as edited" in lines


def test_a_draft_begun_by_an_editor_is_kept(demo: list[str]) -> None:
    forum = record(Forum, "igf")
    forum.summary = "Not yet public."
    revision = forum.save_revision()
    seed()
    assert record(Forum, "igf").latest_revision == revision


def test_what_was_taken_off_the_site_or_deleted_stays_away(demo: list[str]) -> None:
    record(Forum, "octopus").unpublish()
    record(Seat, "weprotect-advisory-board").delete()
    seed()
    assert not record(Forum, "octopus").live
    assert not Seat.objects.exists()


def test_portals_and_forums_have_plain_addresses(demo: list[str]) -> None:
    assert record(Portal, "gh").slug == "ghana"
    assert record(Forum, "weprotect").slug == "weprotect"


def test_three_islands_have_a_partner_each(demo: list[str]) -> None:
    places = Organisation.objects.government_partners().values_list("jurisdiction__code", flat=True)
    assert {"AC", "SH", "TA"} <= set(places)


def test_we_are_the_hotline(demo: list[str]) -> None:
    us = Organisation.objects.live().us().get()
    assert us.name == "Internet Watch Foundation"
    assert us.kind == "hotline"


def test_one_body_behind_two_lists_is_one_organisation(demo: list[str]) -> None:
    for name in ("Department of Social Development", "National Cyber Security Centre"):
        assert Organisation.objects.filter(name=name).count() == 1
    assert Organisation.objects.filter(acronym="ZICTA").count() == 1


def test_guatemala_is_one_organisation_with_its_names(demo: list[str]) -> None:
    body = Organisation.objects.get(jurisdiction__code="GT")
    assert [(name.kind, name.language_id) for name in body.names.all()] == [
        ("official", "es"),
        ("acronym", "es"),
        ("as_published", "es"),
    ]


def test_a_name_with_a_comma_and_one_with_a_slash_stay_whole(demo: list[str]) -> None:
    names = {name.name for body in Organisation.objects.all() for name in body.names.all()}
    assert "Autorité de Régulation des Télécommunications/TIC de Côte d'Ivoire" in names
    assert (
        "Ministère de la Population, de la Protection Sociale et de la Promotion de la Femme"
        in names
    )


def test_units_stand_under_their_parents(demo: list[str]) -> None:
    assert str(record(Organisation, "gh-ncsc").parent) == "Ministry of Communications"
    assert str(record(Organisation, "na-unicef").parent) == "United Nations Children's Fund"


def test_an_address_that_was_built_is_never_linked(demo: list[str]) -> None:
    built = Portal.objects.filter(address_basis=AddressBasis.BUILT)
    assert built.count() == sum(row["url_basis"] == "pattern" for row in read("portals"))
    assert not [portal for portal in built if portal.is_linkable]
    assert record(Portal, "pk").is_linkable


def test_inferred_languages_are_not_confirmed(demo: list[str]) -> None:
    assert not record(Portal, "ug").languages_confirmed
    assert record(Portal, "mn").languages_confirmed
    assert {tongue.tag for tongue in record(Portal, "mn").languages.all()} == {
        "mn",
        "kk",
        "en",
    }


def test_dates_are_as_precise_as_the_source(demo: list[str]) -> None:
    assert str(record(Portal, "mu").launched) == "2013-10"
    assert str(record(Portal, "xicmec").launched) == "2022"
    assert record(Portal, "fk").launched.is_unknown
    assert str(record(Portal, "ke").relaunched) == "2021-06-09"


def test_the_portal_for_several_countries_belongs_to_none(demo: list[str]) -> None:
    assert record(Portal, "xicmec").jurisdiction is None
    assert record(Portal, "xad").jurisdiction.code == "XAD"


def test_each_role_of_a_portal_is_told_apart(demo: list[str]) -> None:
    rows = record(Portal, "gh").partners.all()
    assert [row.role for row in rows] == [
        PartnerRole.GOVERNMENT,
        PartnerRole.LOCAL,
        PartnerRole.FUNDER,
    ]


def test_portals_opened_on_safer_internet_day_are_engagements(demo: list[str]) -> None:
    launches = Engagement.objects.filter(
        kind=EngagementKind.LAUNCH, edition__forum=record(Forum, "sid")
    )
    assert launches.count() == 5


def test_the_plenipotentiary_of_2026_is_running_on_the_day_of_the_facts(demo: list[str]) -> None:
    running = Edition.objects.running(date(2026, 11, 22))
    assert [edition.name for edition in running] == ["PP-26"]


def test_a_meeting_moved_online_keeps_the_city_first_planned(demo: list[str]) -> None:
    meeting = record(Edition, "igf-2020")
    assert (meeting.mode, meeting.city, meeting.planned_city) == ("online", "", "Katowice")


def test_only_rows_found_in_a_source_are_verified(demo: list[str]) -> None:
    day = date(2026, 11, 22)
    assert record(Portal, "gh").verified_on == day
    unchecked = record(Edition, "igf-2019")
    assert unchecked.verification_state_on(day) == VerificationState.NOT_VERIFIED
    assert unchecked.next_review_on is None
    doubtful = record(Portal, "gm")
    assert (doubtful.verified_on, doubtful.next_review_on) == (None, day)
    assert doubtful.verification_state_on(day) == VerificationState.DUE
