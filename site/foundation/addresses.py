"""Public addresses of records: read from the index pages once for each request.

Every family's addresses belong to one index page (`RecordIndexPage`), which says how a record's
address continues behind its own. Nothing is looked up record by record.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Self, cast

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest
from wagtail.models import Page, Site

from foundation.keeping import kept
from foundation.public_pages import public_only

if TYPE_CHECKING:
    from foundation.models.record_index import RecordIndexPage

#: Returns how the address continues behind that of the index page, None when it cannot be told.
SubPath = Callable[[Any], str | None]


@cache
def index_page_models() -> tuple[type["RecordIndexPage"], ...]:
    """Return every kind of page that others lead to by its kind: it says what lives under it."""
    return tuple(
        cast("type[RecordIndexPage]", model)
        for model in apps.get_models()
        if getattr(model, "sub_paths", None) is not None
    )


def owner_of(model: type[Model]) -> tuple[type["RecordIndexPage"], SubPath] | None:
    """Return the kind of index page that owns the addresses of `model`."""
    for page_model in index_page_models():
        for record_model, sub_path in page_model.sub_paths.items():
            if issubclass(model, record_model):
                return page_model, sub_path
    return None


def addressed_models() -> Iterator[type[Model]]:
    """Yield every model whose records have a public address."""
    for page_model in index_page_models():
        yield from page_model.sub_paths


class AddressBook:
    """The public addresses of index pages, and through them of records.

    Costs one query, when the first address is asked for, whatever the number of records.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        """Start empty; `request` lets pages remember the root of the site."""
        self._request = request
        self._paths: dict[type[Page], str] | None = None

    @classmethod
    def of(cls, request: HttpRequest | None) -> Self:
        """Return the book of `request`; a new one without a request."""
        if request is None:
            return cls()
        book: Self | None = getattr(request, "_address_book", None)
        if book is None:
            book = cls(request)
            request._address_book = book  # type: ignore[attr-defined]
        return book

    def index_path(self, page_model: type[Page]) -> str | None:
        """Return the path of the live, unrestricted index page of this kind, None without one."""
        if self._paths is None:
            self._paths = kept(("addresses of lists",), self._read)
        return self._paths.get(page_model)

    def list_path(self, model: type[Model]) -> str | None:
        """Return the path of the list of `model`, None without one."""
        owner = owner_of(model)
        return self.index_path(owner[0]) if owner else None

    def path(self, record: Any) -> str | None:
        """Return the path of a record's public page, None for what the public may not see."""
        if record is None or not getattr(record, "live", True):
            return None
        return self.future_path(record)

    def future_path(self, record: Any) -> str | None:
        """Return the path that a record has, or will have once it is published."""
        if isinstance(record, Page):
            return record.get_url(self._request)
        owner = owner_of(type(record))
        if owner is None:
            return None
        page_model, sub_path = owner
        root, rest = self.index_path(page_model), sub_path(record)
        return None if root is None or rest is None else root + rest

    def full_url(self, record: Any) -> str | None:
        """Return the absolute address of a record's public page."""
        path = self.path(record)
        return None if path is None else f"{settings.SITE_URL}{path}"

    @staticmethod
    def _read() -> dict[type[Page], str]:
        root = next((site.root_path for site in Site.get_site_root_paths()), None)
        if root is None:
            return {}
        models = ContentType.objects.get_for_models(*index_page_models())
        types = {content_type.pk: model for model, content_type in models.items()}
        rows = (
            public_only(Page.objects.live())
            .filter(content_type__in=types, url_path__startswith=root)
            .order_by("-path")
            .values_list("content_type", "url_path")
        )
        return {types[kind]: "/" + url_path[len(root) :] for kind, url_path in rows}
