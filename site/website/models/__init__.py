"""Pages of the public site, and what its search reads."""

from website.models.alert_delivery import AlertDelivery
from website.models.alert_event import AlertEvent
from website.models.cited_in_law_page import CitedInLawPage
from website.models.compare_page import ComparePage
from website.models.country_index_page import CountryIndexPage
from website.models.forum_index_page import ForumIndexPage
from website.models.framework_index_page import FrameworkIndexPage
from website.models.home_page import HomePage
from website.models.legislation_index_page import LegislationIndexPage
from website.models.live_value_use import LiveValueUse
from website.models.methodology_page import MethodologyPage
from website.models.partner_index_page import PartnerIndexPage
from website.models.portal_index_page import PortalIndexPage
from website.models.public_moment import PublicMoment
from website.models.record_change import RecordChange
from website.models.search_entry import SearchEntry, SearchMark
from website.models.site_look import SiteLook
from website.models.standard_page import StandardPage
from website.models.topic_index_page import TopicIndexPage
from website.models.withdrawal import Withdrawal

__all__ = [
    "AlertDelivery",
    "AlertEvent",
    "CitedInLawPage",
    "ComparePage",
    "CountryIndexPage",
    "ForumIndexPage",
    "FrameworkIndexPage",
    "HomePage",
    "LegislationIndexPage",
    "LiveValueUse",
    "MethodologyPage",
    "PartnerIndexPage",
    "PortalIndexPage",
    "PublicMoment",
    "RecordChange",
    "SearchEntry",
    "SearchMark",
    "SiteLook",
    "StandardPage",
    "TopicIndexPage",
    "Withdrawal",
]
