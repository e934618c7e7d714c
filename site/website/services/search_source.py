"""Where search entries come from: the public rows of every model with a search provider."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID, uuid5

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.models import Page

from foundation import registries
from foundation.addresses import owner_of
from foundation.registries import SearchDocument, SearchProvider
from reference.models import Jurisdiction, Topic
from website.models.search_entry import SearchEntry, SearchMark
from website.words import folded_text, index_words

#: Namespace of the uids of records that have none of their own.
NAMESPACE = UUID("6d0d3f1c-5a44-4f43-9a39-0d5c2f0f4a7e")
LONGEST_TITLE = 500

Marks = set[tuple[str, str]]


def provider_of(model: type[Model]) -> SearchProvider | None:
    """Return the provider for `model`, the most specific one; None when it is not searched."""
    found = None
    for found in registries.search_documents.of(model):  # noqa: B007  (the last one counts)
        pass
    return found


def searched_models() -> Iterator[type[Model]]:
    """Yield every model whose records are in the public search."""
    return (model for model in apps.get_models() if provider_of(model))


def public_rows(model: type[Model]) -> QuerySet[Any]:
    """Return the rows of `model` that the public may see: this alone decides what is searched."""
    rows = model._default_manager.all()
    if issubclass(model, Page):
        return rows.live().public()  # type: ignore[attr-defined]
    if hasattr(model, "live"):
        return rows.filter(live=True)
    return rows


class Surroundings:
    """What the codes and slugs of a document stand for: names of places and topics, regions.

    Costs two queries for a document; two for all of them with `everywhere`.
    """

    def __init__(self, *, everywhere: bool = False) -> None:
        self._everywhere = everywhere
        self._places: dict[str, Jurisdiction] | None = None
        self._topics: dict[str, str] = {}

    def _of(self, codes: Iterable[str]) -> list[Jurisdiction]:
        if self._places is None:
            places = Jurisdiction.objects.select_related("region__parent__parent__parent")
            wanted = places if self._everywhere else places.filter(code__in=codes)
            self._places = {each.code: each for each in wanted.prefetch_related("names")}
        return [self._places[code] for code in codes if code in self._places]

    def regions(self, codes: Iterable[str]) -> set[str]:
        """Return regions, sub-regions and continents, by the names in their addresses."""
        return {
            region.slug
            for place in self._of(codes)
            if place.region
            for region in place.region.lineage
            if region.parent_id
        }

    def words(self, document: SearchDocument) -> list[str]:
        """Return the names of the places and topics of a document."""
        return [*self._place_names(document.places), *self._topic_names(document.topics)]

    def _place_names(self, codes: Iterable[str]) -> Iterator[str]:
        for place in self._of(codes) if codes else ():
            yield place.name
            yield from (each.name for each in place.names.all())

    def _topic_names(self, slugs: Iterable[str]) -> list[str]:
        if slugs and not self._topics:
            self._topics = dict(Topic.objects.values_list("slug", "name"))
        return [self._topics[slug] for slug in slugs if slug in self._topics]


def entry_of(record: Any, document: SearchDocument, around: Surroundings) -> SearchEntry:
    """Return the unsaved entry of a public record."""
    title = document.title[:LONGEST_TITLE]
    return SearchEntry(
        uid=uid_of(record),
        language=language_of(record),
        record_type=ContentType.objects.get_for_model(record),
        record_key=str(record.pk),
        kind=document.kind,
        title=title,
        text=document.text,
        folded_title=index_words(title, *document.names),
        folded_text=f"{folded_text(document.text)} {index_words(*around.words(document))}".strip(),
        rest_of_path=rest_of_path(record),
    )


def marks_of(document: SearchDocument, around: Surroundings) -> Marks:
    """Return the values of facets that the entry bears, as pairs of facet and value."""
    named = (
        (SearchMark.COUNTRY, document.places),
        (SearchMark.REGION, around.regions(document.places) if document.places else ()),
        (SearchMark.TOPIC, document.topics),
        (SearchMark.YEAR, (f"{year:04}" for year in document.years)),
    )
    return {(name, value) for name, values in named for value in values}


def uid_of(record: Any) -> UUID:
    """Return the permanent identifier; for a record without one, the one made from its key."""
    uid: UUID | None = getattr(record, "uid", None)
    return uid or uuid5(NAMESPACE, f"{record._meta.label_lower}:{record.pk}")


def lasting_uid(record: Any) -> UUID:
    """Return the identifier by which a record is followed and cited, in whatever language.

    A translation of a page says the same as its original, and has that one's.
    """
    if language_of(record) == settings.LANGUAGE_CODE:
        return uid_of(record)
    originals = type(record).objects.filter(
        translation_key=record.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    return uid_of(originals.only("pk").first() or record)


def language_of(record: Any) -> str:
    """Return the language of a page; that of the site for records."""
    return record.locale.language_code if isinstance(record, Page) else settings.LANGUAGE_CODE


def rest_of_path(record: Any) -> str:
    """Return what follows the path of the index page; nothing for pages, which own their path."""
    owner = None if isinstance(record, Page) else owner_of(type(record))
    return (owner[1](record) or "") if owner else ""
