"""The demonstration's files of partners, portals and forums, before anything is loaded."""

from collections import Counter
from pathlib import Path

import pytest

from partnerships.register.services.seed_demo.files import DATA, listed, read

#: Individuals named in the facts: the demonstration speaks of offices only.
PEOPLE = (
    "Cornaro",
    "Houim",
    "Maatoug",
    "Pilar",
    "Surleraux",
    "Bentaleb",
    "Dyakova",
    "Dzyakava",
)


@pytest.mark.parametrize(
    ("name", "rows"), [("portals", 49), ("forums", 13), ("editions", 59), ("seats", 1)]
)
def test_every_fact_has_its_row(name: str, rows: int) -> None:
    assert len({row["key"] for row in read(name)}) == len(read(name)) == rows


def test_there_are_sixteen_government_partners_in_sixteen_places() -> None:
    rows = [row for row in read("portal_partners") if row["role"] == "government"]
    assert len({row["organisation"] for row in rows}) == 16
    assert len({row["portal"] for row in rows}) == 16


@pytest.mark.parametrize("path", sorted(DATA.glob("*")), ids=lambda path: path.name)
def test_no_individual_is_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [name for name in PEOPLE if name in text] == []


def test_one_body_has_one_row() -> None:
    bodies = Counter((row["name"], row["place"]) for row in read("organisations"))
    assert [body for body, times in bodies.items() if times > 1] == []


def test_a_parent_stands_before_its_units() -> None:
    seen = {""}
    for row in read("organisations"):
        assert row["parent"] in seen
        seen.add(row["key"])


def test_every_pointer_points_at_a_row() -> None:
    organisations = {row["key"] for row in read("organisations")}
    portals = {row["key"] for row in read("portals")}
    editions = {row["key"] for row in read("editions")}
    for row in read("portal_partners"):
        assert row["organisation"] in organisations
        assert row["portal"] in portals
    assert {row["organisation"] for row in read("organisation_names")} <= organisations
    assert {row["edition"] for row in read("engagements")} <= editions
    assert {row["organisation"] for row in read("engagements")} <= organisations | {""}


def test_every_source_has_a_title() -> None:
    described = {row["url"] for row in read("sources")} | {"published page"}
    for name in ("organisations", "portals", "forums", "editions", "seats"):
        for row in read(name):
            assert set(listed(row["sources"])) <= described


def test_an_address_made_from_a_pattern_is_known_as_such() -> None:
    bases = Counter(row["url_basis"] for row in read("portals"))
    assert bases.total() == 49
    assert all(not row["url"] for row in read("portals") if row["url_basis"] == "unknown")


def test_namibia_is_a_place() -> None:
    assert "NA" in {row["place"] for row in read("portals")}
