"""The vocabulary of schema.org, as far as pages of this site use it.

`data/schema_org.json` is an extract; to make it anew from the type declarations of the npm package
`schema-dts`, which are generated from the vocabulary itself:

    npm pack schema-dts && tar xzf schema-dts-*.tgz
    python -m tests.website.schema_org package/dist/schema.d.ts
"""

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).parent / "data" / "schema_org.json"
SOURCE: Final = (
    "An extract of the vocabulary of schema.org (https://schema.org/, CC BY-SA 3.0), read from the "
    "type declarations of schema-dts (https://www.npmjs.com/package/schema-dts, Apache-2.0)."
)
#: The types that pages of this site may use.
USED: Final = (
    "AdministrativeArea",
    "Article",
    "BreadcrumbList",
    "Country",
    "DataDownload",
    "Dataset",
    "DefinedTerm",
    "EntryPoint",
    "Event",
    "EventSeries",
    "GovernmentOrganization",
    "Legislation",
    "ListItem",
    "NGO",
    "Organization",
    "Place",
    "SearchAction",
    "Service",
    "ServiceChannel",
    "VirtualLocation",
    "WebSite",
)
#: The lists of values that properties of those types take.
LISTS: Final = ("EventAttendanceModeEnumeration", "LegalForceStatus")
_INTERFACE: Final = re.compile(
    r"interface (\w+?)(?:Base|Leaf) extends ([\w, <>]+?) \{\n(.*?)\n\}", re.S
)
_PROPERTY: Final = re.compile(r'^\s+"([^"@]+)"\?: SchemaValue<(.*?), "', re.M)
_SUBTYPES: Final = re.compile(r"export type (\w+) = (\w+Leaf(?: \| \w+)+);")
_MEMBERS: Final = re.compile(r'export type (\w+) = ((?:"https://schema.org/\w+" \| "\w+" \| )+)')

Vocabulary = dict[str, Any]


@cache
def vocabulary() -> Vocabulary:
    """Return the extract: `types`, each with parents and properties, and `lists` of values."""
    found: Vocabulary = json.loads(DATA.read_text(encoding="utf-8"))
    return found


def extract(declarations: str) -> Vocabulary:
    """Return what is used of the whole vocabulary."""
    types: dict[str, Any] = {}
    for name, parents, body in _INTERFACE.findall(declarations):
        found = types.setdefault(name, {"parents": set(), "properties": {}})
        plain = (
            re.sub(r"Partial<|>|(?:Base|Leaf)(?=>|$)", "", each.strip())
            for each in parents.split(",")
        )
        found["parents"] |= {each for each in plain if each not in {name, "IdReference"}}
        for property_name, values in _PROPERTY.findall(body):
            ranges = {each.strip() for each in values.split("|")} - {"IdReference"}
            found["properties"][property_name] = sorted(ranges)
    for parent, subtypes in _SUBTYPES.findall(declarations):
        for name in subtypes.split(" | ")[1:]:
            if name in types:
                types[name]["parents"].add(parent)
    lists = {
        name: sorted(set(re.findall(r'"(https://schema\.org/\w+)"', values)))
        for name, values in _MEMBERS.findall(declarations)
    }
    kept: dict[str, Any] = {}
    waiting = list(USED)
    while waiting:
        name = waiting.pop()
        if name not in kept:
            parents = sorted(each for each in types[name]["parents"] if not each.startswith("www_"))
            kept[name] = {"parents": parents, "properties": types[name]["properties"]}
            waiting += parents
    return {
        "source": SOURCE,
        "types": dict(sorted(kept.items())),
        "lists": {name: lists[name] for name in LISTS},
    }


if __name__ == "__main__":
    made = extract(Path(sys.argv[1]).read_text(encoding="utf-8"))
    DATA.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", encoding="utf-8")
