"""Verbatim provisions of the demonstration: only with the source in which they were read."""

import json
from pathlib import Path

import pytest

from legislation.models import Instrument
from legislation.services.check_provisions import stands_in
from legislation.services.seed_demo_instruments.facts import read_facts
from legislation.services.seed_demo_instruments.provisions import add_provisions, read_provisions
from tests.factories.legislation import make_law

ROW = {
    "pinpoint": "s 1",
    "text": "Das Gesetz nennt die Liste.",
    "language": "de",
    "translation": "The law names the list.",
    "translation_version": "unofficial_translation",
    "in_force_from": "2021-05",
    "source_url": "https://gazette.example.org/1",
    "source_title": "Gazette",
    "mentions": [{"what": "url_list", "words": "die Liste"}],
}


def test_every_provision_belongs_to_a_law_and_names_the_source_it_was_read_in() -> None:
    known = {fact.key for fact in read_facts()}
    provisions = read_provisions()
    assert set(provisions) <= known
    for row in (each for rows in provisions.values() for each in rows):
        assert row["source_url"].startswith("https://")
        assert row["text"].strip()
        assert row["pinpoint"].strip()


@pytest.mark.django_db
def test_provisions_and_mentions_are_loaded_with_their_source() -> None:
    law = make_law(live=False)
    add_provisions(law, "xx-1", [ROW])
    law.save_revision(clean=False).publish()
    law = Instrument.objects.get(pk=law.pk)
    provision, mention = law.provisions.get(), law.mentions.get()
    assert (provision.source.title, str(provision.in_force_from)) == ("Gazette", "2021-05")
    assert provision.source.is_linkable
    assert mention.provision_uid == provision.uid
    assert stands_in(mention.words, provision)


@pytest.mark.django_db
def test_a_provision_bears_the_same_identity_each_time() -> None:
    first, second = make_law(live=False), make_law(live=False)
    for law in (first, second):
        add_provisions(law, "xx-1", [ROW])
    uids = [[row.uid for row in law.provisions.all()] for law in (first, second)]
    assert uids[0] == uids[1]


def test_the_file_is_read_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "provisions.json").write_text(json.dumps({"xx-1": [ROW]}), encoding="utf-8")
    assert read_provisions(tmp_path)["xx-1"][0]["pinpoint"] == "s 1"
