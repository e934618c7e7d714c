"""How many partners are in which stage, and where in the world."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from accounts.models import User
from partnerships.tracker.choices import OPEN_STAGES, Stage, Whose
from partnerships.tracker.models import Relationship
from partnerships.tracker.querysets import belonging
from reference.choices import RegionLevel
from reference.models import Region


@dataclass
class Pipeline:
    """Partners by stage, and those somebody works on by region; `None` is no region."""

    by_stage: Counter[Stage] = field(default_factory=Counter)
    by_region: Counter[Region | None] = field(default_factory=Counter)


def read_pipeline(user: User, whose: Whose) -> Pipeline:
    """Return the numbers of partners that are `whose` and that `user` may see; two queries."""
    rows: Any = Relationship.objects.visible_to(user)
    counted = (
        rows.filter(belonging(whose, user, "owner", "deputy"))
        .order_by()
        .values_list("stage", "organisation__jurisdiction__region_id")
        .annotate(number=Count("pk"))
    )
    continents = read_continents()
    pipeline = Pipeline()
    for stage, region, number in counted:
        pipeline.by_stage[Stage(stage)] += number
        if stage in OPEN_STAGES:
            pipeline.by_region[continents.get(region)] += number
    return pipeline


def read_continents() -> dict[str | None, Region]:
    """Return the M49 region that each region belongs to, by code; one query."""
    regions = {region.pk: region for region in Region.objects.all()}
    found: dict[str | None, Region] = {}
    for code, region in regions.items():
        above: Region | None = region
        while above is not None and above.level != RegionLevel.REGION:
            above = regions.get(above.parent_id or "")
        if above is not None:
            found[code] = above
    return found
