"""The panels of a law's editor: one screen, the quick part on top."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel

from legislation.forms import DutyForm
from legislation.models import Instrument
from legislation.services.true_status import with_true_status
from legislation.status_words import contradiction_words
from stewardship.panels import care_panels


class StatusPanel(Panel):
    """Shows what the events of this version say of the status, and what does not fit together."""

    class BoundPanel(Panel.BoundPanel):
        """The panel in the editor of one law."""

        template_name = "legislation/admin/status_panel.html"

        def is_shown(self) -> bool:
            """Leave a new law alone."""
            return isinstance(self.instance, Instrument) and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the sentence, the next change and the contradictions."""
            law = with_true_status([self.instance])[0]
            return super().get_context_data(parent_context) | {
                "words": law.status_words,
                "changes_on": law.status_finding.changes_on,
                "contradictions": [
                    contradiction_words(each) for each in law.status_finding.contradictions
                ],
            }


class DutiesPanel(InlinePanel):
    """The duties, whose form knows the provisions of the law."""

    def get_form_options(self) -> dict[str, Any]:
        """Use the form of duties."""
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = DutyForm
        return options


def law_panels() -> list[Panel]:
    """Return what names a law."""
    return [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldRowPanel(
                    [FieldPanel("jurisdiction", widget=forms.Select), FieldPanel("kind")]
                ),
                FieldRowPanel([FieldPanel("number"), FieldPanel("short_title")]),
                FieldPanel("summary"),
            ],
            heading=_("Law"),
        ),
    ]


def event_panels() -> list[Panel]:
    """Return what happened to it, and what that says of its status."""
    return [
        InlinePanel(
            "events",
            [
                FieldRowPanel([FieldPanel("type"), FieldPanel("date")]),
                FieldPanel("source"),
                FieldRowPanel([FieldPanel("source_note"), FieldPanel("note")]),
                FieldRowPanel([FieldPanel("scope"), FieldPanel("until"), FieldPanel("confirmed")]),
            ],
            heading=_("Events"),
            label=_("Event"),
        ),
        StatusPanel(heading=_("Status")),
    ]


def content_panels() -> list[Panel]:
    """Return what the law says, and what it belongs with."""
    return [
        InlinePanel(
            "provisions",
            [
                FieldRowPanel([FieldPanel("pinpoint"), FieldPanel("in_force_from")]),
                FieldPanel("text"),
                FieldPanel("language"),
                FieldPanel("translation"),
                FieldPanel("summary"),
                FieldPanel("source"),
            ],
            heading=_("Provisions"),
            label=_("Provision"),
        ),
        DutiesPanel(
            "duties",
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("bearer")]),
                FieldRowPanel([FieldPanel("tool"), FieldPanel("sanction")]),
                FieldPanel("provision_uid"),
                FieldPanel("note"),
            ],
            heading=_("Duties"),
            label=_("Duty"),
        ),
        InlinePanel(
            "relations",
            [FieldRowPanel([FieldPanel("kind"), FieldPanel("target")]), FieldPanel("note")],
            heading=_("Related laws"),
            label=_("Relation"),
        ),
    ]


def evidence_panels() -> list[Panel]:
    """Return on what the record as a whole rests."""
    return [
        InlinePanel(
            "sources",
            [FieldPanel("source"), FieldPanel("note")],
            heading=_("Sources of the record"),
            label=_("Source"),
        ),
        InlinePanel(
            "documents",
            [FieldPanel("document"), FieldRowPanel([FieldPanel("label"), FieldPanel("language")])],
            heading=_("Documents"),
            label=_("Document"),
        ),
    ]


def further_panels() -> list[Panel]:
    """Return what can wait until the rest stands."""
    return [
        FieldPanel("topics"),
        MultiFieldPanel(
            [
                FieldPanel("title_original"),
                FieldPanel("title_language"),
                FieldPanel("issuing_body"),
                FieldPanel("identifier"),
                FieldPanel("slug"),
            ],
            heading=_("Names and address"),
        ),
        MultiFieldPanel(
            [FieldPanel("status_override"), FieldPanel("status_override_reason")],
            heading=_("Another status than the events give"),
            classname="collapsed",
            help_text=_("Holds until the next review."),
        ),
    ]


def instrument_panels() -> list[Panel]:
    """Return the whole screen."""
    return [
        *law_panels(),
        *event_panels(),
        *evidence_panels(),
        *content_panels(),
        *further_panels(),
        *care_panels(),
    ]
