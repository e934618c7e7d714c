"""What the register fills into the registries."""

from foundation.registries import demo_steps

from partnerships.register.services.seed_demo import (
    seed_forums,
    seed_organisations,
    seed_portals,
)

demo_steps.register("Organisations", seed_organisations, 20)
demo_steps.register("Portals", seed_portals, 22)
demo_steps.register("Forums", seed_forums, 24)
