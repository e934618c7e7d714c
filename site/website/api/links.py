"""The absolute addresses that the API tells: pages, permanent addresses, and its own."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db.models import Model
from django.urls import reverse

from foundation.addresses import AddressBook
from website.services.search_source import uid_of

#: Which family shows the records of a model, and by which field it names one.
Shown = dict[type[Model], tuple[str, str]]


def root() -> str:
    """Return the absolute address of the API."""
    return f"{settings.SITE_URL}{reverse('api:root')}"


def absolute(path: str) -> str:
    """Return the absolute address of a path of the site."""
    return f"{settings.SITE_URL}{path}"


def permanent(uid: Any) -> str:
    """Return the permanent address of a record."""
    return absolute(reverse("permanent_address", args=[uid]))


class ApiLinks:
    """The addresses of records, for one request; none of them costs a query of its own."""

    def __init__(self, book: AddressBook, shown: Shown) -> None:
        """Take the addresses of pages, and which family shows what."""
        self._book = book
        self._shown = shown
        self._root = root()

    def page(self, record: Any, /) -> str | None:
        """Return the address of the page of a record."""
        return self._book.full_url(record)

    def api(self, record: Any, /) -> str | None:
        """Return the address of a record in the API."""
        for model, (family, key) in self._shown.items():
            if isinstance(record, model) and getattr(record, "live", True):
                name = uid_of(record) if key == "uid" else getattr(record, key)
                return f"{self._root}{family}/{quote(str(name))}"
        return None
