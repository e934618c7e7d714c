"""The rules of the linter that the architecture leans on are switched on."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import ROOT


def lint(source: str, path: str) -> str:
    """Return what the linter says of a file with this text at this path."""
    done = subprocess.run(  # noqa: S603  (a fixed command)
        [
            Path(sys.executable).with_name("ruff"),
            *("check", "--no-cache", "--output-format", "concise", "--stdin-filename", path, "-"),
        ],
        cwd=ROOT,
        input=f'"""A module."""\n\n{source}\n',
        capture_output=True,
        check=False,
        text=True,
    )
    return done.stdout


@pytest.mark.parametrize(
    ("source", "path", "rule"),
    [
        ("def load() -> None:\n    import os\n", "legislation/services/load.py", "PLC0415"),
        ("import importlib\nimportlib.import_module('x')", "legislation/views.py", "TID251"),
        ("from wagtail.search import index", "legislation/models/a.py", "TID251"),
        ("from . import models", "legislation/views.py", "TID252"),
        ("from django.utils.translation import gettext as _\n_(f'{1}')", "a.py", "INT001"),
        ("try:\n    pass\nexcept Exception:\n    pass", "a.py", "BLE001"),
        ("def load(name):\n    return name", "a.py", "ANN001"),
        ("print('x')", "a.py", "T201"),
        ("import datetime\ndatetime.datetime.now()", "a.py", "DTZ005"),
    ],
)
def test_a_breach_is_noticed(source: str, path: str, rule: str) -> None:
    assert rule in lint(source, path)


def test_a_module_without_a_docstring_is_noticed() -> None:
    done = subprocess.run(  # noqa: S603  (a fixed command)
        [
            *(Path(sys.executable).with_name("ruff"), "check", "--no-cache"),
            *("--stdin-filename", "legislation/views.py", "-"),
        ],
        cwd=ROOT,
        input="NAME = 1\n",
        capture_output=True,
        check=False,
        text=True,
    )
    assert "D100" in done.stdout
