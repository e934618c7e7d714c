"""Visits one address: `robots.txt` first, then the address, its redirects and a decoy."""

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Final, Generic, TypeVar

import httpx
from protego import Protego

from stewardship.services.check_links.addresses import NotAskableError, askable, joined
from stewardship.services.check_links.asking import Reply, Unanswered, ask
from stewardship.services.check_links.courtesy import Courtesy
from stewardship.services.check_links.page_text import read_page
from stewardship.services.check_links.policy import ROBOTS_NAME, Policy
from stewardship.services.check_links.visits import (
    Answer,
    Decoy,
    Failure,
    FailureKind,
    Hop,
    PageText,
    Postponed,
    Visit,
    Withheld,
    WithheldKind,
)

LATER: Final = frozenset({429, 503})
SERVER_ERROR: Final = 500
_MOST_ROBOTS: Final = 500 * 1024
Found = TypeVar("Found")


@dataclass(frozen=True)
class _Arrival:
    """Where the redirects of an address led, and what stood there."""

    url: httpx.URL
    reply: Reply
    hops: tuple[Hop, ...]


class _Stop(Exception):  # noqa: N818  (an end of the way, not an error)
    """The way ended before an answer."""

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self.visit = visit


class _Once(Generic[Found]):
    """Finds something for each key once, however many ask at the same time."""

    def __init__(self, find: Callable[[str], Awaitable[Found]]) -> None:
        self._find = find
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._found: dict[str, Found] = {}

    async def of(self, key: str) -> Found:
        async with self._locks[key]:
            if key not in self._found:
                self._found[key] = await self._find(key)
            return self._found[key]

    def forget(self, key: str) -> None:
        """Find it anew next time."""
        self._found.pop(key, None)


class Visitor:
    """Visits addresses, and remembers of each host what it asks of us for the whole run."""

    def __init__(
        self, policy: Policy, transport: httpx.AsyncBaseTransport, courtesy: Courtesy
    ) -> None:
        """Ask through `transport`, when `courtesy` gives a turn."""
        self._policy = policy
        self._transport = transport
        self._courtesy = courtesy
        self._rules = _Once(self._read_rules)
        self._decoys = _Once(self._ask_decoy)

    async def visit(self, url: str) -> Visit:
        """Return what came of visiting `url`; raises nothing that a host could bring about."""
        started = monotonic()
        try:
            arrival = await self._follow(url)
        except _Stop as stop:
            return stop.visit
        reply = arrival.reply
        if reply.status in LATER:
            return Postponed(reply.status, _seconds(reply.headers.get("Retry-After", "")))
        page = await _read(reply) if reply.status < SERVER_ERROR else PageText()
        return Answer(
            url=str(arrival.url),
            status=reply.status,
            hops=arrival.hops,
            page=page,
            is_whole=reply.is_whole,
            decoy=await self._decoy_for(arrival, page),
            milliseconds=_since(started),
        )

    async def _follow(self, start: str, *, obeying: bool = True) -> _Arrival:
        """Follow the redirects from `start` to their end; _Stop where there is none."""
        hops: list[Hop] = []
        started = monotonic()
        try:
            url = askable(start)
            while len(hops) <= self._policy.most_redirects:
                if obeying:
                    await self._obey(url, hops)
                reply = await self._take_turn(url)
                if not reply.location:
                    return _Arrival(url, reply, tuple(hops))
                hops.append(Hop(str(url), reply.status))
                url = joined(url, reply.location)
                if any(hop.url == str(url) for hop in hops):
                    raise _Stop(Withheld(WithheldKind.CIRCLE, tuple(hops), _since(started)))
        except NotAskableError:
            failure = Failure(FailureKind.NOT_HTTP, tuple(hops), _since(started))
            raise _Stop(failure) from None
        except Unanswered as error:
            raise _Stop(Failure(error.kind, tuple(hops), _since(started))) from None
        raise _Stop(Withheld(WithheldKind.TOO_MANY, tuple(hops), _since(started)))

    async def _take_turn(self, url: httpx.URL) -> Reply:
        async with self._courtesy.turn(url.host):
            return await ask(self._transport, url, self._policy)

    async def _obey(self, url: httpx.URL, hops: list[Hop]) -> None:
        """Read what the host asks of robots; _Stop where it wants none here, or says later."""
        rules = await self._rules.of(_origin(url))
        if isinstance(rules, Postponed):
            self._rules.forget(_origin(url))
        if isinstance(rules, Withheld | Postponed):
            raise _Stop(rules)
        if rules is not None and not rules.can_fetch(str(url), ROBOTS_NAME):
            raise _Stop(Withheld(WithheldKind.ROBOTS, tuple(hops)))

    async def _read_rules(self, origin: str) -> Protego | Withheld | Postponed | None:
        """Return the rules of a host (RFC 9309), None where it has none."""
        try:
            reply = (await self._follow(f"{origin}/robots.txt", obeying=False)).reply
        except _Stop:
            return None
        if reply.status in LATER:
            return Postponed(reply.status, _seconds(reply.headers.get("Retry-After", "")))
        if reply.status >= SERVER_ERROR:
            return Withheld(WithheldKind.ROBOTS_AWAY)
        if reply.status != httpx.codes.OK:
            return None
        rules = Protego.parse(reply.content[:_MOST_ROBOTS].decode("utf-8", "replace"))
        delay = rules.crawl_delay(ROBOTS_NAME)
        if delay:
            pause = min(float(delay), self._policy.longest_pause)
            self._courtesy.lengthen(httpx.URL(origin).host, pause)
        return rules

    async def _decoy_for(self, arrival: _Arrival, page: PageText) -> Decoy | None:
        """Return what the host says to a made-up address, where a page could be such an answer."""
        if arrival.reply.status != httpx.codes.OK or not page.is_html:
            return None
        return await self._decoys.of(_origin(arrival.url))

    async def _ask_decoy(self, origin: str) -> Decoy | None:
        try:
            arrival = await self._follow(f"{origin}/{secrets.token_hex(12)}.html")
        except _Stop:
            return None
        page = await _read(arrival.reply)
        return Decoy(str(arrival.url), arrival.reply.status, page.sha256)


async def _read(reply: Reply) -> PageText:
    """Read the words of a body beside the loop, since a long page takes its time."""
    return await asyncio.to_thread(read_page, reply.content, reply.headers.get("Content-Type", ""))


def _origin(url: httpx.URL) -> str:
    return str(url.copy_with(raw_path=b"")).rstrip("/")


def _since(started: float) -> int:
    return int((monotonic() - started) * 1000)


def _seconds(text: str) -> float | None:
    """Return how long a Retry-After asks to wait, given in seconds or as a moment."""
    if text.strip().isdecimal():
        return float(text.strip()[:9])
    with suppress(ValueError, TypeError, IndexError):
        moment = parsedate_to_datetime(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    return None
