"""Load the partners, portals and forums of the demonstration, as an editor would enter them."""

from partnerships.register.services.seed_demo.forums import seed_forums
from partnerships.register.services.seed_demo.organisations import seed_organisations
from partnerships.register.services.seed_demo.portals import seed_portals

__all__ = ["seed_forums", "seed_organisations", "seed_portals"]
