"""Imports run downward only, and the contracts notice when they do not."""

import os
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

from tests.architecture.project import ROOT, layers, may_lean_on, package_of, root_packages

PACKAGES = sorted(package for layer in layers() for package in layer)


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the project's own contracts over the packages in `folder`."""
    return subprocess.run(  # noqa: S603  (a fixed command)
        [
            Path(sys.executable).with_name("lint-imports"),
            *("--config", ROOT / "pyproject.toml", "--no-cache"),
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        check=False,
        text=True,
    )


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    """An empty project with every package of the layers."""
    for package in PACKAGES:
        folder = tmp_path.joinpath(*package.split("."))
        folder.mkdir(parents=True, exist_ok=True)
        for parent in (folder, *folder.parents):
            if parent != tmp_path and parent.is_relative_to(tmp_path):
                (parent / "__init__.py").touch()
    return tmp_path


def test_an_empty_project_keeps_the_contracts(made_up: Path) -> None:
    done = lint_imports(made_up)
    assert done.returncode == 0, done.stdout + done.stderr


UPWARD = {
    "foundation": "website",
    "reference": "stewardship",
    "stewardship": "legislation",
    "legislation": "casestudies",
    "partnerships.register": "partnerships.tracker",
    "casestudies": "partnerships.tracker",
    "partnerships.tracker": "website",
    "accounts": "medialibrary",
    "website": "config",
}


def test_an_import_that_points_upward_breaks_a_contract(made_up: Path) -> None:
    for lower, upper in UPWARD.items():
        folder = made_up.joinpath(*lower.split("."))
        (folder / "breach.py").write_text(f"import {upper}\n", encoding="utf-8")
    done = lint_imports(made_up)
    assert done.returncode == 1
    missed = [
        lower for lower, upper in UPWARD.items() if f"{lower}.breach -> {upper}" not in done.stdout
    ]
    assert not missed, done.stdout


INWARD = {
    "choices": "models",
    "querysets": "models",
    "models": "services",
    "services": "forms",
    "filters": "views",
    "viewsets": "wagtail_hooks",
}


def test_a_room_that_imports_a_room_above_it_breaks_a_contract(made_up: Path) -> None:
    app = made_up / "legislation"
    (app / "wagtail_hooks.py").touch()
    for lower, upper in INWARD.items():
        (app / f"{lower}.py").write_text(f"from legislation import {upper}\n", encoding="utf-8")
    (app / "forms.py").touch()
    (app / "views.py").touch()
    done = lint_imports(made_up)
    assert done.returncode == 1
    arrows = [f"legislation.{lower} -> legislation.{upper}" for lower, upper in INWARD.items()]
    assert not [arrow for arrow in arrows if arrow not in done.stdout], done.stdout


def test_not_even_an_import_for_types_points_upward() -> None:
    present = [name for name in PACKAGES if "." not in name and _exists(name)]
    graph = grimp.build_graph(*present, "partnerships", cache_dir=None)
    upward = [
        f"{importer} imports {imported}"
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
        if not _is_allowed(importer, imported)
    ]
    assert not upward, upward


def test_every_package_is_under_the_contracts() -> None:
    folders = [path.parent for top in (ROOT, ROOT / "site") for path in top.glob("*/__init__.py")]
    names = {folder.name for folder in folders} - {"tests"}
    assert names == set(root_packages())
    assert names <= {package.split(".")[0] for package in PACKAGES}


def _exists(package: str) -> bool:
    return any((top / package / "__init__.py").is_file() for top in (ROOT, ROOT / "site"))


def _is_allowed(importer: str, imported: str) -> bool:
    package, other = package_of(importer), package_of(imported)
    return package is None or other is None or may_lean_on(package, other)
