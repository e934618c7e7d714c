"""Logging and changing an interaction: one short form, and everything else folded below it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.choices import (
    InteractionKind,
    InteractionState,
    LinkedKind,
    Priority,
    Right,
    Side,
    Visibility,
)
from partnerships.tracker.forms.fields import (
    DayField,
    FilesField,
    LineField,
    TextField,
    When,
    day_of,
)
from partnerships.tracker.forms.picking import PickField, pick_for, suggest
from partnerships.tracker.models import (
    ActionPoint,
    Commitment,
    Interaction,
    Participant,
    Post,
    Relationship,
)
from partnerships.tracker.services.find_colleagues import find_colleagues
from partnerships.tracker.services.log_interaction import Additions, InteractionDraft

#: So many promises fit into the form; more are added to the interaction afterwards.
PROMISES: Final = range(1, 4)
LINK_LABELS: Final = {
    LinkedKind.INSTRUMENT: _("Laws"),
    LinkedKind.PROVISION: _("Provisions"),
    LinkedKind.EVENT: _("Events of laws"),
    LinkedKind.PORTAL: _("Portals"),
    LinkedKind.EDITION: _("Meetings of forums"),
    LinkedKind.ENGAGEMENT: _("Our parts in forums"),
    LinkedKind.SEAT: _("Seats"),
}


class InteractionForm(forms.Form):
    """What was said, with whom, and what follows from it."""

    relationship = PickField(kind="partner", label=_("Partner"), to_edit=True)
    posts = PickField(
        kind="post",
        label=_("Who took part on their side"),
        many=True,
        near="relationship",
        offers=True,
        required=False,
    )
    outsiders_are_meant = forms.BooleanField(
        label=_("They took part although they belong to another organisation"), required=False
    )
    notes = TextField(label=_("Notes"), rows=5)
    follow_up = LineField(label=_("What is to be done next"), max_length=500)
    follow_up_when = forms.ChoiceField(
        label=_("Due"), choices=When, widget=forms.RadioSelect, required=False
    )
    follow_up_due = DayField(label=_("or on"))
    follow_up_by = PickField(kind="officer", label=_("Who does it"), required=False)
    follow_up_priority = forms.TypedChoiceField(
        label=_("Priority"), choices=Priority, coerce=int, required=False, empty_value=None
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=InteractionKind)
    state = forms.ChoiceField(label=_("State"), choices=InteractionState)
    on = DayField(label=_("Day"), required=True)
    at = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    place = LineField(label=_("Place"), max_length=200)
    subject = LineField(label=_("About"), max_length=300)
    asked = TextField(label=_("What was asked"), rows=2)
    is_two_way = forms.TypedChoiceField(
        label=_("Did both sides speak?"),
        choices=[("", _("as is usual for its kind")), ("yes", _("Yes")), ("no", _("No"))],
        required=False,
        coerce=lambda value: value == "yes",
        empty_value=None,
        help_text=_("A held contact in which both sides spoke resets the clock."),
    )
    colleagues = PickField(
        kind="colleague", label=_("Who took part on our side"), many=True, required=False
    )
    owner = PickField(kind="officer", label=_("Owner"), required=False)
    visibility = forms.ChoiceField(label=_("Who may see it"), choices=Visibility)
    named_people = PickField(kind="officer", label=_("Named people"), many=True, required=False)
    files = FilesField(  # type: ignore[assignment]  # the class of forms takes its fields out
        label=_("Files"), required=False, help_text=_("At most 20 MB each.")
    )

    def __init__(
        self,
        *args: Any,
        colleague: User,
        partner: Relationship | None = None,
        interaction: Interaction | None = None,
        participants: Sequence[Participant] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.colleague, self.interaction = colleague, interaction
        for kind, label in LINK_LABELS.items():
            self.fields[f"link_{kind.value}"] = PickField(
                kind=kind.value, label=label, many=True, near="relationship", required=False
            )
        for number in PROMISES:
            self.fields |= _promise(number)
        if interaction is not None:
            self._open(interaction, participants)
        pick_for(self, colleague)
        suggest(self, "posts", partner or self._partner_sent())

    def _open(self, interaction: Interaction, participants: Sequence[Participant]) -> None:
        """Let what stands in an interaction stay, though it cannot be chosen anew."""
        del self.fields["relationship"]
        posts = [each.post_id for each in participants if each.post_id]
        us = [each.colleague_id for each in participants if each.colleague_id]
        named = interaction.named_people.values("pk")
        rows: dict[str, Any] = {
            "posts": Post.objects.visible_to(self.colleague).filter(
                Q(ended_on=None) | Q(pk__in=posts)
            ),
            "colleagues": _or_these(find_colleagues(Right.SEE), us),
            "owner": _or_these(find_colleagues(Right.EDIT), [interaction.owner_id or 0]),
            "named_people": _or_these(find_colleagues(Right.EDIT), named),
        }
        for name, queryset in rows.items():
            _picker(self, name).queryset = queryset

    def _partner_sent(self) -> Relationship | None:
        if self.interaction is not None or not self.is_bound:
            return self.interaction.relationship if self.interaction else None
        picker = _picker(self, "relationship")
        sent = picker.widget.value_from_datadict(
            self.data, self.files, self.add_prefix("relationship")
        )
        found: Relationship | None = picker.row_of(sent)
        return found

    @property
    def needs_confirmation(self) -> bool:
        """Whether the question of posts of other organisations is to be shown."""
        return bool(self.errors.get("outsiders_are_meant")) or "outsiders_are_meant" in self.data

    @property
    def link_fields(self) -> list[forms.BoundField]:
        """The fields in which public records are linked."""
        return [self[f"link_{kind.value}"] for kind in LINK_LABELS]

    @property
    def promise_rows(self) -> list[list[forms.BoundField]]:
        """The fields of each promise."""
        return [[self[name] for name in _promise(number)] for number in PROMISES]

    @property
    def has_errors_below(self) -> bool:
        """Whether something that is folded away is wrong."""
        above = {"relationship", "posts", "outsiders_are_meant", "notes", "follow_up"}
        above |= {"follow_up_when", "follow_up_due", "kind", "state", "on", "__all__"}
        return bool(set(self.errors) - above)

    def clean(self) -> dict[str, Any]:
        """Note promises that have a day or a side, but no words."""
        cleaned: dict[str, Any] = super().clean() or {}
        for number in PROMISES:
            if cleaned.get(f"promise_due_{number}") and not cleaned.get(f"promise_text_{number}"):
                self.add_error(f"promise_text_{number}", _("Say what was promised."))
        if cleaned.get("follow_up_due") and not cleaned.get("follow_up"):
            self.add_error("follow_up", _("Say what is to be done."))
        return cleaned

    def draft(self) -> InteractionDraft:
        """Return what was written down."""
        asked = self.cleaned_data
        partner = self.interaction.relationship if self.interaction else asked["relationship"]
        plain = {name: asked[name] for name in PLAIN}
        links = [(kind, row) for kind in LINK_LABELS for row in asked[f"link_{kind.value}"]]
        return InteractionDraft(relationship=partner, links=links, **plain)

    @contextmanager
    def placing_errors(self) -> Iterator[None]:
        """Move what a service says of promises to the first field of a promise."""
        try:
            yield
        except ValidationError as error:
            if "commitments" not in getattr(error, "error_dict", {}):
                raise
            found: dict[str, Any] = dict(error.error_dict)
            written = [number for number in PROMISES if self.cleaned_data[f"promise_text_{number}"]]
            found[f"promise_text_{written[0]}"] = found.pop("commitments")
            raise ValidationError(found) from error

    def additions(self) -> Additions:
        """Return what is written down with it."""
        return Additions(
            follow_up=self._follow_up(),
            commitments=list(self._promises()),
            files=self.cleaned_data["files"],
        )

    def _follow_up(self) -> ActionPoint | None:
        asked = self.cleaned_data
        if not asked["follow_up"]:
            return None
        return ActionPoint(
            text=asked["follow_up"],
            due_on=asked["follow_up_due"] or day_of(asked["follow_up_when"]),
            assignee=asked["follow_up_by"],
            priority=asked["follow_up_priority"] or Priority.NORMAL,
        )

    def _promises(self) -> Iterable[Commitment]:
        asked = self.cleaned_data
        for number in PROMISES:
            if asked[f"promise_text_{number}"]:
                side = asked[f"promise_side_{number}"] or Side.THEM
                yield Commitment(
                    side=side,
                    text=asked[f"promise_text_{number}"],
                    due_on=asked[f"promise_due_{number}"],
                    responsible=self.colleague if side == Side.US else None,
                )


PLAIN: Final = (
    "kind",
    "state",
    "on",
    "at",
    "place",
    "subject",
    "notes",
    "asked",
    "is_two_way",
    "owner",
    "visibility",
    "named_people",
    "posts",
    "colleagues",
    "outsiders_are_meant",
)


def _promise(number: int) -> dict[str, forms.Field]:
    return {
        f"promise_side_{number}": forms.ChoiceField(
            label=_("Promised by"),
            choices=[(Side.THEM, _("Them")), (Side.US, _("Us"))],
            required=False,
        ),
        f"promise_text_{number}": LineField(label=_("What was promised"), max_length=500),
        f"promise_due_{number}": DayField(label=_("Due on")),
    }


def _or_these(colleagues: Any, keys: Any) -> Any:
    found = Q(pk__in=colleagues.values("pk")) | Q(pk__in=keys)
    return User.objects.filter(found)


def _picker(form: forms.Form, name: str) -> PickField:
    return cast("PickField", form.fields[name])
