"""Screens of stewardship in the admin."""

from stewardship.views.records import (
    SafeExportMixin,
    SourceIndexView,
    VerifiedRecordEditView,
    VerifiedRecordIndexView,
    VerifyView,
)

__all__ = [
    "SafeExportMixin",
    "SourceIndexView",
    "VerifiedRecordEditView",
    "VerifiedRecordIndexView",
    "VerifyView",
]
