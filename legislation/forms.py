"""The editing forms of laws and assessments."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from foundation.forms import RecordForm
from legislation.models import Answer, Duty, Mention, Provision
from legislation.services.offer_answers import offer_answers
from legislation.services.offer_evidence import EvidenceChoices, criteria_offered, evidence_offered
from stewardship.choices import SourceVersion

Choice = tuple[str, str]


def provision_label(provision: Provision) -> str:
    """Return a provision as it is offered: its place, and since when it applies."""
    start = provision.in_force_from
    if start is None or start.is_unknown:
        return provision.pinpoint
    return gettext("%(pinpoint)s (in force from %(date)s)") % {
        "pinpoint": provision.pinpoint,
        "date": start.in_words(),
    }


class ProvisionForm(WagtailAdminModelForm):
    """A provision; its translation is official or not, never the original."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave out the kinds that no translation has."""
        super().__init__(*args, **kwargs)
        kinds = self.fields.get("translation_version")
        if kinds is not None:
            kinds.choices = [
                choice for choice in kinds.choices if choice[0] != SourceVersion.ORIGINAL
            ]


class OnProvisionForm(WagtailAdminModelForm):
    """A row that rests on a provision, which is chosen among those of the same law."""

    provision_uid = forms.TypedChoiceField(
        label=_("Provision"),
        required=False,
        coerce=lambda value: UUID(str(value)),
        empty_value=None,
        help_text=_("A provision entered just now can be chosen once the draft is saved."),
    )

    def __init__(self, *args: Any, provisions: tuple[Choice, ...] = (), **kwargs: Any) -> None:
        """Offer the provisions of the law, and the one that the row had and that is gone."""
        super().__init__(*args, **kwargs)
        offered = [("", "—"), *provisions]
        current = self.instance.provision_uid
        if current is not None and str(current) not in dict(offered):
            offered.append((str(current), str(_("A provision that is not here any more"))))
        self.fields["provision_uid"].choices = offered


class DutyForm(OnProvisionForm):
    """A duty, with the provision that lays it down."""

    class Meta:
        model = Duty
        fields = ["kind", "bearer", "tool", "sanction", "note", "provision_uid"]


class MentionForm(OnProvisionForm):
    """A mention of us, with the provision in which its words stand."""

    class Meta:
        model = Mention
        fields = ["what", "provision_uid", "words", "note"]


#: The rows that rest on provisions.
ON_PROVISIONS: Final = ("duties", "mentions")


class InstrumentForm(RecordForm):
    """A law with its rows; a provision that a duty or a mention rests on cannot be dropped."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Tell the rows that rest on provisions which there are."""
        super().__init__(*args, **kwargs)
        offered = tuple(
            (str(row.uid), provision_label(row)) for row in self.instance.provisions.all()
        )
        for rows in self._rows_on_provisions():
            rows.form_kwargs = {**rows.form_kwargs, "provisions": offered}

    def is_valid(self) -> bool:
        """Check that no row loses its provision, besides what every form checks."""
        if not super().is_valid():
            return False
        for form in self._forms_on(self._leaving_provisions()):
            form.add_error(
                "provision_uid",
                _("This provision is to be removed: choose another, or keep it."),
            )
        return bool(super().is_valid())

    def _rows_on_provisions(self) -> list[Any]:
        return [self.formsets[name] for name in ON_PROVISIONS if name in self.formsets]

    def _leaving_provisions(self) -> set[UUID]:
        provisions = self.formsets.get("provisions")
        leaving = provisions.deleted_forms if provisions is not None else ()
        return {form.instance.uid for form in leaving}

    def _forms_on(self, provisions: set[UUID]) -> Iterator[Any]:
        """Yield the forms of the rows that rest on one of the provisions."""
        for rows in self._rows_on_provisions() if provisions else ():
            for form in rows.forms:
                data = getattr(form, "cleaned_data", {})
                if form not in rows.deleted_forms and data.get("provision_uid") in provisions:
                    yield form


class AnswerForm(WagtailAdminModelForm):
    """An answer: its criterion is one of the framework's, its evidence a provision of a law.

    The law follows from the provision.
    """

    provision_uid = forms.TypedChoiceField(
        label=_("Evidence"),
        required=False,
        coerce=lambda value: UUID(str(value)),
        empty_value=None,
        help_text=_(
            "Provisions of published laws of the country and of the bodies it belongs to. "
            "“Yes” and “partly” need one."
        ),
    )

    def __init__(
        self,
        *args: Any,
        criteria: tuple[Choice, ...] = (),
        evidence: EvidenceChoices | None = None,
        **kwargs: Any,
    ) -> None:
        """Offer criteria and evidence, and what the answer had that is not offered any more."""
        super().__init__(*args, **kwargs)
        self._laws = evidence.laws if evidence else {}
        self._offer_criteria(list(criteria))
        current = self.instance.provision_uid
        offered = [("", "—"), *(evidence.groups if evidence else ())]
        if current is not None and current not in self._laws:
            offered.append((str(current), str(_("A provision that is not public any more"))))
        self.fields["provision_uid"].choices = offered

    def _offer_criteria(self, offered: list[Choice]) -> None:
        """Let a criterion be chosen once the framework is known; until then it is typed."""
        if not offered:
            return
        current = self.instance.criterion_code
        if current and current not in dict(offered):
            offered.append((current, current))
        field = self.fields["criterion_code"]
        field.widget = forms.Select(choices=[("", "—"), *offered])

    def clean(self) -> dict[str, Any]:
        """Name the law in which the chosen provision stands."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        uid = data.get("provision_uid")
        if uid is None or uid in self._laws:
            self.instance.instrument_id = self._laws.get(uid)
        return data

    class Meta:
        model = Answer
        fields = ["criterion_code", "value", "provision_uid", "note", "source"]
        widgets: ClassVar[dict[str, Any]] = {"note": AdminAutoHeightTextInput(attrs={"rows": 1})}


class AssessmentForm(RecordForm):
    """An assessment with a row for each criterion of its framework."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Tell the answers which criteria and which provisions there are."""
        super().__init__(*args, **kwargs)
        answers = self.formsets.get("answers")
        if answers is not None:
            answers.form_kwargs = {
                **answers.form_kwargs,
                "criteria": criteria_offered(self._chosen("framework")),
                "evidence": evidence_offered(self._chosen("jurisdiction")),
            }

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  (Django's signature)
        """Save the assessment, with a row "not reviewed" for each criterion without an answer."""
        assessment = super().save(commit=commit)
        if offer_answers(assessment) and commit:
            assessment.save()
        return assessment

    def _chosen(self, name: str) -> int | None:
        """Return the key of the framework or country, as submitted or as saved."""
        if not self.is_bound:
            saved: int | None = getattr(self.instance, f"{name}_id")
            return saved
        typed = str(self.data.get(self.add_prefix(name), ""))
        return int(typed) if typed.isascii() and typed.isdigit() else None
