"""Messages by e-mail to colleagues about their records."""

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.mail import send_mail
from django.utils.translation import gettext as _
from wagtail.models import Revision

if TYPE_CHECKING:
    from foundation.models.publishable import PublishableRecord

logger = logging.getLogger(__name__)


def schedule_refused(
    record: "PublishableRecord", revision: Revision, reasons: Iterable[str]
) -> None:
    """Tell whoever owns or scheduled the record that it was not published, and why.

    A mail server that does not answer is logged: the other scheduled records go on.
    """
    people = {getattr(record, "owner", None), revision.user}
    addresses = sorted(person.email for person in people if person and person.is_active)
    if not addresses:
        return
    try:
        send_mail(
            subject=_("Not published: %(record)s") % {"record": record},
            message=_("The scheduled publication was cancelled because:\n\n%(reasons)s")
            % {"reasons": "\n".join(f"- {reason}" for reason in reasons)},
            from_email=None,
            recipient_list=addresses,
        )
    except OSError:
        logger.exception("Nobody could be told that %s was not published", record._meta.label)
