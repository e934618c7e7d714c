"""What becomes of a request for a portal."""

from partnerships.tracker.services.deal_with_enquiry.answering import answer_enquiry
from partnerships.tracker.services.deal_with_enquiry.hiding import hide_enquiry, show_enquiry
from partnerships.tracker.services.deal_with_enquiry.prospect import Prospect, make_prospect
from partnerships.tracker.services.deal_with_enquiry.reading import (
    enquiries_of,
    in_state,
    numbers_by_state,
    requests_open_to,
)
from partnerships.tracker.services.deal_with_enquiry.taking import take_in_hand

__all__ = [
    "Prospect",
    "answer_enquiry",
    "enquiries_of",
    "hide_enquiry",
    "in_state",
    "make_prospect",
    "numbers_by_state",
    "requests_open_to",
    "show_enquiry",
    "take_in_hand",
]
