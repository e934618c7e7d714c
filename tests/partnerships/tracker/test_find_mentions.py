"""What still names a person is found in agreements, pages and records, and nothing else is."""

from typing import Any

import pytest
from wagtail.models import Page
from wagtail.rich_text import RichText

from casestudies.models import CaseStudyPage
from partnerships.register.models import OrganisationName
from partnerships.tracker.choices import FlagKind
from partnerships.tracker.models import Tenure
from partnerships.tracker.services.find_mentions import find_mentions
from partnerships.tracker.services.find_mentions.wording import Wording
from tests.factories.register import make_organisation
from tests.factories.tracker import make_person, make_post

pytestmark = pytest.mark.django_db


def found(**person: Any) -> set[tuple[str, str]]:
    row = make_person(**{"name": "Áma Inventé", **person})
    tenure = Tenure(post=make_post(), person=row)
    return {(each.kind, each.label) for each in find_mentions(row, tenure)}


def make_page(live: bool, **values: Any) -> CaseStudyPage:
    study = CaseStudyPage(title="A case", live=live, **{"summary": "What happened.", **values})
    Page.objects.get(slug="case-studies").add_child(instance=study)
    return study


def test_a_page_that_names_the_person_in_its_blocks_is_found() -> None:
    make_page(live=True, body=[("text", RichText("<p>Call <b>Áma</b> Inventé today.</p>"))])
    assert found() == {(FlagKind.PAGE, "A case")}


def test_a_page_is_found_by_the_e_mail_address_in_a_link() -> None:
    words = '<p><a href="mailto:AMA@office.example.org">Write</a></p>'
    make_page(live=True, body=[("text", RichText(words))])
    assert found(email="ama@office.example.org") == {(FlagKind.PAGE, "A case")}


def test_a_draft_page_is_not_found() -> None:
    make_page(live=False, summary="Áma Inventé")
    assert found() == set()


def test_a_row_of_a_record_is_found_with_its_record() -> None:
    body = make_organisation(name="Office")
    body.names = [OrganisationName(name="Office of Áma Inventé")]
    body.save_revision().publish()
    assert found() == {(FlagKind.RECORD, "Office")}


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Ask AMA INVENTE.", True),
        ("Ask <em>Áma</em>&nbsp;Invent&eacute;!", True),
        ("Ask Áma Inventéson.", False),
        ("Ask Inventé, not Áma.", False),
        ("Ask ama@office.example.org", True),
        ("", False),
    ],
)
def test_a_name_counts_as_a_whole_whatever_its_accents_and_marks(
    text: str, *, is_named: bool
) -> None:
    person = make_person(name="Áma Inventé", email="ama@office.example.org")
    assert Wording.of(person).is_in([text]) == is_named


def test_a_name_of_two_letters_is_found_inside_chinese_text() -> None:
    make_organisation(name="Office", summary="昨天王伟说")
    assert found(name="王伟") == {(FlagKind.RECORD, "Office")}


def test_an_erased_person_and_a_very_short_name_are_looked_for_nowhere() -> None:
    make_organisation(summary="Jo said so.")
    assert found(name="Jo") == set()
    assert not Wording.of(make_person(name="", erased_at="2026-01-01T00:00Z"))
