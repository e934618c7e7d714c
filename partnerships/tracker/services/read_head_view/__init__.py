"""Read where we stand: one row per country, region or forum, in a constant number of queries."""

from partnerships.tracker.services.read_head_view.forums import read_forums
from partnerships.tracker.services.read_head_view.places import read_countries, read_regions
from partnerships.tracker.services.read_head_view.rows import Figures, Standing, StandRow

__all__ = ["Figures", "StandRow", "Standing", "read_countries", "read_forums", "read_regions"]
