"""What is handed out, list by list: address, columns and what they mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from exchange.columns import Entry, dictionary
from foundation.addresses import AddressBook
from foundation.public_pages import spoken
from legislation.api import PARTY_COLUMNS, mention_columns
from legislation.models import Framework, Instrument
from partnerships.register.models import Edition, Forum, Organisation, Portal
from reference.models import Jurisdiction, Topic
from website.downloads import (
    CASE_STUDIES,
    EDITIONS,
    FORUMS,
    FRAMEWORKS,
    LAWS,
    MENTIONS_TITLE,
    PARTIES_TITLE,
    PARTNERS,
    PLACES,
    PORTALS,
    TOPICS,
    Download,
)
from website.models import CitedInLawPage

FILES: Final = (
    ("laws", LAWS, Instrument),
    ("portals", PORTALS, Portal),
    ("partners", PARTNERS, Organisation),
    ("forums", FORUMS, Forum),
    ("meetings", EDITIONS, Edition),
    ("case-studies", CASE_STUDIES, CaseStudyPage),
    ("scorecards", FRAMEWORKS, Framework),
    ("places", PLACES, Jurisdiction),
    ("topics", TOPICS, Topic),
)
#: Handed out by the list of forums, not by a list of their own.
WITHOUT_LIST: Final = frozenset(("meetings",))


@dataclass(frozen=True)
class Guide:
    """One list: its anchor on the page, its name, where it is, and the dictionary of its file."""

    anchor: str
    title: str
    url: str
    entries: list[Entry]


def guides(book: AddressBook) -> list[Guide]:
    """Return every list that is handed out, with its dictionary; costs one query."""
    return [*_of_lists(book), *_of_law(book)]


def _of_lists(book: AddressBook) -> Iterator[Guide]:
    for anchor, download, model in FILES:
        columns = download.public_columns(_nowhere)
        url = "" if anchor in WITHOUT_LIST else _list_path(download, model, book)
        yield Guide(anchor, str(download.title), url, dictionary(columns))


def _of_law(book: AddressBook) -> Iterator[Guide]:
    register = book.index_path(CitedInLawPage) or ""
    columns = dictionary(mention_columns(_nowhere))
    yield Guide("mentions", str(MENTIONS_TITLE), register, columns)
    yield Guide("parties", str(PARTIES_TITLE), "", dictionary(PARTY_COLUMNS))


def _list_path(download: Download, model: type[Any], book: AddressBook) -> str:
    if download is CASE_STUDIES:
        page = spoken(CaseStudyIndexPage.objects.live()).first()
        return (page.get_url() or "") if page else ""
    return book.list_path(model) or ""


def _nowhere(_record: Any) -> str:
    return ""
