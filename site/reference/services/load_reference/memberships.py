"""Who belongs to which body."""

from datetime import date

from reference.models import Jurisdiction, Membership
from reference.services.load_reference import files
from reference.services.load_reference.upsert import Tally, upsert


def load_memberships() -> Tally:
    """Load the members of regional and international bodies."""
    keys = dict(Jurisdiction.objects.values_list("code", "pk"))
    memberships = [
        Membership(
            body_id=keys[row["body"]],
            member_id=keys[row["member"]],
            joined=date.fromisoformat(row["joined"]) if row["joined"] else None,
        )
        for row in files.read("memberships")
    ]
    return upsert(
        "memberships",
        Membership.objects,
        memberships,
        key=lambda each: (each.body_id, each.member_id),
        fields=["joined"],
    )
