"""Close the enquiries of which the request is gone: nobody can open them to do so."""

from datetime import date

from django.db import transaction

from partnerships.tracker.choices import EnquiryState
from partnerships.tracker.models import Enquiry


@transaction.atomic
def close_forgotten_enquiries(today: date) -> None:
    """Close every enquiry in hand that has no request any more."""
    forgotten = Enquiry.everything.filter(request=None, state=EnquiryState.IN_HAND)
    forgotten.update(state=EnquiryState.ANSWERED, closed_on=today)
