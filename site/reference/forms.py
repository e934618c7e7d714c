"""Forms of the reference screens."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from reference.models.loaded_record import LoadedRecord


class LoadedRecordForm(WagtailAdminModelForm):
    """Marks a record that a person changes, so that loading again leaves it alone."""

    instance: LoadedRecord

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Save, marked as edited unless the person only took the mark away."""
        if self.has_changed() and "locally_edited" not in self.changed_data:
            self.instance.locally_edited = True
        return super().save(commit=commit)
