"""Relations between models run downward only: a key given as text slips past import contracts."""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.project import is_foreign, may_lean_on, package_of


def upward_relations(found: Iterable[type[models.Model]]) -> Iterator[str]:
    """Yield every relation of these models that points to a layer above, or beside."""
    for model in found:
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            target = field.related_model
            if not isinstance(target, type) or is_foreign(model, field.name):
                continue
            package, other = package_of(model.__module__), package_of(target.__module__)
            if package and other and not may_lean_on(package, other):
                yield f"{model._meta.label}.{field.name} points to {target._meta.label}"


def test_no_relation_points_upward() -> None:
    assert not list(upward_relations(apps.get_models(include_auto_created=True)))


@isolate_apps("website", "reference")
def test_a_key_given_as_text_is_noticed() -> None:
    class Upper(models.Model):
        class Meta:
            app_label = "website"

    class Lower(models.Model):
        upper = models.ForeignKey("website.Upper", models.CASCADE, related_name="+")

        class Meta:
            app_label = "reference"

    Upper.__module__ = "website.models.upper"
    Lower.__module__ = "reference.models.lower"
    assert list(upward_relations([Upper, Lower])) == [
        "reference.Lower.upper points to website.Upper"
    ]


def test_foundation_has_no_tables() -> None:
    foundation = apps.get_app_config("foundation")
    assert not list(foundation.get_models(include_auto_created=True))
