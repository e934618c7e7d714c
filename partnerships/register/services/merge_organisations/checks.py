"""What must hold before two organisations become one; each fault is said at its field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from partnerships.register.models import Organisation

Fault = tuple[str, str]


@dataclass(frozen=True)
class OrganisationMerge:
    """Which record stays and which goes, and the values that were chosen by name of the field.

    `reason` is for whoever asked; the history of the public record does not bear it. Errors of
    `merge_organisations` bear the names of these fields.
    """

    kept: Organisation
    gone: Organisation
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""


def may_merge(user: Any) -> bool:
    """Say whether a colleague may merge public records: who approves them and deletes them."""
    app, model = Organisation._meta.app_label, Organisation._meta.model_name
    return all(user.has_perm(f"{app}.{action}_{model}") for action in ("publish", "delete"))


def check_merge(merge: OrganisationMerge, user: Any) -> None:
    """Raise PermissionDenied, or ValidationError by the fields of `OrganisationMerge`."""
    if not may_merge(user):
        raise PermissionDenied
    errors: dict[str, list[str]] = {}
    for name, words in _faults(merge):
        errors.setdefault(name, []).append(words)
    if errors:
        raise ValidationError(errors)


def _faults(merge: OrganisationMerge) -> Iterator[Fault]:
    kept, gone = merge.kept, merge.gone
    if kept.pk == gone.pk:
        yield "gone", _("This is the same record: choose another.")
        return
    yield from _faults_of_family(kept, gone)
    if gone.live and not kept.live:
        words = _("“%(name)s” is not public, the other is: keep the public one, or publish it.")
        yield "kept", words % {"name": kept}
    for name, record in (("kept", kept), ("gone", gone)):
        yield from _faults_of_record(name, record)
    if gone.live and gone.has_unpublished_changes:
        words = _("“%(name)s” has changes that nobody published: publish or discard them first.")
        yield "gone", words % {"name": gone}


def _faults_of_family(kept: Organisation, gone: Organisation) -> Iterator[Fault]:
    words = _("“%(part)s” is a part of “%(whole)s”: a body and its parent stay two records.")
    if gone in _bodies_above(kept):
        yield "gone", words % {"part": kept, "whole": gone}
    elif kept in _bodies_above(gone):
        yield "gone", words % {"part": gone, "whole": kept}


def _faults_of_record(name: str, record: Organisation) -> Iterator[Fault]:
    words = {"name": record}
    if record.is_us:
        yield name, _("“%(name)s” is us: we are merged with nobody.") % words
    if record.locked:
        yield name, _("“%(name)s” is locked by an editor.") % words
    if record.workflow_in_progress:
        yield name, _("A version of “%(name)s” waits for approval: decide on it first.") % words
    if record.scheduled_revision is not None:
        yield name, _("A version of “%(name)s” is scheduled: cancel that first.") % words


def _bodies_above(organisation: Organisation) -> Iterator[Organisation]:
    """Yield the parent, its parent and so on, each once, by what is public and what is drafted."""
    waiting, seen = [organisation], {organisation.pk}
    while waiting:
        for above in _parents(waiting.pop()):
            if above.pk not in seen:
                seen.add(above.pk)
                waiting.append(above)
                yield above


def _parents(organisation: Organisation) -> Iterator[Organisation]:
    if organisation.parent is not None:
        yield organisation.parent
    if organisation.has_unpublished_changes and organisation.latest_revision is not None:
        drafted = organisation.latest_revision.content.get("parent")
        yield from Organisation.objects.filter(pk=drafted)
