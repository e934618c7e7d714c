"""Visits to a server that misbehaves in every way: what comes back, and whom nobody asks."""

import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from stewardship.services.check_links.addresses import is_public
from stewardship.services.check_links.page_text import main_words, read_page
from stewardship.services.check_links.policy import Policy
from stewardship.services.check_links.roaming import Roaming
from stewardship.services.check_links.visits import (
    Answer,
    Failure,
    Postponed,
    Target,
    Withheld,
)
from tests.stewardship.link_checking import IMPATIENT, quick_policy, visit, visit_all
from tests.stewardship.misbehaving_server import (
    WORDS,
    Server,
    answer,
    misbehaving_server,
    page,
)


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a server for one test."""
    with misbehaving_server() as running:
        yield running


def seen(found: Any) -> str:
    """Return what came of a visit in a word: a status, or why there is none."""
    if isinstance(found, Answer | Postponed):
        return str(found.status)
    return str(found.kind.value)


WAYS = [
    ("/works/1", "200"),
    ("/pdf/1", "200"),
    ("/status/404", "404"),
    ("/status/410", "410"),
    ("/status/500", "500"),
    ("/status/403", "403"),
    ("/status/429", "429"),
    ("/to/301/works/1", "200"),
    ("/to/302/works/1", "200"),
    ("/to/307/to/308/works/1", "200"),
    ("/loop/a", "circle"),
    ("/on/1", "too_many"),
    ("/cookie/1", "circle"),
    ("/inside/1", "not_public"),
    ("/metadata/1", "not_public"),
    ("/file/1", "not_http"),
    ("/odd-location/1", "not_http"),
    ("/garbage/1", "broken"),
    ("/silent/1", "broken"),
    ("/huge-header/1", "broken"),
    ("/hang/1", "timeout"),
    ("/drip/1", "timeout"),
    ("/endless/1", "200"),
    ("/bomb/1", "200"),
    ("/charset/1", "200"),
    ("/empty/1", "200"),
]


@pytest.mark.parametrize(("path", "expected"), WAYS, ids=[path for path, _seen in WAYS])
def test_every_way_of_answering_comes_to_something(
    server: Server, path: str, expected: str
) -> None:
    changes = IMPATIENT if expected == "timeout" else {}
    assert seen(visit(server.url(path), **changes)) == expected


@pytest.mark.parametrize("path", ["/short/1", "/reset/1", "/false-gzip/1"])
def test_a_body_that_breaks_off_is_an_answer_without_comparison(server: Server, path: str) -> None:
    found = visit(server.url(path))
    assert isinstance(found, Answer)
    assert not found.is_whole


def test_the_words_of_a_packed_page_are_those_of_the_page(server: Server) -> None:
    plain, packed = visit(server.url("/works/1")), visit(server.url("/zipped/1"))
    assert plain.page.sha256 == packed.page.sha256 != ""
    assert packed.page.title == "Act 1038"


def test_a_body_without_end_is_read_to_the_limit_and_no_further(server: Server) -> None:
    found = visit(server.url("/endless/1"), most_bytes=1000)
    assert 0 < found.page.letters <= 1000


def test_redirects_are_kept_in_order(server: Server) -> None:
    found = visit(server.url("/to/301/to/302/works/1"))
    assert [hop.status for hop in found.hops] == [301, 302]
    assert found.url == server.url("/works/1")


def test_nothing_is_sent_along_but_who_asks(server: Server) -> None:
    url = server.url("/works/1").replace("http://", "http://name:word@") + "#part"
    visit(url)
    asked = server.asked[-1] if server.asked[-1].path == "/works/1" else server.asked[1]
    assert asked.headers["user-agent"] == "Chancery/1.0 (link check of https://policy.example.org/)"
    assert not {"authorization", "cookie", "referer"} & set(asked.headers)
    assert "name:word" not in str(server.asked)


def test_a_cookie_is_never_sent_back(server: Server) -> None:
    visit_all([server.url("/cookie/1"), server.url("/works/1")])
    assert not [each for each in server.asked if "cookie" in each.headers]


def test_a_host_without_name_and_one_without_server_fail(server: Server) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert seen(visit("http://gazette.nowhere/1")) == "no_name"
    assert seen(visit(f"http://127.0.0.1:{port}/")) == "refused"


@pytest.mark.parametrize(
    "url", ["ftp://a.test/x", "javascript:alert(1)", "http://", "//a.test/x", "http://[::bad/"]
)
def test_what_is_no_web_address_is_never_asked(url: str) -> None:
    [(_target, found)] = Roaming([Target(1, url, "")], quick_policy())
    assert seen(found) == "not_http"


PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104  (an address that must not be asked)
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "nonsense",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_address_inside_a_network_is_public(address: str) -> None:
    assert not is_public(address, Policy())


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address, Policy())


@pytest.mark.parametrize("host", ["private.test", "mapped.test"])
def test_a_name_that_leads_inside_a_network_is_not_asked(server: Server, host: str) -> None:
    assert seen(visit(server.url("/works/1", host))) == "not_public"
    assert not server.asked


def test_of_several_addresses_only_the_public_ones_are_asked(server: Server) -> None:
    assert seen(visit(server.url("/works/1", "both.test"))) == "200"


def test_this_machine_is_not_asked_unless_a_policy_says_so(server: Server) -> None:
    assert seen(visit(server.url("/works/1"), allowed_networks=())) == "not_public"
    assert not server.asked


def test_the_address_that_was_judged_is_the_one_that_is_asked(server: Server) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])

    async def rebinding(_host: str, _port: int) -> list[str]:
        return next(answers)

    found = visit_all([server.url("/works/1", "turn.test")], resolve=rebinding)
    assert [seen(each) for each in found.values()] == ["200"]
    assert {each.path for each in server.asked} == {"/robots.txt", "/works/1"}


def test_robots_txt_is_obeyed_and_read_once_a_host(server: Server) -> None:
    rules = b"User-agent: chancery\nDisallow: /works/\n"
    server.routes["/robots.txt"] = lambda _request: answer(rules, kind="text/plain")
    found = visit_all([server.url("/works/1"), server.url("/works/2"), server.url("/pdf/1")])
    assert sorted(map(seen, found.values())) == ["200", "robots", "robots"]
    assert [each.path for each in server.asked].count("/robots.txt") == 1


def test_a_redirect_into_what_robots_may_not_see_ends_there(server: Server) -> None:
    rules = b"User-agent: *\nDisallow: /works/\n"
    server.routes["/robots.txt"] = lambda _request: answer(rules, kind="text/plain")
    assert seen(visit(server.url("/to/301/works/1"))) == "robots"
    assert "/works/1" not in server.paths()


@pytest.mark.parametrize(
    ("status", "expected"), [("404 No", "200"), ("403 No", "200"), ("500 No", "robots_away")]
)
def test_without_robots_txt_all_is_allowed_unless_the_host_has_trouble(
    server: Server, status: str, expected: str
) -> None:
    server.routes["/robots.txt"] = lambda _request: answer(b"x", status)
    assert seen(visit(server.url("/works/1"))) == expected


def test_a_host_never_has_two_requests_in_hand_while_several_hosts_are_asked(
    server: Server,
) -> None:
    barrier = threading.Barrier(3, timeout=15)

    def together(request: Any) -> bytes:
        barrier.wait()
        return answer(page())

    hosts = ("a.test", "b.test", "c.test")
    server.routes["/works/together"] = together
    urls = [server.url(f"/works/{number}", host) for host in hosts for number in range(5)]
    urls += [server.url("/works/together", host) for host in hosts]
    found = visit_all(urls, concurrency=3)
    assert set(map(seen, found.values())) == {"200"}
    assert set(server.most_at_once.values()) == {1}
    assert server.most_hosts == 3


def test_a_redirect_to_another_host_waits_for_its_turn_there(server: Server) -> None:
    for number in range(5):
        target = server.url(f"/works/{number}", "b.test")
        server.routes[f"/away/{number}"] = lambda _request, to=target: answer(
            status="302 Found", Location=to
        )
    urls = [server.url(f"/away/{number}", "a.test") for number in range(5)]
    urls += [server.url(f"/works/own-{number}", "b.test") for number in range(5)]
    assert {seen(each) for each in visit_all(urls, concurrency=2).values()} == {"200"}
    assert server.most_at_once["b.test"] == 1


def test_a_host_that_asks_for_a_moment_is_asked_again(server: Server) -> None:
    answers = [answer(status="503 Busy", Retry_After="0"), answer(page())]
    server.routes["/works/busy"] = lambda _request: answers.pop(0) if answers else answer(page())
    assert seen(visit(server.url("/works/busy"))) == "200"
    assert server.paths().count("/works/busy") == 2


@pytest.mark.parametrize("later", ["3600", "Thu, 01 Jan 2099 00:00:00 GMT", "soon", ""])
def test_a_host_that_asks_for_long_is_left_alone_for_this_run(server: Server, later: str) -> None:
    server.routes["/works/1"] = lambda _request: answer(status="429 Slow", Retry_After=later)
    found = visit_all([server.url(f"/works/{number}") for number in (1, 2, 3)])
    assert {type(each) for each in found.values()} == {Postponed}
    assert server.paths() == ["/works/1"]


@pytest.fixture
def tls_port(tmp_path: Path) -> Iterator[int]:
    """Return the port of a server whose certificate nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "gazette.test")])
    now = datetime.datetime.now(datetime.UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
    file = tmp_path / "own.pem"
    file.write_bytes(
        builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_greet, args=(listener, context), daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


def _greet(listener: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            connection, _address = listener.accept()
        except OSError:
            return
        with connection:
            try:
                context.wrap_socket(connection, server_side=True).close()
            except OSError:
                continue


def test_a_certificate_nobody_vouches_for_is_a_failure(tls_port: int) -> None:
    assert seen(visit(f"https://gazette.test:{tls_port}/law")) == "tls"


def test_a_server_that_speaks_no_tls_is_a_failure(server: Server) -> None:
    assert isinstance(visit(server.url("/works/1", scheme="https"), **IMPATIENT), Failure)


@given(st.binary(max_size=3000), st.text(max_size=60))
def test_any_body_and_any_type_is_read(content: bytes, kind: str) -> None:
    assert read_page(content, kind).letters >= 0
    assert read_page(b"<html>" + content, f"text/html; charset={kind}").is_html


ODD_MARKUP = ["<", "<a ", "<!--", "<![", "<a b='", "</a", "<script>", "<title>", "&#", "x=1 "]


@pytest.mark.parametrize("piece", ODD_MARKUP)
def test_a_page_that_was_made_to_be_slow_is_read_once_from_end_to_end(piece: str) -> None:
    found = read_page(piece.encode() * 200_000, "text/html")
    assert found.is_html


def test_words_are_read_without_scripts_comments_and_marks() -> None:
    found = read_page(
        b"<TITLE>Act &amp; Rules</TITLE><body><!-- no --><script>if (a<b) no()</script>"
        b"<main>" + WORDS.encode() + b"</main><style>no</STYLE></body>",
        "text/html",
    )
    assert found.title == "Act & Rules"
    assert found.letters == len(main_words(WORDS))


def test_what_changes_at_every_visit_is_no_change_of_the_words() -> None:
    first = page(words=WORDS + "Printed 12 March 2024, 10:31. 1,204 visits. f3a9c2e1d4b5a6978899")
    second = page(
        words=WORDS + "Printed 3 May 2026, 09:02. 88 visits. 0b1c2d3e4f5a6b7c8d9e", more="n"
    )
    read = [read_page(each, "text/html").sha256 for each in (first, second)]
    assert read[0] == read[1] != read_page(page(words=WORDS + "Amended."), "text/html").sha256


def test_numbers_that_mean_something_stay() -> None:
    assert main_words("Section 12, fine of 5000 units, Act 1038 of 2020") == (
        "section 12, fine of 5000 units, act 1038 of 2020"
    )


def test_a_run_that_is_given_up_ends_its_visits(server: Server) -> None:
    urls = [server.url("/works/1"), server.url("/hang/1", "b.test")]
    found = iter(visits_of(urls))
    next(found)
    found.close()
    assert not [each for each in threading.enumerate() if each.name == "link-check"]


def visits_of(urls: list[str]) -> Any:
    """Return visits that can be given up."""
    from_policy = quick_policy(read_timeout=5, total_timeout=5, concurrency=2)
    return Roaming([Target(url, url, url.split("/")[2]) for url in urls], from_policy)


def test_failures_and_refusals_are_told_apart(server: Server) -> None:
    assert isinstance(visit(server.url("/hang/1"), **IMPATIENT), Failure)
    assert isinstance(visit(server.url("/loop/a")), Withheld)
