"""Pages of the public site, and what its search reads."""

from website.models.country_index_page import CountryIndexPage
from website.models.forum_index_page import ForumIndexPage
from website.models.home_page import HomePage
from website.models.legislation_index_page import LegislationIndexPage
from website.models.partner_index_page import PartnerIndexPage
from website.models.portal_index_page import PortalIndexPage
from website.models.search_entry import SearchEntry, SearchMark
from website.models.standard_page import StandardPage
from website.models.topic_index_page import TopicIndexPage
from website.models.withdrawal import Withdrawal

__all__ = [
    "CountryIndexPage",
    "ForumIndexPage",
    "HomePage",
    "LegislationIndexPage",
    "PartnerIndexPage",
    "PortalIndexPage",
    "SearchEntry",
    "SearchMark",
    "StandardPage",
    "TopicIndexPage",
    "Withdrawal",
]
