"""A record is cited in words and in files that the programs of others read back."""

import json
import re
from datetime import date
from typing import Any
from uuid import UUID

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from foundation.text import tidy_line
from partnerships.register.models import Organisation, Portal
from reference.models import Topic
from tests.factories.legislation import event, make_law
from tests.factories.records import make_record
from tests.website.pages import SmallSite, ghana, make_portal
from website.citations.bibtex import bibtex
from website.citations.citation import Citation, citation_of
from website.citations.csl import csl_item
from website.citations.ris import ris
from website.services.search_source import uid_of

UID = UUID("6d0d3f1c-5a44-4f43-9a39-0d5c2f0f4a7e")
#: Commands that the reader of BibTeX in these tests does not know, though LaTeX does.
COMMANDS = {
    r"{\textbraceleft}": "⟦",
    r"{\textbraceright}": "⟧",
    r"{\textless}": "<",
    r"{\textgreater}": ">",
    r"{\textbar}": "|",
    r"{\textasciicircum}": "⟰",
}
ODD = (
    "Loi n° 2020-1 & décret",
    "100% of {braces} and }one",
    r"C:\path ~ ^ $5_b #1",
    "قانون مكافحة الجرائم الإلكترونية",
    "“Quoted” `and' ''pairs''",
    "A --- B -- C",
    "TY - JOUR",
    '"',
    "{",
)


def cited(title: str, **values: Any) -> Citation:
    """Return a citation of a record with this title."""
    known = {
        "uid": UID,
        "author": "Foundation of Testing & Co",
        "site": "Chancery",
        "changed": date(2026, 1, 2),
        "accessed": date(2026, 11, 22),
    }
    return Citation(title=tidy_line(title), **(known | values))


def read_bibtex(text: str) -> dict[str, str]:
    """Return the fields of the one entry, as LaTeX would set them, and its key."""
    for command, sign in COMMANDS.items():
        text = text.replace(command, sign)
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: plain(field.value) for field in entry.fields}
    return {"key": entry.key, "type": entry.entry_type, **fields}


def plain(words: str) -> str:
    """Return words with braces and the hat in place of the signs that stood for them."""
    return words.replace("⟦", "{").replace("⟧", "}").replace("⟰", "^")


@pytest.mark.parametrize("title", ODD)
def test_bibtex_is_read_back(title: str) -> None:
    found = read_bibtex(bibtex(cited(title)))
    assert found["title"] == title
    assert found["author"] == "Foundation of Testing & Co"
    assert (found["key"], found["type"]) == ("chancery-6d0d3f1c5a44", "misc")
    assert found["url"].endswith(f"/id/{UID}")


# Signs that the tests put in place of braces, and accents alone, which the reader sets otherwise.
WORDS = st.text(st.characters(exclude_categories=["C", "M"], exclude_characters="⟦⟧⟰"))


@given(WORDS)
def test_bibtex_of_any_title_is_one_sound_entry(title: str) -> None:
    text = bibtex(cited(title))
    library = bibtexparser.parse_string(text)
    assert (len(library.entries), library.failed_blocks) == (1, [])
    assert library.entries[0].key == "chancery-6d0d3f1c5a44"


@given(st.text(st.characters(codec="ascii"), min_size=1))
def test_every_sign_of_ascii_comes_back_from_bibtex(title: str) -> None:
    found = read_bibtex(bibtex(cited(f"A {title} b")))
    assert found["title"].split() == tidy_line(f"A {title} b").split()


@given(WORDS)
def test_ris_of_any_title_is_one_reference(title: str) -> None:
    (found,) = rispy.loads(ris(cited(f"A {title}")))
    assert found["title"].split() == tidy_line(f"A {title}").split()
    assert found["urls"] == [cited("").url]


