"""What the guards look at: the files of the project, its packages and their layers."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

ROOT = Path(settings.ROOT)
SITE = ROOT / "site"
DOMAINS = ("casestudies", "legislation", "partnerships")


@cache
def _linter() -> dict[str, Any]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    settings_of_linter: dict[str, Any] = tomllib.loads(text)["tool"]["importlinter"]
    return settings_of_linter


def _contracts() -> dict[str, dict[str, Any]]:
    return {contract["id"]: contract for contract in _linter()["contracts"]}


def root_packages() -> list[str]:
    """Return the packages that the import contracts look at."""
    return list(_linter()["root_packages"])


def layers() -> list[frozenset[str]]:
    """Return the packages of each layer, the uppermost first: the one place is pyproject.toml."""
    return [
        frozenset(name.strip(" ()") for name in layer.split("|"))
        for layer in _contracts()["packages"]["layers"]
    ]


def apps_with_rooms() -> list[str]:
    """Return the packages whose inside has the rooms of an app."""
    return list(_contracts()["rooms"]["containers"])


def rooms() -> set[str]:
    """Return the names of the rooms of an app."""
    return {
        name.strip(" ()") for layer in _contracts()["rooms"]["layers"] for name in layer.split(":")
    }


def package_of(module: str) -> str | None:
    """Return the package of the layers that a module belongs to, or None for a foreign module."""
    for layer in layers():
        for package in layer:
            if module == package or module.startswith(f"{package}."):
                return package
    return None


def level(package: str) -> int:
    """Return how deep a package lies: 0 is the uppermost layer."""
    return next(depth for depth, layer in enumerate(layers()) if package in layer)


def may_lean_on(package: str, other: str) -> bool:
    """Say whether `package` may import or point to `other`."""
    return package == other or level(package) < level(other)


def folder_of(package: str) -> Path:
    """Return the folder of a package."""
    top = ROOT if package.partition(".")[0] in DOMAINS else SITE
    return top.joinpath(*package.split("."))


def is_foreign(model: type[models.Model], name: str) -> bool:
    """Say whether a model has the field `name` from a base that is not of this project."""
    return any(
        package_of(base.__module__) is None
        and hasattr(base, "_meta")
        and any(field.name == name for field in base._meta.get_fields())
        for base in model.__mro__[1:]
    )


def sources() -> Iterator[Path]:
    """Yield the Python files of the site, without migrations and tests."""
    for top in (SITE, *(ROOT / name for name in DOMAINS)):
        yield from (path for path in top.rglob("*.py") if "migrations" not in path.parts)


def module_of(path: Path) -> str:
    """Return the dotted name under which a file is imported."""
    base = SITE if path.is_relative_to(SITE) else ROOT
    parts = path.relative_to(base).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(source: str) -> set[str]:
    """Return the modules, and the names taken from modules, that a source imports."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def tracked_files() -> list[Path]:
    """Return the files under version control, or all files where there is none."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached"],  # noqa: S607  (wherever git is)
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    names = done.stdout.split("\0") if done.returncode == 0 else []
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]
