"""The Nu checker finds no error in any page, nor in a drawing."""

import json
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from tests.audit.conftest import Fetched

CHECKER: Final = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


def test_pages_are_valid(answers: list[Fetched], tmp_path: Path) -> None:
    paths = {}
    for number, each in enumerate(answers):
        file = tmp_path / f"{number:04}.html"
        file.write_bytes(each.response.content)
        paths[file.name] = each.path
    wrong = defaultdict(list)
    for name, words, source in _errors(*tmp_path.iterdir()):
        wrong[words].append((paths[name], source))
    lines = [f"{len(where)} x {words} at {min(where)}" for words, where in wrong.items()]
    assert lines == [], "\n".join(lines)


def test_drawings_are_valid() -> None:
    drawings = sorted((settings.ROOT / "site").rglob("static/**/*.svg"))
    assert drawings
    assert _errors("--svg", *drawings) == []


def _errors(*arguments: str | Path) -> list[tuple[str, str, str]]:
    """Return what is wrong: the name of the file, words, and the source that is meant."""
    command = ["java", "-Xss4m", "-jar", CHECKER, "--format", "json", "--stdout", *arguments]
    checked = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  (our files)
    messages: list[dict[str, Any]] = json.loads(checked.stdout)["messages"]
    return [
        (Path(each.get("url", "")).name, each["message"], each.get("extract", "")[:90])
        for each in messages
        if each["type"] == "error"
    ]
