"""An index agrees with its database after whatever wrote it was killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("background", "rounds"), [("0", 12), ("1", 8)])
def test_killed_writers_and_rebuilds_lose_nothing(
    background: str, rounds: int, tmp_path: Path
) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.whooshsearch.chaos.settings",
        "CHAOS_DIRECTORY": str(tmp_path),
        "CHAOS_BACKGROUND": background,
    }
    done = subprocess.run(  # noqa: S603  (our own interpreter and our own command)
        [sys.executable, "-m", "django", "chaos", "--rounds", str(rounds)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{rounds} rounds, 0 missing, 0 stale, 0 left over." in done.stdout
