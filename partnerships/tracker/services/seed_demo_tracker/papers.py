"""Invent an agreement that was signed."""

from datetime import timedelta
from typing import TYPE_CHECKING

from partnerships.tracker.choices import AgreementKind, Renewal, Stage
from partnerships.tracker.models import Agreement, Post, Relationship, Tenure
from partnerships.tracker.services.seed_demo_tracker.words import INVENTED

if TYPE_CHECKING:
    from partnerships.tracker.services.seed_demo_tracker.seed import Invention

_YEARS = 365


def sign_agreement(relationship: Relationship, post: Post, invention: "Invention") -> Agreement:
    """Return an agreement of a few years; every tenth or so ends soon, and some are over."""
    chance = invention.chance
    signed = invention.ago(200, 1200)
    ends = signed + timedelta(days=_YEARS * chance.choice((2, 3, 3, 5)))
    if chance.random() < 0.12:
        ends = invention.today + timedelta(days=chance.randint(5, 85))
    has_ended = relationship.stage == Stage.ENDED
    holder = Tenure.everything.filter(post=post, starts_on__lte=signed).first()
    agreement: Agreement = Agreement.everything.create(
        relationship=relationship,
        owner=relationship.owner,
        visibility=relationship.visibility,
        kind=chance.choice(AgreementKind.values),
        title="Agreement on the reporting portal",
        reference=f"DEMO-{relationship.pk:03}",
        signed_by_us_on=signed,
        our_signatory="Chief Executive's office",
        signed_by_them_on=signed + timedelta(days=chance.randint(0, 30)),
        their_post=post,
        their_person=holder.person if holder else None,
        starts_on=signed + timedelta(days=30),
        ends_on=ends if chance.random() < 0.85 else None,
        renewal=chance.choice(Renewal.values),
        terminated_on=relationship.stage_since if has_ended else None,
        termination_reason=INVENTED if has_ended else "",
        summary=INVENTED,
    )
    return agreement
