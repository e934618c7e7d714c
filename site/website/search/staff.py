"""What colleagues find: everything they may see, drafts too, one group for each kind.

modelsearch searches one model at a time, so the kinds are asked in turn and put in the order of
their best answers. Nothing is asked of a kind on which a person has no permission.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from modelsearch.backends import get_search_backend
from modelsearch.backends.base import get_model_root
from modelsearch.index import get_indexed_models
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_latest_str
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from website.models import SearchEntry
from website.search.questions import Question

STAFF_SEARCH: Final = "default"
#: With one of these on a kind, or on some of its records, a person sees them here.
ACTIONS: Final = ("view", "add", "change", "delete", "publish", "choose")
MOST_IN_GROUP: Final = 10


@dataclass(frozen=True)
class Item:
    """A record that was found, with the way to its editor, None for whoever may not edit it."""

    title: str
    kind: str
    status: str
    is_live: bool
    url: str | None


@dataclass(frozen=True)
class Group:
    """What was found of one kind, best first."""

    label: str
    number: int
    items: list[Item]
    score: float

    @property
    def more(self) -> int:
        """How many were found beyond those shown."""
        return self.number - len(self.items)


@dataclass(frozen=True)
class Found:
    """The groups, best first; `unavailable` says why an index could not be asked."""

    groups: list[Group]
    unavailable: str = ""


def search_staff(user: Any, text: str) -> Found:
    """Return what `user` may see of what answers to `text`."""
    question = Question.of(text)
    if not question.words:
        return Found([])
    finder = AdminURLFinder(user)
    groups, reasons = [], []
    for records in visible_records(user):
        results = _answers(records, question)
        group = _group(records.model, results, finder)
        groups += [group] if group.items else []
        reasons.append(str(getattr(results, "unavailable", None) or ""))
    groups.sort(key=lambda group: -group.score)
    return Found(groups, next(filter(None, reasons), ""))


def visible_records(user: Any) -> Iterator[QuerySet[Any]]:
    """Yield for each kind the records that `user` may see, if there may be any."""
    for model in dict.fromkeys(get_model_root(model) for model in get_indexed_models()):
        if model is SearchEntry or _is_replaced(model):
            continue
        if issubclass(model, Page):
            yield PagePermissionPolicy(Page).explorable_instances(user)
            continue
        policy = policy_registry.get_by_type(model)
        if policy.user_has_any_permission(user, ACTIONS):
            yield policy.instances_user_has_any_permission_for(user, ACTIONS)


def _is_replaced(model: type[Model]) -> bool:
    """Say whether this is Wagtail's own kind of picture or document, of which the site has its."""
    for base, own in ((AbstractImage, get_image_model()), (AbstractDocument, get_document_model())):
        if issubclass(model, base):
            return model is not own
    return False


def _answers(records: QuerySet[Any], question: Question) -> Any:
    """Return what bears all of the words; else what has words that begin like them."""
    backend = get_search_backend(STAFF_SEARCH)
    results = backend.search(question.query(backend), records)
    if results.count() or not records.model.get_autocomplete_search_fields():
        return results
    return backend.autocomplete(question.text, records, operator="and")


def _group(model: type[Model], results: Any, finder: AdminURLFinder) -> Group:
    records = list(results.annotate_score("staff_score")[:MOST_IN_GROUP])
    return Group(
        label=capfirst(str(model._meta.verbose_name_plural)),
        number=results.count() if records else 0,
        items=[_item(record, finder) for record in _as_pages_are(records)],
        score=max((getattr(record, "staff_score", None) or 0.0 for record in records), default=0.0),
    )


def _as_pages_are(records: list[Any]) -> list[Any]:
    """Return pages in the type that each really is, in one query for each type."""
    if not records or not isinstance(records[0], Page):
        return records
    specific = Page.objects.filter(pk__in=[page.pk for page in records]).specific()
    by_key = {page.pk: page for page in specific}
    return [by_key[page.pk] for page in records if page.pk in by_key]


def _item(record: Any, finder: AdminURLFinder) -> Item:
    return Item(
        title=get_latest_str(record),
        kind=capfirst(str(record._meta.verbose_name)),
        status=str(getattr(record, "status_string", "")),
        is_live=bool(getattr(record, "live", True)),
        url=finder.get_edit_url(record),
    )
