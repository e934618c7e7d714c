"""What a law must fulfil before it may stand on the public site.

Each check raises ValidationError at the field, or the field of the row, where an editor can put
it right. What every family requires (a date for each event, though it may be "unknown", a free
address and number) is checked by foundation.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from foundation.row_keys import row_key
from legislation.choices import EventScope
from legislation.models import Event, Instrument


def check_events(record: Instrument) -> None:
    """An event that names provisions concerns a part of the law, and none ends before it begins."""
    errors = {}
    for event in record.events.all():
        if event.provisions and event.scope == EventScope.WHOLE:
            errors[row_key(event, "provisions")] = _(
                "Provisions are listed, but the event is said to concern the whole instrument."
            )
        if _ends_before_it_begins(event):
            errors[row_key(event, "until")] = _("It cannot end before it begins: %(date)s.") % {
                "date": event.date.in_words()
            }
    if errors:
        raise ValidationError(errors)


def check_duties(record: Instrument) -> None:
    """A duty rests on a provision that this version of the law has."""
    present = {provision.uid for provision in record.provisions.all()}
    errors = {
        row_key(duty, "provision_uid"): _("The provision of this duty is not in this version.")
        for duty in record.duties.all()
        if duty.provision_uid is not None and duty.provision_uid not in present
    }
    if errors:
        raise ValidationError(errors)


def _ends_before_it_begins(event: Event) -> bool:
    """Whether the whole of the end lies before the whole of the beginning."""
    if event.until is None or event.date is None:
        return False
    end, beginning = event.until.latest, event.date.earliest
    return end is not None and beginning is not None and end < beginning
