"""`make run`: where the demonstration listens, and what it says."""

import os
import socket
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from foundation.management.commands import serve_demo
from foundation.management.commands.serve_demo import check_address, server_command


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_named_with_a_way_out(taken: int) -> None:
    with pytest.raises(CommandError, match=f"Port {taken} is taken .* make run PORT=") as refusal:
        check_address("127.0.0.1", taken)
    assert "Traceback" not in str(refusal.value)


def test_a_free_port_is_accepted(taken: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    check_address("127.0.0.1", free)


@pytest.mark.parametrize(("host", "port"), [("192.0.2.1", 8000), ("nowhere.invalid", 8000)])
def test_an_address_of_another_machine_is_refused(host: str, port: int) -> None:
    with pytest.raises(CommandError, match=f"Nothing can listen on {host}"):
        check_address(host, port)


def test_a_port_that_cannot_be_is_refused() -> None:
    with pytest.raises(CommandError, match="There is no port 70000"):
        check_address("127.0.0.1", 70000)


def test_an_address_of_version_six_is_written_in_brackets() -> None:
    assert "[::1]:8000" in server_command("::1", 8000)


def test_production_settings_never_serve_a_demonstration(settings: object) -> None:
    settings.DEMO_USERS_ALLOWED = False
    with pytest.raises(CommandError, match="never served under production settings"):
        call_command("serve_demo")


def test_the_address_and_the_way_in_are_said_before_serving(
    monkeypatch: pytest.MonkeyPatch, settings: object, db: None
) -> None:
    settings.DEMO_USERS_ALLOWED = True
    settings.DEMO_PASSWORD = "shown to whoever starts it"
    served: list[list[str]] = []
    monkeypatch.setattr(serve_demo, "check_address", lambda _host, _port: None)
    monkeypatch.setattr(serve_demo, "prepare_demo", lambda _write: False)
    monkeypatch.setattr(os, "execv", lambda _path, command: served.append(command))
    said = StringIO()
    call_command("serve_demo", host="127.0.0.1", port=8765, stdout=said)
    assert "http://localhost:8765/admin/" in said.getvalue()
    assert "policy.editor@example.org" in said.getvalue()
    assert "shown to whoever starts it" in said.getvalue()
    assert "127.0.0.1:8765" in served[0]
