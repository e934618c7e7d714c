"""Add, change and drop links of the trail."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import EVIDENCED_STRENGTHS, AuditAction, Right
from partnerships.tracker.models import InfluenceLink, Interaction, Relationship
from partnerships.tracker.querysets import may
from partnerships.tracker.services.changed_fields import changed_fields
from partnerships.tracker.services.influence_trail.causes import Cause
from partnerships.tracker.services.influence_trail.effects import Effect
from partnerships.tracker.services.write_audit import write_audit


@dataclass(frozen=True)
class Claim:
    """How strongly something shows, and what shows it."""

    strength: str
    evidence: str
    evidence_url: str


@transaction.atomic
def add_influence(
    cause: Cause, effect: Effect, claim: Claim, partner: Relationship | None, user: User
) -> InfluenceLink:
    """Return a new link from what we did to what came of it.

    It belongs to the partner of the interaction, where it is one. Raises ValidationError by field
    (`effect`, `evidence`, `interaction`, `partner`), PermissionDenied for whoever may not edit.
    """
    if not may(user, Right.EDIT):
        raise PermissionDenied
    _check_claim(claim)
    partner = _partner_of(cause, partner, user)
    if effect.on is not None and effect.on < cause.on:
        raise ValidationError({"effect": _("This lies before what we did: it cannot come of it.")})
    if effect.uid == cause.uid:
        raise ValidationError({"effect": _("That is what we did itself.")})
    link: InfluenceLink = InfluenceLink.everything.create(
        relationship=partner,
        kind=cause.kind,
        interaction=cause.interaction,
        cause_kind=cause.record_kind,
        cause_uid=cause.uid,
        cause_label=cause.label,
        cause_on=cause.on,
        effect_kind=effect.kind,
        effect_uid=effect.uid,
        effect_label=effect.label,
        effect_on=effect.on,
        strength=claim.strength,
        evidence=claim.evidence.strip(),
        evidence_url=claim.evidence_url,
        created_by=user,
    )
    write_audit(AuditAction.CREATED, link, user)
    return link


@transaction.atomic
def change_influence(link: InfluenceLink, claim: Claim, user: User) -> InfluenceLink:
    """Return a link with another claim; raises ValidationError by field, PermissionDenied."""
    _check_editable(link, user)
    _check_claim(claim)
    row: InfluenceLink = InfluenceLink.everything.get(pk=link.pk)
    before = InfluenceLink.everything.get(pk=link.pk)
    row.strength = claim.strength
    row.evidence, row.evidence_url = claim.evidence.strip(), claim.evidence_url
    row.save()
    changes = changed_fields(row, before)
    if changes:
        write_audit(AuditAction.CHANGED, row, user, ", ".join(changes))
    return row


@transaction.atomic
def drop_influence(link: InfluenceLink, user: User) -> None:
    """Take a link out of the trail; raises PermissionDenied for whoever may not."""
    _check_editable(link, user)
    write_audit(AuditAction.DELETED, link, user)
    link.delete()


def _check_editable(link: InfluenceLink, user: User) -> None:
    if not InfluenceLink.objects.editable_by(user).filter(pk=link.pk).exists():
        raise PermissionDenied


def _check_claim(claim: Claim) -> None:
    is_strong = claim.strength in EVIDENCED_STRENGTHS
    if is_strong and not (claim.evidence.strip() or claim.evidence_url):
        raise ValidationError(
            {
                "evidence": _(
                    "This strength needs evidence: say in words or by an address what shows it."
                )
            }
        )


def _partner_of(cause: Cause, partner: Relationship | None, user: User) -> Relationship | None:
    did = cause.interaction
    if did is not None:
        if not Interaction.objects.editable_by(user).filter(pk=did.pk).exists():
            raise PermissionDenied
        if partner is not None and partner.pk != did.relationship_id:
            raise ValidationError({"partner": _("The interaction was with another partner.")})
        return did.relationship
    if partner is None:
        return None
    if not Relationship.objects.editable_by(user).filter(pk=partner.pk).exists():
        raise PermissionDenied
    return partner
