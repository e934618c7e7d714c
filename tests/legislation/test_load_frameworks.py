"""Frameworks are data: a file is loaded once, as a whole, and what people change stays."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from legislation.choices import AnswerValue
from legislation.models import Answer, Assessment, Framework
from legislation.services.load_frameworks import framework_uid, load_frameworks
from legislation.services.seed_demo_assessments import seed_demo_assessments

pytestmark = pytest.mark.django_db


def silent(_line: str) -> None:
    """Take a line of progress."""


def write(folder: Path, *rows: dict[str, Any]) -> str:
    path = folder / "frameworks.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return str(path)


def row(key: str, **values: Any) -> dict[str, Any]:
    criteria = [{"code": "a", "question": "Is there a law?"}]
    return {"key": key, "name": f"Index {key}", "criteria": criteria, **values}


def load(path: str) -> str:
    lines = StringIO()
    call_command("load_frameworks", path, stdout=lines)
    return lines.getvalue().strip()


def test_the_five_criteria_come_with_the_code() -> None:
    load_frameworks(silent)
    latest = Framework.objects.live().get(uid=framework_uid("icmec-2023"))
    assert latest.previous.uid == framework_uid("icmec-2018")
    assert (latest.edition, str(latest.published)) == ("10th edition", "2023")
    codes = [each.code for each in latest.criteria.all()]
    assert codes == [each.code for each in latest.previous.criteria.all()]
    assert codes == [
        "csam-specific-law",
        "csam-defined",
        "ict-offences",
        "simple-possession",
        "provider-reporting",
    ]


def test_another_edition_is_data(tmp_path: Path) -> None:
    path = write(tmp_path, row("one"), row("two", previous="one", criteria="one"))
    assert load(path) == "frameworks: 2 created, 0 unchanged, 0 kept as edited"
    assert Framework.objects.get(name="Index two").previous.name == "Index one"
    assert load(path) == "frameworks: 0 created, 2 unchanged, 0 kept as edited"


def test_what_people_changed_stays(tmp_path: Path) -> None:
    path = write(tmp_path, row("one"))
    load(path)
    framework = Framework.objects.get()
    framework.summary = "Our words"
    framework.save_revision().publish()
    assert "1 kept as edited" in load(path)
    assert Framework.objects.get().summary == "Our words"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "bad: needs name"),
        ({"criteria": []}, "bad: needs criteria"),
        ({"criteria": "none"}, "no row of this file has the key none"),
        ({"previous": "none"}, "the edition before it, none, is not loaded"),
        ({"criteria": [{"code": "a", "question": "?"}] * 2}, "Another criterion has this code"),
        ({"published": "soon"}, "soon"),
    ],
)
def test_a_file_that_is_not_right_is_refused_as_a_whole(
    tmp_path: Path, wrong: dict[str, Any], words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        load(write(tmp_path, row("good"), row("bad", **wrong)))
    assert not Framework.objects.exists()


def test_a_file_that_is_no_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(CommandError):
        load(str(path))


def test_the_demonstration_claims_nothing_that_nobody_reviewed() -> None:
    load_frameworks(silent)
    lines: list[str] = []
    seed_demo_assessments(lines.append)
    assert lines == ["assessments: 8 created, 0 unchanged, 0 kept as edited"]
    assert set(Answer.objects.values_list("value", flat=True)) == {AnswerValue.NOT_REVIEWED}
    assert Assessment.objects.live().count() == 8
    assert Answer.objects.count() == 8 * 5


def test_without_frameworks_there_is_nothing_to_assess() -> None:
    lines: list[str] = []
    seed_demo_assessments(lines.append)
    assert lines == ["assessments: 0 created, 0 unchanged, 0 kept as edited"]
