"""`/id/<uid>`: the address of a record, page, place or topic, or of a row, that never changes."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.addresses import AddressBook, addressed_models
from foundation.models import Frame, PublishableRecord, RecordChild
from website.models import SearchEntry, Withdrawal
from website.services.search_source import public_rows

GONE = 410


@require_safe
def permanent_address(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Lead to the page of the record; say when it was taken off the site; else Http404.

    A row of a record, such as an event, leads to its place on the page. What was never public is
    as unknown as what never existed.
    """
    book = AddressBook.of(request)
    for path in _paths(uid, book):
        return HttpResponseRedirect(path)
    return say_gone(request, uid)


def say_gone(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say when the record was taken off the site, and why; raises Http404 for an unknown one.

    One that was merged with another leads to that.
    """
    withdrawal = Withdrawal.objects.filter(uid=uid).first()
    if withdrawal is None:
        raise Http404(_("There is no record with this permanent address."))
    if withdrawal.survivor_uid is not None:
        return HttpResponseRedirect(reverse("permanent_address", args=[withdrawal.survivor_uid]))
    context = {
        "withdrawal": withdrawal,
        "kind": _kind(withdrawal.kind),
        "frame": Frame(title=_("No longer published")),
    }
    return TemplateResponse(request, "website/gone.html", context, status=GONE)


def _paths(uid: UUID, book: AddressBook) -> Iterator[str]:
    """Yield the path of what is public under this uid, or of the record that holds such a row."""
    path = book.path(public_subject(uid))
    if path:
        yield path
    for family in _families():
        for relation in family._meta.related_objects:
            if issubclass(relation.related_model, RecordChild):
                path = book.path(_holder(relation, uid))
                name = relation.related_model._meta.model_name
                if path:
                    yield path if "#" in path else f"{path}#{name}-{uid}"


def public_subject(uid: UUID) -> Any:
    """Return the record, page, place or topic that the public may see under this uid, or None.

    What has no uid of its own bears the one by which the search and the feeds know it.
    """
    record = public_record(uid)
    if record is not None:
        return record
    entry = SearchEntry.objects.filter(uid=uid).select_related("record_type").first()
    return public_rows(entry.record_model).filter(pk=entry.record_key).first() if entry else None


def public_record(uid: UUID) -> PublishableRecord | None:
    """Return the live record with this uid, of whatever family has public addresses."""
    for family in _families():
        record: PublishableRecord | None = family._default_manager.filter(
            uid=uid, live=True
        ).first()
        if record is not None:
            return record
    return None


def _families() -> list[type[PublishableRecord]]:
    return [model for model in addressed_models() if issubclass(model, PublishableRecord)]


def _holder(relation: Any, uid: UUID) -> Any:
    """Return the live record that holds the row with this uid by `relation`, or None."""
    row = relation.related_model._default_manager.filter(
        uid=uid, **{f"{relation.field.name}__live": True}
    ).first()
    return getattr(row, relation.field.name) if row else None


def _kind(label: str) -> str:
    """Return the name of a kind of record, from its label."""
    return next(
        (
            str(model._meta.verbose_name)
            for model in apps.get_models()
            if model._meta.label_lower == label
        ),
        "",
    )
