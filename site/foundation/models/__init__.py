"""Abstract models only: foundation owns no tables."""

from foundation.models.base_page import BasePage
from foundation.models.child import RecordChild
from foundation.models.publishable import PublishableRecord


__all__ = ["BasePage", "PublishableRecord", "RecordChild"]
