"""The verbatim provisions of the demonstration, each with the source in which it was read.

`provisions.json` maps the id of an instrument to its provisions. It is empty as long as nobody
has read the words of a law in a source: words of a law are never made up, and a newspaper's
paraphrase is no provision.
"""

import json
from pathlib import Path
from typing import Any

from foundation.partial_dates import PartialDate
from foundation.services.seed_record import seed_uid
from legislation.choices import MentionKind
from legislation.models import Instrument, Mention, Provision
from legislation.services.seed_demo_instruments.facts import DATA
from reference.models import Language
from stewardship.choices import AddressBasis, SourceKind, SourceVersion
from stewardship.services.find_or_make_source import find_or_make_source
from stewardship.services.record_confidence import CHECKED_ON

Row = dict[str, Any]


def read_provisions(folder: Path = DATA) -> dict[str, list[Row]]:
    """Return the provisions of the data file by the id of their instrument."""
    found: dict[str, list[Row]] = json.loads(
        (folder / "provisions.json").read_text(encoding="utf-8")
    )
    return found


def add_provisions(record: Instrument, key: str, rows: list[Row]) -> None:
    """Give a record in memory these provisions, and the mentions of us that rest on them."""
    provisions, mentions = [], []
    for number, row in enumerate(rows, start=1):
        provision = _provision(f"{key}/{number}", row)
        provisions.append(provision)
        mentions += [
            Mention(
                uid=seed_uid("mention", f"{key}/{number}/{place}"),
                what=MentionKind(each["what"]),
                provision_uid=provision.uid,
                words=each["words"],
            )
            for place, each in enumerate(row.get("mentions", ()), start=1)
        ]
    record.provisions = provisions
    record.mentions = mentions


def _provision(key: str, row: Row) -> Provision:
    language = row["language"]
    version = row.get("translation_version", "")
    return Provision(
        uid=seed_uid("provision", key),
        pinpoint=row["pinpoint"],
        text=row["text"],
        language=Language.objects.get(tag=language),
        translation=row.get("translation", ""),
        translation_version=SourceVersion(version) if version else "",
        summary=row.get("summary", ""),
        in_force_from=PartialDate.coerce(row.get("in_force_from")),
        source=find_or_make_source(
            url=row["source_url"],
            title=row["source_title"],
            kind=SourceKind.LEGISLATION,
            basis=AddressBasis.SEEN,
            retrieved_on=CHECKED_ON,
        ),
    )
