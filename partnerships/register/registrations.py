"""What the register fills into the registries."""

from accounts.roles import grants
from foundation.registries import demo_steps, publish_checks, quality_checks, search_documents
from partnerships.register.models import Edition, Forum, Organisation, Portal, Seat
from partnerships.register.search_documents import EDITIONS, FORUMS, PARTNERS, PORTALS, SEATS
from partnerships.register.services import check_before_publish as checks
from partnerships.register.services import find_quality_gaps as gaps
from partnerships.register.services.seed_demo import (
    seed_forums,
    seed_organisations,
    seed_portals,
)

for family in (Organisation, Portal, Forum, Edition, Seat):
    grants.register_family(family)

publish_checks.register(Organisation, checks.check_organisation_parent)
publish_checks.register(Portal, checks.check_portal_place)
publish_checks.register(Portal, checks.check_portal_dates)
publish_checks.register(Portal, checks.check_partners_once)
publish_checks.register(Portal, checks.check_partners_public)
publish_checks.register(Edition, checks.check_edition)
publish_checks.register(Seat, checks.check_seat)

search_documents.register(Organisation, PARTNERS)
search_documents.register(Portal, PORTALS)
search_documents.register(Forum, FORUMS)
search_documents.register(Edition, EDITIONS)
search_documents.register(Seat, SEATS)

demo_steps.register("Organisations", seed_organisations, 20)
demo_steps.register("Portals", seed_portals, 22)
demo_steps.register("Forums", seed_forums, 24)

for family in (Organisation, Forum, Edition, Seat):
    quality_checks.register(family, gaps.find_missing_source)
quality_checks.register(Organisation, gaps.find_duplicate_organisations)
quality_checks.register(Portal, gaps.find_portal_gaps)
quality_checks.register(Portal, gaps.find_duplicate_portals)
quality_checks.register(Edition, gaps.find_undated_editions)
