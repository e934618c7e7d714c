"""What a visit means for a source: pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stewardship.choices import LinkState
from stewardship.services.check_links.judge import Known, Verdict, judge
from stewardship.services.check_links.visits import (
    Answer,
    Decoy,
    Failure,
    FailureKind,
    Hop,
    PageText,
    Postponed,
    Visit,
    Withheld,
    WithheldKind,
)

DEEP = "https://a.test/gazette/2021/12"
TEXT = PageText(sha256="a" * 64, title="Act 1038", letters=900, is_html=True)


def of(visit: Visit, days: int = 3, **known: object) -> Verdict:
    """Return what a visit means for a source of which this is known."""
    return judge(visit, Known(**known), days)


def found(url: str = DEEP, *hops: Hop, page: PageText = TEXT, **values: object) -> Answer:
    """Return an answer with a status of 200."""
    return Answer(url, **({"status": 200, "hops": hops, "page": page} | values))


def test_a_page_works_and_its_digest_becomes_the_one_to_compare_with() -> None:
    verdict = of(found())
    assert (verdict.state, verdict.baseline) == (LinkState.WORKS, "a" * 64)


def test_other_words_are_a_change_until_somebody_has_read_them() -> None:
    verdict = of(found(), sha256="b" * 64)
    assert verdict.state == LinkState.CHANGED
    assert (verdict.sha256, verdict.baseline) == ("a" * 64, "b" * 64)


def test_a_body_that_broke_off_is_never_a_change() -> None:
    verdict = of(found(is_whole=False), sha256="b" * 64)
    assert (verdict.state, verdict.baseline) == (LinkState.WORKS, "b" * 64)


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        ([301], "https://b.test/new"),
        ([308, 301], "https://b.test/new"),
        ([301, 302], "https://a.test/hop/1"),
        ([302], ""),
        ([307, 301], ""),
    ],
)
def test_only_what_leads_on_for_good_has_moved(statuses: list[int], moved_to: str) -> None:
    hops = [Hop(DEEP, statuses[0])]
    hops += [Hop(f"https://a.test/hop/{n}", status) for n, status in enumerate(statuses[1:], 1)]
    verdict = of(found("https://b.test/new", *hops))
    assert verdict.final_url == moved_to
    assert verdict.state == (LinkState.MOVED if moved_to else LinkState.WORKS)


@pytest.mark.parametrize("status", [404, 410])
def test_a_host_that_says_there_is_nothing_is_believed(status: int) -> None:
    verdict = of(Answer(DEEP, status))
    assert (verdict.state, verdict.is_certain) == (LinkState.DEAD, True)


@pytest.mark.parametrize("status", [401, 403, 405, 406, 418, 451])
def test_a_host_that_refuses_programs_changes_nothing(status: int) -> None:
    verdict = of(Answer(DEEP, status), state=LinkState.CHANGED)
    assert (verdict.state, verdict.is_certain) == (LinkState.CHANGED, False)
    assert str(status) in verdict.reason


@pytest.mark.parametrize("visit", [Failure(kind) for kind in FailureKind] + [Answer(DEEP, 500)])
def test_an_address_is_dead_once_it_failed_on_several_days(visit: Visit) -> None:
    states = [of(visit, state=LinkState.WORKS, failed_days=days).state for days in (0, 1, 2)]
    assert states == [LinkState.WORKS, LinkState.WORKS, LinkState.DEAD]


def test_a_dead_address_that_fails_again_stays_dead() -> None:
    verdict = of(Failure(FailureKind.NO_NAME), state=LinkState.DEAD)
    assert (verdict.state, verdict.is_certain) == (LinkState.DEAD, True)


def test_a_dead_address_that_answers_again_works() -> None:
    assert of(found(), state=LinkState.DEAD, sha256="a" * 64).state == LinkState.WORKS


@pytest.mark.parametrize(
    "visit", [Postponed(429, 60), Postponed(503), Withheld(WithheldKind.ROBOTS)]
)
def test_what_was_not_asked_stays_due(visit: Visit) -> None:
    verdict = of(visit, state=LinkState.MOVED)
    assert (verdict.state, verdict.is_visit, verdict.is_certain) == (LinkState.MOVED, False, False)


def test_a_circle_is_no_death() -> None:
    verdict = of(Withheld(WithheldKind.CIRCLE, (Hop(DEEP, 302),)), failed_days=9)
    assert (verdict.state, verdict.status) == (LinkState.UNCHECKED, 302)


@pytest.mark.parametrize(
    "home",
    ["https://a.test/", "https://a.test", "https://b.test/en/", "https://a.test/index.html"],
)
def test_a_page_that_leads_to_the_front_page_is_gone(home: str) -> None:
    assert of(found(home, Hop(DEEP, 301))).state == LinkState.DEAD


def test_a_front_page_may_lead_to_another_front_page() -> None:
    assert of(found("https://a.test/en/", Hop("https://a.test/", 302))).state == LinkState.WORKS


@pytest.mark.parametrize(
    "gate", ["/login?next=x", "/user/sign-in", "/sso/start", "/cookie-consent"]
)
def test_a_page_that_leads_to_a_gate_is_gone(gate: str) -> None:
    assert of(found(f"https://a.test{gate}", Hop(DEEP, 302))).state == LinkState.DEAD


TITLES = [
    "Page not found",
    "404",
    "404 - Ministry of Justice",
    "Ministry | 404",
    "Error 404",
    "Page introuvable",
    "Página no encontrada",
    "Seite nicht gefunden",
    "Страница не найдена",
    "الصفحة غير موجودة",
    "The page could not be found",
    "This document is no longer available",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_page_that_calls_itself_not_found_is_gone(title: str) -> None:
    page = PageText(sha256="a" * 64, title=title, letters=300, is_html=True)
    assert of(found(page=page)).state == LinkState.DEAD
    as_heading = PageText(sha256="a" * 64, headings=(title,), letters=300, is_html=True)
    assert of(found(page=as_heading)).state == LinkState.DEAD


@pytest.mark.parametrize(
    "title",
    [
        "Section 404 of the Penal Code",
        "Act No. 404",
        "Missing and Exploited Children Act",
        "Law 404/2004",
    ],
)
def test_a_law_that_only_sounds_like_it_is_there(title: str) -> None:
    page = PageText(sha256="a" * 64, title=title, letters=300, is_html=True)
    assert of(found(page=page)).state == LinkState.WORKS


def test_a_host_that_says_the_same_to_any_address_has_lost_the_page() -> None:
    decoy = Decoy("https://a.test/made-up.html", 200, "a" * 64)
    assert of(found(decoy=decoy)).state == LinkState.DEAD


def test_a_page_drawn_by_a_script_is_no_proof() -> None:
    shell = PageText(sha256="a" * 64, title="Gazette", letters=12, is_html=True)
    decoy = Decoy("https://a.test/made-up.html", 200, "a" * 64)
    assert of(found(page=shell, decoy=decoy)).state == LinkState.WORKS


def test_a_front_page_may_look_like_the_answer_to_anything() -> None:
    decoy = Decoy("https://a.test/made-up.html", 200, "a" * 64)
    assert of(found("https://a.test/", decoy=decoy)).state == LinkState.WORKS


def test_a_redirect_to_where_any_address_leads_is_a_loss() -> None:
    decoy = Decoy("https://a.test/search", 200, "c" * 64)
    assert of(found("https://a.test/search", Hop(DEEP, 302), decoy=decoy)).state == LinkState.DEAD


def test_a_built_address_that_works_still_wants_to_be_opened() -> None:
    verdict = of(found(), is_built=True)
    assert verdict.state == LinkState.WORKS
    assert "pattern" in verdict.reason


VISITS = st.one_of(
    st.builds(Failure, st.sampled_from(FailureKind)),
    st.builds(Withheld, st.sampled_from(WithheldKind)),
    st.builds(Postponed, st.sampled_from([429, 503])),
    st.builds(
        Answer,
        st.sampled_from([DEEP, "https://a.test/", "https://a.test/login"]),
        st.integers(100, 599),
        st.lists(st.builds(Hop, st.just(DEEP), st.sampled_from([301, 302])), max_size=2).map(tuple),
        st.sampled_from([TEXT, PageText()]),
        st.booleans(),
    ),
)


@given(VISITS, st.sampled_from(LinkState), st.integers(0, 5), st.sampled_from(["", "b" * 64]))
def test_any_visit_means_something_and_doubt_changes_no_state(
    visit: Visit, state: LinkState, days: int, sha256: str
) -> None:
    verdict = of(visit, state=state, failed_days=days, sha256=sha256)
    assert verdict.state in LinkState.values
    assert verdict.is_certain or verdict.state == state
    assert verdict.baseline or not sha256
