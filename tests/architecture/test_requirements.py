"""What the code imports is on the wish list, and what is on the wish list is used."""

import re
import sys
from importlib.metadata import packages_distributions

from tests.architecture.project import ROOT, imports_of, package_of, sources

#: Used by name in settings, on the command line or by the database, never imported here.
UNSEEN = {"gunicorn", "psycopg2-binary", "redis", "whitenoise", "django-tasks", "whoosh3"}


def wishes() -> set[str]:
    """Return the names on the wish list, in the form of the lock."""
    text = (ROOT / "site/config/requirements.in").read_text("utf-8")
    return {name.lower() for name in re.findall(r"^([\w-]+)", text, re.MULTILINE)}


def imported() -> set[str]:
    """Return the distributions that the site imports from."""
    tops = {
        name.split(".")[0] for path in sources() for name in imports_of(path.read_text("utf-8"))
    }
    foreign = {top for top in tops - sys.stdlib_module_names if package_of(top) is None}
    known = packages_distributions()
    return {known[top][0].lower() for top in foreign - {"partnerships"}}


def test_whatever_is_imported_was_asked_for() -> None:
    assert imported() <= wishes()


def test_every_wish_has_its_reason() -> None:
    lines = (ROOT / "site/config/requirements.in").read_text("utf-8").splitlines()
    assert all("# " in line for line in lines if line)
