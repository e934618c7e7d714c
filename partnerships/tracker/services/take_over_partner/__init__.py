"""What we have with one organisation becomes what we have with another: a succession."""

from partnerships.tracker.services.take_over_partner.taking_over import take_over_partner

__all__ = ["take_over_partner"]
