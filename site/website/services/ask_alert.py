"""Take in what a reader wants to follow: one row inserted, nothing read."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from website.alerts.mailboxes import mailbox_key
from website.choices import AlertStep
from website.models import AlertEvent
from website.services.note_alert_step import insert_once

#: Namespace of the keys of subscriptions.
NAMESPACE: Final = UUID("0b6f4a52-7d0e-4c7b-9a35-5b8f0d8a3d11")


@dataclass(frozen=True)
class Asked:
    """What was typed and chosen, and in which language the page spoke."""

    email: str
    query: str
    rhythm: str
    language: str


def ask_alert(stamp: str, asked: Asked) -> None:
    """Insert that somebody asked; sent twice from one page (`stamp`), it is inserted once.

    Nobody is written to here: `send_alerts` does that, which knows who was written to before.
    """
    typed = f"{stamp}\n{mailbox_key(asked.email)}\n{asked.query}\n{asked.rhythm}"
    key = uuid5(NAMESPACE, typed)
    insert_once(
        AlertEvent(
            uid=key,
            subscription=key,
            step=AlertStep.ASKED,
            email=asked.email,
            query=asked.query,
            rhythm=asked.rhythm,
            language=asked.language,
        )
    )
