"""Names follow the rules of CONTRIBUTING.md."""

import re
from collections.abc import Iterable, Iterator

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader
from django.test.utils import isolate_apps

from tests.architecture.project import is_foreign, package_of, sources

OWN_MODELS = [model for model in apps.get_models() if package_of(model.__module__)]
OWN_LABELS = {model._meta.app_label for model in OWN_MODELS}


def badly_named_constraints(found: Iterable[type[models.Model]]) -> Iterator[str]:
    """Yield constraints not named `<app>_<model>_<what>`."""
    for model in found:
        start = f"{model._meta.app_label}{model._meta.model_name}"
        for rule in (*model._meta.constraints, *model._meta.indexes):
            if isinstance(rule, models.Index) and re.search(r"_[0-9a-f]{6}_idx$", rule.name):
                continue  # named by Django, as Wagtail's own indexes are
            if not rule.name.replace("_", "").startswith(start):
                yield f"{model._meta.label}: {rule.name}"


def nameless_reverses(found: Iterable[type[models.Model]]) -> Iterator[str]:
    """Yield relations that do not say what they are called from the other side."""
    for model in found:
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            if not isinstance(field, (models.ForeignKey, models.ManyToManyField)):
                continue
            link = field.remote_field
            if getattr(link, "parent_link", False) or is_foreign(model, field.name):
                continue
            if link.related_name is None:
                yield f"{model._meta.label}.{field.name}"


def test_constraints_say_where_they_belong() -> None:
    assert not list(badly_named_constraints(OWN_MODELS))


def test_relations_name_their_other_side() -> None:
    assert not list(nameless_reverses(OWN_MODELS))


@isolate_apps("reference")
def test_bad_names_are_noticed() -> None:
    class Place(models.Model):
        parent = models.ForeignKey("self", models.CASCADE)

        class Meta:
            app_label = "reference"
            constraints = [models.UniqueConstraint(fields=["parent"], name="one_parent")]

    Place.__module__ = "reference.models.place"
    assert list(nameless_reverses([Place])) == ["reference.Place.parent"]
    assert list(badly_named_constraints([Place])) == ["reference.Place: one_parent"]


@pytest.mark.django_db  # a migration of wagtail-localize asks the database when it is imported
def test_migrations_are_named_by_hand() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    own = [name for label, name in loader.disk_migrations if label in OWN_LABELS]
    assert own
    assert not [name for name in own if re.search(r"auto_|_initial$|_and_more$", name)]
    assert all(re.fullmatch(r"\d{4}_[a-z][a-z0-9_]+", name) for name in own)


def test_commands_are_a_verb_and_a_noun() -> None:
    names = {
        path.stem
        for path in sources()
        if path.parent.name == "commands" and path.stem != "__init__"
    }
    assert names
    assert not [name for name in names - {"backup", "restore"} if "_" not in name]


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model._meta.label)
def test_models_have_names_a_person_reads(model: type[models.Model]) -> None:
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")
