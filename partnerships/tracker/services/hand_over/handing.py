"""Hand items over: all of them or some, to one colleague or several, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from partnerships.tracker.choices import AuditAction, Right, Visibility
from partnerships.tracker.models import Relationship
from partnerships.tracker.querysets import may
from partnerships.tracker.services.check_colleague import why_not_given
from partnerships.tracker.services.hand_over.kinds import KINDS, HandOverKind, items_of
from partnerships.tracker.services.write_audit import write_audit

#: The field in which a change of teams is accepted.
ACCEPT: Final = "accept_team"
#: So many records are named where somebody is asked to accept a change.
_NAMED: Final = 5


@dataclass(frozen=True)
class Share:
    """What of one kind goes to whom: every item as of now, or the `chosen` ones.

    `field` is where the form asked to whom.
    """

    to: User
    chosen: frozenset[UUID] | None = None
    field: str = "to"


@dataclass
class HandedOver:
    """How many items of each kind were handed over, and how many are still with the colleague."""

    moved: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """How many items were handed over."""
        return sum(self.moved.values())


@transaction.atomic
def hand_over(
    leaver: User, shares: Mapping[str, Share], manager: User, *, is_team_change_accepted: bool
) -> HandedOver:
    """Hand over what `shares` say, by kind, and write each record to the audit log.

    Everything or nothing: raises ValidationError by field for somebody who may not have it, and at
    `accept_team` while records for a team would go to another team and nobody accepted that. What
    came in since it was looked at goes along where a share means all, and is told of in `left`
    otherwise. Raises PermissionDenied for who is no manager.
    """
    if not may(manager, Right.MANAGE):
        raise PermissionDenied
    _refuse_targets(leaver, shares)
    rows = {key: _locked(KINDS[key], leaver, share, manager) for key, share in shares.items()}
    if not is_team_change_accepted:
        _refuse_team_change(leaver, rows, shares)
    done = HandedOver()
    for key, share in shares.items():
        for row in rows[key]:
            _give(KINDS[key], row, leaver, share.to)
            write_audit(AuditAction.HANDED_OVER, row, manager, KINDS[key].holder)
        done.moved[key] = len(rows[key])
    _refuse_unseen(rows, shares)
    done.left = {
        key: number
        for key, kind in KINDS.items()
        if (number := items_of(kind, leaver, manager).count())
    }
    return done


def _refuse_targets(leaver: User, shares: Mapping[str, Share]) -> None:
    found: dict[str, str] = {}
    for share in shares.values():
        if share.to == leaver:
            found[share.field] = _("These are their items already: choose somebody else.")
        elif words := why_not_given(share.to):
            found[share.field] = words
    if found:
        raise ValidationError(dict(found))


def _locked(kind: HandOverKind, leaver: User, share: Share, manager: User) -> list[Any]:
    keys = items_of(kind, leaver, manager).order_by()
    if share.chosen is not None:
        keys = keys.filter(uid__in=share.chosen)
    found = kind.model.everything.filter(pk__in=list(keys.values_list("pk", flat=True)))
    return list(found.select_for_update().order_by("pk"))


def _refuse_team_change(
    leaver: User, rows: Mapping[str, list[Any]], shares: Mapping[str, Share]
) -> None:
    changing = [
        row
        for key, share in shares.items()
        if KINDS[key].decides_team
        for row in rows[key]
        if row.visibility == Visibility.TEAM and leaver.team_id != share.to.team_id
    ]
    if not changing:
        return
    words = ngettext(
        "%(number)s record is for the team of its owner and would be for another team, or for "
        "the new owner alone: %(names)s. Accept that, or choose somebody of the same team.",
        "%(number)s records are for the team of their owner and would be for another team, or "
        "for the new owner alone: %(names)s. Accept that, or choose somebody of the same team.",
        len(changing),
    )
    names = ", ".join(str(row) for row in changing[:_NAMED])
    names += ", …" if len(changing) > _NAMED else ""
    raise ValidationError({ACCEPT: words % {"number": len(changing), "names": names}})


def _give(kind: HandOverKind, row: Any, leaver: User, to: User) -> None:
    if kind.is_named:
        row.named_people.remove(leaver)
        row.named_people.add(to)
        return
    if isinstance(row, Relationship):
        row.refresh_from_db(fields=["owner", "deputy"])
    setattr(row, kind.holder, to)
    changed = [kind.holder]
    if isinstance(row, Relationship) and row.owner_id == row.deputy_id:
        row.deputy = None
        changed = ["owner", "deputy"]
    row.save(update_fields=changed)


def _refuse_unseen(rows: Mapping[str, list[Any]], shares: Mapping[str, Share]) -> None:
    for key, share in shares.items():
        keys = {row.pk for row in rows[key]}
        visible = KINDS[key].model.objects.visible_to(share.to).filter(pk__in=list(keys))
        number = len(keys) - visible.count()
        if number:
            words = ngettext(
                "%(number)s of “%(kind)s” belongs to a partner that %(colleague)s may not see: "
                "hand that over too, or choose somebody else.",
                "%(number)s of “%(kind)s” belong to partners that %(colleague)s may not see: "
                "hand those over too, or choose somebody else.",
                number,
            )
            said = {"number": number, "kind": KINDS[key].label, "colleague": share.to}
            raise ValidationError({share.field: words % said})
