"""Public addresses of records: read from the index pages once for each request.

Every family's addresses belong to one index page (`RecordIndexPage`), which says how a record's
address continues behind its own. Nothing is looked up record by record.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self, cast
from urllib.parse import urlencode

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from foundation.keeping import remembered
from foundation.public_pages import public_only

if TYPE_CHECKING:
    from foundation.facets import Facet
    from foundation.models.record_index import RecordIndexPage

#: Returns how the address continues behind that of the index page, None when it cannot be told.
SubPath = Callable[[Any], str | None]
#: The paths of index pages by language and kind.
Roots = dict[str, dict[type[Page], str]]


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


@cache
def facets_of(page_model: type[Any]) -> dict[str, "Facet"]:
    """Return the facets of the list at an index page by name, to ask for values, not to count."""
    return {facet.name: facet for facet in page_model().facets()}


class AddressBook:
    """The public addresses of index pages, and through them of records.

    Costs one query, when the first address is asked for, whatever the number of records.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        """Start empty; `request` lets pages remember the root of the site."""
        self._request = request
        self._roots: Roots = {}

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
        """Return the path of the live, unrestricted index page of this kind, None without one.

        It is that of the language spoken; where that has no tree of pages, of the first language.
        """
        return self._paths_in(get_language() or settings.LANGUAGE_CODE).get(page_model)

    def paths_in_languages(self, record: Any) -> dict[str, str]:
        """Return the paths of a record's page by language; only of languages that have one."""
        owner = owner_of(type(record))
        rest = owner[1](record) if owner else None
        if owner is None or rest is None:
            return {}
        roots = {code: self._paths_in(code).get(owner[0]) for code, _name in settings.LANGUAGES}
        return {code: root + rest for code, root in roots.items() if root is not None}

    def _paths_in(self, language: str) -> Mapping[type[Page], str]:
        if not self._roots:
            self._roots = remembered(("addresses of lists",), self._read)
        if language in self._roots:
            return self._roots[language]
        return self._roots.get(settings.LANGUAGE_CODE, {})

    def list_path(self, model: type[Model]) -> str | None:
        """Return the path of the list of `model`, None without one."""
        owner = owner_of(model)
        return self.index_path(owner[0]) if owner else None

    def narrowed_path(self, model: type[Model], facet: str, value: Any) -> str | None:
        """Return the path of the list of `model` narrowed to `value` by one of its facets.

        None without such a list, or without a value; KeyError where the list has no such facet.
        """
        owner = owner_of(model)
        if owner is None:
            return None
        page_model: Any = owner[0]
        asked, root = facets_of(page_model)[facet].asking_for(value), self.index_path(page_model)
        return f"{root}?{urlencode(asked)}" if root and asked else None

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
    def _read() -> Roots:
        """Return the paths of index pages, by language and kind."""
        homes = home_paths()
        if not homes:
            return {}
        models = ContentType.objects.get_for_models(*index_page_models())
        types = {content_type.pk: model for model, content_type in models.items()}
        below = reduce(or_, (Q(url_path__startswith=root) for root in homes.values()))
        rows = (
            public_only(Page.objects.live())
            .filter(below, content_type__in=types)
            .order_by("-path")
            .values_list("content_type", "url_path", "locale__language_code")
        )
        found: Roots = {language: {} for language in homes}
        for kind, url_path, language in rows:
            root = homes.get(language)
            if root is not None and url_path.startswith(root):
                found[language][types[kind]] = f"{prefix_of(language)}/{url_path[len(root) :]}"
        return {language: paths for language, paths in found.items() if paths}


def prefix_of(language: str) -> str:
    """Return what stands before every path in a language: "/fr"; nothing before the first one."""
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


def home_paths() -> dict[str, str]:
    """Return where the tree of pages of each language begins, at the default site."""
    found: dict[str, str] = {}
    for root in Site.get_site_root_paths():
        found.setdefault(root.language_code, root.root_path)
    return found
