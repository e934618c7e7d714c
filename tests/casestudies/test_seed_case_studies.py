"""Loading the demonstration's case studies."""

import pytest
from wagtail.models import Page, Revision

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from casestudies.services.seed_case_studies import DATA, read_case_studies, seed_case_studies
from foundation.services.seed_record import seed_uid
from partnerships.register.models import Organisation, Portal
from tests.factories.register import make_organisation, make_portal
from tests.partnerships.register.test_demo_data import PEOPLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> CaseStudyIndexPage:
    return CaseStudyIndexPage.objects.first() or Page.objects.get(depth=2).add_child(
        instance=CaseStudyIndexPage(title="Case studies", slug="case-studies")
    )


def seed() -> str:
    lines: list[str] = []
    seed_case_studies(lines.append)
    return lines[-1]


def test_there_are_three_and_a_second_run_changes_nothing(index: CaseStudyIndexPage) -> None:
    assert seed() == "case studies: 3 created, 0 unchanged, 0 kept as edited"
    before = Revision.objects.count()
    assert seed() == "case studies: 0 created, 3 unchanged, 0 kept as edited"
    assert Revision.objects.count() == before
    assert CaseStudyPage.objects.child_of(index).live().count() == 3


def test_an_edited_page_is_kept(index: CaseStudyIndexPage) -> None:
    seed()
    page = CaseStudyPage.objects.first()
    page.summary = "What an editor wrote."
    page.save_revision().publish()
    assert seed() == "case studies: 0 created, 2 unchanged, 1 kept as edited"
    assert CaseStudyPage.objects.get(pk=page.pk).summary == "What an editor wrote."


def test_a_deleted_page_stays_away(index: CaseStudyIndexPage) -> None:
    seed()
    CaseStudyPage.objects.first().delete()
    seed()
    assert CaseStudyPage.objects.count() == 2


def test_a_study_is_tied_to_the_records_that_are_there(index: CaseStudyIndexPage) -> None:
    portal = make_portal(uid=seed_uid("portal", "tn"))
    partner = make_organisation(uid=seed_uid("organisation", "coe"))
    seed()
    page = CaseStudyPage.objects.get(slug="tunisia-multi-institutional-portal")
    assert list(page.portals.all()) == [portal]
    assert list(page.organisations.all()) == [partner]
    assert [place.code for place in page.jurisdictions.all()] == ["TN"]
    assert page.topics.count() == 2
    assert isinstance(portal, Portal)
    assert isinstance(partner, Organisation)


def test_every_passage_names_its_source(index: CaseStudyIndexPage) -> None:
    seed()
    for page in CaseStudyPage.objects.all():
        passages = [block.value for block in page.body if block.block_type == "passage"]
        assert passages
        assert all(passage["source_title"] and passage["source_url"] for passage in passages)
        listed = {source.url for source in page.sources.all()}
        assert {passage["source_url"] for passage in passages} <= listed


def test_no_individual_is_named() -> None:
    text = DATA.read_text(encoding="utf-8")
    assert len(read_case_studies()) == 3
    assert [name for name in PEOPLE if name in text] == []


def test_without_a_list_of_case_studies_nothing_is_loaded() -> None:
    for page in CaseStudyIndexPage.objects.all():
        page.delete()
    assert "no list of case studies" in seed()
