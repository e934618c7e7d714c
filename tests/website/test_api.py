"""The API shows what the site shows, narrowed as on the site, and nothing else."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from partnerships.register.models import Organisation, Portal
from tests.factories.legislation import event, make_law
from tests.factories.people import make_user
from tests.factories.provisions import make_citing_law
from tests.factories.records import make_framework, make_record
from tests.factories.scorecards import answer, make_assessment, make_law_with_provision
from tests.website.apis import ask, lines, said, walk
from tests.website.costs import first_visit
from tests.website.pages import SmallSite, ghana
from tests.website.test_query_counts import grow
from website.api.families import FAMILIES

pytestmark = pytest.mark.django_db
NAMES = [family.name for family in FAMILIES]


def test_the_root_leads_to_every_list(client: Client, small_site: SmallSite) -> None:
    for listed in said(client, "")["lists"]:
        for name in ("url", "facets", "bulk"):
            assert ask(client, listed[name]).status_code == 200, listed[name]


@pytest.mark.parametrize("name", NAMES)
def test_every_record_of_a_list_is_found_by_its_key(
    client: Client, small_site: SmallSite, name: str
) -> None:
    for row in said(client, f"{name}?limit=3")["results"]:
        assert said(client, row["api"])["api"] == row["api"]
        if row["page"]:
            assert client.get(row["page"]).status_code == 200, row["page"]


@pytest.mark.parametrize("name", NAMES)
def test_a_bulk_file_holds_what_the_records_say(
    client: Client, small_site: SmallSite, name: str
) -> None:
    records = lines(client, name)
    assert len(records) == said(client, name)["count"]
    for record in records[:3]:
        assert said(client, record["api"]) == record


def test_a_law_says_where_it_stands_and_which_event_decides(
    client: Client, small_site: SmallSite
) -> None:
    law = said(client, f"laws/{small_site.law.uid}")
    assert law["status"] == {"code": "in_force", "label": "In force"}
    assert law["deciding_event"]["type"]["code"] == "in_force"
    assert [each["date"]["value"] for each in law["events"]] == ["2020-12-29", "2021"]


def test_a_date_is_as_exact_as_its_source(client: Client) -> None:
    law = make_law(event("in_force", "2021-03~"))
    date = said(client, f"laws/{law.uid}")["events"][0]["date"]
    assert (date["value"], date["precision"], date["circa"]) == ("2021-03", "month", True)
    assert (date["earliest"], date["latest"]) == ("2021-03-01", "2021-03-31")


def test_the_five_answers_of_a_scorecard_stay_apart(client: Client) -> None:
    codes = ("yes", "partly", "no", "not_reviewed", "no_information")
    _law, rests_on = make_law_with_provision(ghana())
    answers = [
        answer(code, code, rests_on if code in {"yes", "partly"} else None) for code in codes
    ]
    framework = make_framework(*codes)
    make_assessment(framework, ghana(), *answers)
    (card,) = said(client, f"scorecards?framework={framework.slug}")["results"]
    assert [each["answer"]["code"] for each in card["answers"]] == list(codes)
    assert len({each["answer"]["label"] for each in card["answers"]}) == len(codes)


def test_a_mention_of_us_says_whether_it_binds_today(client: Client) -> None:
    law = make_citing_law()
    (row,) = said(client, "cited-in-law?force=in_force")["results"]
    assert (row["law"]["uid"], row["words"]) == (str(law.uid), "the Testing List")
    assert said(client, "cited-in-law?force=no_longer")["results"] == []
    assert row["api"].endswith(row["uid"])


# --- what is not public ---------------------------------------------------------------------------


def everything(client: Client) -> str:
    """Return all that the API says of any record."""
    listed = [json.dumps(list(walk(client, name))) for name in NAMES]
    bulk = [json.dumps(lines(client, name)) for name in NAMES]
    others = [ask(client, path).content.decode() for path in ("changes", "search?q=zzqx")]
    return "".join([*listed, *bulk, *others])


def test_drafts_are_nowhere(client: Client) -> None:
    make_law(title="Zzqx draft law", jurisdiction=ghana(), live=False)
    make_record(Organisation, name="Zzqx draft partner", live=False)
    make_record(Portal, name="Zzqx draft portal", jurisdiction=ghana(), live=False)
    assert "Zzqx" not in everything(client)


def test_what_was_taken_off_is_nowhere_but_in_the_changes(client: Client) -> None:
    law = make_law(title="Zzqx law", jurisdiction=ghana())
    law.unpublish()
    assert "Zzqx" not in json.dumps([lines(client, "laws"), said(client, "laws")])
    gone = ask(client, f"laws/{law.uid}")
    assert gone.status_code == 410
    assert gone.json()["withdrawn_at"]


def test_a_private_record_behind_a_public_one_is_not_named(
    client: Client, small_site: SmallSite
) -> None:
    small_site.partner.unpublish()
    portal = said(client, f"portals/{small_site.portal.uid}")
    assert portal["government_partners"] == []


def test_who_keeps_a_record_is_not_said(client: Client) -> None:
    owner = make_user(first_name="Zzqxowner", last_name="Zzqxowner")
    make_law(jurisdiction=ghana(), owner=owner, deputy=owner)
    assert "Zzqx" not in everything(client)


# --- narrowing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "name", "query"),
    [
        ("/legislation/", "laws", "country=GH&status=in_force"),
        ("/legislation/", "laws", "year_from=2020&year_to=2022"),
        ("/portals/", "portals", "region=africa"),
        ("/partners/", "partners", "kind=agency&q=cyber"),
        ("/countries/", "countries", "with=laws"),
    ],
)
def test_a_filter_means_what_it_means_on_the_site(
    client: Client, small_site: SmallSite, page: str, name: str, query: str
) -> None:
    make_law(title="Elsewhere")
    site: Any = client.get(f"{page}?format=json&{query}")
    found = json.loads(b"".join(site))
    assert said(client, f"{name}?{query}")["count"] == found["count"] > 0


@pytest.mark.parametrize("query", ["country=ZZ", "nonsense=1", "status=loud", "year_from=soon"])
def test_what_is_no_filter_is_never_ignored(client: Client, query: str) -> None:
    response = ask(client, f"laws?{query}")
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] in query or "year" in query


def test_facets_count_what_the_other_filters_leave(client: Client, small_site: SmallSite) -> None:
    make_law(event("repealed", "2022"), jurisdiction=ghana())
    facets = {each["label"]: each for each in said(client, "laws/facets?country=GH")["facets"]}
    counts = {option["value"]: option["count"] for option in facets["Status"]["options"]}
    assert counts == {"in_force": 1, "repealed": 1}


def test_only_the_fields_asked_for_are_told(client: Client, small_site: SmallSite) -> None:
    (law,) = said(client, "laws?fields=title")["results"]
    assert law == {"uid": str(small_site.law.uid), "title": "Cybersecurity Act 2020"}
    assert ask(client, "laws?fields=owner").status_code == 422


def test_labels_and_pages_are_in_the_language_asked_for(
    client: Client, small_site: SmallSite, in_every_language: None
) -> None:
    response = ask(client, f"laws/{small_site.law.uid}?lang=fr")
    assert response.json()["page"].startswith("http://testserver/fr/")
    with translation.override("fr"):
        assert response.json()["status"]["label"] == small_site.law.get_status_display()
    assert ask(client, "laws?lang=xx").status_code == 422


# --- cost -----------------------------------------------------------------------------------------


def test_many_records_cost_as_many_queries_as_few(client: Client, small_site: SmallSite) -> None:
    paths = [f"/api/v1/{name}?limit=200" for name in NAMES]
    paths += [f"/api/v1/{name}/facets" for name in NAMES if name != "cited-in-law"]
    paths += ["/api/v1/changes", "/api/v1/search?q=law", f"/api/v1/laws/{small_site.law.uid}"]
    grow(2, small_site)
    for path in paths:
        first_visit(client, path)
    few = {path: first_visit(client, path) for path in paths}
    grow(40, small_site)
    many = {path: first_visit(client, path) for path in paths}
    dearer = [path for path in paths if len(many[path]) > len(few[path])]
    assert dearer == [], "\n".join(sorted(set(many[dearer[0]]) - set(few[dearer[0]]))[:9])


def test_records_of_a_private_list_are_not_public_here_either(
    client: Client, small_site: SmallSite
) -> None:
    page = Page.objects.get(slug="legislation")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for path in ("laws", "laws/facets", f"laws/{small_site.law.uid}", "bulk/laws.ndjson"):
        assert ask(client, path).status_code == 404, path
    assert "laws" not in [each["name"] for each in said(client, "")["lists"]]
