"""Scorecards in public: what an edition asks, what each country answers, what changed."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from foundation.addresses import AddressBook
from legislation.choices import AnswerValue
from legislation.models import Assessment, Framework, Provision
from reference.models import Jurisdiction
from tests.factories.records import make_framework, make_jurisdiction, make_record
from tests.factories.scorecards import (
    answer,
    draft_assessment,
    make_assessment,
    make_law_with_provision,
)
from tests.website.markup import faults
from tests.website.pages import ghana

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework() -> Framework:
    return make_framework("defined", "possession", name="Review 2023", slug="review-2023")


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    page: str = response.content.decode()
    assert faults(page) == [], path
    return page


def assess(framework: Framework, place: Jurisdiction, value: str = "yes") -> Assessment:
    """Return a live assessment, its first criterion with evidence."""
    number = f"Act {place.code}"
    provision = Provision.objects.filter(instrument__number=number).first()
    if provision is None:
        _law, provision = make_law_with_provision(place, number=number)
    return make_assessment(framework, place, answer("defined", value, provision))


def rows(client: Client, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(b"".join(client.get(path)).decode())))


def test_a_scorecard_says_what_it_asks_and_who_answers(
    client: Client, framework: Framework
) -> None:
    assess(framework, ghana())
    page = read(client, "/frameworks/review-2023/")
    assert "Is there possession?" in page
    assert 'href="/frameworks/review-2023/ghana/"' in page
    assert "Act GH: s 62" in page
    assert "1 country" in read(client, "/frameworks/")


def test_the_five_answers_differ_in_words_and_in_shape(
    client: Client, framework: Framework
) -> None:
    for number, value in enumerate(AnswerValue):
        assess(framework, make_jurisdiction(f"Q{number}"), value)
    page = read(client, "/frameworks/review-2023/")
    for value in AnswerValue:
        assert f'<span class="answer answer--{value.value}">{value.label}</span>' in page
    found = [row["defined"] for row in rows(client, "/frameworks/review-2023/?format=csv")]
    assert found == [str(value.label) for value in AnswerValue]


def test_a_country_shows_the_words_of_the_law(client: Client, framework: Framework) -> None:
    found = assess(framework, ghana())
    law, provision = found.answers.get().instrument, found.answers.get().provision_uid
    page = read(client, "/frameworks/review-2023/ghana/")
    assert "Whoever knowingly has it commits it." in page
    assert f"/legislation/ghana/{law.slug}/#provision-{provision}" in page
    assert "In force since 2021" in page
    assert "Not yet verified" in page
    assert (
        f"provision-{provision}" in client.get(f"/legislation/ghana/{law.slug}/").content.decode()
    )


def test_evidence_that_left_the_site_is_said(client: Client, framework: Framework) -> None:
    found = assess(framework, ghana())
    found.answers.get().instrument.unpublish()
    assert "Evidence no longer public" in read(client, "/frameworks/review-2023/ghana/")
    assert "evidence no longer public" in read(client, "/frameworks/review-2023/")
    (row,) = rows(client, "/frameworks/review-2023/?format=csv")
    assert (row["defined"], row["defined_evidence"]) == ("Yes", "evidence no longer public")


def test_what_changed_since_the_last_edition(client: Client, framework: Framework) -> None:
    assess(framework, ghana(), "no")
    later = make_framework("defined", "new", name="Review 2025", previous=framework)
    assess(later, ghana(), "partly")
    page = read(client, f"/frameworks/{later.slug}/")
    (change,) = client.get(f"/frameworks/{later.slug}/").context["changes"].answers
    assert (change.before.value, change.after.value) == ("no", "partly")
    assert "Is there new?" in page[page.index("New criteria") :]
    assert "Is there possession?" in page[page.index("Criteria no longer asked") :]
    assert "Later edition" in read(client, "/frameworks/review-2023/")


def test_an_edition_that_left_the_site_is_not_compared(
    client: Client, framework: Framework
) -> None:
    later = make_framework("defined", previous=framework)
    framework.unpublish()
    page = read(client, f"/frameworks/{later.slug}/")
    assert "What changed since the last edition" not in page
    assert "Review 2023" not in page


def test_drafts_are_nowhere(client: Client, framework: Framework) -> None:
    draft_assessment(framework, ghana(), answer("defined", "no"))
    assert "Ghana" not in read(client, "/frameworks/review-2023/")
    assert client.get("/frameworks/review-2023/ghana/").status_code == 404
    assert 'id="scorecards"' not in read(client, "/countries/ghana/")


def test_a_scorecard_without_its_framework_is_not_public(
    client: Client, framework: Framework
) -> None:
    found = assess(framework, ghana())
    framework.unpublish()
    assert client.get("/frameworks/review-2023/ghana/").status_code == 404
    assert AddressBook().path(Assessment.objects.get(pk=found.pk)) is None
    assert "/frameworks/review-2023/" not in client.get("/sitemap.xml").content.decode()
    assert client.get("/search/?q=review&format=json").json()["count"] == 0


def test_a_country_shows_the_latest_edition_of_each_scorecard(
    client: Client, framework: Framework
) -> None:
    later = make_framework("defined", name="Review 2025", previous=framework)
    other = make_framework("defined", name="Another index")
    for each in (framework, later, other):
        assess(each, ghana(), "no")
    scorecards = client.get("/countries/ghana/").context["scorecards"]
    assert [each.assessment.framework.name for each in scorecards] == [
        "Another index",
        "Review 2025",
    ]
    assert f'href="/frameworks/{later.slug}/ghana/"' in read(client, "/countries/ghana/")


def test_scorecards_are_found_and_mapped(client: Client, framework: Framework) -> None:
    assess(framework, ghana())
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/frameworks/review-2023/</loc>" in sitemap
    assert "/frameworks/review-2023/ghana/</loc>" in sitemap
    found = client.get("/search/?q=review&format=json").json()["results"]
    assert {"http://testserver/frameworks/review-2023/ghana/"} <= {each["url"] for each in found}


@pytest.mark.parametrize("wanted", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("path", ["/frameworks/review-2023/", "/frameworks/review-2023/ghana/"])
def test_tables_are_handed_out(
    client: Client, framework: Framework, path: str, wanted: str
) -> None:
    assess(framework, ghana())
    response = client.get(f"{path}?format={wanted}")
    assert response["Content-Disposition"].endswith(f'.{wanted}"')


def test_a_format_that_nobody_writes_shows_the_page(client: Client, framework: Framework) -> None:
    assess(framework, ghana())
    assert "Review 2023" in read(client, "/frameworks/review-2023/?format=pdf")


def test_publishers_narrow_the_list(client: Client, framework: Framework) -> None:
    make_framework("a", name="Zzqx index", publisher="Zzqx House")
    page = read(client, "/frameworks/?publisher=Zzqx+House")
    assert "Zzqx index" in page
    assert "review-2023" not in page


def test_an_old_address_leads_on(client: Client, framework: Framework) -> None:
    assess(framework, ghana())
    framework.slug = "review-ten"
    framework.save_revision(clean=False).publish()
    for rest in ("", "ghana/"):
        response = client.get(f"/frameworks/review-2023/{rest}")
        assert response["Location"].endswith(f"/frameworks/review-ten/{rest}")


def test_permanent_addresses_lead_to_scorecards_and_their_rows(
    client: Client, framework: Framework
) -> None:
    found = assess(framework, ghana())
    row, criterion = found.answers.get(), framework.criteria.first()
    for uid, path in (
        (found.uid, "/frameworks/review-2023/ghana/"),
        (row.uid, f"/frameworks/review-2023/ghana/#answer-{row.uid}"),
        (criterion.uid, f"/frameworks/review-2023/#criterion-{criterion.uid}"),
    ):
        assert client.get(f"/id/{uid}")["Location"] == path


def test_drafts_are_previewed() -> None:
    request = RequestFactory().get("/", headers={"host": "testserver"})
    for draft in (make_record(Framework, live=False), make_record(Assessment, live=False)):
        page = draft.make_preview_request(request).content.decode()
        assert "Preview: this is not public yet." in page
        assert faults(page) == []
    assert "No country chosen yet" in Assessment().make_preview_request(request).content.decode()


def queries(client: Client, path: str) -> int:
    """Return what a page costs when it is asked for a second time."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


PAGES = ("/frameworks/", "/frameworks/review-2023/", "/frameworks/review-2023/ghana/")


@pytest.mark.parametrize("path", PAGES)
def test_pages_cost_the_same_with_few_and_many_records(
    client: Client, framework: Framework, path: str
) -> None:
    assess(framework, ghana())
    later = make_framework("defined", name="Review 2025", previous=framework)
    assess(later, ghana(), "no")
    few = queries(client, path)
    for number in range(5):
        place = make_jurisdiction(f"Q{number}")
        assess(framework, place), assess(later, place, "no")
        make_framework("defined", name=f"Index {number}")
    assert queries(client, path) == few


@pytest.mark.parametrize("path", PAGES)
def test_pages_cost_less_than_twelve_queries(
    client: Client, framework: Framework, path: str
) -> None:
    later = make_framework("defined", name="Review 2025", previous=framework)
    assess(framework, ghana()), assess(later, ghana(), "no")
    assert queries(client, path) < 12
