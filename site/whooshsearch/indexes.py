"""The indexes of a backend: one for each root model, and none for models it does not hold."""

from collections.abc import Iterable
from typing import Any

from django.db import models, router, transaction
from modelsearch.backends.base import BaseIndex, get_model_root
from modelsearch.index import class_is_indexed

from whooshsearch.documents import DocumentMap, label_of
from whooshsearch.models import PendingChange
from whooshsearch.options import Options
from whooshsearch.services.drain import drain
from whooshsearch.services.note_changes import note_changes
from whooshsearch.store import Store


class NoIndex(BaseIndex):
    """Stands for the index of models that the backend does not hold; takes nothing in."""

    def get_key(self) -> str:
        """Return a name that no index bears."""
        return ""

    def __str__(self) -> str:
        return "(none: models that this backend does not hold)"


class WhooshIndex(BaseIndex):
    """The index of one root model and its children."""

    def __init__(self, backend: Any, root: type[models.Model], options: Options) -> None:
        super().__init__(backend)
        self.options = options
        self.root = root
        self.documents = DocumentMap(root, backend.analyser)
        self.name = f"{options.prefix}{root._meta.app_label}_{root._meta.model_name}"
        self.store = Store(
            options.path / self.name,
            self.documents.schema,
            self.documents.fingerprint,
            mode=options.mode,
        )

    def __str__(self) -> str:
        return self.name

    def get_key(self) -> str:
        """Return the name of the index, unique among all backends."""
        return self.name

    def holds(self, model: type[models.Model]) -> bool:
        """Say whether records of `model` belong into this index."""
        is_wanted = self.options.covers(label_of(model))
        return bool(class_is_indexed(model)) and is_wanted and get_model_root(model) is self.root

    def add_items(self, model: type[models.Model], items: Iterable[Any]) -> None:
        """Note that these records are to be put into the index, with the open transaction."""
        if self.holds(model):
            note_changes(self, model, items)

    def delete_item(self, item: Any) -> None:
        """Note that this record is to be removed from the index, with the open transaction."""
        note_changes(self, type(item), [item], is_removal=True)

    def refresh(self) -> None:
        """Take in whatever is pending, including what the open transaction changed.

        For tests and commands: what is taken in before it is committed stays in the index even
        when it is rolled back.
        """
        drain(self)

    def reset(self) -> None:
        """Empty the index and forget what is pending."""
        using = router.db_for_write(PendingChange)
        with transaction.atomic(using=using):
            PendingChange.objects.using(using).filter(index=self.name).delete()
            self.store.remove()
            self.store.create()
