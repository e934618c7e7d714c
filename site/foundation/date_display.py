"""Partial dates in Wagtail's own views: compared and inspected in words."""

from django.utils.html import escape
from django.utils.safestring import SafeString
from wagtail.admin.compare import TextFieldComparison, diff_text
from wagtail.admin.ui.components import Component

from foundation.partial_dates import PartialDate


class PartialDateComparison(TextFieldComparison):
    """Compares two versions of a date in words."""

    def htmldiff(self) -> SafeString:
        """Return both versions with Wagtail's marks where they differ."""
        before, after = (value.in_words() if value else "" for value in (self.val_a, self.val_b))
        difference: SafeString = diff_text(before, after).to_html()
        return difference


class PartialDateDisplay(Component):
    """Shows a date in words where Wagtail shows the fields of a record."""

    def __init__(self, value: PartialDate | None) -> None:
        """Take the date to show, or None."""
        self.value = value

    def render_html(self, _parent_context: object = None) -> SafeString:
        """Return the words, nothing when no date was entered."""
        return escape(self.value.in_words() if self.value else "")
