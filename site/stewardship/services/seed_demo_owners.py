"""Give the records of the demonstration an owner and a deputy: the offices of its users."""

from collections.abc import Callable
from typing import Final

from django.db import transaction
from wagtail.models import ModelLogEntry, Revision

from accounts.models import User
from accounts.roles import Approval, grants
from foundation.services.seed_record import SEEDED
from stewardship.models import VerifiedRecord

#: Owner and deputy, by whose approval a family needs.
KEEPERS: Final = {
    Approval.POLICY: ("policy.editor@example.org", "policy.approver@example.org"),
    Approval.REGISTER: ("partnership.officer@example.org", "partnership.manager@example.org"),
}
_BATCH: Final = 100


@transaction.atomic
def seed_demo_owners(write: Callable[[str], None]) -> None:
    """Give an owner to each record that stands as it was seeded and has none; say to how many.

    The public version gets the same, so that the next edit does not take it away again.
    """
    users = {user.email: user for user in User.objects.active()}
    number = 0
    for family, approval in grants.families().items():
        owner, deputy = (users.get(address) for address in KEEPERS[approval])
        if issubclass(family, VerifiedRecord) and owner and deputy:
            number += _give(family, owner, deputy)
    write(f"{number} records given to an owner and a deputy")


def _give(family: type[VerifiedRecord], owner: User, deputy: User) -> int:
    seeded = ModelLogEntry.objects.filter(action=SEEDED).values("revision")
    orphans = family.objects.live().filter(
        owner__isnull=True, deputy__isnull=True, latest_revision__in=seeded
    )
    versions = list(Revision.objects.filter(pk__in=orphans.values("latest_revision")))
    for version in versions:
        version.content |= {"owner": owner.pk, "deputy": deputy.pk}
    number: int = orphans.update(owner=owner, deputy=deputy)
    Revision.objects.bulk_update(versions, ["content"], batch_size=_BATCH)
    return number
