"""Carrying a promotion out: the bill steps aside, the act takes its address and what led to it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from foundation import publishing
from foundation.checking import reasons
from foundation.services.change_live_record import change_live_record
from legislation.choices import EventType, RelationKind
from legislation.models import Event, Instrument, Relation
from legislation.services.promote_to_act.act import address_for, draft_of_act, publish_act
from legislation.services.promote_to_act.audit import write_down
from legislation.services.promote_to_act.checks import check_promotion, law_event_of
from legislation.services.promote_to_act.handing_over import hand_over
from legislation.services.promote_to_act.promotion import Promotion
from legislation.services.promote_to_act.rows import adding_events, copy_of

REASON: Final = "promoted to an act"
SUFFIX: Final = "-bill"


@transaction.atomic
def promote_to_act(
    bill: Instrument, promotion: Promotion, *, user: AbstractBaseUser | None = None
) -> Instrument:
    """Make the act that a live bill became, or take the one that exists, and return it, live.

    The act gets the address of the bill, which moves to `<slug>-bill` and leads to the act; so do
    its relations, the relations of other laws to it, and whatever the layers above registered
    (`registries.successions`). Drafts follow, so that none brings the old state back. Both records
    keep their uids and their events. `user` is None for a load of data, which may publish.

    Raises ValidationError by the fields of `Promotion`, PermissionDenied for who may not publish;
    then nothing has changed.
    """
    bill = Instrument.objects.select_for_update().get(pk=bill.pk)
    if promotion.act is not None:
        promotion = replace(promotion, act=_version_of(promotion.act))
    check_promotion(bill, promotion, user)
    act = promotion.act or draft_of_act(bill, promotion)
    address = address_for(act, bill, bill.slug)
    carried = [link for link in bill.relations.all() if _is_carried(link, act)]
    bill = _step_aside(bill, act, promotion, carried, user)
    act = _saying_whose(act, lambda: publish_act(act, address, promotion, carried, user))
    moved = [*map(str, carried), *hand_over(bill, act, user, REASON)]
    write_down(bill, act, moved, user)
    return act


def preview_moves(bill: Instrument) -> list[str]:
    """Return what would move with the bill, in words: everything is tried, and undone."""
    with transaction.atomic():
        stand_in = Instrument(
            jurisdiction=bill.jurisdiction, title=bill.title, slug=f"{bill.slug}-to-come"
        )
        stand_in.save()
        carried = [str(link) for link in bill.relations.all() if _is_carried(link, stand_in)]
        try:
            return [*carried, *hand_over(bill, stand_in, None, REASON)]
        finally:
            transaction.set_rollback(True)


def _version_of(act: Instrument) -> Instrument:
    """Return the public version of an act, the latest one of a draft."""
    stored = Instrument.objects.get(pk=act.pk)
    return stored if stored.live else stored.get_latest_revision_as_object()


def _is_carried(link: Relation, act: Instrument) -> bool:
    return link.kind != RelationKind.BECAME and link.target_id != act.pk


def _step_aside(
    bill: Instrument,
    act: Instrument,
    promotion: Promotion,
    carried: Iterable[Relation],
    user: AbstractBaseUser | None,
) -> Instrument:
    """Move the bill to its new address, with the event and the relation that lead to the act."""
    leaving = {link.uid for link in carried}
    became = Relation(kind=RelationKind.BECAME, target=act, note=promotion.note)

    def relations(rows: list[Any]) -> list[Any]:
        return [*(row for row in rows if row.uid not in leaving), copy_of(became)]

    edits = {"relations": relations, "events": adding_events([_bill_event(act, promotion)])}
    changes = {"slug": _free_address(bill)}
    found = _saying_whose(bill, lambda: change_live_record(bill, changes, user, REASON, rows=edits))
    bill = Instrument.objects.get(pk=found.pk)
    publishing.keep_public_state(bill)  # an editor that is open is told of it
    return bill


def _bill_event(act: Instrument, promotion: Promotion) -> Event:
    """Return the event that ends the bill: of the day and the source that made the act law."""
    if promotion.bill_event is not None:
        return promotion.bill_event
    law = promotion.law_event() or law_event_of(act)
    return Event(
        type=EventType.BECAME_ACT,
        date=law.date if law else None,
        source=law.source if law else None,
        source_note=law.source_note if law else "",
    )


def _free_address(bill: Instrument) -> str:
    """Return `<slug>-bill`, with a number where another record of the place has that already."""
    longest = Instrument._meta.get_field("slug").max_length - len(SUFFIX) - len("-99")
    base = f"{bill.slug[:longest]}{SUFFIX}"
    others = Instrument.objects.filter(jurisdiction=bill.jurisdiction, slug__startswith=base)
    taken = set(others.exclude(pk=bill.pk).values_list("slug", flat=True))
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate


def _saying_whose(record: Instrument, step: Callable[[], Instrument]) -> Instrument:
    """Do a step; a refusal names the record, whose fields are not those of the promotion."""
    try:
        return step()
    except ValidationError as error:
        why = " ".join(reasons(error, record))
        raise ValidationError(
            {NON_FIELD_ERRORS: _("“%(law)s”: %(reasons)s") % {"law": record, "reasons": why}}
        ) from error
