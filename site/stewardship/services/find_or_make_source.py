"""Find the source that has an address, or write it down."""

from datetime import date
from typing import Final
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from foundation.text import tidy_line
from reference.models import Language
from stewardship.choices import AddressBasis, SourceKind
from stewardship.models import Source

#: Hosts whose publications are official, by how they end.
OFFICIAL_ENDINGS: Final = ("europa.eu", "coe.int", "un.org", "itu.int", "unodc.org", "unicef.org")


def find_or_make_source(
    *,
    url: str = "",
    title: str = "",
    publisher: str = "",
    kind: SourceKind | None = None,
    basis: AddressBasis = AddressBasis.GIVEN,
    language: Language | None = None,
    retrieved_on: date | None = None,
) -> Source:
    """Return the source at `url`, or the one so titled that has no address, made if need be.

    A source that stands already is returned as it is. Without a title, the address without its
    scheme names the source; without a publisher, its host does. Raises ValidationError when
    there is neither address nor title, or the address is none.
    """
    url, title, publisher = url.strip(), tidy_line(title), tidy_line(publisher)
    found = Source.objects.filter(url=url) if url else Source.objects.filter(url="", title=title)
    standing: Source | None = found.filter(**({} if url else {"publisher": publisher})).first()
    if standing is not None:
        return standing
    if not url and not title:
        raise ValidationError({"title": "A source has a title or an address."})
    source = Source(
        url=url,
        title=title or title_of(url),
        publisher=publisher or host_of(url),
        kind=kind or kind_of(url),
        address_basis=basis,
        language=language,
        retrieved_on=retrieved_on,
    )
    source.full_clean()
    source.save()
    return source


def host_of(url: str) -> str:
    """Return the host of an address without `www.`: "www.iwf.org.uk/x" gives "iwf.org.uk"."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def title_of(url: str) -> str:
    """Return what names an address when nobody gave a title: its host and path."""
    path = urlsplit(url).path.rstrip("/")
    return f"{host_of(url)}{path}"[:500]


def kind_of(url: str) -> SourceKind:
    """Guess from the host what sort of publication this is; OTHER when it does not say."""
    host = host_of(url)
    labels = host.split(".")
    if {"gov", "gouv", "gob", "gc", "govt", "admin"} & set(labels) or host.endswith(
        OFFICIAL_ENDINGS
    ):
        return SourceKind.OFFICIAL
    return SourceKind.OTHER
