"""One family of records as the API offers it: what is listed, how it is narrowed and shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.db.models import Model, QuerySet, TextChoices
from django.http import QueryDict
from wagtail.models import Page

from exchange.shape_kinds import API, PAGE, text
from exchange.shapes import Field, Shape
from foundation.addresses import AddressBook
from foundation.facets import Facet, FacetedList
from website.api.links import permanent
from website.services.search_source import uid_of

Records = QuerySet[Any]
#: Of records as their own manager makes them, with what it can do.
Load = Callable[[Any], Iterable[Any]]


@dataclass(frozen=True)
class Family:
    """A list of the API and the records behind it.

    `records` returns everything that is public, `order` are fields that are never empty and end
    with one that tells records apart: by them the list is cut into pages. `load` and `load_whole`
    return what `row` and `whole` show, in a number of queries that does not grow. `key` is the
    field by which one record is asked for, `find` narrows the records to it. While `page_model`
    has no public page, nothing of the family is public either; None where every record is a page.
    """

    name: str
    title: str
    meaning: str
    model: type[Model]
    page_model: type[Page] | None
    records: Callable[[], Records]
    facets: Callable[[], Iterable[Facet]]
    order: tuple[str, ...]
    load: Load
    load_whole: Load
    row: Shape
    whole: Shape
    key: str = "uid"
    find: Callable[[Records, str], Records] | None = None
    #: Returns the record behind what `load` returns, where these are not the same.
    record_of: Callable[[Any], Any] = lambda row: row
    #: How the facets are counted.
    list_class: type[FacetedList] = FacetedList
    #: What the changes call the family; empty for what has none.
    change_families: tuple[str, ...] = ()
    #: The closed lists of words that filters take, by parameter.
    words: Mapping[str, type[TextChoices]] = field(default_factory=dict)

    def is_open(self, book: AddressBook) -> bool:
        """Whether the public may see the list that the family belongs to."""
        return self.page_model is None or book.index_path(self.page_model) is not None

    def listing(self, data: QueryDict) -> FacetedList:
        """Return the records that the filters among `data` ask for."""
        return self.list_class(self.facets(), data, self.records())

    def found(self, key: str) -> Records:
        """Return the record with this key, if there is one."""
        if self.find is not None:
            return self.find(self.records(), key)
        return self.records().filter(**{self.key: key})

    @cached_property
    def row_shape(self) -> Shape:
        """What a list shows of a record."""
        return self._with_links(self.row)

    @cached_property
    def whole_shape(self) -> Shape:
        """What the address of a record shows."""
        return self._with_links(self.whole)

    def _with_links(self, shape: Shape) -> Shape:
        record = self.record_of
        links = (
            Field("page", PAGE, "Its page on the site.", record),
            Field("api", API, "Its address in this API.", record),
        )
        lasting = Field(
            "permanent_address",
            text("https://policy.example.org/id/0b8f3f4e-6a53-4c0e-9a3f-2f1f5f0c7d11"),
            "An address that never changes.",
            lambda row: permanent(uid_of(record(row))),
        )
        return replace(shape, fields=(*shape.fields, *links, lasting))


def by_name(families: Sequence[Family]) -> dict[str, Family]:
    """Return families by their names."""
    return {family.name: family for family in families}
