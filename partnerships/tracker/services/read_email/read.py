"""Read an e-mail: a file that nobody vouches for."""

import hashlib
from collections.abc import Iterator
from email.message import EmailMessage
from io import BytesIO
from typing import Final

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.services.read_email.history import part_history
from partnerships.tracker.services.read_email.message import LARGEST_EMAIL, Attachment, Email
from partnerships.tracker.services.read_email.parse import BROKEN, parse
from partnerships.tracker.services.read_email.words import (
    correspondents,
    day_of,
    decoded,
    header_words,
    text_of_html,
)
from partnerships.tracker.services.tidy_text import tidy_text
from stewardship.services.recognise_file import recognise_file

MOST_PARTS: Final = 200
DEEPEST: Final = 20
LONGEST_TEXT: Final = 40_000
_LONGEST_BODY: Final = 400_000
_LONGEST_SUBJECT: Final = 300
_LONGEST_ID: Final = 255
_LONGEST_NAME: Final = 150


def read_email(data: bytes) -> Email:
    """Return what an e-mail says; raises ValidationError for what is none, or cannot be read."""
    if not data.strip():
        raise ValidationError(_("This file is empty."), code="empty")
    if len(data) > LARGEST_EMAIL:
        raise ValidationError(
            _("This file has %(size)s; an e-mail may have at most %(most)s."),
            code="large",
            params={"size": filesizeformat(len(data)), "most": filesizeformat(LARGEST_EMAIL)},
        )
    message = parse(data)
    headers = _headers(message)
    parts = list(_parts(message))
    body = _body(parts)
    text, history = part_history(_text(body) if body is not None else "")
    return Email(
        message_id=_message_id(headers.get("message-id", []), data),
        subject=header_words(_first(headers, "subject"))[:_LONGEST_SUBJECT],
        sent_on=day_of(_first(headers, "date")),
        senders=correspondents(headers.get("from", [])),
        recipients=correspondents([*headers.get("to", []), *headers.get("cc", [])]),
        text=text[:LONGEST_TEXT],
        history=history[:LONGEST_TEXT],
        attachments=[_attachment(part) for part in parts if part is not body and _is_apart(part)],
    )


def _headers(message: EmailMessage) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        found.setdefault(name.lower(), []).append(str(value))
    return found


def _first(headers: dict[str, list[str]], name: str) -> str:
    return headers.get(name, [""])[0]


def _message_id(given: list[str], data: bytes) -> str:
    """Return the identifier of the e-mail, or one made from its bytes."""
    words = "".join(header_words(given[0]).split()) if given else ""
    is_sound = "@" in words and len(words) <= _LONGEST_ID
    return words if is_sound else f"sha256:{hashlib.sha256(data).hexdigest()}"


def _parts(message: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """Yield the parts that hold something, the first ones, not endlessly deep."""
    waiting = [(message, depth)]
    number = 0
    while waiting and number < MOST_PARTS:
        part, deep = waiting.pop(0)
        children = part.get_payload() if part.is_multipart() else None
        if isinstance(children, list) and _type(part) != "message/rfc822" and deep < DEEPEST:
            inner = [(each, deep + 1) for each in children if isinstance(each, EmailMessage)]
            waiting[:0] = inner[:MOST_PARTS]
        else:
            number += 1
            yield part


def _type(part: EmailMessage) -> str:
    try:
        return part.get_content_type()
    except BROKEN:
        return "application/octet-stream"


def _name(part: EmailMessage) -> str:
    try:
        name = part.get_filename() or ""
    except BROKEN:
        name = ""
    return header_words(str(name)).replace("\\", "/").rpartition("/")[2][:_LONGEST_NAME]


def _is_attached(part: EmailMessage) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except BROKEN:
        return False


def _is_apart(part: EmailMessage) -> bool:
    """Whether a part is more than another form of the text."""
    return (
        _is_attached(part)
        or bool(_name(part))
        or not _type(part).startswith(("text/", "multipart/"))
    )


def _body(parts: list[EmailMessage]) -> EmailMessage | None:
    for wanted in ("text/plain", "text/html"):
        for part in parts:
            if _type(part) == wanted and not _is_attached(part):
                return part
    return None


def _bytes(part: EmailMessage) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except BROKEN:
        return b""
    return data if isinstance(data, bytes) else b""


def _text(part: EmailMessage) -> str:
    try:
        charset = part.get_content_charset()
    except BROKEN:
        charset = None
    words = decoded(_bytes(part)[:_LONGEST_BODY], charset)
    return text_of_html(words) if _type(part) == "text/html" else tidy_text(words)


def _attachment(part: EmailMessage) -> Attachment:
    data = _bytes(part)
    kind = recognise_file(BytesIO(data)) if data else None
    name = _name(part) or str(_("without a name"))
    return Attachment(name, data, kind, is_inline=not _is_attached(part))
