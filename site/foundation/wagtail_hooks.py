"""Registers with Wagtail how partial dates are compared and shown, and our log actions."""

from wagtail import hooks
from wagtail.admin.compare import register_comparison_class
from wagtail.admin.ui.fields import register_display_class

from foundation.admin_scripts import start_widgets
from foundation.bulk_actions import (
    DeleteRecordsBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)
from foundation.date_display import PartialDateComparison, PartialDateDisplay
from foundation.fields import PartialDateField
from foundation.log_actions import add_log_actions

register_comparison_class(PartialDateField, comparison_class=PartialDateComparison)
register_display_class(PartialDateField, display_class=PartialDateDisplay)
hooks.register("register_log_actions", add_log_actions)
hooks.register("insert_global_admin_js", start_widgets)
for action in (PublishBulkAction, UnpublishBulkAction, DeleteRecordsBulkAction):
    hooks.register("register_bulk_action", action, order=100)
