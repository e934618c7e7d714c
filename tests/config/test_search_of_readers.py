"""The public service reads the public index, writes none, and does not open that of the staff."""

from config.search_url import backends, for_readers


def test_a_reader_of_whoosh_has_nothing_of_the_staff() -> None:
    found = for_readers(backends("whoosh:///srv/search"))
    assert not [entry for entry in found.values() if "staff" in str(entry)]
    assert found["default"]["MODELS"] == []
    assert found["public"]["MODELS"] == ["website.SearchEntry"]


def test_a_reader_of_whoosh_leaves_upkeep_to_the_staff() -> None:
    found = for_readers(backends("whoosh:///srv/search"))
    assert not any(entry["BACKGROUND"] or entry["AUTO_UPDATE"] for entry in found.values())


def test_a_reader_of_the_database_changes_nothing() -> None:
    found = for_readers(backends("database://"))
    assert found["public"]["AUTO_UPDATE"] is False
