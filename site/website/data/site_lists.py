"""The lists below the home page, with the words that they begin with."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _
from wagtail.models import Page

from casestudies.models import CaseStudyIndexPage
from website.models import (
    CitedInLawPage,
    ComparePage,
    CountryIndexPage,
    ForumIndexPage,
    FrameworkIndexPage,
    HomePage,
    LegislationIndexPage,
    MethodologyPage,
    PartnerIndexPage,
    PortalIndexPage,
    TopicIndexPage,
)


@dataclass(frozen=True)
class ListPage:
    """A list below the home page: its kind, its part of the address, its title and first words."""

    model: type[Page]
    slug: str
    title: str
    introduction: str
    in_menu: bool = True


LISTS = (
    ListPage(
        LegislationIndexPage,
        "legislation",
        _("Legislation"),
        _(
            "Laws, bills, conventions and orders on child sexual abuse material online: where each "
            "stands today, since when, and which source says so."
        ),
    ),
    ListPage(
        CitedInLawPage,
        "cited-in-law",
        _("Cited in law"),
        _(
            "Every provision that names us, our URL list, our hash list, our hotline or a "
            "reporting portal: its exact words, where they stand, and whether they are in force "
            "today."
        ),
    ),
    ListPage(
        CountryIndexPage,
        "countries",
        _("Countries"),
        _(
            "Every country and territory, and the bodies they belong to: laws, reporting portals, "
            "partners, meetings and case studies together."
        ),
    ),
    ListPage(
        PortalIndexPage,
        "portals",
        _("Reporting portals"),
        _(
            "Places where the public can report suspected child sexual abuse images and videos, "
            "anonymously, in a country that has no hotline of its own."
        ),
    ),
    ListPage(
        PartnerIndexPage,
        "partners",
        _("Partners"),
        _(
            "The ministries, regulators, prosecutors and organisations that stand behind the "
            "portals."
        ),
    ),
    ListPage(
        ForumIndexPage,
        "forums",
        _("Forums"),
        _("Where internet policy is discussed and decided: the meetings, and our part in them."),
    ),
    ListPage(
        CaseStudyIndexPage,
        "case-studies",
        _("Case studies"),
        _("What was done in one country, with whom, and what came of it."),
    ),
    ListPage(
        TopicIndexPage,
        "topics",
        _("Topics"),
        _("The words we use for subjects of policy, each with its definition."),
    ),
    ListPage(
        FrameworkIndexPage,
        "frameworks",
        _("Scorecards"),
        _(
            "The same questions asked of every country. “Yes” and “partly” are answered with the "
            "words of a law, and what nobody has looked at yet says so."
        ),
    ),
    ListPage(
        ComparePage,
        "compare",
        _("Compare countries"),
        _(
            "Any countries side by side: their laws and where each stands today, the duties these "
            "lay down, and the answers of a scorecard."
        ),
        in_menu=False,
    ),
    ListPage(
        MethodologyPage,
        "methodology",
        _("Methodology"),
        _(
            "What our words mean, how the status of a law is computed, how dates are read, and how "
            "records are checked and corrected."
        ),
        in_menu=False,
    ),
)

HOME = ListPage(
    HomePage,
    "home",
    _("International policy"),
    _(
        "Laws, reporting portals and partners against child sexual abuse material, country by "
        "country. Every record names its sources and the day on which it was last checked, or says "
        "that nobody has checked it yet."
    ),
)
