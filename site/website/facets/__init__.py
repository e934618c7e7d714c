"""The facets that the lists of several families share."""

from website.facets.places import CountryFacet, RegionFacet
from website.facets.topics import topic_facet
from website.facets.words import words_facet

__all__ = ["CountryFacet", "RegionFacet", "topic_facet", "words_facet"]
