"""Where the map shows what a list or a place holds."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from foundation.facets import FacetedList
from legislation.choices import IN_FORCE_STATUSES
from reference.models import Jurisdiction
from website.assembly.world_map_layers import OF_LAW, LayerName

register = template.Library()


@register.simple_tag
def map_of_list(listing: Any, show: str) -> str:
    """Return the address of a layer, narrowed as far as the map can be narrowed like the list.

    The map knows one region, one duty and one group of statuses at a time.
    """
    asked: dict[str, list[str]] = {}
    for name, value in listing.pairs if isinstance(listing, FacetedList) else ():
        asked.setdefault(name, []).append(value)
    found = {"show": show}
    if show == LayerName.STATUS:
        found |= _of_laws(asked)
    if len(asked.get("region", ())) == 1:
        found["region"] = asked["region"][0]
    return f"{reverse('map')}?{urlencode(found)}"


@register.simple_tag
def map_of_place(place: Any) -> str:
    """Return the address of the map of the region of a place, empty for what is not on the map."""
    is_on_map = isinstance(place, Jurisdiction) and place.is_country
    if not is_on_map or place.region is None:
        return ""
    return f"{reverse('map')}?{urlencode({'region': place.region.slug})}"


def _of_laws(asked: dict[str, list[str]]) -> dict[str, Any]:
    """Return the layer for the duty asked for, else the group of all statuses asked for."""
    if len(asked.get("duty", ())) == 1:
        return {"show": LayerName.DUTY.value, "duty": asked["duty"][0]}
    statuses = set(asked.get("status", ()))
    if statuses <= IN_FORCE_STATUSES:
        return {}
    groups = [group for group, (yes, partly) in OF_LAW.items() if statuses <= yes | partly]
    return {"status": str(groups[0])} if groups else {}
