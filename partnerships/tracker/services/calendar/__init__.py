"""The calendar of a colleague: its secret address, what stands in it, and how it is written."""

from partnerships.tracker.services.calendar.address import (
    feed_of,
    find_colleague,
    make_address,
    revoke_address,
)
from partnerships.tracker.services.calendar.write import write_calendar

__all__ = ["feed_of", "find_colleague", "make_address", "revoke_address", "write_calendar"]
