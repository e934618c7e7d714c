"""What the tracker fills into the registries."""

from accounts.choices import Action, Role
from accounts.roles import grants
from foundation.registries import (
    child_uses,
    demo_steps,
    digest_steps,
    digest_writers,
    erasure_steps,
    successions,
)
from legislation.models import Event, Provision
from partnerships.register.models import Organisation
from partnerships.tracker.models import Relationship
from partnerships.tracker.services.erase_person import ERASURE_STEP
from partnerships.tracker.services.influence_trail import find_users_in_trail
from partnerships.tracker.services.keep_incoming import purge_incoming_daily
from partnerships.tracker.services.purge_enquiries import purge_enquiries
from partnerships.tracker.services.review_retention import write_review_digest
from partnerships.tracker.services.seed_demo_tracker import seed_demo_tracker
from partnerships.tracker.services.take_over_partner import take_over_partner
from partnerships.tracker.services.write_digest import write_digest

#: Design §6: the permission to view a relationship opens what is not confidential, that to change
#: one opens editing and contact data, that to delete one opens everything (`choices.Right`).
SEES = {Action.VIEW}
EDITS = SEES | {Action.ADD, Action.CHANGE}
MANAGES = EDITS | {Action.DELETE}

for role, actions in {
    Role.READER: SEES,
    Role.EDITOR: SEES,
    Role.APPROVER: SEES,
    Role.OFFICER: EDITS,
    Role.MANAGER: MANAGES,
    Role.ADMINISTRATOR: set(),
}.items():
    grants.register(Relationship, role, actions)

demo_steps.register("Partner tracker, invented", seed_demo_tracker, 50)
digest_steps.register("requests for a portal", purge_enquiries, order=12)
digest_steps.register("uploaded e-mails", purge_incoming_daily, order=13)
for child in (Event, Provision):
    child_uses.register(child, find_users_in_trail)
digest_writers.append(write_digest)
successions.register(Organisation, take_over_partner)
digest_writers.append(write_review_digest)
erasure_steps.append(ERASURE_STEP)
