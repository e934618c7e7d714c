"""From a bar to the list of what it counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.http import QueryDict

from foundation.addresses import AddressBook
from foundation.facets import FacetedList


@dataclass(frozen=True)
class Links:
    """A list as it is narrowed now; `path` is empty on the page of the list itself.

    `is_there` says whether the public has such a list.
    """

    path: str
    pairs: tuple[tuple[str, str], ...]
    is_there: bool = True

    @classmethod
    def to_list(cls, model: type[Model], book: AddressBook, listing: FacetedList) -> "Links":
        """Return links to the list of a family, narrowed as `listing` is."""
        path = book.list_path(model)
        return cls(path or "", tuple(listing.pairs), path is not None)

    @classmethod
    def within(cls, listing: FacetedList) -> "Links":
        """Return links from a list to parts of itself."""
        return cls("", tuple(listing.pairs))

    def to(self, *more: tuple[str, str]) -> str:
        """Return the address of the list narrowed by `more` too, which replace what they name."""
        if not self.is_there:
            return ""
        data = QueryDict(mutable=True)
        for parameter, value in [*self._others(name for name, _value in more), *more]:
            data.appendlist(parameter, value)
        return f"{self.path}?{data.urlencode()}"

    def _others(self, names: Iterable[str]) -> list[tuple[str, str]]:
        replaced = set(names)
        return [pair for pair in self.pairs if pair[0] not in replaced]
