"""The backend keeps the whole contract of modelsearch."""

import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ALL = 120


def test_all_of_modelsearchs_own_tests_pass(tmp_path: Path) -> None:
    root = HERE.parents[1]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.whooshsearch.contract.settings",
        "PYTHONPATH": os.pathsep.join([str(root), str(root / "site")]),
        "CONTRACT_INDEX": str(tmp_path / "index"),
        "CONTRACT_DATABASE": f"test_contract_{os.getpid()}",
        "CONTRACT_FIXTURES": str(HERE / "contract" / "fixtures"),
    }
    suite = "tests.whooshsearch.contract.backend_tests"
    done = subprocess.run(  # noqa: S603  (our own interpreter and our own tests)
        [sys.executable, "-m", "django", "test", suite, "--noinput"],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=root,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    assert re.search(rf"^Ran {ALL} tests in .*\n\nOK$", done.stderr, re.MULTILINE), done.stderr
