"""Parse an e-mail in bounded time, however it was made (RFC 5322, RFC 2045 to 2049)."""

from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: Lines that begin like a boundary, and lines times boundaries: the parser looks at each line once
#: for every multipart that is open.
MOST_BOUNDARY_LINES: Final = 1_000
MOST_LOOKS: Final = 4_000_000
_LONGEST_HEADER: Final = 1_000
_LONGEST_LIST: Final = 10_000
_LISTS: Final = frozenset({"from", "to", "cc", "subject", "reply-to", "sender"})
_MOST_HEADER_LINES: Final = 200
#: What the library is known to raise over malformed e-mails, although it says it raises nothing.
BROKEN: Final = (
    MessageError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    OverflowError,
)
_UNREADABLE: Final = _("This file cannot be read as an e-mail.")


class _BoundedPolicy(EmailPolicy):
    """Cuts headers to a sensible length before anything looks at them."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a header, cut."""
        name, value = super().header_source_parse(sourcelines[:_MOST_HEADER_LINES])
        longest = _LONGEST_LIST if name.lower() in _LISTS else _LONGEST_HEADER
        return name, value[:longest]


def parse(data: bytes) -> EmailMessage:
    """Return the parsed e-mail; raises ValidationError for what is none, or made to harm."""
    _refuse_hostile(data)
    parser: Any = BytesParser(_class=EmailMessage, policy=_BoundedPolicy())
    try:
        message: EmailMessage = parser.parsebytes(data)
        names = {name.lower() for name, _value in message.raw_items()}
    except BROKEN as error:
        raise ValidationError(_UNREADABLE, code="unreadable") from error
    if not names & {"from", "sender", "to"} or not names & {"date", "subject", "message-id"}:
        raise ValidationError(
            _("This file is not an e-mail: it names neither sender nor recipient."), code="none"
        )
    return message


def _refuse_hostile(data: bytes) -> None:
    lowered = data.lower()
    opened = lowered.count(b"boundary") + lowered.count(b"message/") + 1
    if data.count(b"\n--") > MOST_BOUNDARY_LINES or (data.count(b"\n") + 1) * opened > MOST_LOOKS:
        raise ValidationError(
            _("This e-mail has too many parts to be read. Save its text as a file instead."),
            code="parts",
        )
