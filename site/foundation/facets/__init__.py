"""Facets of a public list: what the query string asks for, how it narrows, what else may be asked.

Facets combine: values of one facet are alternatives, different facets narrow each other. Nothing
in a query string raises; what cannot be read is a message at its facet and narrows nothing.
"""

from foundation.facets.asking import MOST_VALUES, Facet, Option, Reading, Records, quoted
from foundation.facets.dead_end import DeadEnd, WayOut, dead_end_of, kept_dead_end_of
from foundation.facets.kinds import LONGEST_TEXT, ChoiceFacet, TextFacet, YearsFacet
from foundation.facets.letters import LetterFacet
from foundation.facets.listing import Chip, FacetedList, Group, in_order
from foundation.facets.nearest import nearest
from foundation.facets.orders import Order, newest_first, ordered_by

__all__ = [
    "LONGEST_TEXT",
    "MOST_VALUES",
    "Chip",
    "ChoiceFacet",
    "DeadEnd",
    "Facet",
    "FacetedList",
    "Group",
    "LetterFacet",
    "Option",
    "Order",
    "Reading",
    "Records",
    "TextFacet",
    "WayOut",
    "YearsFacet",
    "dead_end_of",
    "in_order",
    "kept_dead_end_of",
    "nearest",
    "newest_first",
    "ordered_by",
    "quoted",
]
