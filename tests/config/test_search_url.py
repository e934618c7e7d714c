"""SEARCH_URL names the engine of both indexes, and refuses what would leak or could not work."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import search_url
from config.search_url import backends, usable


def test_whoosh_keeps_the_two_indexes_apart() -> None:
    found = backends("whoosh:///srv/chancery/search/")
    assert {alias: options["PATH"] for alias, options in found.items()} == {
        "default": "/srv/chancery/search/staff",
        "public": "/srv/chancery/search/public",
    }
    assert found["default"]["INDEX_PREFIX"] != found["public"]["INDEX_PREFIX"]


def test_the_public_index_on_whoosh_holds_search_entries_only() -> None:
    found = backends("whoosh:///srv/search")
    assert found["public"]["MODELS"] == ["website.SearchEntry"]
    assert found["default"]["EXCLUDE_MODELS"] == ["website.SearchEntry"]


def test_nobody_but_the_owner_opens_the_index_of_the_staff() -> None:
    found = backends("whoosh:///srv/search")
    assert (found["default"]["DIRECTORY_MODE"], found["public"]["DIRECTORY_MODE"]) == (0o700, 0o750)


def test_whoosh_reads_the_synonyms_of_the_site() -> None:
    assert Path(backends("whoosh:///srv/search")["public"]["SYNONYMS"]).is_file()


def test_an_entry_is_written_into_the_database_once() -> None:
    found = backends("database://")
    assert {options["BACKEND"] for options in found.values()} == {"modelsearch.backends.database"}
    assert found["public"]["AUTO_UPDATE"] is False


@pytest.mark.parametrize(
    ("text", "backend", "address"),
    [
        ("elasticsearch8://host", "elasticsearch8", "http://host:9200"),
        ("elasticsearch8://a:b@host:9201/x", "elasticsearch8", "http://a:b@host:9201"),
        ("elasticsearch8+https://a:b@host:443", "elasticsearch8", "https://a:b@host:443"),
        ("opensearch3://host", "opensearch3", "http://host:9200"),
        ("opensearch3+https://host", "opensearch3", "https://host:9200"),
    ],
)
def test_a_server_is_named_with_its_address(text: str, backend: str, address: str) -> None:
    for found in backends(text).values():
        engine = found.get("ENGINE", found["BACKEND"])
        assert (engine, found["URLS"]) == (f"modelsearch.backends.{backend}", [address])


def test_the_prefix_comes_before_the_names_of_the_indexes() -> None:
    found = backends("opensearch3://host/chancery")
    assert found["default"]["INDEX_PREFIX"] == "chancery_staff_"
    assert found["public"]["INDEX_PREFIX"] == "chancery_public_"


@pytest.mark.parametrize("scheme", ["elasticsearch8", "opensearch3"])
def test_no_draft_is_sent_to_the_public_index_of_a_server(scheme: str) -> None:
    public = backends(f"{scheme}://host")["public"]
    assert public["AUTO_UPDATE"] is False
    assert public["BACKEND"] == "website.search.public_server"


@pytest.mark.parametrize("folder", ["media", "media/search", "media/../media/x"])
def test_an_index_among_files_that_are_served_is_refused(folder: str, tmp_path: Path) -> None:
    found = {"public": {"BACKEND": "whooshsearch.backend", "PATH": str(tmp_path / folder)}}
    with pytest.raises(ImproperlyConfigured, match="SEARCH_URL puts the search index into"):
        usable(found, tmp_path / "media")


def test_an_index_beside_files_that_are_served_is_fine(tmp_path: Path) -> None:
    found = backends(f"whoosh://{tmp_path}/search")
    assert usable(found, tmp_path / "media") == found


@pytest.mark.parametrize(
    ("scheme", "package"),
    [("elasticsearch8", "elasticsearch>=8,<9"), ("opensearch3", "opensearch-py>=3,<4")],
)
def test_a_missing_client_is_named(
    scheme: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_url, "find_spec", lambda _name: None)
    with pytest.raises(ImproperlyConfigured, match=package):
        usable(backends(f"{scheme}://host"))
