"""A style sheet is served in one piece: what it imports stands in its place, in its layer."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from foundation.static_storage import BundledStaticFilesStorage
from foundation.style_bundles import StyleBundleError, bundled


def bundle(**files: str) -> str:
    """Return the bundle of `site`, given files by name without `.css`."""
    return bundled("site.css", {f"{name}.css": text for name, text in files.items()}.__getitem__)


def test_an_import_is_put_in_its_place_in_its_layer() -> None:
    found = bundle(site='@layer a, b; @import url("one.css") layer(b);', one="p { color: red; }")
    assert found == "@layer a,b;@layer b{p{color: red;}}\n"


def test_an_import_for_some_media_stays_with_them() -> None:
    found = bundle(site='@import "one.css" layer(b) print;', one="p { color: red; }")
    assert found == "@media print{@layer b{p{color: red;}}}\n"


def test_an_import_inside_an_import_is_put_in_its_place_too() -> None:
    found = bundle(site='@import "one.css";', one='@import "two.css";', two="p { margin: 0; }")
    assert found == "p{margin: 0;}\n"


@pytest.mark.parametrize(
    "words",
    [
        "url(https://elsewhere.example/a.css)",
        '"//elsewhere.example/a.css"',
        '"/static/a.css"',
        '"missing.css"',
        "one.css",
        '"one.css"layer(a)x(',
        '"site.css"',
    ],
)
def test_an_import_that_cannot_be_put_in_its_place_is_refused(words: str) -> None:
    with pytest.raises(StyleBundleError):
        bundle(site=f"@import {words};", one="p { color: red; }")


def test_texts_in_quotes_keep_their_white_space_and_what_looks_like_a_comment() -> None:
    found = bundle(site='/* about */ a::after { content: "  /* no comment */ ; { } " ; }')
    assert found == 'a::after{content: "  /* no comment */ ; { } ";}\n'


def test_selectors_and_sums_keep_the_spaces_that_mean_something() -> None:
    found = bundle(site="a :hover,\n b > c { inset: calc(1px + 2px) 0; }")
    assert found == "a :hover,b > c{inset: calc(1px + 2px) 0;}\n"


def test_addresses_are_led_from_the_folder_of_the_bundle() -> None:
    files = {
        "css/site.css": '@import "parts/one.css";',
        "css/parts/one.css": "a { b: url(x.svg); }",
    }
    assert bundled("css/site.css", files.__getitem__) == 'a{b: url("parts/x.svg");}\n'


@pytest.fixture
def collected(tmp_path: Path) -> BundledStaticFilesStorage:
    """The style sheets of the site, as production has them; collected twice, as releases are."""
    storage = BundledStaticFilesStorage(location=str(tmp_path), base_url="/static/")
    for _time in range(2):
        paths = {
            path: (source, path)
            for finder in finders.get_finders()
            for path, source in finder.list([])
            if path.startswith("css/")
        }
        for path, (source, _path) in paths.items():
            storage.delete(path)
            with source.open(path) as file:
                storage.save(path, file)
        assert not [each for each in storage.post_process(paths) if isinstance(each[2], Exception)]
    return storage


def test_the_site_has_one_style_sheet_without_imports(collected: BundledStaticFilesStorage) -> None:
    served = collected.stored_name("css/site.css")
    assert re.fullmatch(r"css/site\.[0-9a-f]{12}\.css", served)
    text = Path(collected.path(served)).read_text("utf-8")
    assert "@import" not in text
    assert "/*" not in text
    assert text.startswith("@layer base,layout,components,helpers,print;")
    assert text.count("@layer components{") >= 25
    assert Path(collected.path(f"{served}.gz")).is_file()


def test_every_style_sheet_of_a_component_is_imported() -> None:
    folder = Path(str(finders.find("css/site.css"))).parent
    imported = set(re.findall(r'url\("([^"]+)"\)', (folder / "site.css").read_text("utf-8")))
    there = {str(path.relative_to(folder)) for path in folder.rglob("*.css")}
    alone = {"site.css", "embed.css", "error_page.css"}
    assert there - imported == alone


def test_every_style_sheet_that_imports_is_a_bundle() -> None:
    folder = Path(str(finders.find("css/site.css"))).parent
    importing = {
        f"css/{path.name}" for path in folder.glob("*.css") if "@import" in path.read_text()
    }
    assert importing == set(BundledStaticFilesStorage.bundles)
