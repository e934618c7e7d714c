"""How a field in which one finds rows by typing is shown, and what comes back from it."""

from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.text import tidy_line

_LONGEST_WORDS = 200
_MOST_PICKED = 100


class ModuleScript:
    """A script that is an ES module, for the media of a form."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __html__(self) -> SafeString:
        """Return the element."""
        address = forms.Media().absolute_path(self.path)
        return format_html('<script type="module" src="{}"></script>', address)

    def __eq__(self, other: object) -> bool:
        """Say whether it is the same script, which a page loads once."""
        return isinstance(other, ModuleScript) and other.path == self.path

    def __hash__(self) -> int:
        return hash(self.path)


@dataclass(frozen=True)
class Picked:
    """What came with a form: identifiers that were chosen, and words that were typed.

    `asked` are the words for which the choices were shown from which somebody chose.
    """

    keys: tuple[str, ...] = ()
    words: str = ""
    asked: str = ""


@dataclass(frozen=True)
class Pick:
    """One row as the field shows it."""

    key: str
    label: str
    detail: str
    is_chosen: bool = False


@dataclass
class Shown:
    """What the field shows: what is chosen, what was typed, and what it may mean."""

    chosen: list[Pick] = field(default_factory=list)
    suggested: list[Pick] = field(default_factory=list)
    candidates: list[Pick] = field(default_factory=list)
    words: str = ""


class PickWidget(forms.Widget):
    """A text field with what is chosen beside it as boxes; a combobox where scripts run."""

    template_name = "tracker/admin/pick.html"
    needs_multipart_form = False

    def __init__(self, kind: str, *, many: bool, to_edit: bool, near: str, offers: bool) -> None:
        super().__init__()
        self.kind, self.many, self.to_edit, self.near = kind, many, to_edit, near
        self.offers = offers

    class Media:
        css: ClassVar[Any] = {"all": ["tracker/pick.css"]}
        js: ClassVar[Any] = [ModuleScript("tracker/pick.js")]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Return what the template shows."""
        context = super().get_context(name, value, attrs)
        question = {"kind": self.kind, **({"to": "edit"} if self.to_edit else {})}
        context["pick"] = {
            "shown": value if isinstance(value, Shown) else Shown(),
            "many": self.many,
            "near": self.near,
            "offers": self.offers,
            "url": f"{reverse('tracker_pick')}?{urlencode(question)}",
            "choice": "checkbox" if self.many else "radio",
            "longest": _LONGEST_WORDS,
        }
        return context

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> Picked:
        """Return what came; the last one counts where only one can."""
        keys = data.getlist(name) if hasattr(data, "getlist") else listed(data.get(name))
        keys = [str(key) for key in keys if key]
        return Picked(
            tuple(dict.fromkeys(keys if self.many else keys[-1:]))[:_MOST_PICKED],
            tidy_line(str(data.get(f"{name}-words") or ""))[:_LONGEST_WORDS],
            tidy_line(str(data.get(f"{name}-asked") or ""))[:_LONGEST_WORDS],
        )

    def value_omitted_from_data(self, data: Any, _files: Any, name: str) -> bool:
        """Say whether the form came without this field."""
        return name not in data and f"{name}-words" not in data

    def use_required_attribute(self, _initial: Any) -> bool:
        """Leave it to the server: the typed words are no value."""
        return False


def listed(value: Any) -> list[Any]:
    """Return one value or several as a list."""
    if value is None or value == "":
        return []
    if isinstance(value, str | UUID | int | Model):
        return [value]
    return list(value)
