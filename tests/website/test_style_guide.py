"""The style guide shows every component; colours are seen well enough on what they stand on."""

import re
from pathlib import Path

import pytest
from django.test import Client, RequestFactory

from foundation.colours import contrast
from tests.website.markup import faults
from tests.website.template_names import names_read
from website.look.samples import (
    SAMPLE_FILE,
    Component,
    component_folders,
    components,
    read_component,
)
from website.look.stages import on_its_own_stage
from website.look.tokens import FILE as TOKENS
from website.look.tokens import PAIRINGS, Scheme, colours, reckonings
from website.views.style_guide import render

FOLDERS = component_folders()
NAMES = [folder.name for folder in FOLDERS]
WORDLESS_LINK = re.compile(r"<a\b[^>]*>(?:\s|</?span[^>]*>)*</a>")


def templates_to_show(folder: Path) -> set[str]:
    """Return the template that bears the folder's name, or all of them where none does."""
    main = f"{folder.name}.html"
    files = {path.name for path in folder.glob("*.html")}
    shown = {main} if main in files else files
    return {f"components/{folder.name}/{name}" for name in shown}


def by_template(component: Component) -> dict[str, list[set[str]]]:
    """Return the names that the states of a component give, by template."""
    found: dict[str, list[set[str]]] = {}
    for state in component.states:
        found.setdefault(state.template, []).append(set(state.context))
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_every_component_has_a_sample_that_says_what_it_is_for(folder: Path) -> None:
    assert (folder / SAMPLE_FILE).is_file(), f"{folder.name} has no {SAMPLE_FILE}"
    component = read_component(folder)
    assert component.purpose.endswith(".")
    assert templates_to_show(folder) <= set(by_template(component))
    names = [state.name for state in component.states]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_sample_gives_what_its_template_reads_and_nothing_else(folder: Path) -> None:
    for template, given in by_template(read_component(folder)).items():
        read = names_read(template)
        for names in given:
            assert names <= read, f"{template} does not read {sorted(names - read)}"
        assert set.union(*given) == read, f"no sample gives {template} all of {sorted(read)}"


@pytest.mark.django_db
@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_component_is_rendered_in_each_of_its_states(folder: Path, rf: RequestFactory) -> None:
    request = rf.get("/style-guide/")
    pages = [render(state, request) for state in read_component(folder).states]
    assert any(pages) or folder.name == "embed"
    assert not [page for page in pages if "{{" in page or "{%" in page]
    assert not [page for page in pages if WORDLESS_LINK.search(page)]


@pytest.mark.django_db
def test_the_guide_shows_every_component_in_well_formed_html(client: Client) -> None:
    page = client.get("/style-guide/").content.decode()
    assert faults(page) == []
    for component in components():
        assert f'id="component-{component.name}"' in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["/fr", "/es", "/ar"])
def test_the_guide_is_shown_in_every_language_and_not_indexed(client: Client, prefix: str) -> None:
    page = client.get(f"{prefix}/style-guide/").content.decode()
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize("scheme", Scheme)
def test_every_colour_is_seen_well_enough(scheme: Scheme) -> None:
    faint = [each for each in reckonings(scheme) if not each.is_enough]
    assert faint == []


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    with pytest.raises(ValueError, match="#fff"):
        contrast("#fff", "#000000")


def test_every_scheme_has_every_token() -> None:
    assert set(colours(Scheme.DARK)) == set(colours(Scheme.LIGHT))
    assert {each.colour for each in PAIRINGS} <= set(colours(Scheme.LIGHT))


def test_style_sheets_take_colours_from_tokens_only_and_sides_from_the_language() -> None:
    folder = TOKENS.parent
    physical = re.compile(
        r"(?<![\w-])(?:margin|padding|border)-(?:left|right)|float:|text-align: (?:left|right)"
    )
    raw = re.compile(r"(?<!&)#[0-9a-fA-F]{3,8}\b(?![^{};]*\{)")
    for path in sorted((folder / "components").glob("*.css")):
        text = re.sub(r"@media print \{.*\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not physical.search(text), path.name
        assert not raw.search(text), path.name


def test_a_sample_has_ids_and_landmarks_of_its_own() -> None:
    html = '<nav aria-label="Main"><a href="#x" id="x">a</a><a href="#y">b</a></nav>'
    assert on_its_own_stage(html, "menu-1") == (
        '<nav aria-label="Main (menu-1)"><a href="#menu-1-x" id="menu-1-x">a</a>'
        '<a href="#content">b</a></nav>'
    )