@pytest.mark.parametrize(
    ("values", "csl", "kind"),
    [
        ({"is_law": True}, "legislation", "STAT"),
        ({"is_law": True, "is_bill": True}, "bill", "BILL"),
        ({}, "webpage", "ELEC"),
    ],
)
def test_laws_and_bills_have_types_of_their_own(
    values: dict[str, Any], csl: str, kind: str
) -> None:
    citation = cited("Act", **values)
    assert csl_item(citation)["type"] == csl
    assert rispy.loads(ris(citation))[0]["type_of_reference"] == kind


def test_lines_of_ris_end_as_the_format_says() -> None:
    lines = ris(cited("Act")).split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines if line)
    assert lines[0] == "TY  - ELEC"
    assert "ER  - " in lines


# --- of records ----------------------------------------------------------------------------------


def law_of_ghana() -> Any:
    return make_law(event("in_force", "2021"), title="Act", number="Act 7", jurisdiction=ghana())


def test_the_words_name_us_the_record_its_change_and_its_permanent_address(db: None) -> None:
    make_record(Organisation, name="Foundation of Testing", is_us=True)
    law = law_of_ghana()
    words = citation_of(law).text
    assert words.startswith(f"Foundation of Testing ({timezone.localdate().year}): ")
    assert "Act (Act 7, Ghana). Chancery, last changed on " in words
    assert f"/id/{law.uid}" in words


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_a_record_is_handed_out_to_programs(client: Client, db: None, form: str, kind: str) -> None:
    law = law_of_ghana()
    response = client.get(f"/id/{law.uid}/cite.{form}")
    assert response["Content-Type"].startswith(kind)
    assert response["Content-Disposition"].endswith(f'.{form}"')
    assert str(law.uid) in response.content.decode()
    assert client.get(f"/id/{law.uid}/cite.docx").status_code == 404


def test_what_is_not_public_is_not_cited(client: Client, db: None) -> None:
    portal, draft = make_portal(ghana()), make_record(Portal, live=False)
    portal.unpublish()
    assert client.get(f"/id/{portal.uid}/cite.json").status_code == 410
    assert client.get(f"/id/{draft.uid}/cite.json").status_code == 404


def test_pages_of_records_say_how_to_cite_them(client: Client, small_site: SmallSite) -> None:
    law = small_site.law
    html = client.get(f"/legislation/ghana/{law.slug}/").content.decode()
    assert "Cite this" in html
    for form in ("bib", "ris", "json"):
        assert f'href="/id/{law.uid}/cite.{form}"' in html
    item = json.loads(client.get(f"/id/{law.uid}/cite.json").content)[0]
    assert (item["number"], item["jurisdiction"]) == ("Act 1038", "Ghana")


def test_pages_of_places_topics_and_case_studies_say_how_to_cite_them(
    client: Client, small_site: SmallSite
) -> None:
    topic = Topic.objects.first()
    for subject, path, title in (
        (small_site.place, "/countries/ghana/", "Ghana"),
        (topic, f"/topics/{topic.slug}/", topic.name),
        (small_site.study, f"/case-studies/{small_site.study.slug}/", small_site.study.title),
    ):
        uid = uid_of(subject)
        html = client.get(path).content.decode()
        assert f'<a href="/id/{uid}">' in html
        for form in ("bib", "ris", "json"):
            assert f'href="/id/{uid}/cite.{form}"' in html
        (item,) = json.loads(client.get(f"/id/{uid}/cite.json").content)
        assert (item["title"], item["type"]) == (title, "webpage")
        assert item["URL"].endswith(f"/id/{uid}")


def test_a_translation_is_cited_by_the_address_of_its_original(
    client: Client, small_site: SmallSite, in_every_language: None
) -> None:
    uid = uid_of(small_site.study)
    html = client.get(f"/fr/case-studies/{small_site.study.slug}/").content.decode()
    assert f'href="/id/{uid}/cite.bib"' in html


def test_there_is_no_citation_of_what_is_below_a_private_list(
    client: Client, small_site: SmallSite
) -> None:
    page = Page.objects.get(slug="legislation", depth=3)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(f"/id/{small_site.law.uid}/cite.bib").status_code == 404
