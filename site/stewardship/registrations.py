"""What this app registers with the layers below."""

from accounts.choices import READ, Action, Role
from accounts.roles import grants
from foundation import registries
from stewardship.models import ErrorReport, Source, VerifiedRecord
from stewardship.services.find_care_gaps import find_care_gaps
from stewardship.services.find_source_gaps import find_dead_links, find_duplicate_sources
from stewardship.services.note_check import count_noted_check
from stewardship.services.purge_reports import purge_reports
from stewardship.services.seed_demo_owners import seed_demo_owners
from stewardship.services.send_digests import send_digests
from stewardship.services.write_digest import write_digest

grants.supporting(Source)

#: Whoever may edit records deals with reports about them; nobody adds or deletes one by hand.
for role in Role:
    grants.register(ErrorReport, role, READ)
for role in (Role.EDITOR, Role.APPROVER, Role.OFFICER, Role.MANAGER, Role.ADMINISTRATOR):
    grants.register(ErrorReport, role, READ | {Action.CHANGE})

registries.publish_followers.register(VerifiedRecord, count_noted_check)
registries.digest_writers.append(write_digest)
registries.digest_steps.register("reports of readers", purge_reports, order=10)
registries.digest_steps.register("digests", send_digests, order=90)

registries.quality_checks.register(VerifiedRecord, find_care_gaps)
registries.quality_checks.register(Source, find_dead_links)
registries.quality_checks.register(Source, find_duplicate_sources)
registries.demo_steps.register("owners", seed_demo_owners, order=90)
