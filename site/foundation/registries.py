"""Small registries by which an upper layer tells a lower one what to call.

Each app fills them in its `registrations.py`, from `AppConfig.ready()`.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from django.db import models
from django.http import HttpRequest, HttpResponse

Entry = TypeVar("Entry")


class ByModel(Generic[Entry]):
    """Entries registered for a model class, found for it and for its subclasses."""

    def __init__(self) -> None:
        self._entries: dict[type[models.Model], list[Entry]] = {}

    def register(self, model: type[models.Model], entry: Entry) -> None:
        """Add `entry` for `model` and every subclass of it; a second time changes nothing."""
        entries = self._entries.setdefault(model, [])
        if entry not in entries:
            entries.append(entry)

    def of(self, model: type[models.Model]) -> Iterator[Entry]:
        """Yield the entries that hold for `model`, most general first."""
        for ancestor in reversed(model.__mro__):
            yield from self._entries.get(ancestor, ())

    def models(self) -> Iterable[type[models.Model]]:
        """Return the models that anything was registered for."""
        return self._entries.keys()


class PublishCheck(Protocol):
    """Refuses a publish: raises ValidationError, by field where there is one."""

    def __call__(self, record: Any, /) -> None:
        """Check `record`, which carries the values about to go live."""


class PublishFollower(Protocol):
    """Follows a publish or unpublish, in the same transaction.

    `record` is the row as it now stands; `previous` the row as it was live before, or None;
    `record.live` tells which of the two happened.
    """

    def __call__(self, record: Any, *, previous: Any | None) -> None:
        """Bring whatever depends on `record` up to date."""


class DayFollower(Protocol):
    """Follows what the calendar changed on a public record, which nobody published."""

    def __call__(self, record: Any, /, *, since: date) -> None:
        """Bring up to date whatever depends on `record`, which changed on the day `since`."""


class Renderer(Protocol):
    """Shows a record, live or draft, as its public page would."""

    def __call__(self, record: Any, request: HttpRequest, /) -> HttpResponse:
        """Return the public page of `record`."""


class ChildUse(Protocol):
    """Says who uses a child by its `uid`, so that a draft may not drop it."""

    def __call__(self, uid: Any) -> Iterable[str]:
        """Return the names of the users of the child with this uid."""


@dataclass(frozen=True)
class SearchDocument:
    """What the public search keeps of one record: public words, facets, nothing else.

    `kind` is the word under which results are grouped; `names` are further names and numbers by
    which it is looked for; `places` are codes of jurisdictions, `topics` slugs.
    """

    kind: str
    title: str
    names: tuple[str, ...] = ()
    text: str = ""
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()


def _as_it_is(records: Any) -> Any:
    return records


def _nothing(_record: Any) -> Iterable[Any]:
    return ()


@dataclass(frozen=True)
class SearchProvider:
    """How the records of a model enter the public search.

    `make` returns the document of a public record, None for one that nobody looks for; `load`
    adds to a queryset what `make` reads, so that a rebuild costs few queries; `dependents`
    returns the records whose documents repeat words of this one.
    """

    make: Callable[[Any], SearchDocument | None]
    load: Callable[[Any], Any] = _as_it_is
    dependents: Callable[[Any], Iterable[Any]] = _nothing

    @property
    def has_dependents(self) -> bool:
        """Whether any document repeats words of such a record."""
        return self.dependents is not _nothing


class Succession(Protocol):
    """Hands over what pointed at one record to the record that takes its place."""

    def __call__(self, old: Any, new: Any, /) -> Iterable[str]:
        """Point whatever led to `old` at `new`, in the same transaction; say what was moved."""


@dataclass(frozen=True)
class Affected:
    """A public page that says something of a record: what it says now, and will say.

    `what` names the value, such as "status of Act 7".
    """

    title: str
    edit_url: str
    now: str
    then: str
    what: str = ""

    @property
    def changes(self) -> bool:
        """Whether the page will say something else."""
        return self.now != self.then


class Repercussion(Protocol):
    """Says which pages a version of a record would alter once it is published."""

    def __call__(self, candidate: Any, /, *, leaving: bool = False) -> Iterable[Affected]:
        """Return the pages that follow the values of `candidate`, a version of a record.

        With `leaving`, what they will say once the record is taken off the site.
        """


@dataclass(frozen=True)
class QualityFinding:
    """Something that a record lacks, or that does not fit together.

    `kind` is one of `stewardship.choices.QualityKind`; `field` names where in the editor it can
    be put right.
    """

    kind: str
    record: Any
    message: str
    field: str = ""


class QualityCheck(Protocol):
    """Finds what is wrong with the records of a family, at a cost that does not grow by record."""

    def __call__(self, records: Any, /) -> Iterable[QualityFinding]:
        """Return what is wrong with these records, a queryset of the family."""


@dataclass(frozen=True)
class ReviewReason:
    """Why records of a family need a look, whatever the dates of their reviews.

    `where(day)` is the condition of those that need it on a day; `words` say why.
    """

    words: Any
    where: Callable[[date], models.Q]


@dataclass(frozen=True)
class DigestSection:
    """One part of the message that tells a colleague what is due: a heading, lines of text.

    `when_sent` is called once the message went, and not if the mail server refused it.
    """

    heading: str
    lines: tuple[str, ...]
    when_sent: Callable[[], None] | None = None


class DigestWriter(Protocol):
    """Writes the part of an app in the digest of a colleague."""

    def __call__(self, user: Any, day: date, /) -> Iterable[DigestSection]:
        """Return what `user` should hear on `day`, by what they may see; nothing if nothing."""


@dataclass(frozen=True)
class ErasureWish:
    """Who is to be erased, by identifier or e-mail address; why, and on whose word.

    `also` are further words to take out of texts, such as a family name alone.
    """

    who: str
    reason: str
    by: Any
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class ErasureStep:
    """What an app does to erase a person.

    `erase(wish, write)` says whether it knew anybody; `replay(write, path)` erases again everybody
    on its list of erasures, kept at `path` or where the app keeps it.
    """

    name: str
    erase: Callable[[ErasureWish, Callable[[str], None]], bool]
    replay: Callable[[Callable[[str], None], Path | None], None]


class PagePreparation(Protocol):
    """Notes what a page will show, so that it can be read together."""

    def __call__(self, page: Any, /) -> None:
        """Look at `page` before it is shown."""


class ListWriter(Protocol):
    """Writes a list as a file for download."""

    def __call__(
        self, wanted: str, records: Any, request: HttpRequest, filters: Iterable[str] = (), /
    ) -> Any:
        """Return `records` as a file in the format `wanted`, None for a format nobody writes.

        `filters` say in words what narrows the list.
        """


class StructuredData(Protocol):
    """Says what a record or page is, for programs."""

    def __call__(self, subject: Any, frame: Any, book: Any, /) -> Iterable[dict[str, Any]]:
        """Return objects of schema.org; `frame` is that of the page, `book` knows addresses."""


class SharePicture(Protocol):
    """Says where the picture is that is shown where the page of a record is shared."""

    def __call__(self, record: Any, /) -> str:
        """Return the path of the picture, empty where there is none."""


@dataclass(frozen=True)
class Step:
    """One step of a command: `run(write)` reports through `write(line)`; lower `order` first."""

    name: str
    run: Callable[[Callable[[str], None]], None]
    order: int


class Steps:
    """The steps of one command, kept in order."""

    def __init__(self) -> None:
        self._steps: dict[str, Step] = {}

    def register(self, name: str, run: Callable[[Callable[[str], None]], None], order: int) -> None:
        """Add a step; a name registered twice is replaced."""
        self._steps[name] = Step(name, run, order)

    def __iter__(self) -> Iterator[Step]:
        return iter(sorted(self._steps.values(), key=lambda step: (step.order, step.name)))


class Contexts:
    """What goes on around the steps of a command, such as putting off what follows each save."""

    def __init__(self) -> None:
        self._contexts: list[Callable[[], AbstractContextManager[object]]] = []

    def register(self, context: Callable[[], AbstractContextManager[object]]) -> None:
        """Add a context; a second time changes nothing."""
        if context not in self._contexts:
            self._contexts.append(context)

    def enter(self) -> ExitStack:
        """Return all of them as one context, entered already: the one that leaves it ends all."""
        with ExitStack() as stack:
            for context in self._contexts:
                stack.enter_context(context())
            return stack.pop_all()


def share_picture(record: Any) -> str:
    """Return the path of the picture of a record or page, empty where nobody draws one."""
    return next((find(record) for find in share_pictures.of(type(record))), "")


publish_checks: ByModel[PublishCheck] = ByModel()
publish_followers: ByModel[PublishFollower] = ByModel()
day_followers: ByModel[DayFollower] = ByModel()
renderers: ByModel[Renderer] = ByModel()
#: Address names that the public index page of a family keeps for itself.
reserved_slugs: ByModel[str] = ByModel()
child_uses: ByModel[ChildUse] = ByModel()
list_writers: ByModel[ListWriter] = ByModel()
structured_data: ByModel[StructuredData] = ByModel()
share_pictures: ByModel[SharePicture] = ByModel()
search_documents: ByModel[SearchProvider] = ByModel()
#: What has to move when one record takes the place of another, such as a bill's act.
successions: ByModel[Succession] = ByModel()
repercussions: ByModel[Repercussion] = ByModel()
page_preparations: ByModel[PagePreparation] = ByModel()
quality_checks: ByModel[QualityCheck] = ByModel()
review_reasons: ByModel[ReviewReason] = ByModel()
digest_writers: list[DigestWriter] = []
#: What `erase_person` runs.
erasure_steps: list[ErasureStep] = []
#: What `send_digests` runs.
digest_steps = Steps()
setup_steps = Steps()
demo_steps = Steps()
around_steps = Contexts()
#: What `make run` says when the demonstration is ready, such as how to sign in.
welcome_steps = Steps()
