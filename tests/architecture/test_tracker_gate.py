"""Everything of the tracker passes one gate: a right on every view, a viewer on every queryset."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.urls import URLPattern
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from config.settings import production
from partnerships.tracker import urls
from partnerships.tracker.choices import Right
from partnerships.tracker.views.screens import TrackerView
from tests.architecture.project import ROOT, folder_of

#: Rooms that act for a colleague: they ask `objects.visible_to(user)`.
GUARDED = ("views", "forms", "filters", "templatetags", "panels", "menu")
UNGUARDED_WORD = re.compile(r"\.(everything|_base_manager|_default_manager)\b")


def guarded_sources() -> Iterator[Path]:
    """Yield the modules that must not look past the gate."""
    folder = folder_of("partnerships.tracker")
    for room in GUARDED:
        yield from folder.glob(f"{room}.py")
        yield from folder.glob(f"{room}/**/*.py")


def test_no_screen_looks_past_the_gate() -> None:
    found = list(guarded_sources())
    assert len(found) > 10
    assert not [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in found
        for line in path.read_text("utf-8").splitlines()
        if UNGUARDED_WORD.search(line)
    ]


def test_a_look_past_the_gate_is_noticed() -> None:
    assert UNGUARDED_WORD.search("rows = Person.everything.all()")


def test_every_address_has_a_view_that_names_its_right() -> None:
    assert len(urls.urlpatterns) > 20
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        view = getattr(pattern.callback, "view_class", None)
        assert view is not None, pattern.name
        assert issubclass(view, TrackerView), pattern.name
        assert view.needs in Right, pattern.name


def test_no_generic_door_knows_the_tracker() -> None:
    models = set(apps.get_app_config("tracker").get_models())
    assert not models & set(get_snippet_models())
    assert not [model for model in models if ReferenceIndex.model_is_indexable(model)]


def test_the_public_service_does_not_install_the_tracker() -> None:
    assert "partnerships.tracker" in production.OWN_STAFF_APPS
    assert "partnerships.tracker" not in production.OWN_APPS
