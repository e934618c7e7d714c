"""Panels that every family's editor can include."""

from typing import Any

from django import forms
from django.urls import reverse
from wagtail.admin.panels import InlinePanel, Panel

from foundation.models import PublishableRecord
from foundation.repercussions import repercussions_of

#: The name of the address that answers for a form as it stands.
REPERCUSSIONS = "repercussions"


class RepercussionsPanel(Panel):
    """Shows the pages that say something of the record, and what they will say; nothing to fill in.

    A script asks anew while the form is filled in, so that all of it is seen before anything is
    saved; without the script, the panel speaks of the draft as it was saved.
    """

    class BoundPanel(Panel.BoundPanel):
        """The panel in the editor of one record."""

        template_name = "foundation/admin/repercussions_panel.html"

        class Media:
            js = ("foundation/repercussions.js",)

        def is_shown(self) -> bool:
            """Leave a new record alone: no page can speak of it."""
            return isinstance(self.instance, PublishableRecord) and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the pages, and where to ask for those of the form as it stands."""
            viewset = type(self.instance).snippet_viewset
            return super().get_context_data(parent_context) | {
                "affected": repercussions_of(self.instance),
                "address": reverse(viewset.get_url_name(REPERCUSSIONS), args=[self.instance.pk]),
            }


class RowsPanel(InlinePanel):
    """Rows with a form of their own, such as one that knows the provisions of the law."""

    def __init__(self, *args: Any, form: type[forms.ModelForm], **kwargs: Any) -> None:
        """Take the form besides the options of any inline panel."""
        super().__init__(*args, **kwargs)
        self.form = form

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what a copy of this panel is made of."""
        return {**super().clone_kwargs(), "form": self.form}

    def get_form_options(self) -> dict[str, Any]:
        """Use that form."""
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = self.form
        return options
