"""The words of the digest: one line for each item, and the address of its screen."""

import re
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.text import tidy_line
from partnerships.tracker.services.write_digest.items import Item

_LONGEST: Final = 140
#: What may be the address or the telephone number of a person.
_CONTACT: Final = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|\+?\d(?:[\s()./-]{0,2}\d){6,}")
_KINDS: Final = {
    "action": gettext_lazy("Action point"),
    "ours": gettext_lazy("We promised"),
    "theirs": gettext_lazy("They promised"),
    "planned": gettext_lazy("Planned"),
    "step": gettext_lazy("Next step"),
    "agreement": gettext_lazy("Agreement"),
    "notice": gettext_lazy("Agreement, last days to give notice"),
}
_DUE: Final = {
    "since": gettext_lazy("due since %(day)s"),
    "by": gettext_lazy("due on %(day)s"),
    "ends": gettext_lazy("last day %(day)s"),
}


def line_of(item: Item, due: str = "") -> str:
    """Return the line of an item; of a confidential one nothing but that there is one."""
    address = address_of(item.url_name, item.record)
    if item.record.is_confidential:
        return f"- {_('Confidential item')}\n  {address}"
    partner = plain(str(item.partner))
    if item.kind == "slipping":
        words = _("%(partner)s: %(silent)d days since the last contact, every %(cadence)d agreed")
        shown = words % {"partner": partner, "silent": item.silent, "cadence": item.cadence}
        return f"- {shown}\n  {address}"
    day = str(_DUE[due]) % {"day": date_format(item.day)}
    return f"- {_KINDS[item.kind]}: {plain(item.text)} ({partner}), {day}\n  {address}"


def plain(text: str) -> str:
    """Return one line of a text, shortened, without what may reach a person."""
    return Truncator(_CONTACT.sub("…", tidy_line(text))).chars(_LONGEST)


def address_of(name: str, record: Any = None) -> str:
    """Return the absolute address of a screen of the tracker."""
    kwargs = {"uid": record.uid} if record is not None else None
    return f"{settings.STAFF_URL}{reverse(name, kwargs=kwargs)}"
