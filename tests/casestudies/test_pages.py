"""Case study pages: where they may stand, and what they hand to their templates."""

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.admin.panels import MultipleChooserPanel
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from casestudies.models import (
    CaseStudyIndexPage,
    CaseStudyPage,
    CaseStudyPartner,
    CaseStudyPlace,
    CaseStudyPortal,
)
from tests.caches import forget_all
from tests.factories.records import make_jurisdiction
from tests.factories.register import make_organisation, make_portal
from website.models import HomePage


class TestPlaces(WagtailPageTestCase):
    """Rules of the page tree."""

    def test_a_case_study_stands_below_its_list_only(self) -> None:
        self.assertAllowedParentPageTypes(CaseStudyPage, {CaseStudyIndexPage})
        self.assertAllowedSubpageTypes(CaseStudyIndexPage, {CaseStudyPage})

    def test_nothing_stands_below_a_case_study(self) -> None:
        self.assertAllowedSubpageTypes(CaseStudyPage, set())

    def test_the_list_may_stand_below_the_home_page(self) -> None:
        assert HomePage in CaseStudyIndexPage.allowed_parent_page_models()


@pytest.fixture
def index(db: None) -> CaseStudyIndexPage:
    return CaseStudyIndexPage.objects.first() or Page.objects.get(depth=2).add_child(
        instance=CaseStudyIndexPage(title="Case studies", slug="case-studies")
    )


def make_study(index: CaseStudyIndexPage, title: str, **values: object) -> CaseStudyPage:
    study = CaseStudyPage(title=title, summary="What came of it.", **values)
    index.add_child(instance=study)
    return study


def test_the_list_holds_public_studies_newest_first(index: CaseStudyIndexPage) -> None:
    make_study(index, "Older", happened="2019")
    make_study(index, "Newer", happened="2021-06")
    make_study(index, "Undated")
    make_study(index, "Draft", happened="2022", live=False)
    studies = index.get_context(RequestFactory().get("/"))["case_studies"]
    assert [study.title for study in studies] == ["Newer", "Older", "Undated"]


def test_a_page_shows_public_records_only(index: CaseStudyIndexPage) -> None:
    shown, hidden = make_organisation(), make_organisation(live=False)
    study = make_study(
        index,
        "Study",
        partner_links=[CaseStudyPartner(organisation=body) for body in (hidden, shown)],
    )
    assert study.get_context(RequestFactory().get("/"))["partners"] == [shown]


def test_a_draft_shows_its_own_ties(index: CaseStudyIndexPage) -> None:
    study, portal = make_study(index, "Study"), make_portal()
    study.portal_links = [CaseStudyPortal(portal=portal)]
    draft = study.save_revision().as_object()
    assert draft.get_context(RequestFactory().get("/"))["portals"] == [portal]
    assert list(study.portals.all()) == []


def test_a_page_costs_the_same_however_much_it_is_tied_to(index: CaseStudyIndexPage) -> None:
    study = make_study(index, "Study")

    def cost() -> int:
        page = CaseStudyPage.objects.get(pk=study.pk)
        forget_all()
        with CaptureQueriesContext(connection) as queries:
            page.get_context(RequestFactory().get("/"))
        return len(queries)

    tie(study, ["QQ"])
    with_one = cost()
    tie(study, ["QQ", "QR", "QS"])
    assert cost() == with_one


def tie(study: CaseStudyPage, codes: list[str]) -> None:
    places = [make_jurisdiction(code) for code in codes]
    study.place_links = [CaseStudyPlace(jurisdiction=place) for place in places]
    study.portal_links = [CaseStudyPortal(portal=make_portal(place)) for place in places]
    study.partner_links = [CaseStudyPartner(organisation=make_organisation()) for _ in places]
    study.save()


def test_ties_are_chosen_several_at_a_time() -> None:
    panels = [panel for tab in CaseStudyPage.get_edit_handler().children for panel in tab.children]
    choosers = [panel for panel in panels if isinstance(panel, MultipleChooserPanel)]
    assert {panel.relation_name for panel in choosers} == {
        "place_links",
        "portal_links",
        "partner_links",
        "law_links",
        "source_links",
    }
