"""What this app registers with the layers below."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import grants
from foundation import registries
from legislation.models import Assessment, Framework, Instrument, Provision
from legislation.search_documents import FRAMEWORKS, LAWS, SCORECARDS
from legislation.services.check_assessment import check_answers, check_framework
from legislation.services.check_before_publish import check_duties, check_events
from legislation.services.check_participations import check_participations
from legislation.services.check_provisions import check_mentions, check_provisions
from legislation.services.check_relations import check_relations
from legislation.services.check_texts import check_texts
from legislation.services.find_ended_overrides import override_ended
from legislation.services.find_quality_gaps import (
    find_duplicate_laws,
    find_event_gaps,
    find_provision_gaps,
    find_text_gaps,
)
from legislation.services.find_users_of_provision import find_users_of_provision
from legislation.services.load_frameworks import load_frameworks
from legislation.services.seed_demo_assessments import seed_demo_assessments
from legislation.services.seed_demo_instruments import seed_demo_instruments

grants.policy_family(Instrument)

registries.publish_checks.register(Instrument, check_relations)
registries.publish_checks.register(Instrument, check_events)
registries.publish_checks.register(Instrument, check_duties)
registries.publish_checks.register(Instrument, check_provisions)
registries.publish_checks.register(Instrument, check_mentions)
registries.publish_checks.register(Instrument, check_participations)
registries.publish_checks.register(Instrument, check_texts)
registries.demo_steps.register("legislation", seed_demo_instruments, order=30)
registries.search_documents.register(Instrument, LAWS)

grants.policy_family(Framework)
grants.policy_family(Assessment)
registries.publish_checks.register(Framework, check_framework)
registries.publish_checks.register(Assessment, check_answers)
registries.child_uses.register(Provision, find_users_of_provision)
registries.demo_steps.register("frameworks", load_frameworks, order=32)
registries.demo_steps.register("assessments", seed_demo_assessments, order=34)
registries.search_documents.register(Framework, FRAMEWORKS)
registries.search_documents.register(Assessment, SCORECARDS)
registries.review_reasons.register(
    Instrument,
    registries.ReviewReason(_("The status set by hand has ended"), override_ended),
)

for check in (find_event_gaps, find_provision_gaps, find_text_gaps, find_duplicate_laws):
    registries.quality_checks.register(Instrument, check)
