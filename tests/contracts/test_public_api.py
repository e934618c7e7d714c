"""What programs of others rely on is pinned: a change of it is seen, and meant.

After a change that is meant, write the files anew and look at the difference:

    UPDATE_GOLDEN=1 .venv/bin/pytest tests/contracts/test_public_api.py
"""

import json
import os
import re
from pathlib import Path
from typing import Any, Final

import pytest
from django.test import Client

from tests.factories.provisions import make_citing_law
from tests.factories.records import make_framework
from tests.factories.scorecards import answer, make_assessment
from tests.website.apis import ask, lines, said
from tests.website.pages import SmallSite, ghana, make_small_site
from website.api.families import FAMILIES

pytestmark = pytest.mark.django_db
GOLDEN: Final = Path(__file__).parent / "golden"
UID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T[\d:.]+(\+00:00|Z)")
#: Which record is looked at, where it is not the first one.
NAMED: Final = {"countries": ("code", "GH"), "forums": ("acronym", "FoT")}
NAMES: Final = [family.name for family in FAMILIES]


def agrees(name: str, found: Any) -> None:
    """Compare what is said with the file of that name."""
    path = GOLDEN / f"{name}.json"
    text = json.dumps(found, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    text = MOMENT.sub("<moment>", UID.sub("<uid>", text))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path.name} says otherwise"


@pytest.fixture
def whole_site() -> SmallSite:
    """One live record of each family of the API."""
    site = make_small_site()
    make_citing_law(jurisdiction=ghana(), title="Citing Act", number="Act 1")
    framework = make_framework("a", name="Framework of Testing")
    make_assessment(framework, ghana(), answer("a", "no"))
    return site


def test_the_document_is_the_one_that_was_published(client: Client) -> None:
    agrees("openapi", ask(client, "openapi.json").json())


@pytest.mark.parametrize("name", NAMES)
def test_a_record_says_the_fields_of_its_allow_list_and_nothing_else(
    client: Client, whole_site: SmallSite, name: str
) -> None:
    key, value = NAMED.get(name, ("api", None))
    records = [each for each in lines(client, name) if value in {None, each[key]}]
    agrees(f"api-{name}", records[0])
    listed = said(client, f"{name}?limit=200")["results"]
    row = next(each for each in listed if each["api"] == records[0]["api"])
    assert set(row) <= set(records[0])
    assert all(row[key] == records[0][key] for key in row)


def test_the_root_and_the_changes_say_what_was_agreed(
    client: Client, whole_site: SmallSite
) -> None:
    agrees("api-root", said(client, ""))
    agrees("api-changes", said(client, "changes?limit=1")["results"])
