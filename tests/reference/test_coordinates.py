"""One point for each country, from the table of time zones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.models import Jurisdiction
from reference.services.locate_places import PRINCIPAL_ZONES, Coordinates, locate, read_iso_6709


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("+0533-00013", (5.55, -0.2167)),
        ("+404251-0740023", (40.7142, -74.0064)),
        ("-690022+0393524", (-69.0061, 39.59)),
        ("+0000+00000", (0, 0)),
    ],
)
def test_degrees_minutes_and_seconds_are_read(text: str, point: tuple[float, float]) -> None:
    assert read_iso_6709(text) == point


@pytest.mark.parametrize("text", ["", "0533-00013", "+9130+00000", "+0000+18100", "+05-000", "٠٥"])
def test_what_is_no_point_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"ISO 6709|beyond"):
        read_iso_6709(text)


@given(st.integers(-89, 89), st.integers(0, 59), st.integers(-179, 179), st.integers(0, 59))
def test_every_point_that_is_written_is_read(
    north: int, minutes: int, east: int, more: int
) -> None:
    point = read_iso_6709(f"{north:+03}{minutes:02}{east:+04}{more:02}")
    assert abs(abs(point.latitude) - abs(north) - minutes / 60) < 0.0001
    assert abs(abs(point.longitude) - abs(east) - more / 60) < 0.0001


def test_the_first_zone_stands_for_a_country() -> None:
    assert locate("GH") == Coordinates(5.55, -0.2167)
    assert locate("US") == Coordinates(40.7142, -74.0064)


@pytest.mark.parametrize(("code", "east"), [("AU", 151), ("BR", -46), ("CA", -79), ("UA", 30)])
def test_an_outlying_zone_stands_for_no_country(code: str, east: int) -> None:
    point = locate(code)
    assert point is not None
    assert int(point.longitude) == east


def test_every_principal_zone_is_in_the_table() -> None:
    assert all(locate(code) is not None for code in PRINCIPAL_ZONES)
    assert locate("FM").longitude > 155


@pytest.mark.parametrize("code", ["EU", "AC", "TA", "XAD", "INT-UN", "", "gh"])
def test_bodies_and_places_without_a_zone_have_no_point(code: str) -> None:
    assert locate(code) is None


@pytest.mark.django_db
def test_every_country_with_an_official_code_has_a_point() -> None:
    countries = Jurisdiction.objects.countries().filter(code_kind="official")
    without = [each.code for each in countries if locate(each.code) is None]
    assert set(without) <= {"BV", "HM"}
