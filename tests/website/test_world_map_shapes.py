"""The file of the world map, and how it is made."""

import json
import re
from itertools import combinations
from math import dist
from typing import Any

import pytest

from reference.models import Jurisdiction
from website.assembly.world_map_shapes import MAP_FILE, sheet
from website.cartography.building import Country, build_map, written
from website.cartography.cutting import cut
from website.cartography.drawing import area, middle, path_of, rounded
from website.cartography.places import HATCHED, share_out
from website.cartography.projection import HEIGHT, WIDTH, equal_earth, on_sheet
from website.cartography.simplifying import simplified
from website.cartography.spreading import TARGET, spread
from website.cartography.topology import Feature, unwrapped

LARGEST_FILE = 150_000


def two_neighbours() -> dict[str, Any]:
    """Return Norway and Sweden as two squares that share a side, as TopoJSON has them."""
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [
            [[10, 60], [0, 10]],
            [[10, 70], [-10, 0], [0, -10], [10, 0]],
            [[10, 60], [10, 0], [0, 10], [-10, 0]],
        ],
        "objects": {
            "countries": {
                "geometries": [
                    {
                        "type": "Polygon",
                        "id": "578",
                        "properties": {"name": "Norway"},
                        "arcs": [[0, 1]],
                    },
                    {
                        "type": "MultiPolygon",
                        "id": "752",
                        "properties": {"name": "Sweden"},
                        "arcs": [[[2, ~0]]],
                    },
                ]
            }
        },
    }


# --- the file ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_every_country_and_territory_is_on_the_map_or_named_as_missing() -> None:
    places = set(Jurisdiction.objects.countries().values_list("code", flat=True))
    assert places == set(sheet().places) | set(sheet().not_on_map)
    assert not set(sheet().places) & set(sheet().not_on_map)


def test_every_place_can_be_seen() -> None:
    assert all(shape.path or shape.circle for shape in sheet().places.values())


def test_paths_stay_on_the_sheet_and_are_whole_numbers() -> None:
    drawn = [sheet().outline, *sheet().hatched.values()]
    drawn += [shape.path for shape in sheet().places.values() if shape.path]
    for path in drawn:
        assert re.fullmatch(r"(M\d+ \d+l(-?\d+[ ]?)+z)+", path)
        for x, y in re.findall(r"M(\d+) (\d+)", path):
            assert 0 <= int(x) <= WIDTH
            assert 0 <= int(y) <= HEIGHT


def test_circles_are_large_enough_to_hit_and_do_not_touch() -> None:
    circles = [shape.circle for shape in sheet().places.values() if shape.circle]
    pixels_of_unit = 1180 / WIDTH
    assert 2 * sheet().target * pixels_of_unit >= 24
    assert all(dist((a.x, a.y), (b.x, b.y)) >= 2 * TARGET for a, b in combinations(circles, 2))


def test_territories_have_shapes_of_their_own() -> None:
    assert {"GF", "SJ", "GL", "NC", "PR", "RE", "HK"} <= set(sheet().places)
    assert sheet().places["GF"].path
    assert sheet().places["SJ"].path


def test_what_no_code_answers_for_is_hatched_and_no_place() -> None:
    assert set(sheet().hatched) == HATCHED


def test_the_file_is_small() -> None:
    assert len(MAP_FILE.read_bytes()) < LARGEST_FILE


# --- making it -----------------------------------------------------------------------------------


def test_building_twice_gives_the_same_bytes() -> None:
    countries = [Country("SE", "752"), Country("NO", "578"), Country("TA", "")]
    first = written(build_map(two_neighbours(), countries))
    assert written(build_map(two_neighbours(), reversed(countries))) == first
    assert list(json.loads(first)["places"]) == ["NO", "SE", "TA"]


def test_neighbours_share_the_points_of_their_border() -> None:
    made = build_map(two_neighbours(), [Country("SE", "752"), Country("NO", "578")])
    border = {rounded([on_sheet((10, 60))])[0], rounded([on_sheet((10, 70))])[0]}
    assert border <= _corners(made["places"]["NO"]["d"]) & _corners(made["places"]["SE"]["d"])


