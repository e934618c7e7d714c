"""Points on a map as a file: GeoJSON (RFC 7946).

Positions are longitude before latitude, in WGS 84. What has no place on a map keeps its
properties and has a null geometry (RFC 7946, 3.2). `title` and `as_of` are foreign members (6.1).
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.text import slugify

from exchange.cells import plain


@dataclass(frozen=True)
class Feature:
    """Something with a place: its key, its properties, and latitude and longitude if it has any."""

    key: str
    point: tuple[float, float] | None
    properties: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the feature as RFC 7946 writes it."""
        geometry = None
        if self.point is not None:
            latitude, longitude = self.point
            geometry = {"type": "Point", "coordinates": [longitude, latitude]}
        return {
            "type": "Feature",
            "id": self.key,
            "geometry": geometry,
            "properties": self.properties,
        }


def geojson_response(features: Iterable[Feature], title: str, as_of: datetime.date) -> HttpResponse:
    """Return the features as a file."""
    response = JsonResponse(
        {
            "type": "FeatureCollection",
            "title": title,
            "as_of": as_of.isoformat(),
            "features": [feature.as_json() for feature in features],
        },
        content_type="application/geo+json",
        json_dumps_params={"ensure_ascii": False},
    )
    name = f"{slugify(title) or 'map'}-{as_of.isoformat()}.geojson"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def properties_of(keys: Iterable[str], values: Iterable[Any]) -> dict[str, Any]:
    """Return values of a table as JSON can hold them, by the keys of its columns."""
    return dict(zip(keys, map(plain, values), strict=True))
