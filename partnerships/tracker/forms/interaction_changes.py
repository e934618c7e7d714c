"""What stands in the form of an interaction that is there, and what became of a plan."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.choices import InteractionState, Priority
from partnerships.tracker.forms.fields import DayField, TextField, When
from partnerships.tracker.forms.interactions import PLAIN
from partnerships.tracker.models import Interaction, InteractionLink, Participant


def initial_of(
    interaction: Interaction, participants: Sequence[Participant], links: Iterable[InteractionLink]
) -> dict[str, Any]:
    """Return what stands in the form of an interaction that is there."""
    leads: dict[str, list[Any]] = {}
    for link in links:
        leads.setdefault(f"link_{link.kind}", []).append(link.target_uid)
    return {
        **{name: getattr(interaction, name) for name in PLAIN[:8]},
        **leads,
        "is_two_way": "yes" if interaction.is_two_way else "no",
        "visibility": interaction.visibility,
        "owner": interaction.owner_id,
        "named_people": [each.pk for each in interaction.named_people.all()],
        "posts": [each.post.uid for each in participants if each.post],
        "colleagues": [each.colleague_id for each in participants if each.colleague_id],
        "follow_up_when": When.WEEK,
        "follow_up_priority": Priority.NORMAL,
    }


class SettleForm(forms.Form):
    """What became of a planned interaction."""

    state = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[each for each in InteractionState.choices if each[0] != InteractionState.PLANNED],
        widget=forms.RadioSelect,
    )
    on = DayField(label=_("Day"), required=True)
    notes = TextField(label=_("Notes"), help_text=_("Added below what is written there already."))

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleague = colleague
