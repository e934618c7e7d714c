"""Make the file of the world map anew from the shapes of Natural Earth."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from reference.models import Jurisdiction
from website.assembly.world_map_shapes import MAP_FILE
from website.cartography.building import Country, build_map, written


class Command(BaseCommand):
    """`manage.py build_world_map countries-50m.json`; `make map` fetches the shapes first."""

    help = "Make the file of the world map anew from a TopoJSON file of Natural Earth's countries."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the shapes, and where to write."""
        parser.add_argument("topology", type=Path, help="countries-50m.json of world-atlas")
        parser.add_argument("--output", type=Path, default=MAP_FILE)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file, and say how much is on it."""
        topology = json.loads(options["topology"].read_text(encoding="utf-8"))
        places = Jurisdiction.objects.countries().values_list("code", "iso_numeric")
        content = build_map(topology, [Country(*each) for each in places])
        options["output"].write_text(written(content), encoding="utf-8")
        self.stdout.write(
            f"{len(content['places'])} places drawn, {len(content['not_on_map'])} not on the map."
        )
