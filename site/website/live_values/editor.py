"""Live values in the rich-text editor: chips that show the value of today and what it is."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.converters.contentstate import DOM
from wagtail.admin.rich_text.converters.contentstate_models import Entity, EntityRange
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    InlineEntityElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from foundation.blocks import LIVE_VALUE
from website.live_values.chips import EMBED_TYPE, Chip
from website.live_values.reading import LiveValue, current_values
from website.live_values.shown import LiveValueHandler

ENTITY = "LIVE_VALUE"


def chip_data(chip: Chip, value: LiveValue) -> dict[str, str]:
    """Return what the editor knows of a chip; only its name and record are kept."""
    return {
        "name": chip.name,
        "record": chip.record,
        "words": value.words,
        "label": value.label,
        "problem": value.problem,
    }


class ChipReader(InlineEntityElementHandler):
    """Makes a chip of the element in the database, with the words of today as its text."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, Any]) -> dict[str, str]:
        """Return the data of the chip; a name that nobody knows is kept."""
        chip = Chip.of(attrs)
        return chip_data(chip, current_values().of([chip])[0])

    def handle_endtag(self, name: str, state: Any, contentstate: Any) -> None:
        """Write the words, which no element holds, and end the chip."""
        last: EntityRange = state.current_entity_ranges[-1]
        entity: Entity = contentstate.entity_map[last.key]
        state.current_block.text += entity.data["words"]
        state.leading_whitespace = KEEP_WHITESPACE
        super().handle_endtag(name, state, contentstate)


def chip_element(props: dict[str, Any]) -> Any:
    """Return the element that the database keeps: which value it is, not what it says."""
    attributes = {"embedtype": EMBED_TYPE, "name": props.get("name") or ""}
    if props.get("record"):
        attributes["record"] = props["record"]
    return DOM.create_element("embed", attributes)


def register_live_values(features: FeatureRegistry) -> None:
    """Offer live values in rich text, and show them wherever it is served."""
    features.register_embed_type(LiveValueHandler)
    features.register_converter_rule(
        "contentstate",
        LIVE_VALUE,
        {
            "from_database_format": {f'embed[embedtype="{EMBED_TYPE}"]': ChipReader(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: chip_element}},
        },
    )
    features.register_editor_plugin("draftail", LIVE_VALUE, ChipFeature())


class ChipFeature(EntityFeature):
    """The button and the command of the editor."""

    def __init__(self) -> None:
        """Say what the editor's own script has to know, in the language of the person."""
        super().__init__(
            {
                "type": ENTITY,
                "icon": "history",
                "description": _("Live value"),
                "attributes": ["name", "record", "words", "label", "problem"],
                "allowlist": {"name": True},
                "optionsUrl": reverse_lazy("live_value_options"),
                "texts": {
                    "title": _("Insert a live value"),
                    "search": _("Search figures and records"),
                    "close": _("Close"),
                    "nothing": _("Nothing found."),
                    "failed": _("The values could not be read. Try again."),
                },
            },
            js=["website/live-values.js"],
            css={"all": ["website/live-values.css"]},
        )
