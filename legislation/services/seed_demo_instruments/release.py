"""Publishing a demonstration instrument: the act of a bill through its promotion."""

from foundation.services.seed_record import mark_as_seeded
from legislation.models import Instrument
from legislation.services.promote_to_act import Promotion, may_be_promoted, promote_to_act
from legislation.services.seed_demo_instruments.events import event_of, instrument_uid
from legislation.services.seed_demo_instruments.facts import InstrumentFact


def release(record: Instrument, fact: InstrumentFact) -> None:
    """Publish the draft just made; where its bill is on the site, promote that to it."""
    promotion = fact.promotion
    if promotion is not None and promotion.act == fact.key:
        bill = Instrument.objects.filter(uid=instrument_uid(promotion.bill)).first()
        if bill is not None and may_be_promoted(bill):
            sources = [link.source for link in bill.sources.select_related("source")]
            ended = event_of(promotion.event, sources)
            became = Promotion(act=record, note=promotion.note, bill_event=ended)
            promote_to_act(bill, became)
            mark_as_seeded(Instrument.objects.get(pk=bill.pk))
            return
    record.latest_revision.publish()
