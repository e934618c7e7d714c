"""What happens around a publish: checks before, followers after, in one transaction."""

import logging
from collections.abc import Callable
from copy import copy
from typing import TYPE_CHECKING

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import Revision

from foundation import registries
from foundation.checking import check_candidate, reasons
from foundation.conflicts import check_conflicts, settle_conflicts
from foundation.differences import differences
from foundation.notices import schedule_refused

if TYPE_CHECKING:
    from foundation.models.publishable import PublishableRecord

logger = logging.getLogger(__name__)

#: The log action for a scheduled version that may not go live.
SCHEDULE_REFUSED = "chancery.schedule.refused"


def lock_row(record: "PublishableRecord") -> None:
    """Let nobody else change the row until this transaction ends."""
    rows = type(record)._base_manager.select_for_update().filter(pk=record.pk).order_by()
    list(rows.values_list("pk"))


def public_version(record: "PublishableRecord") -> "PublishableRecord | None":
    """Return the row as the public sees it now, or None."""
    return type(record)._base_manager.filter(pk=record.pk, live=True).first()


def remember_rows(record: "PublishableRecord") -> None:
    """Read the rows of a record now: followers compare them after the database has new ones."""
    model = type(record)
    for relation in get_all_child_relations(model):
        getattr(record, relation.get_accessor_name()).get_object_list()
    for field in get_all_child_m2m_relations(model):
        getattr(record, field.name).get_object_list()


def keep_public_state(record: "PublishableRecord") -> None:
    """Save a version of a live record that code changed after the last one, and has no draft.

    Off the site, the latest version is what an editor opens and publishes.
    """
    if not record.live or record.has_unpublished_changes:
        return
    public, latest = public_version(record), record.latest_revision
    if public is None or (latest and not differences(latest.as_object(), public)):
        return
    public.save_revision(changed=False, clean=False)
    record.latest_revision = public.latest_revision


def check(record: "PublishableRecord", revision: Revision, *, confirm_older: bool = False) -> None:
    """Raise ValidationError, by field where there is one, unless `revision` may go live."""
    candidate = revision.as_object()
    public = public_version(record)
    if public and not confirm_older and is_older_than_public(public, revision):
        raise ValidationError(older_message(public, candidate), code="older")
    if public:
        check_conflicts(public, candidate)
    check_candidate(candidate)


def is_older_than_public(record: "PublishableRecord", revision: Revision) -> bool:
    """Say whether a newer version than `revision` is already public."""
    public = record.live_revision
    return bool(public and public.pk != revision.pk and public.created_at > revision.created_at)


def older_message(public: "PublishableRecord", candidate: "PublishableRecord") -> str:
    """Return the sentences that say what would go back."""
    message = _(
        "This version is older than the public one. Restore it from the history if that is meant."
    )
    return "\n".join((message, *(str(change) for change in differences(public, candidate))))


def clash(revision: Revision) -> ValidationError:
    """Return the refusal for what the database did not accept.

    Somebody else was faster: the checks that passed a moment ago now say what is taken.
    """
    try:
        check_candidate(revision.as_object())
    except ValidationError as error:
        return error
    return ValidationError(
        {NON_FIELD_ERRORS: _("Another record with the same values was published meanwhile.")}
    )


def follow(record: "PublishableRecord", previous: "PublishableRecord | None") -> None:
    """Tell the followers what the public sees now."""
    current = type(record)._base_manager.get(pk=record.pk)
    if current.live:
        settle_conflicts(current)
    if current.live or previous:
        tell_followers(current, previous)


def follow_withdrawal(record: "PublishableRecord") -> None:
    """Tell the followers that the record left the public site."""
    previous = copy(record)
    previous.live, record.live = True, False
    tell_followers(record, previous)


def tell_followers(current: "PublishableRecord", previous: "PublishableRecord | None") -> None:
    """Call every follower of the family."""
    for follower in registries.publish_followers.of(type(current)):
        follower(current, previous=previous)


def publish_or_unschedule(
    record: "PublishableRecord", revision: Revision, execute: Callable[[], None]
) -> None:
    """Publish for the scheduler; a version that may not go live is unscheduled, its owner told."""
    try:
        execute()
    except ValidationError as error:
        why = reasons(error, revision.as_object())
        cancel_schedule(record, revision, why)
        schedule_refused(record, revision, why)


@transaction.atomic
def cancel_schedule(record: "PublishableRecord", revision: Revision, why: list[str]) -> None:
    """Cancel the schedule of a version, and write down why."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    log(record, SCHEDULE_REFUSED, data={"reasons": why}, revision=revision)
    logger.warning("Scheduled publish refused: %s pk=%s", record._meta.label, record.pk)


def preview(record: "PublishableRecord", request: HttpRequest) -> HttpResponse:
    """Show the record through the index page that owns its public address."""
    for renderer in registries.renderers.of(type(record)):
        return renderer(record, request)
    return HttpResponse(str(record), content_type="text/plain")
