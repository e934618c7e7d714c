"""What a visit to an address can come to."""

from dataclasses import dataclass
from enum import Enum
from typing import Any


@dataclass(frozen=True)
class Target:
    """An address to visit, and whose it is; `tries` counts how often it was put off."""

    key: Any
    url: str
    host: str
    tries: int = 0


@dataclass(frozen=True)
class Hop:
    """One redirect: the address that answered it, and the status it did so with."""

    url: str
    status: int


@dataclass(frozen=True)
class PageText:
    """What was read: the digest of its main words, its title and headings, how many letters.

    `letters` is 0 for what is no page of words, such as a PDF, whose digest is that of its bytes.
    """

    sha256: str = ""
    title: str = ""
    headings: tuple[str, ...] = ()
    letters: int = 0
    is_html: bool = False


@dataclass(frozen=True)
class Decoy:
    """What a host answers for an address that we made up."""

    url: str
    status: int
    sha256: str = ""


@dataclass(frozen=True)
class Answer:
    """The host answered, whatever it said."""

    url: str
    status: int
    hops: tuple[Hop, ...] = ()
    page: PageText = PageText()
    is_whole: bool = True
    decoy: Decoy | None = None
    milliseconds: int = 0


class FailureKind(Enum):
    """Why nothing came back."""

    NO_NAME = "no_name"
    REFUSED = "refused"
    TLS = "tls"
    TIMEOUT = "timeout"
    BROKEN = "broken"
    NOT_PUBLIC = "not_public"
    NOT_HTTP = "not_http"


@dataclass(frozen=True)
class Failure:
    """Nothing that could be read came back."""

    kind: FailureKind
    hops: tuple[Hop, ...] = ()
    milliseconds: int = 0


class WithheldKind(Enum):
    """Why an address was not asked, or not to its end."""

    ROBOTS = "robots"
    ROBOTS_AWAY = "robots_away"
    CIRCLE = "circle"
    TOO_MANY = "too_many"


@dataclass(frozen=True)
class Withheld:
    """The host may answer a reader, but not us."""

    kind: WithheldKind
    hops: tuple[Hop, ...] = ()
    milliseconds: int = 0


@dataclass(frozen=True)
class Postponed:
    """The host asks to come back later; `seconds` where it says when."""

    status: int
    seconds: float | None = None


Visit = Answer | Failure | Withheld | Postponed
