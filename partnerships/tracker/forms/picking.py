"""A field in which one finds rows by typing: partners, posts, people, colleagues, laws.

    class AgreementForm(forms.Form):
        partner = PickField(kind="partner", label=_("Partner"), to_edit=True)
        posts = PickField(kind="post", label=_("Posts"), many=True, near="partner", required=False)

        def __init__(self, *args, colleague, **kwargs):
            super().__init__(*args, **kwargs)
            pick_for(self, colleague)   # gives every PickField the rows that the colleague may see

`PickField(queryset, kind, many=False)` takes rows that are guarded already; without a queryset
`pick_for` (or `field.queryset = …`) gives them. `kind` is one of `services.find_rows.ROW_KINDS`:
partner, post, person, colleague (may see the tracker), officer (may edit), interaction, agreement,
commitment, action, organisation, portal, instrument, provision, event, forum, edition, engagement,
seat, jurisdiction. `initial` is a row, a list of rows, or their identifiers. The cleaned value is a
row or None, with `many` a list of rows.

- `to_edit`: only rows that the colleague may change are found.
- `near="partner"`: rows that belong to what is chosen in that field of the form come first.
- `offers=True` (with `near`): what belongs to the chosen partner stands there as boxes to tick,
  before any typing; call `suggest(form, "posts", partner)` for the partner known beforehand.

It posts `<name>` (identifiers: `uid`; of colleagues the primary key, of jurisdictions the code) and
`<name>-words` (what was typed). Without JavaScript the server looks for the words: exactly one
match is taken, several are shown as choices at the field. `tracker/pick.js` makes it a combobox.
Show `{{ media }}` or use a screen that does (`TrackerFormScreen` hands on `form.media`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.forms.pick_widget import Pick, Picked, PickWidget, Shown, listed
from partnerships.tracker.models import Relationship
from partnerships.tracker.services.find_rows import MOST_ROWS, ROW_KINDS, RowKind, rows_for


@dataclass
class Found:
    """What the server made of what came: rows, what words may mean, what is wrong."""

    rows: list[Any] = field(default_factory=list)
    candidates: list[Any] = field(default_factory=list)
    problem: ValidationError | None = None


class PickField(forms.Field):
    """Finds one row, with `many` several, by typing; see the words above."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "nothing": _("Nothing found for “%(words)s”. Try other words."),
        "several": _("“%(words)s” may mean several: choose below."),
        "many": _("“%(words)s” may mean very many: type more words, or choose below."),
        "gone": _("What was chosen here is not to be had (any more). Choose again."),
    }

    def __init__(
        self,
        queryset: QuerySet[Any] | None = None,
        kind: str = "partner",
        many: bool = False,  # noqa: FBT001, FBT002  (said by name where it is used)
        *,
        to_edit: bool = False,
        near: str = "",
        offers: bool = False,
        **options: Any,
    ) -> None:
        self.kind, self.many, self.to_edit = kind, many, to_edit
        self.suggested: list[Any] = []
        self._found: dict[Picked, Found] = {}
        self.queryset = queryset
        widget = PickWidget(kind, many=many, to_edit=to_edit, near=near, offers=offers)
        options.setdefault("widget", widget)
        super().__init__(**options)

    def __deepcopy__(self, memo: Any) -> "PickField":
        copied: PickField = super().__deepcopy__(memo)
        copied._found, copied.suggested = {}, []
        return copied

    @property
    def row_kind(self) -> RowKind:
        """How its rows are found, and what is said of them."""
        return ROW_KINDS[self.kind]

    @property
    def queryset(self) -> QuerySet[Any] | None:
        """The rows among which one picks."""
        return self._queryset

    @queryset.setter
    def queryset(self, rows: QuerySet[Any] | None) -> None:
        self._queryset = rows
        self._found = {}

    def clean(self, value: Any) -> Any:
        """Return the row, with `many` the rows; raises ValidationError with what it may mean."""
        picked = value if isinstance(value, Picked) else Picked(keys=tuple(_keys(self, value)))
        found = self._find(picked)
        if found.problem:
            raise found.problem
        if self.required and not found.rows:
            raise ValidationError(self.error_messages["required"], code="required")
        if self.many:
            return found.rows
        return found.rows[0] if found.rows else None

    def row_of(self, picked: Picked) -> Any:
        """Return the row that came with a form, None for none or for what it cannot be."""
        rows = self._find(picked).rows
        return rows[0] if rows else None

    def prepare_value(self, value: Any) -> Shown:
        """Return what the field shows for what came, or for what stands in it at first."""
        if isinstance(value, Shown):
            return value
        picked = value if isinstance(value, Picked) else Picked(keys=tuple(_keys(self, value)))
        found = self._find(picked)
        chosen = {self.row_kind.key_of(row) for row in found.rows}
        suggested = [self._pick(row, chosen) for row in self.suggested]
        offered = {pick.key for pick in suggested}
        return Shown(
            [self._pick(row, chosen) for row in found.rows if self._key(row) not in offered],
            suggested,
            [self._pick(row) for row in found.candidates if self._key(row) not in chosen | offered],
            picked.words if found.problem else "",
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether something else is chosen than at first."""
        before = set(_keys(self, initial))
        if isinstance(data, Picked):
            return bool(data.words and data.words != data.asked) or set(data.keys) != before
        return set(_keys(self, data)) != before

    def _key(self, row: Any) -> str:
        return self.row_kind.key_of(row)

    def _pick(self, row: Any, chosen: Iterable[str] = ()) -> Pick:
        kind = self.row_kind
        key = kind.key_of(row)
        return Pick(key, kind.label(row), kind.detail(row), key in chosen)

    def _find(self, picked: Picked) -> Found:
        if picked not in self._found:
            self._found[picked] = self._look_for(picked)
        return self._found[picked]

    def _look_for(self, picked: Picked) -> Found:
        rows = self._chosen(picked.keys)
        if len(rows) < len(picked.keys):
            return Found(rows, problem=self._wrong("gone", picked))
        if not picked.words or (rows and picked.words == picked.asked):
            return Found(rows)
        matches = self._matches(picked.words)
        if len(matches) == 1:
            return Found(_together(rows, matches) if self.many else matches)
        if not matches:
            return Found(rows, problem=self._wrong("nothing", picked))
        code = "many" if len(matches) > MOST_ROWS else "several"
        return Found(rows, matches[:MOST_ROWS], self._wrong(code, picked))

    def _wrong(self, code: str, picked: Picked) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params={"words": picked.words})

    def _chosen(self, keys: Iterable[str]) -> list[Any]:
        kind = self.row_kind
        sound = [key for key in keys if kind.is_key(key)]
        if not sound or self.queryset is None:
            return []
        found = kind.load(self.queryset.filter(**{f"{kind.key}__in": sound}))
        by_key = {kind.key_of(row): row for row in found}
        return [by_key[key] for key in sound if key in by_key]

    def _matches(self, words: str) -> list[Any]:
        if self.queryset is None:
            return []
        matches = self.row_kind.find(self.queryset, words)
        exact = [row for row in matches if self.row_kind.label(row).casefold() == words.casefold()]
        return exact if len(exact) == 1 else matches


def pick_for(form: forms.BaseForm, colleague: User) -> None:
    """Give every field of a form that has none yet the rows that the colleague may pick from."""
    for each in form.fields.values():
        if isinstance(each, PickField) and each.queryset is None:
            each.queryset = rows_for(each.kind, colleague, to_edit=each.to_edit)


def suggest(form: forms.BaseForm, name: str, partner: Relationship | None) -> None:
    """Show what belongs to a partner as boxes to tick in the field `name`."""
    chosen = form.fields[name]
    if partner is None or not isinstance(chosen, PickField) or chosen.queryset is None:
        return
    kind = chosen.row_kind
    if kind.near:
        rows = chosen.queryset.filter(kind.near(partner))
        chosen.suggested = kind.find(rows, "", partner)[:MOST_ROWS]


def _keys(picker: PickField, value: Any) -> list[str]:
    return [
        picker.row_kind.key_of(each) if isinstance(each, Model) else str(each)
        for each in listed(value)
        if each
    ]


def _together(rows: list[Any], more: list[Any]) -> list[Any]:
    return [*rows, *(row for row in more if row not in rows)]
