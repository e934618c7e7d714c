"""Narrowing lists that the site shows inside others: meetings, case studies, scorecards."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.facets import ChoiceFacet, Facet, YearsFacet
from legislation.models import Framework
from partnerships.register.choices import EditionMode
from partnerships.register.models import Forum
from website.facets.places import CountryFacet, RegionFacet
from website.facets.review import review_facet
from website.facets.topics import topic_facet
from website.facets.words import words_facet


def forum_names() -> dict[str, str]:
    """Return the public forums, the name in the address to the name."""
    return dict(Forum.objects.public().order_by("name").values_list("slug", "name"))


def framework_names() -> dict[str, str]:
    """Return the public frameworks, the name in the address to the name."""
    return dict(Framework.objects.public().order_by("name").values_list("slug", "name"))


def meeting_facets() -> list[Facet]:
    """Return the facets of meetings."""
    return [
        words_facet(),
        ChoiceFacet("forum", _("Forum"), lookup="forum__slug", choices=forum_names),
        CountryFacet("country", _("Held in"), lookup="jurisdiction"),
        RegionFacet("region", _("Region"), lookup="jurisdiction__region"),
        ChoiceFacet("mode", _("How"), lookup="mode", choices=lambda: dict(EditionMode.choices)),
        YearsFacet("year", _("Year"), date="starts"),
        review_facet(),
    ]


def study_facets() -> list[Facet]:
    """Return the facets of case studies."""
    return [
        CountryFacet(
            "country",
            _("Country or territory"),
            lookup="jurisdictions",
            many=True,
            only=Q(live=True),
        ),
        RegionFacet(
            "region", _("Region"), lookup="jurisdictions__region", many=True, only=Q(live=True)
        ),
        topic_facet(),
        YearsFacet("year", _("Year"), date="happened"),
    ]


def scorecard_facets() -> list[Facet]:
    """Return the facets of the scorecards of countries."""
    return [
        ChoiceFacet("framework", _("Framework"), lookup="framework__slug", choices=framework_names),
        CountryFacet("country", _("Country or territory"), lookup="jurisdiction"),
        RegionFacet("region", _("Region"), lookup="jurisdiction__region"),
        review_facet(),
    ]
