"""The folders are as docs/architecture.md draws them."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.project import (
    ROOT,
    SITE,
    apps_with_rooms,
    folder_of,
    imports_of,
    module_of,
    rooms,
    sources,
    tracked_files,
)

#: What an app needs beside the rooms, because no other app has anything of its kind.
SIDE_ROOMS: dict[str, set[str]] = {
    "website": {
        "alerts",
        "assembly",
        "cards",
        "cartography",
        "charts",
        "citations",
        "downloads",
        "facets",
        "feed",
        "live_values",
        "look",
        "middleware",
        "page_urls",
        "search",
        "structured",
        "words",
    },
    "casestudies": {"api_records"},
    "legislation": {
        "definitions",
        "force",
        "status",
        "status_course",
        "status_points",
        "status_words",
        "timeline",
    },
    "partnerships.register": {"figures"},
    "partnerships.tracker": {"feed_urls", "menu"},
    "reference": {"cldr", "names", "permissions", "readers_language"},
    "medialibrary": {"metadata"},
    "accounts": {"privacy", "roles", "sign_in", "users_app"},
}
#: Page models carry their panels, as Wagtail wants it; records leave them to their viewset.
PAGES = ("website.models", "casestudies.models", "foundation.models.base_page")
TOO_LONG_FILE, TOO_LONG_FUNCTION = 400, 50


def test_site_is_a_folder_on_the_path_and_never_a_package() -> None:
    assert not (SITE / "__init__.py").exists()


def test_no_package_bears_a_name_of_the_standard_library() -> None:
    names = {path.stem for path in SITE.iterdir()}
    assert not names & sys.stdlib_module_names


@pytest.mark.parametrize("app", apps_with_rooms())
def test_every_app_has_the_same_rooms(app: str) -> None:
    inside = {path.stem for path in folder_of(app).glob("*.py")}
    inside |= {path.parent.name for path in folder_of(app).glob("*/__init__.py")}
    others = inside - rooms() - {"__init__", "migrations", "data"}
    assert others == SIDE_ROOMS.get(app, set())


def test_record_models_know_nothing_of_the_editing_interface() -> None:
    models = [
        path
        for path in sources()
        if ".models" in module_of(path) and not module_of(path).startswith(PAGES)
    ]
    assert models
    assert not [
        module_of(path)
        for path in models
        if any(name.startswith("wagtail.admin") for name in imports_of(path.read_text("utf-8")))
    ]


def imports_when_ready(source: str) -> Iterator[str]:
    """Yield what the functions of a source import."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            yield from imports_of(ast.unparse(node))


@pytest.mark.parametrize("path", [path for path in sources() if path.name == "apps.py"], ids=str)
def test_an_app_that_is_ready_imports_only_its_own_receivers_and_registrations(path: Path) -> None:
    app = module_of(path).removesuffix(".apps")
    allowed = {app, f"{app}.receivers", f"{app}.registrations"}
    assert set(imports_when_ready(path.read_text("utf-8"))) <= allowed


def test_another_import_in_ready_is_noticed() -> None:
    source = "class A:\n    def ready(self):\n        from website import models\n"
    assert set(imports_when_ready(source)) == {"website", "website.models"}


def test_files_and_functions_can_be_read_at_a_glance() -> None:
    assert not list(long_things())


def long_things() -> Iterator[str]:
    """Yield the files and functions that are far beyond the guide of 300 and 30 lines."""
    for path in sources():
        text = path.read_text("utf-8")
        if text.count("\n") > TOO_LONG_FILE:
            yield str(path.relative_to(ROOT))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                if size > TOO_LONG_FUNCTION:
                    yield f"{path.relative_to(ROOT)}: {node.name}"


def test_the_tests_stand_in_packages() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").is_file()]


def test_no_file_names_a_folder_of_one_machine() -> None:
    pattern = re.compile(rb"(?<![\w.:/*-])/(?:home|root|work|Users|opt)/\w")
    found = [path for path in tracked_files() if pattern.search(path.read_bytes())]
    assert not [str(path.relative_to(ROOT)) for path in found]


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_the_lock_names_no_registry_and_hashes_everything(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"://|--(?:index|extra|find|trusted)", text)
    packages = re.findall(r"^[a-z0-9].*$", text, re.MULTILINE)
    assert packages
    assert all(re.fullmatch(r"[\w.\[\]-]+==[\w.]+ \\", line) for line in packages)
