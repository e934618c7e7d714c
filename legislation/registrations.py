"""What this app registers with the layers below."""

from accounts.roles import grants
from foundation import registries
from legislation.models import Instrument
from legislation.search_documents import LAWS
from legislation.services.check_before_publish import check_duties, check_relations
from legislation.services.seed_demo_instruments import seed_demo_instruments

grants.policy_family(Instrument)

registries.publish_checks.register(Instrument, check_relations)
registries.publish_checks.register(Instrument, check_duties)
registries.demo_steps.register("legislation", seed_demo_instruments, order=30)
registries.search_documents.register(Instrument, LAWS)
