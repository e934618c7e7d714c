"""Sends messages over one connection; one that is refused does not stop the others.

A server that cannot be reached is not asked again in the same run, and a mailbox that does not
exist is told apart from a server in trouble: to ask again, every few minutes, would help nobody.
"""

import logging
from enum import Enum
from smtplib import SMTPRecipientsRefused
from types import TracebackType
from typing import Final, Self

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

logger = logging.getLogger(__name__)


#: By which figure on a mail server says that it will never take a message (RFC 5321, 4.2.1).
NEVER: Final = 500


class Fate(Enum):
    """What became of a message."""

    SENT = "sent"
    #: Nobody will ever read it there.
    REFUSED = "refused"
    #: It may go another time.
    FAILED = "failed"


class Post:
    """One connection to the mail server, opened when the first message goes."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._connection: BaseEmailBackend | None = None
        self._is_out_of_reach = False

    def __enter__(self) -> Self:
        """Return the post."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self._close()

    def send(self, message: EmailMessage) -> Fate:
        """Send a message; say what became of it. No log says to whom it was.

        After a refusal the connection is opened anew: what the old one thinks is not known.
        """
        connection = self._opened()
        if connection is None:
            return Fate.FAILED
        try:
            sent = connection.send_messages([message])
        except (OSError, ValueError) as error:
            _note(error)
            self._close()
            return Fate.REFUSED if _is_for_ever(error) else Fate.FAILED
        return Fate.SENT if sent else Fate.FAILED

    def _opened(self) -> BaseEmailBackend | None:
        """Return the connection; None where the server cannot be reached."""
        if self._connection is None and not self._is_out_of_reach:
            self._connection = get_connection()
            try:
                self._connection.open()
            except (OSError, ValueError) as error:
                _note(error)
                self._connection, self._is_out_of_reach = None, True
        return self._connection

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except OSError as error:
                logger.warning("The mail server did not part well: %s", type(error).__name__)


def _note(error: Exception) -> None:
    """Log the kind of a failure only: what it says may name the reader."""
    logger.error("A message was not sent: %s", type(error).__name__)


def _is_for_ever(error: Exception) -> bool:
    """Say whether the server will take no message for this mailbox, ever."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    answers = error.recipients.values()
    return bool(answers) and all(code >= NEVER for code, _words in answers)
