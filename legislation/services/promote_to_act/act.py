"""The record of the act: made from what is known, or the one that exists, and published."""

from collections.abc import Iterable
from typing import Any, Final

from django.contrib.auth.base_user import AbstractBaseUser

from foundation.row_edits import edit_rows
from foundation.services.change_live_record import change_live_record
from legislation.choices import RelationKind
from legislation.models import Instrument, Relation
from legislation.services.promote_to_act.promotion import Promotion
from legislation.services.promote_to_act.rows import adding_events, adding_relations

REASON: Final = "promoted from a bill"


def draft_of_act(bill: Instrument, promotion: Promotion) -> Instrument:
    """Return a new, empty act of the same place, with the topics and the keepers of the bill."""
    act = Instrument(
        live=False,
        jurisdiction=bill.jurisdiction,
        kind=promotion.kind,
        title=promotion.title.strip(),
        short_title=promotion.short_title.strip(),
        number=promotion.number.strip(),
        summary=promotion.summary,
        slug=bill.slug,
        title_language=bill.title_language,
        owner=bill.owner,
        deputy=bill.deputy,
        review_interval=bill.review_interval,
    )
    act.topics.set([item.tag for item in bill.topic_items.all()])
    act.save()
    return act


def publish_act(
    act: Instrument,
    changes: dict[str, Any],
    promotion: Promotion,
    carried: Iterable[Relation],
    user: AbstractBaseUser | None,
) -> Instrument:
    """Give the act its address, its events and the relations of the bill; return it, live.

    `act` is the public version of a live record, or the version of a draft that is published.
    """
    events = [event for event in (promotion.law_event(), promotion.start_event()) if event]
    edits = {"events": adding_events(events), "relations": adding_relations(carried)}
    if act.live:
        change_live_record(act, changes, user, REASON, rows=edits)
    else:
        _publish_draft(act, changes, edits, user)
    return Instrument.objects.get(pk=act.pk)


def address_for(act: Instrument, bill: Instrument, slug: str) -> dict[str, Any]:
    """Return the address that an act takes: none where it has that of another bill already."""
    others = Relation.objects.filter(target=act.pk, kind=RelationKind.BECAME)
    return {} if others.exclude(instrument=bill.pk).exists() else {"slug": slug}


def _publish_draft(
    draft: Instrument, changes: dict[str, Any], edits: Any, user: AbstractBaseUser | None
) -> None:
    is_new = draft.latest_revision is None
    differs = any(getattr(draft, name) != value for name, value in changes.items())
    for name, value in changes.items():
        setattr(draft, name, value)
    if edit_rows(draft, edits) or differs or is_new:
        draft.save_revision(user=user, clean=False)
    stored = Instrument.objects.get(pk=draft.pk)
    stored.latest_revision.publish(user=user)
