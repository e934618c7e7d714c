"""Have the database drop what was erased for good."""

from django.apps import apps

from foundation.services import sweep_database


def sweep_later() -> None:
    """Merge the full-text search now; sweep the tables once everything is committed."""
    sweep_database.merge_full_text()
    models = [*apps.get_app_config("tracker").get_models()]
    tables = [model._meta.db_table for model in models]
    tables += ["partnerships_portalrequest", "modelsearch_indexentry", "wagtailcore_modellogentry"]
    sweep_database.sweep_later(tables)
