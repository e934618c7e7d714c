"""Templates compile, and hold neither style nor script."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.architecture.project import ROOT

FOLDER = ROOT / "templates"
TEMPLATES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.*") if path.is_file())
INLINE = re.compile(
    r"""<style\b
    | \sstyle\s*=
    | <script\b(?![^>]*\bsrc=)(?![^>]*\btype="application/(?:ld\+)?json")
    | \son[a-z]+\s*=\s*["']
    | javascript:""",
    re.IGNORECASE | re.VERBOSE,
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name: str) -> None:
    assert get_template(name) is not None


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_holds_neither_style_nor_script(name: str) -> None:
    assert not INLINE.search((FOLDER / name).read_text("utf-8"))


@pytest.mark.parametrize(
    "html",
    [
        "<style>a {}</style>",
        '<p style="color: red">',
        "<script>alert(1)</script>",
        '<script type="module">',
        '<a onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_inline_style_and_script_are_noticed(html: str) -> None:
    assert INLINE.search(html)


def test_a_script_file_and_a_data_block_are_fine() -> None:
    assert not INLINE.search('<script src="/a.js" type="module"></script>')
    assert not INLINE.search('<script type="application/ld+json">{}</script>')


def test_folders_of_templates_are_apps_components_or_known() -> None:
    known = {"components", "account", "allauth", "mfa"}
    known |= {"wagtail_localize", "wagtailadmin", "wagtailusers"}
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir()}
    packages = {path.parent.name for path in _packages()}
    assert folders <= known | packages


def _packages() -> list[Path]:
    tops = (ROOT, ROOT / "site", ROOT / "partnerships")
    return [path for top in tops for path in top.glob("*/__init__.py")]
