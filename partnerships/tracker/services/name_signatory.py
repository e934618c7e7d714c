"""Keep who held the post that signed an agreement, on the day it signed."""

from partnerships.tracker.models import Agreement, Person, Tenure
from partnerships.tracker.services.read_holders import holding_on


def name_signatory(agreement: Agreement) -> Person | None:
    """Set and return the holder of `their_post` on the day they signed; None if nobody held it.

    Two may have held it on that day: who held it for good goes before who was acting.
    """
    agreement.their_person = None
    signed = agreement.signed_by_them_on
    if agreement.their_post_id and signed:
        tenures = Tenure.everything.filter(holding_on(signed), post=agreement.their_post_id)
        held = tenures.select_related("person").order_by("is_acting", "-starts_on", "-pk").first()
        agreement.their_person = held.person if held else None
    return agreement.their_person
