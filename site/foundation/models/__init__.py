"""Abstract models only: foundation owns no tables."""

from foundation.models.base_page import Alternate, BasePage, Crumb, Frame
from foundation.models.child import RecordChild
from foundation.models.publishable import PublishableRecord
from foundation.models.record_index import RecordIndexPage

__all__ = [
    "Alternate",
    "BasePage",
    "Crumb",
    "Frame",
    "PublishableRecord",
    "RecordChild",
    "RecordIndexPage",
]
