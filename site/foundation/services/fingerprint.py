"""A digest of everything that a set-up site is made from, to tell whether it is up to date."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

PACKAGES = ("site", "casestudies", "legislation", "partnerships")
#: The schema, and everything that `set_up_site` and `seed_demo` run or load.
INGREDIENTS = (
    "**/migrations/*.py",
    "**/models/*.py",
    "**/data/**/*",
    "**/services/**/*.py",
    "**/choices.py",
    "**/registrations.py",
    "**/roles.py",
)


def fingerprint(root: Path | None = None, *, without: str = "") -> str:
    """Return a short digest of the ingredients below `root` (the project).

    `without` names a folder below it that adds nothing to what is asked about.
    """
    top = root or Path(settings.ROOT)
    digest = hashlib.sha256()
    for path in sorted(set(_ingredients(top))):
        if without and path.is_relative_to(top / without):
            continue
        digest.update(str(path.relative_to(top)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _ingredients(top: Path) -> Iterator[Path]:
    yield top / "requirements.txt"
    for package in PACKAGES:
        for pattern in INGREDIENTS:
            found = (top / package).glob(pattern)
            yield from (path for path in found if path.is_file() and path.suffix != ".pyc")
