"""The public fields of partners, portals, forums, meetings: what a file or the API may show."""

from partnerships.register.api.forums import (
    EDITION_COLUMNS,
    FORUM_COLUMNS,
    load_editions,
    load_forums,
)
from partnerships.register.api.partners import PARTNER_COLUMNS, load_partners
from partnerships.register.api.portals import PORTAL_COLUMNS, load_portals, sources_of_portal
from partnerships.register.api.shared import sources_of

__all__ = [
    "EDITION_COLUMNS",
    "FORUM_COLUMNS",
    "PARTNER_COLUMNS",
    "PORTAL_COLUMNS",
    "load_editions",
    "load_forums",
    "load_partners",
    "load_portals",
    "sources_of",
    "sources_of_portal",
]
