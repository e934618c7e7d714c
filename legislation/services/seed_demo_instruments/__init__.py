"""Put the demonstration instruments in place, through the same doors as an editor."""

from legislation.services.seed_demo_instruments.events import instrument_uid
from legislation.services.seed_demo_instruments.seed import seed_demo_instruments

__all__ = ["instrument_uid", "seed_demo_instruments"]
