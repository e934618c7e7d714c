"""The panels of a law's editor: one screen, the quick part on top."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel

from foundation.panels import RowsPanel
from legislation.definitions import list_named
from legislation.forms import AnswerForm, DutyForm, MentionForm, ProvisionForm
from legislation.models import Instrument, Relation
from legislation.services.read_relations import incoming_relations
from legislation.services.suggest_mentions import suggest_mentions
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


class DefinitionsPanel(Panel):
    """Says what the words of the lists beside it mean, folded away until somebody asks."""

    def __init__(self, *names: str, **kwargs: Any) -> None:
        """Take the names of the lists (`legislation.definitions`)."""
        super().__init__(**{"classname": "collapsed", **kwargs})
        self.names = names

    def clone(self) -> "DefinitionsPanel":
        """Return a copy of this panel."""
        return type(self)(*self.names, **self.clone_kwargs())

    class BoundPanel(Panel.BoundPanel):
        """The panel in an editor."""

        template_name = "legislation/admin/definitions_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the lists with their words."""
            lists = [list_named(name) for name in self.panel.names]
            return super().get_context_data(parent_context) | {
                "lists": [(each, list(each.terms())) for each in lists]
            }


class UnrecordedMentionsPanel(Panel):
    """Lists the provisions that name us and are not recorded as mentions yet."""

    class BoundPanel(Panel.BoundPanel):
        """The panel in the editor of one law."""

        template_name = "legislation/admin/unrecorded_mentions_panel.html"

        def is_shown(self) -> bool:
            """Leave a new law alone."""
            return isinstance(self.instance, Instrument) and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the provisions with the names found in them."""
            suggestions = suggest_mentions(self.instance)
            return super().get_context_data(parent_context) | {"suggestions": suggestions}


class IncomingRelationsPanel(Panel):
    """Shows what other laws say of this one, as it reads from here; nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        """The panel in the editor of one law."""

        template_name = "legislation/admin/incoming_relations_panel.html"

        def is_shown(self) -> bool:
            """Leave alone what no other law speaks of."""
            return bool(self.incoming)

        @cached_property
        def incoming(self) -> list[Relation]:
            """The relations of other laws, drafts among them, to this one."""
            return incoming_relations(self.instance)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the relations, each with the way to the editor of the other law."""
            finder = AdminURLFinder(self.request.user)
            incoming = [(link, finder.get_edit_url(link.instrument)) for link in self.incoming]
            return super().get_context_data(parent_context) | {"incoming": incoming}


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
                FieldRowPanel([FieldPanel("scope"), FieldPanel("provisions")]),
                FieldRowPanel([FieldPanel("until"), FieldPanel("confirmed")]),
            ],
            heading=_("Events"),
            label=_("Event"),
        ),
        DefinitionsPanel("event", "scope", heading=_("What the words for events mean")),
        StatusPanel(heading=_("Status")),
    ]


def mention_panels() -> list[Panel]:
    """Return where the law names us, and where it does so unrecorded."""
    return [
        RowsPanel(
            "mentions",
            [
                FieldRowPanel([FieldPanel("what"), FieldPanel("provision_uid")]),
                FieldPanel("words"),
                FieldPanel("note"),
            ],
            form=MentionForm,
            heading=_("Where it names us"),
            label=_("Mention"),
        ),
        DefinitionsPanel("mention", heading=_("What the words for mentions mean")),
        UnrecordedMentionsPanel(heading=_("Names us, not recorded yet")),
    ]


def content_panels() -> list[Panel]:
    """Return what the law says, and what it belongs with."""
    return [
        RowsPanel(
            "provisions",
            [
                FieldRowPanel([FieldPanel("pinpoint"), FieldPanel("in_force_from")]),
                FieldPanel("text"),
                FieldPanel("language"),
                FieldPanel("translation"),
                FieldPanel("translation_version"),
                FieldPanel("summary"),
                FieldPanel("source"),
            ],
            form=ProvisionForm,
            heading=_("Provisions"),
            label=_("Provision"),
        ),
        *mention_panels(),
        RowsPanel(
            "duties",
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("bearer")]),
                FieldRowPanel([FieldPanel("tool"), FieldPanel("sanction")]),
                FieldPanel("provision_uid"),
                FieldPanel("note"),
            ],
            form=DutyForm,
            heading=_("Duties"),
            label=_("Duty"),
        ),
        DefinitionsPanel("duty", heading=_("What the words for duties mean")),
        InlinePanel(
            "relations",
            [FieldRowPanel([FieldPanel("kind"), FieldPanel("target")]), FieldPanel("note")],
            heading=_("Related laws"),
            label=_("Relation"),
        ),
        DefinitionsPanel("relation", heading=_("What the words for relations mean")),
        IncomingRelationsPanel(heading=_("What other laws say of this one")),
    ]


def party_panels() -> list[Panel]:
    """Return who is party to a treaty; for other kinds the panel stays closed."""
    return [
        InlinePanel(
            "participations",
            [
                FieldPanel("jurisdiction"),
                FieldRowPanel([FieldPanel("signed_on"), FieldPanel("consent")]),
                FieldRowPanel([FieldPanel("bound_on"), FieldPanel("in_force_on")]),
                FieldPanel("denounced_on"),
                FieldPanel("source"),
                FieldPanel("note"),
            ],
            heading=_("Parties"),
            label=_("Party"),
            classname="collapsed",
            help_text=_("Of a convention or protocol: what each country did, one row for each."),
        ),
    ]


def text_panels() -> list[Panel]:
    """Return what the law is called, and says in short, in other languages."""
    return [
        InlinePanel(
            "texts",
            [
                FieldRowPanel([FieldPanel("language"), FieldPanel("origin")]),
                FieldPanel("title"),
                FieldPanel("summary"),
            ],
            heading=_("In other languages"),
            label=_("Language"),
            classname="collapsed",
            help_text=_("One row for each language; the title above is in English."),
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
        DefinitionsPanel("status", "kind", heading=_("What the words for statuses and kinds mean")),
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
        *party_panels(),
        *text_panels(),
        *further_panels(),
        *care_panels(),
    ]


class AnswersPanel(InlinePanel):
    """The answers, whose form knows the criteria and the provisions that may be evidence."""

    def get_form_options(self) -> dict[str, Any]:
        """Use the form of answers."""
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = AnswerForm
        return options


def framework_panels() -> list[Panel]:
    """Return the screen of a framework."""
    return [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("edition"), FieldPanel("published")]),
                FieldPanel("publisher"),
                FieldPanel("summary"),
                FieldPanel("previous"),
                FieldPanel("source"),
            ],
            heading=_("Framework"),
        ),
        InlinePanel(
            "criteria",
            [FieldPanel("code"), FieldPanel("question"), FieldPanel("guidance")],
            heading=_("Criteria"),
            label=_("Criterion"),
        ),
        FieldPanel("slug"),
        *care_panels(),
    ]


def assessment_panels() -> list[Panel]:
    """Return the screen of an assessment."""
    return [
        MultiFieldPanel(
            [
                FieldPanel("framework"),
                FieldPanel("jurisdiction", widget=forms.Select),
                FieldPanel("note"),
            ],
            heading=_("Assessment"),
            help_text=_("Once it is saved, there is a row for each criterion of the framework."),
        ),
        AnswersPanel(
            "answers",
            [
                FieldPanel("criterion_code"),
                FieldPanel("value"),
                FieldPanel("provision_uid"),
                FieldPanel("note"),
                FieldPanel("source"),
            ],
            heading=_("Answers"),
            label=_("Answer"),
        ),
        FieldPanel("slug"),
        *care_panels(),
    ]
