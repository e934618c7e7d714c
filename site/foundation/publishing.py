"""What happens around a publish: checks before, followers after, in one transaction."""

import logging
from collections.abc import Callable, Iterator
from copy import copy
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import Revision

from foundation import registries
from foundation.notices import schedule_refused

if TYPE_CHECKING:
    from foundation.models.publishable import PublishableRecord

logger = logging.getLogger(__name__)


def public_version(record: "PublishableRecord") -> "PublishableRecord | None":
    """Return the row as the public sees it now, or None."""
    return type(record)._base_manager.filter(pk=record.pk, live=True).first()


def check(
    record: "PublishableRecord", revision: Revision, *, confirm_older: bool = False
) -> None:
    """Raise ValidationError unless `revision` may go live."""
    if not confirm_older and is_older_than_public(record, revision):
        raise ValidationError(
            _("This version is older than the public one. Restore it from the history instead."),
            code="older",
        )
    check_candidate(revision.as_object())


def is_older_than_public(record: "PublishableRecord", revision: Revision) -> bool:
    """Say whether a newer version than `revision` is already public."""
    public = record.live_revision
    return bool(public and public.pk != revision.pk and public.created_at > revision.created_at)


def check_candidate(candidate: "PublishableRecord") -> None:
    """Raise ValidationError, by field, unless these values may stand on the public site."""
    was_live, candidate.live = candidate.live, True
    errors: dict[str, list[Any]] = {}
    try:
        for step in _steps(candidate):
            _collect(errors, step)
    finally:
        candidate.live = was_live
    if errors:
        raise ValidationError(errors)


def _steps(candidate: "PublishableRecord") -> Iterator[Callable[[], None]]:
    yield candidate.full_clean
    for relation in get_all_child_relations(candidate):
        for child in getattr(candidate, relation.get_accessor_name()).all():
            yield lambda child=child, name=relation.field.name: child.full_clean(  # type: ignore[misc]
                exclude=[name], validate_unique=False, validate_constraints=False
            )
    for publish_check in registries.publish_checks.of(type(candidate)):
        yield lambda publish_check=publish_check: publish_check(candidate)  # type: ignore[misc]


def _collect(errors: dict[str, list[Any]], step: Callable[[], None]) -> None:
    try:
        step()
    except ValidationError as error:
        by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: [error]}
        for field, found in by_field.items():
            errors.setdefault(field, []).extend(found)


def follow(record: "PublishableRecord", previous: "PublishableRecord | None") -> None:
    """Tell the followers that there is a new public version of the record."""
    current = type(record)._base_manager.get(pk=record.pk)
    if current.live:
        _tell_followers(current, previous)


def follow_withdrawal(record: "PublishableRecord") -> None:
    """Tell the followers that the record left the public site."""
    previous = copy(record)
    previous.live, record.live = True, False
    _tell_followers(record, previous)


def _tell_followers(current: "PublishableRecord", previous: "PublishableRecord | None") -> None:
    for follower in registries.publish_followers.of(type(current)):
        follower(current, previous=previous)


def publish_or_unschedule(
    record: "PublishableRecord", revision: Revision, execute: Callable[[], None]
) -> None:
    """Publish for the scheduler; a version that may not go live is unscheduled, its owner told."""
    try:
        with transaction.atomic():
            execute()
    except (ValidationError, IntegrityError) as error:
        reasons = error.messages if isinstance(error, ValidationError) else [str(_("Clash."))]
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        log(record, "chancery.schedule.refused", data={"reasons": reasons}, revision=revision)
        schedule_refused(record, revision, reasons)
        logger.warning("Scheduled publish refused: %s pk=%s", record._meta.label, record.pk)


def preview(record: "PublishableRecord", request: HttpRequest) -> HttpResponse:
    """Show the record through the index page that owns its public address."""
    for renderer in registries.renderers.of(type(record)):
        return renderer(record, request)
    return HttpResponse(str(record), content_type="text/plain")
