"""The form in which an approver says what a bill became."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import lazystr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import formfield_for_dbfield

from foundation.date_forms import PartialDateFormField
from legislation.choices import EventType, InstrumentKind
from legislation.models import Event, Instrument
from legislation.services.promote_to_act import LAW_TYPES, Promotion


class ActChoiceField(forms.ModelChoiceField):
    """Chooses a record of the same place; a draft is marked as one."""

    def label_from_instance(self, obj: Any) -> str:
        """Return title and number."""
        words = f"{obj} ({obj.number})" if obj.number else str(obj)
        return (
            words if obj.live else _("%(law)s: a draft, which will be published") % {"law": words}
        )


class PromotionForm(forms.Form):
    """The act, new or on record already, and the event by which it became law."""

    act = ActChoiceField(
        label=gettext_lazy("The act, where it is on record already"),
        queryset=Instrument.objects.none(),
        required=False,
        help_text=gettext_lazy("Left empty, a new record is made of the names below."),
    )
    title = forms.CharField(
        label=gettext_lazy("Title of the act"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("In English, as a reader would look for it."),
    )
    number = forms.CharField(
        label=gettext_lazy("Number or citation"), max_length=200, required=False
    )
    short_title = forms.CharField(label=gettext_lazy("Short title"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[each for each in InstrumentKind.choices if each[0] != InstrumentKind.BILL],
        initial=InstrumentKind.ACT,
    )
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=gettext_lazy("Of what was enacted, which may differ from what was proposed."),
    )
    law_type = forms.ChoiceField(
        label=gettext_lazy("Became law by"),
        choices=[("", lazystr("—")), *((each.value, each.label) for each in LAW_TYPES)],
        required=False,
        help_text=gettext_lazy("Not needed for an act that records this already."),
    )
    law_date = PartialDateFormField(label=gettext_lazy("On"), required=False)
    source = forms.Field(required=False)
    source_note = forms.CharField(
        label=gettext_lazy("Where in the source"), max_length=255, required=False
    )
    in_force_date = PartialDateFormField(
        label=gettext_lazy("In force from"),
        required=False,
        help_text=gettext_lazy("Where it is known."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note on how the bill became the act"),
        max_length=255,
        required=False,
        help_text=gettext_lazy("Such as “Consolidated with House Bill 10703”."),
    )

    def __init__(self, *args: Any, bill: Instrument, **kwargs: Any) -> None:
        """Offer the records of the bill's place, and the names of the bill to begin with."""
        super().__init__(*args, **kwargs)
        acts = self.fields["act"]
        if isinstance(acts, ActChoiceField):
            acts.queryset = acts_beside(bill)
        self.fields["title"].initial = bill.title
        self.fields["source"] = formfield_for_dbfield(Event._meta.get_field("source"))
        ended = bill.events.filter(type=EventType.BECAME_ACT).first()
        if ended is not None:
            self.fields["law_date"].initial = ended.date

    def promotion(self) -> Promotion:
        """Return what was entered."""
        return Promotion(**self.cleaned_data)


def acts_beside(bill: Instrument) -> QuerySet[Instrument]:
    """Return the records of the same place that a bill can have become, drafts among them."""
    others: QuerySet[Instrument] = Instrument.objects.filter(jurisdiction=bill.jurisdiction)
    return others.exclude(kind=InstrumentKind.BILL).exclude(title="").order_by("title", "pk")
