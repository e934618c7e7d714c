"""The components of the site with their samples, as the style guide shows them.

Every folder of `templates/components` has a `sample.json`: what the component is for, and states
in which it is seen, each with the values that its template is given.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db.models import Model
from django.utils.safestring import SafeString

from foundation.addresses import AddressBook
from foundation.partial_dates import PartialDate

SAMPLE_FILE: Final = "sample.json"


class Sample(dict[str, Any]):
    """An object of a sample: read by dotted names, printed as its `$html`."""

    def __str__(self) -> SafeString:
        """Return what a template prints: the samples are ours, and hold no one's words."""
        return SafeString(self.get("$html", ""))


class SampleAddresses(AddressBook):
    """The addresses of the records in samples: their key `url`."""

    def path(self, record: Any) -> str | None:
        """Return the address that a sample gives its record."""
        return record.get("url") if isinstance(record, Sample) else super().path(record)

    def narrowed_path(self, model: type[Model], facet: str, value: Any) -> str | None:
        """Return an address for the list of all samples that bear `value`."""
        if issubclass(model, Sample):
            return f"?{facet}={value}"
        return super().narrowed_path(model, facet, value)


@dataclass(frozen=True)
class State:
    """A component with certain values: the name of the state, its template, what it is given.

    `before` and `after` are HTML of the page around it that it needs, such as the title of a chart.
    """

    name: str
    template: str
    context: Mapping[str, Any]
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Component:
    """A folder of components: its name, what it is for, and its states.

    `is_source` for what stands in the head of a page: it is shown as text.
    """

    name: str
    purpose: str
    states: tuple[State, ...]
    is_source: bool = False


def component_folders() -> list[Path]:
    """Return the folders of components, by name."""
    roots = (Path(each) / "components" for each in settings.TEMPLATES[0]["DIRS"])
    return sorted(path for root in roots if root.is_dir() for path in root.iterdir())


def read_component(folder: Path) -> Component:
    """Return a component with its states; raise an error where its sample is not as it must be."""
    content = json.loads((folder / SAMPLE_FILE).read_text("utf-8"), object_hook=_as_value)
    states = tuple(
        State(
            each["name"],
            f"components/{folder.name}/{each.get('template', folder.name)}.html",
            each["context"],
            each.get("before", ""),
            each.get("after", ""),
        )
        for each in content["states"]
    )
    return Component(folder.name, content["purpose"], states, content.get("is_source", False))


@lru_cache(maxsize=1)
def components() -> tuple[Component, ...]:
    """Return every component that has a sample."""
    return tuple(_all())


def _all() -> Iterator[Component]:
    for folder in component_folders():
        if (folder / SAMPLE_FILE).is_file():
            yield read_component(folder)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


#: What is written as an object with one key of these.
_VALUES: Final[Mapping[str, Callable[[str], Any]]] = {
    "$date": date.fromisoformat,
    "$moment": _moment,
    "$partial": PartialDate.parse,
}


def _as_value(found: dict[str, Any]) -> Any:
    for key, read in _VALUES.items():
        if key in found:
            return read(found[key])
    return Sample(found)
