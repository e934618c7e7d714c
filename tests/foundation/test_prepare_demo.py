"""A start does what is needed, and nothing when nothing is."""

from pathlib import Path
from typing import Any

import pytest

from foundation.services import prepare_demo as module
from foundation.services.fingerprint import fingerprint
from foundation.services.prepare_demo import prepare_demo

pytestmark = pytest.mark.django_db


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the commands that a start runs, instead of running them."""
    ran: list[str] = []
    monkeypatch.setattr(module, "call_command", lambda name, **_options: ran.append(name))
    return ran


def silent(_line: str) -> None:
    """Say nothing."""


def test_the_first_start_migrates_and_seeds(tmp_path: Path, commands: list[str]) -> None:
    assert prepare_demo(silent, tmp_path)
    assert commands == ["migrate", "seed_demo"]


def test_the_second_start_does_nothing(tmp_path: Path, commands: list[str]) -> None:
    prepare_demo(silent, tmp_path)
    commands.clear()
    assert not prepare_demo(silent, tmp_path)
    assert not commands


def test_a_change_of_what_it_is_made_from_is_noticed(
    tmp_path: Path, commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare_demo(silent, tmp_path)
    monkeypatch.setattr(module, "fingerprint", lambda: "another")
    assert prepare_demo(silent, tmp_path)


def test_a_start_that_was_interrupted_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_args: Any, **_options: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "call_command", interrupt)
    with pytest.raises(KeyboardInterrupt):
        prepare_demo(silent, tmp_path)
    monkeypatch.setattr(module, "call_command", lambda *_args, **_options: None)
    assert prepare_demo(silent, tmp_path)


def test_another_data_file_gives_another_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").touch()
    data = tmp_path / "legislation" / "data"
    data.mkdir(parents=True)
    before = fingerprint(tmp_path)
    (data / "laws.json").write_text("{}", encoding="utf-8")
    assert fingerprint(tmp_path) != before


def test_a_compiled_file_does_not_change_the_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").touch()
    (tmp_path / "site" / "a" / "models").mkdir(parents=True)
    before = fingerprint(tmp_path)
    (tmp_path / "site" / "a" / "models" / "b.pyc").touch()
    assert fingerprint(tmp_path) == before
