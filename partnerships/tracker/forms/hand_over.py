"""What goes to whom when a colleague hands over."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.services.hand_over import KINDS, HandOverKind, Share

#: So many items of a kind can be chosen one by one; beyond that there is "all".
MOST_SHOWN: Final = 200
ALL, CHOSEN, NONE = "all", "chosen", "none"


class Shown(NamedTuple):
    """The items of one kind as the screen shows them: the first of `number`."""

    kind: HandOverKind
    rows: Sequence[Any]
    number: int


class ColleagueField(forms.ModelChoiceField):
    """A colleague: the team is offered, and of anybody else it is said why not."""

    def __init__(self, team: Sequence[User], **options: Any) -> None:
        super().__init__(User.objects.all(), **options)
        empty = [("", self.empty_label)]
        self.widget.choices = [*empty, *((each.pk, str(each)) for each in team)]


class ItemsField(forms.MultipleChoiceField):
    """Items that are ticked; one that has gone elsewhere since it was shown is no mistake."""

    def valid_value(self, value: Any) -> bool:
        """Say whether it may be an identifier of an item."""
        try:
            UUID(str(value))
        except ValueError:
            return False
        return True


class KindFields(NamedTuple):
    """The fields of one kind, for the template."""

    shown: Shown
    how: Any
    to: Any
    rows: list[tuple[Any, Any]]


class HandOverForm(forms.Form):
    """For each kind: all, some or none of the items, and to whom."""

    def __init__(
        self,
        *args: Any,
        colleague: User,
        shown: Sequence[Shown],
        team: Sequence[User],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.colleague, self.shown = colleague, shown
        self.fields["to"] = ColleagueField(
            team, label=_("To whom"), required=False, empty_label=_("Choose a colleague")
        )
        for each in shown:
            self._add_kind(each, team)
        self.fields["accept_team"] = forms.BooleanField(
            label=_("Records for a team may go to another team"), required=False
        )

    def _add_kind(self, shown: Shown, team: Sequence[User]) -> None:
        key = shown.kind.key
        self.fields[f"{key}_how"] = forms.ChoiceField(
            label=shown.kind.label,
            choices=[(ALL, _("All")), (CHOSEN, _("Only those ticked")), (NONE, _("None"))],
            initial=ALL,
            widget=forms.RadioSelect,
            required=False,
        )
        self.fields[f"{key}_to"] = ColleagueField(
            team,
            label=_("%(kind)s: to whom") % {"kind": shown.kind.label},
            required=False,
            empty_label=_("As above"),
        )
        self.fields[key] = ItemsField(
            label=_("Items"),
            choices=[(str(row.uid), str(row)) for row in shown.rows],
            initial=[str(row.uid) for row in shown.rows],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.fields[f"{key}_seen"] = forms.CharField(
            widget=forms.HiddenInput,
            required=False,
            initial=",".join(row.uid.hex for row in shown.rows),
        )

    @property
    def kinds(self) -> list[KindFields]:
        """The fields of each kind."""
        return [
            KindFields(
                each,
                self[f"{each.kind.key}_how"],
                self[f"{each.kind.key}_to"],
                list(zip(each.rows, self[each.kind.key], strict=False)),
            )
            for each in self.shown
        ]

    def clean(self) -> dict[str, Any]:
        """Ask to whom, where something is handed over, and what is meant by an unticked box."""
        asked: dict[str, Any] = super().clean() or {}
        for key in (each.kind.key for each in self.shown):
            if asked.get(f"{key}_how") == ALL and self._unticked(key):
                words = _("Some are not ticked: choose “Only those ticked”, or tick them.")
                self.add_error(f"{key}_how", words)
        going = [each.kind.key for each in self.shown if self._goes(each.kind.key)]
        if not going and not self.errors:
            self.add_error(None, _("Nothing is chosen: say what is to be handed over."))
        missing = [key for key in going if not asked.get(f"{key}_to")]
        if missing and not asked.get("to") and "to" not in self.errors:
            self.add_error("to", _("Say to whom it goes."))
        return asked

    def _goes(self, key: str) -> bool:
        how = self.cleaned_data.get(f"{key}_how") or NONE
        return how == ALL or (how == CHOSEN and bool(self.cleaned_data.get(key)))

    def _unticked(self, key: str) -> bool:
        seen = {each for each in (self.cleaned_data.get(f"{key}_seen") or "").split(",") if each}
        ticked = {UUID(each).hex for each in self.cleaned_data.get(key) or ()}
        return bool(seen - ticked)

    def shares(self) -> dict[str, Share]:
        """Return what goes to whom, by kind."""
        asked = self.cleaned_data
        found: dict[str, Share] = {}
        for key in (each.kind.key for each in self.shown):
            if self._goes(key):
                own = asked.get(f"{key}_to")
                chosen = frozenset(map(UUID, asked[key])) if asked[f"{key}_how"] == CHOSEN else None
                found[key] = Share(own or asked["to"], chosen, f"{key}_to" if own else "to")
        return found

    def seen(self) -> frozenset[str]:
        """Return the identifiers of the items that were on the screen."""
        texts = (self.cleaned_data.get(f"{key}_seen") or "" for key in KINDS)
        return frozenset(each for text in texts for each in text.split(","))
