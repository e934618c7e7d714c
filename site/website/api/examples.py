"""Examples of answers, for the OpenAPI document and the page that shows it."""

from typing import Any, Final

from django.conf import settings

from exchange.shape_kinds import EXAMPLE_UID
from website.api.family import Family

ROOT: Final = f"{settings.SITE_URL}/api/v1/"
#: Keys of records that are not identifiers.
KEYS: Final = {"countries": "GH", "topics": "online-safety"}
CURSOR: Final = "WyJsYXdzIiwiZ2hhbmEiXQ:1w:9f"
MOMENT: Final = "2026-03-31T09:30:00+00:00"
EXAMPLES: Final[dict[str, Any]] = {
    "root": {
        "name": settings.WAGTAIL_SITE_NAME,
        "openapi": f"{ROOT}openapi.json",
        "documentation": f"{settings.SITE_URL}/api/",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "changes": f"{ROOT}changes",
        "search": f"{ROOT}search",
        "lists": [
            {
                "name": "laws",
                "title": "Laws",
                "description": "Laws, bills and treaties.",
                "url": f"{ROOT}laws",
                "facets": f"{ROOT}laws/facets",
                "bulk": f"{ROOT}bulk/laws.ndjson",
                "page": f"{settings.SITE_URL}/legislation/",
            }
        ],
    },
    "facets": {
        "url": f"{ROOT}laws",
        "count": 12,
        "facets": [
            {
                "label": "Status",
                "parameters": ["status"],
                "options": [
                    {"value": "in_force", "label": "In force", "count": 9, "chosen": False}
                ],
            }
        ],
    },
    "changes": {
        "next_since": MOMENT,
        "next": None,
        "results": [
            {
                "uid": EXAMPLE_UID,
                "family": "laws",
                "what": "changed",
                "at": MOMENT,
                "title": "Cybersecurity Act 2020",
                "words": "Status: in force",
                "page": f"{settings.SITE_URL}/legislation/ghana/cybersecurity-act-2020/",
                "api": f"{ROOT}laws/{EXAMPLE_UID}",
                "survivor_uid": None,
                "permanent_address": f"{settings.SITE_URL}/id/{EXAMPLE_UID}",
            }
        ],
    },
    "search": {
        "count": 1,
        "looked_for": "",
        "next": None,
        "results": [
            {
                "type": {"code": "law", "label": "Law"},
                "uid": EXAMPLE_UID,
                "title": "Cybersecurity Act 2020",
                "excerpt": "… a reporting portal …",
                "page": f"{settings.SITE_URL}/legislation/ghana/cybersecurity-act-2020/",
                "api": f"{ROOT}laws/{EXAMPLE_UID}",
            }
        ],
    },
}


def example_of_page(family: Family) -> dict[str, Any]:
    """Return an example of one page of a list."""
    return {
        "count": 120,
        "next": f"{ROOT}{family.name}?limit=1&cursor={CURSOR}",
        "results": [family.row_shape.example()],
    }