def _corners(path: str) -> set[tuple[int, int]]:
    (x, y), *steps = [
        (int(a), int(b)) for a, b in re.findall(r"(-?\d+)[ ]?(-?\d+)", path.replace("l", " "))
    ]
    found = {(x, y)}
    for right, down in steps:
        x, y = x + right, y + down
        found.add((x, y))
    return found


def test_a_place_without_a_shape_or_a_point_is_named_as_missing() -> None:
    made = build_map(
        two_neighbours(), [Country("SE", "752"), Country("NO", "578"), Country("QQ", "")]
    )
    assert made["not_on_map"] == ["QQ"]


def test_a_shape_that_nobody_answers_for_stops_the_making() -> None:
    with pytest.raises(ValueError, match="Sweden"):
        build_map(two_neighbours(), [Country("NO", "578")])


def test_parts_of_a_shape_go_to_the_place_with_a_code_of_its_own() -> None:
    guiana = [[(-54.0, 3.0), (-52.0, 3.0), (-52.0, 5.0)]]
    paris = [[(2.0, 48.0), (3.0, 48.0), (3.0, 49.0)]]
    shares = share_out([Feature("250", "France", [paris, guiana])], {"250": "FR"}).polygons
    assert shares == {"FR": [paris], "GF": [guiana]}


def test_a_shape_is_cut_along_the_parallel_where_another_begins() -> None:
    coast = [[(-10.0, 26.0), (-8.0, 26.0), (-8.0, 29.0), (-10.0, 29.0)]]
    shares = share_out([Feature("504", "Morocco", [coast])], {"504": "MA"}).polygons
    north, south = shares["MA"][0][0], shares["western-sahara-west"][0][0]
    assert min(y for _x, y in north) == max(y for _x, y in south) == 27.6667


# --- geometry ------------------------------------------------------------------------------------


def test_the_projection_has_the_published_extent() -> None:
    # Šavrič, Patterson and Jenny: on a globe of radius one, half of 5.413 by half of 2.634.
    assert equal_earth((180, 0))[0] == pytest.approx(2.70663, abs=1e-4)
    assert equal_earth((0, 90))[1] == pytest.approx(1.31737, abs=1e-4)


def test_equal_areas_look_equally_large() -> None:
    def cell(south: float, north: float) -> float:
        return area([on_sheet(each) for each in ((0, south), (1, south), (1, north), (0, north))])

    # One degree at the equator is twice as large as one at 60 degrees north.
    assert cell(-0.5, 0.5) / cell(59.5, 60.5) == pytest.approx(2, rel=0.01)


def test_a_line_across_the_date_line_runs_on() -> None:
    assert unwrapped([(179.0, 1.0), (-179.0, 2.0)]) == [(179.0, 1.0), (181.0, 2.0)]


def test_a_shape_across_the_date_line_becomes_two() -> None:
    west, east = cut([[(178.0, 0.0), (182.0, 0.0), (182.0, 1.0), (178.0, 1.0)]])
    assert {x for x, _y in west[0]} == {-180.0, -178.0}
    assert {x for x, _y in east[0]} == {178.0, 180.0}


def test_a_shape_around_the_pole_reaches_the_edge_of_the_sheet() -> None:
    ring = [(float(x), -70.0) for x in range(-180, 180, 10)]
    ((outer,),) = cut([ring])
    assert {(-180.0, -90.0), (180.0, -90.0)} <= set(outer)
    assert {x for x, _y in outer} >= {-180.0, 180.0}


def test_a_point_that_adds_nothing_to_a_line_is_left_out() -> None:
    assert simplified([(0, 0), (5, 0.1), (10, 0), (10, 10)], 1) == [0, 2, 3]


def test_a_path_goes_step_by_step() -> None:
    assert path_of([[(1, 2), (4, 1), (4, 6)]]) == "M1 2l3-1 0 5z"


def test_the_middle_of_a_square_is_its_middle() -> None:
    assert middle([(0, 0), (10, 0), (10, 10), (0, 10)]) == (5, 5)


def test_a_circle_gives_way_to_another_and_to_the_land_of_others() -> None:
    land = [("BB", [(990, 990), (1400, 990), (1400, 1400), (990, 1400)])]
    found = spread({"AA": (1000, 1000), "AB": (1000, 1000)}, land)
    assert dist(found["AA"], found["AB"]) >= 2 * TARGET
    assert all(x < 990 or y < 990 for x, y in found.values())
