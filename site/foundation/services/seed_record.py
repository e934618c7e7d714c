"""Put a demonstration record in place, and leave alone whatever a person has made of it.

A data file gives each of its rows a key; `seed_uid("portal", "gh")` turns it into the record's
permanent identifier, so that the same row is the same record in every installation and other
seeds can find it: instruments are `seed_uid("instrument", <id>)`, organisations
`seed_uid("organisation", <key>)`, and so on.
"""

import uuid
from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from foundation.models import PublishableRecord

Record = TypeVar("Record", bound=PublishableRecord)
Outcome = Literal["created", "unchanged", "kept"]

NAMESPACE: Final = uuid.UUID("6f0d6b0c-6a3b-5f2e-9d62-3a1c1d2f7b10")
#: The log action that marks a revision as made by a seed.
SEEDED: Final = "chancery.seeded"


def seed_uid(family: str, key: str) -> uuid.UUID:
    """Return the permanent identifier of the row `key` of the data of `family`."""
    return uuid.uuid5(NAMESPACE, f"{family}/{key}")


@transaction.atomic
def seed_record(
    model: type[Record],
    uid: uuid.UUID,
    build: Callable[[Record], None],
    user: AbstractBaseUser | None = None,
    *,
    release: Callable[[Record], None] | None = None,
) -> Outcome:
    """Create, save and publish the record `uid`, as `build` fills it, unless it was seeded before.

    `build` sets fields and assigns lists to child relations of an unsaved record; `release`
    publishes the draft where more happens than that. Returns
    "created"; "unchanged" for a record that stands as it was seeded; "kept" for one that somebody
    edited, took off the site or deleted since, which stays as they left it.
    """
    standing = model._base_manager.filter(uid=uid).first()
    if standing is not None:
        return "unchanged" if is_as_seeded(standing) else "kept"
    if was_seeded(model, uid):
        return "kept"
    record = model(uid=uid, live=False)
    build(record)
    _number_rows(record)
    record.save()
    revision = record.save_revision(user=user, clean=False)
    mark_as_seeded(record, user)
    if release is None:
        revision.publish(user=user)
    else:
        release(model._base_manager.get(pk=record.pk))
    return "created"


def mark_as_seeded(record: PublishableRecord, user: AbstractBaseUser | None = None) -> None:
    """Write down that the newest version of the record is a seed's."""
    data = {"uid": str(record.uid)}
    log(record, SEEDED, user=user, revision=record.latest_revision, data=data)


def _number_rows(record: PublishableRecord) -> None:
    """Give rows without a place the one they stand in, as the editor's form would."""
    for relation in get_all_child_relations(record):
        for place, row in enumerate(getattr(record, relation.get_accessor_name()).all()):
            if getattr(row, "sort_order", place) is None:
                row.sort_order = place


def is_as_seeded(record: PublishableRecord) -> bool:
    """Whether the newest version of the record is the seed's, and still the public one."""
    return (
        record.live
        and ModelLogEntry.objects.filter(
            action=SEEDED, revision_id=record.latest_revision_id
        ).exists()
    )


def was_seeded(model: type[PublishableRecord], uid: uuid.UUID) -> bool:
    """Whether a seed made this record once, though it may be gone."""
    return ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model), action=SEEDED, data__uid=str(uid)
    ).exists()


def outcome_line(things: str, outcomes: Mapping[Outcome, int]) -> str:
    """Return "portals: 49 created, 0 unchanged, 0 kept as edited" for the progress of a step."""
    return (
        f"{things}: {outcomes.get('created', 0)} created, "
        f"{outcomes.get('unchanged', 0)} unchanged, {outcomes.get('kept', 0)} kept as edited"
    )
