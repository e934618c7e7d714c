"""What is read off an e-mail."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from stewardship.services.recognise_file import FileKind

#: In bytes.
LARGEST_EMAIL: Final = 10 * 1024 * 1024


@dataclass(frozen=True)
class Correspondent:
    """Who wrote, or was written to: what they call themselves, and their address."""

    name: str
    address: str


@dataclass(frozen=True)
class Attachment:
    """A part of the e-mail beside its text; without a kind it is of one that is not kept."""

    name: str
    data: bytes
    kind: FileKind | None
    is_inline: bool

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.data)


@dataclass(frozen=True)
class Email:
    """An e-mail: who wrote to whom on which day, its text, and what hangs on it.

    `history` are the earlier mails quoted below the text. `sent_on` is None where the e-mail does
    not say it, or says what cannot be.
    """

    message_id: str
    subject: str
    sent_on: date | None
    senders: list[Correspondent] = field(default_factory=list)
    recipients: list[Correspondent] = field(default_factory=list)
    text: str = ""
    history: str = ""
    attachments: list[Attachment] = field(default_factory=list)

    @property
    def addresses(self) -> list[str]:
        """The addresses of everybody, each once."""
        people = [*self.senders, *self.recipients]
        return list(dict.fromkeys(person.address for person in people))
