"""Child rows in an editing form: they keep their identity from save to save."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.forms import BaseChildFormSet
from modelcluster.models import get_all_child_relations
from wagtail.admin.forms.models import WagtailAdminModelForm

from foundation.checking import dropped_rows_in_use, in_use_message


class KeyField(forms.Field):
    """A hidden key of a row: never by itself a reason to say that the row was changed."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        """Take the options of any field; a new row has no key."""
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Take the empty key that a browser sends for a new row as none: new rows do not clash."""
        return value or None

    def has_changed(self, _initial: Any, _data: Any) -> bool:
        """Whether somebody typed something here: nobody can."""
        return False


class RowForm(WagtailAdminModelForm):
    """A child row in an editing form; it carries the row's uid."""

    uid = KeyField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show the uid of a row that exists; a new row gets its own when it is saved."""
        super().__init__(*args, **kwargs)
        if kwargs.get("instance") is not None:
            self.initial["uid"] = self.instance.uid

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Tell the open page the uid of a row that was saved while the page stayed open."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        return [*updates, (self.add_prefix("uid"), str(self.instance.uid))]


class RowFormSet(BaseChildFormSet):
    """Child rows matched by uid, since publishing may have made their database rows anew."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        """Let a row be submitted although its database row is gone: the uid says which it is."""
        super().add_fields(form, index)
        form.fields[self._pk_field.name] = KeyField(initial=form.instance.pk)

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        if self.is_bound and i < self.initial_form_count():
            kwargs["instance"] = self._submitted_row(self.add_prefix(i))
            return forms.BaseFormSet._construct_form(self, i, **kwargs)
        return super()._construct_form(i, **kwargs)

    def _submitted_row(self, prefix: str) -> models.Model:
        uid = _uuid(self.data.get(f"{prefix}-uid"))
        key = self.data.get(f"{prefix}-{self.model._meta.pk.name}")
        for row in self.get_queryset():
            if row.uid == uid or (uid is None and key and str(row.pk) == key):
                return row
        return self.model(uid=uid) if uid and self._is_free(uid) else self.model()

    def _is_free(self, uid: UUID) -> bool:
        others = self.model._default_manager.exclude(**{self.fk.name: self.instance.pk})
        return not others.filter(uid=uid).exists()

    def save_existing_objects(self, commit: bool = True) -> list[models.Model]:  # noqa: FBT001, FBT002  (Django's signature)
        """Keep every row of the draft, also one that has no database row yet."""
        self.changed_objects, self.deleted_objects = [], []
        known = list(self.get_queryset())
        saved = []
        for form in self.initial_forms:
            row = form.instance
            if form in self.deleted_forms:
                self.deleted_objects.extend([row] if row in known else [])
            elif form.has_changed() or (row.pk is None and row in known):
                self.changed_objects.append((row, form.changed_data))
                saved.append(self.save_existing(form, row, commit=commit))
                if not commit:
                    self.saved_forms.append(form)
        return saved

    def clean(self) -> None:
        """Refuse to drop a row that something else refers to, and keep it on the screen."""
        super().clean()
        leaving = [form for form in self.initial_forms if self._should_delete_form(form)]
        kept = [form.instance.uid for form in self.initial_forms if form not in leaving]
        refused = list(dropped_rows_in_use(self.instance, self._relation(), kept))
        for form in leaving:
            if form.instance.uid in {row.uid for row, _users in refused}:
                self._put_back(form)
        if refused:
            raise ValidationError([in_use_message(row, users) for row, users in refused])

    def _relation(self) -> Any:
        relations = get_all_child_relations(self.instance)
        return next(
            found
            for found in relations
            if found.field.name == self.fk.name and found.related_model is self.model
        )

    def _put_back(self, form: forms.ModelForm) -> None:
        data = form.data.copy()
        data[form.add_prefix(forms.formsets.DELETION_FIELD_NAME)] = ""
        form.data = data


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
