"""The parties of demonstration treaties, and titles of demonstration laws in other languages."""

import json
from functools import cache
from typing import Any

from foundation.partial_dates import PartialDate
from foundation.services.seed_record import seed_uid
from legislation.models import Instrument, InstrumentText, Participation
from legislation.services.seed_demo_instruments.facts import DATA
from reference.models import Jurisdiction, Language
from stewardship.choices import AddressBasis
from stewardship.models import Source
from stewardship.services.find_or_make_source import find_or_make_source


def add_parties(record: Instrument, key: str) -> None:
    """Give a treaty the parties of the data; their dates say that nobody has checked them yet."""
    data = _read("participations.json")
    for treaty in data["treaties"]:
        if treaty["instrument"] == key:
            source = find_or_make_source(**treaty["source"], basis=AddressBasis.BUILT)
            record.participations = [
                _party(key, party, source, data["note"]) for party in treaty["parties"]
            ]


def add_texts(record: Instrument, key: str) -> None:
    """Give a law its titles in other languages."""
    record.texts = [
        InstrumentText(
            uid=seed_uid("text", f"{key}/{each['language']}"),
            language=Language.objects.get(tag=each["language"]),
            origin=each["origin"],
            title=each["title"],
        )
        for each in _read("texts.json")
        if each["instrument"] == key
    ]


def _party(key: str, party: dict[str, str], source: Source, note: str) -> Participation:
    return Participation(
        uid=seed_uid("participation", f"{key}/{party['place']}"),
        jurisdiction=Jurisdiction.objects.get(code=party["place"]),
        signed_on=PartialDate.coerce(party["signed_on"]),
        consent=party["consent"],
        bound_on=PartialDate.coerce(party["bound_on"]),
        in_force_on=PartialDate.coerce(party["in_force_on"]),
        source=source,
        note=note,
    )


@cache
def _read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))
