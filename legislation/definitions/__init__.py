"""What every word of the controlled lists means: for editors, for readers, for files.

`LISTS` names each list with the definitions of all its values; a test asserts that none lacks
one. The anchor of a value on the methodology page is `#<list>-<value>`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from legislation import choices
from legislation.definitions.care import (
    ADDRESS_BASES,
    LINK_STATES,
    SOURCE_KINDS,
    SOURCE_VERSIONS,
    VERIFICATION_STATES,
)
from legislation.definitions.duties import DUTIES
from legislation.definitions.events import EVENTS, SCOPES
from legislation.definitions.instruments import FORCE, KINDS, ORIGINS, RELATIONS, STATUSES
from legislation.definitions.others import ANSWERS, CONSENTS, MENTIONS
from stewardship import choices as care


@dataclass(frozen=True)
class Term:
    """A value of a list: as the data writes it, as a reader sees it, and what it means."""

    value: str
    label: Any
    definition: Any
    anchor: str


@dataclass(frozen=True)
class ControlledList:
    """A closed list: its name in addresses and files, its title, its values, their meaning."""

    name: str
    title: Any
    choices: type[TextChoices]
    definitions: Mapping[str, Promise]

    def terms(self) -> Iterator[Term]:
        """Yield the values in the order of the list; KeyError for one without a definition."""
        for choice in self.choices:
            yield Term(
                choice.value,
                choice.label,
                self.definitions[choice.value],
                f"{self.name}-{choice.value}",
            )


LISTS = (
    ControlledList("status", _("Where a law stands"), choices.InstrumentStatus, STATUSES),
    ControlledList("force", _("States of a provision"), choices.ForceState, FORCE),
    ControlledList("kind", _("Kinds of legal texts"), choices.InstrumentKind, KINDS),
    ControlledList("event", _("What happens to a law"), choices.EventType, EVENTS),
    ControlledList("scope", _("How much of a law an event concerns"), choices.EventScope, SCOPES),
    ControlledList("duty", _("What a law obliges somebody to do"), choices.DutyKind, DUTIES),
    ControlledList("relation", _("How one law bears on another"), choices.RelationKind, RELATIONS),
    ControlledList("mention", _("What of ours a provision names"), choices.MentionKind, MENTIONS),
    ControlledList("consent", _("How a treaty binds a country"), choices.ConsentMethod, CONSENTS),
    ControlledList("answer", _("Answers of a scorecard"), choices.AnswerValue, ANSWERS),
    ControlledList("origin", _("Whose words a title is"), choices.TextOrigin, ORIGINS),
    ControlledList("source", _("Kinds of sources"), care.SourceKind, SOURCE_KINDS),
    ControlledList("version", _("Versions of a text"), care.SourceVersion, SOURCE_VERSIONS),
    ControlledList("address", _("How we know an address"), care.AddressBasis, ADDRESS_BASES),
    ControlledList("link", _("What the check of a link found"), care.LinkState, LINK_STATES),
    ControlledList(
        "verification",
        _("Where a record stands with its reviews"),
        care.VerificationState,
        VERIFICATION_STATES,
    ),
)


def list_named(name: str) -> ControlledList:
    """Return the list with this name; LookupError if there is none."""
    for each in LISTS:
        if each.name == name:
            return each
    raise LookupError(name)
