"""Every type of page exists, in every language, and says so in its headers."""

import httpx

from tests.audit.conftest import Fetched
from tests.audit.page_types import PAGE_TYPES
from tests.website.structured import faults_of_page, things


def test_there_is_a_page_of_every_type(pages: dict[str, str]) -> None:
    assert {each.name for each in PAGE_TYPES} - pages.keys() == set()


def test_every_page_is_answered(answers: list[Fetched], statuses: dict[str, int]) -> None:
    wrong = [
        (each.path, each.response.status_code)
        for each in answers
        if each.response.status_code != statuses[each.name]
    ]
    assert wrong == [], wrong


def test_every_page_is_in_the_language_of_its_address(answers: list[Fetched]) -> None:
    wrong = [
        each.path
        for each in answers
        if f'<html lang="{each.language}"' not in each.response.text
        or each.response.headers["Content-Language"] != each.language
    ]
    assert wrong == [], wrong


def test_programs_are_told_only_what_schema_org_has(answers: list[Fetched]) -> None:
    told = [each for each in answers if things(each.response.text)]
    assert {"home", "laws", "law", "country", "portal"} <= {each.name for each in told}
    wrong = [(each.path, fault) for each in told for fault in faults_of_page(each.response.text)]
    assert wrong == [], wrong


def test_no_page_sets_a_cookie(answers: list[Fetched]) -> None:
    assert [each.path for each in answers if "set-cookie" in each.response.headers] == []


def test_every_page_is_guarded_by_its_headers(answers: list[Fetched]) -> None:
    wanted = {
        "Content-Security-Policy": "default-src 'self'",
        "X-Content-Type-Options": "nosniff",
        "Strict-Transport-Security": "max-age=31536000",
    }
    lacking = [
        (each.path, name)
        for each in answers
        for name, words in wanted.items()
        if words not in each.response.headers.get(name, "")
    ]
    assert lacking == [], lacking


def test_no_other_site_is_told_where_a_reader_came_from(answers: list[Fetched]) -> None:
    told = {each.response.headers.get("Referrer-Policy") for each in answers}
    assert told <= {"same-origin", "no-referrer"}


def test_only_cards_may_stand_in_a_frame(answers: list[Fetched]) -> None:
    framed = {each.name for each in answers if _may_be_framed(each.response)}
    assert framed == {"embedded-country"}


def _may_be_framed(response: httpx.Response) -> bool:
    policy = response.headers["Content-Security-Policy"]
    return "frame-ancestors 'none'" not in policy
