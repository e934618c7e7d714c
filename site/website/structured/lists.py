"""Lists as data sets that can be taken away, the home page, and what is written on it."""

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from casestudies.models import CaseStudyPage
from exchange.licence import licence
from foundation.addresses import AddressBook
from website.structured.common import (
    Thing,
    address,
    machine_date,
    page_thing,
    place_thing,
    publisher,
    thing,
)

#: The files in which every list is handed out.
FORMATS: Final = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
PLACEHOLDER: Final = "search_term_string"


def licence_of_data() -> dict[str, Any]:
    """Return on what terms a list may be used."""
    return {"license": licence().url, "isAccessibleForFree": True}


def downloads(url: str) -> list[Thing]:
    """Return the files of the list at an address."""
    return [
        thing("DataDownload", contentUrl=f"{url}?format={name}", encodingFormat=kind)
        for name, kind in FORMATS.items()
    ]


def list_things(page: Any, frame: Any, _book: AddressBook) -> Iterable[Thing]:
    """Return a list as a data set."""
    url = address(frame)
    yield page_thing(
        "Dataset",
        url,
        name=page.title,
        description=page.description or page.title,
        url=url,
        inLanguage=get_language(),
        creator=publisher(),
        distribution=downloads(url),
        **licence_of_data(),
    )


def home_things(_page: Any, frame: Any, _book: AddressBook) -> Iterable[Thing]:
    """Return the site, and how to search it."""
    target = f"{settings.SITE_URL}{reverse('search')}?q={{{PLACEHOLDER}}}"
    yield page_thing(
        "WebSite",
        f"{settings.SITE_URL}/#site",
        name=settings.WAGTAIL_SITE_NAME,
        url=address(frame),
        inLanguage=get_language(),
        publisher=publisher(),
        potentialAction={
            **thing("SearchAction", target=thing("EntryPoint", urlTemplate=target)),
            "query-input": f"required name={PLACEHOLDER}",
        },
    )


def study_things(page: CaseStudyPage, frame: Any, book: AddressBook) -> Iterable[Thing]:
    """Return a case study as an article."""
    first, last = page.first_published_at, page.last_published_at
    yield page_thing(
        "Article",
        address(frame),
        headline=page.title,
        description=page.summary,
        url=address(frame),
        mainEntityOfPage=address(frame),
        inLanguage=page.locale.language_code,
        datePublished=first.isoformat() if first else None,
        dateModified=last.isoformat() if last else None,
        temporalCoverage=machine_date(page.happened),
        spatialCoverage=[
            each for each in (place_thing(p, book) for p in page.jurisdictions.all()) if each
        ],
        author=publisher(),
        publisher=publisher(),
        license=licence().url,
    )
