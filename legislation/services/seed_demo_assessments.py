"""Put demonstration assessments in place: what nobody has reviewed yet says so."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from foundation.services.seed_record import Outcome, outcome_line, seed_record, seed_uid
from legislation.models import Answer, Assessment, Framework
from legislation.services.load_frameworks import framework_uid
from reference.models import Jurisdiction

DATA: Final = Path(__file__).resolve().parents[1] / "data" / "demo" / "assessments.json"


def seed_demo_assessments(write: Callable[[str], None]) -> None:
    """Make the assessments of the data file; each criterion starts as "not reviewed"."""
    outcomes: Counter[Outcome] = Counter()
    for row in json.loads(DATA.read_text(encoding="utf-8")):
        framework = Framework.objects.filter(uid=framework_uid(row["framework"]), live=True).first()
        for code in row["countries"] if framework else ():
            outcomes[_seed(framework, code)] += 1
    write(outcome_line("assessments", outcomes))


def _seed(framework: Framework, code: str) -> Outcome:
    key = f"{framework.uid}/{code}"

    def build(record: Assessment) -> None:
        record.framework = framework
        record.jurisdiction = Jurisdiction.objects.get(code=code)
        record.answers = [
            Answer(uid=seed_uid("answer", f"{key}/{criterion.code}"), criterion_code=criterion.code)
            for criterion in framework.criteria.all()
        ]

    return seed_record(Assessment, seed_uid("assessment", key), build)
