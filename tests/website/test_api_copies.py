"""Whoever keeps a copy and follows the changes has what the site has."""

import pytest
from django.test import Client

from accounts.choices import Role
from casestudies.models import CaseStudyPage
from partnerships.register.models import Organisation
from partnerships.register.services.merge_organisations import (
    OrganisationMerge,
    merge_organisations,
)
from tests.factories.legislation import event, make_law
from tests.factories.records import make_record
from tests.factories.tracker import make_colleague
from tests.website.apis import Mirror, ask, said, walk
from tests.website.pages import SmallSite, ghana, make_portal

pytestmark = pytest.mark.django_db


def test_what_is_published_arrives(client: Client, small_site: SmallSite) -> None:
    mirror = Mirror(client, "laws", "portals")
    law = make_law(event("in_force", "2022"), jurisdiction=ghana())
    make_portal(ghana())
    mirror.follow()
    assert str(law.uid) in mirror.records
    assert mirror.records == mirror.site()


def test_what_is_changed_arrives(client: Client, small_site: SmallSite) -> None:
    mirror = Mirror(client, "laws")
    small_site.law.title = "Cybersecurity Act, as amended"
    small_site.law.save_revision().publish()
    mirror.follow()
    assert mirror.records == mirror.site()


def test_what_is_taken_off_is_forgotten(client: Client, small_site: SmallSite) -> None:
    mirror = Mirror(client, "laws", "case-studies")
    small_site.law.unpublish()
    CaseStudyPage.objects.get(pk=small_site.study.pk).unpublish()
    mirror.follow()
    assert mirror.records == mirror.site() == {}


def test_what_comes_back_is_there_again(client: Client, small_site: SmallSite) -> None:
    mirror = Mirror(client, "laws")
    small_site.law.unpublish()
    mirror.follow()
    small_site.law.save_revision().publish()
    mirror.follow()
    assert mirror.records == mirror.site() != {}


def test_a_body_that_was_merged_leads_to_its_survivor(
    client: Client, small_site: SmallSite
) -> None:
    gone = make_record(Organisation, name="Cyber Security Agency", jurisdiction=ghana())
    mirror = Mirror(client, "partners")
    merge_organisations(
        OrganisationMerge(small_site.partner, gone, {}), make_colleague(Role.APPROVER)
    )
    mirror.follow()
    assert mirror.records == mirror.site()
    led = ask(client, f"partners/{gone.uid}")
    assert (led.status_code, led["Location"].rpartition("/")[2]) == (
        301,
        str(small_site.partner.uid),
    )


def test_the_oldest_change_comes_first(client: Client, small_site: SmallSite) -> None:
    make_law(jurisdiction=ghana())
    days = [each["at"] for each in walk(client, "changes?limit=3")]
    assert days == sorted(days)
    assert len(days) > 3


def test_a_withdrawal_tells_nothing_but_that_it_happened(
    client: Client, small_site: SmallSite
) -> None:
    small_site.law.unpublish()
    (told,) = (each for each in walk(client, "changes") if each["uid"] == str(small_site.law.uid))
    assert (told["what"], told["page"], told["api"]) == ("withdrawn", None, None)


def test_since_leaves_out_what_was_before(client: Client, small_site: SmallSite) -> None:
    assert said(client, "changes?since=2000-01-01")["results"]
    assert said(client, "changes?since=2999-01-01")["results"] == []
    assert ask(client, "changes?since=2026-01-01T00:00:00Z").status_code == 200
