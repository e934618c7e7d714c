"""Take in what a reader says is wrong with a record: one row inserted, nothing read."""

from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from django.db import IntegrityError, transaction

from stewardship.models import ErrorReport

LONGEST_MESSAGE: Final = 4000
LONGEST_EVIDENCE: Final = 500


def send_report(record: Any, path: str, stamp: str, words: dict[str, str]) -> None:
    """Insert a report about `record`, seen at `path`; sent twice, it is inserted once.

    `words` holds message, evidence and reply_to as typed; `stamp` is that of the form, from which
    and the message the key is made, so that a second press of the button meets the first row.
    """
    key = uuid5(NAMESPACE_URL, f"{stamp}\n{words['message']}")
    try:
        with transaction.atomic():
            ErrorReport.objects.create(
                uid=key,
                record_uid=record.uid,
                record_title=str(record)[:500],
                record_path=path[:500],
                **words,
            )
    except IntegrityError:
        return
