"""What the register fills into the registries."""

from foundation.registries import demo_steps, search_documents

from partnerships.register.models import Edition, Forum, Organisation, Portal, Seat
from partnerships.register.search_documents import EDITIONS, FORUMS, PARTNERS, PORTALS, SEATS
from partnerships.register.services.seed_demo import (
    seed_forums,
    seed_organisations,
    seed_portals,
)

demo_steps.register("Organisations", seed_organisations, 20)
demo_steps.register("Portals", seed_portals, 22)
demo_steps.register("Forums", seed_forums, 24)

search_documents.register(Organisation, PARTNERS)
search_documents.register(Portal, PORTALS)
search_documents.register(Forum, FORUMS)
search_documents.register(Edition, EDITIONS)
search_documents.register(Seat, SEATS)
