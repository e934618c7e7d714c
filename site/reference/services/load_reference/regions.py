"""Regions as UN M49 divides the world."""

from django.utils.text import slugify

from reference.models import Region
from reference.services.load_reference import files
from reference.services.load_reference.upsert import Tally, upsert


def load_regions() -> Tally:
    """Load regions, each after the one it is part of."""
    regions = [
        Region(
            code=row["code"],
            name=row["name"],
            slug=slugify(row["name"]),
            level=row["level"],
            parent_id=row["parent"] or None,
        )
        for row in files.read("regions")
    ]
    return upsert(
        "regions",
        Region.objects,
        regions,
        key=lambda region: region.code,
        fields=["name", "slug", "level", "parent_id"],
    )
