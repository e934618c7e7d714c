"""Have the database drop what was erased for good."""

from django.apps import apps
from django.db import transaction

from foundation.services import sweep_database
from partnerships.tracker.models.private_file import private_storage
from partnerships.tracker.services.keep_incoming import FOLDER


def sweep_later() -> None:
    """Merge the full-text search now; sweep the tables once everything is committed."""
    sweep_database.merge_full_text()
    models = [*apps.get_app_config("tracker").get_models()]
    tables = [model._meta.db_table for model in models]
    tables += ["partnerships_portalrequest", "modelsearch_indexentry", "wagtailcore_modellogentry"]
    sweep_database.sweep_later(tables)
    transaction.on_commit(_drop_incoming)


def _drop_incoming() -> None:
    """Forget every uploaded e-mail that waits for a second step: nobody knows whom it names."""
    storage = private_storage()
    try:
        _folders, names = storage.listdir(FOLDER)
    except OSError:
        return
    for name in names:
        storage.delete(f"{FOLDER}/{name}")
