"""One request: what came back, within the limits of size and time."""

import asyncio
import ssl
import zlib
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Final

import httpx

from stewardship.services.check_links.addresses import NoSuchNameError, NotPublicError
from stewardship.services.check_links.policy import Policy
from stewardship.services.check_links.unpacking import ACCEPTED, Unpacker
from stewardship.services.check_links.visits import FailureKind

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
PERMANENT: Final = frozenset({301, 308})
#: What a request can end in; whatever is none of these is a fault of ours.
TROUBLE: Final = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError, ValueError)


class Unanswered(Exception):  # noqa: N818  (a host that is silent is no error of ours)
    """Nothing came back, and why."""

    def __init__(self, kind: FailureKind) -> None:
        """Keep the reason."""
        super().__init__(kind.value)
        self.kind = kind


@dataclass(frozen=True)
class Reply:
    """What a host sent back; `is_whole` unless the body broke off."""

    status: int
    headers: httpx.Headers = field(repr=False)
    content: bytes = field(default=b"", repr=False)
    is_whole: bool = True

    @property
    def location(self) -> str:
        """Where a redirect leads, empty for anything else."""
        return self.headers.get("Location", "") if self.status in REDIRECTS else ""


async def ask(transport: httpx.AsyncBaseTransport, url: httpx.URL, policy: Policy) -> Reply:
    """Return what `url` answers; Unanswered when nothing comes, or not in time."""
    request = httpx.Request("GET", url, headers=_headers(policy), extensions=_extensions(policy))
    try:
        async with asyncio.timeout(policy.total_timeout):
            response = await transport.handle_async_request(request)
            try:
                return await _read(response, policy)
            finally:
                await response.aclose()
    except (TimeoutError, httpx.TimeoutException) as error:
        raise Unanswered(FailureKind.TIMEOUT) from error
    except TROUBLE as error:
        raise Unanswered(_kind_of(error)) from error


async def _read(response: httpx.Response, policy: Policy) -> Reply:
    if response.status_code in REDIRECTS:
        return Reply(response.status_code, response.headers)
    body = Unpacker(response.headers.get("Content-Encoding", ""), policy.most_bytes)
    is_whole = await _fill(body, response)
    return Reply(response.status_code, response.headers, body.content(), is_whole)


async def _fill(body: Unpacker, response: httpx.Response) -> bool:
    """Read until the end or the limit; False where the body broke off or makes no sense."""
    chunks: AsyncIterator[bytes] = response.aiter_raw()
    try:
        async with aclosing(chunks):  # type: ignore[type-var]
            async for chunk in chunks:
                body.feed(chunk)
                if body.is_full:
                    break
    except (httpx.TransportError, httpx.StreamError, zlib.error) as error:
        if isinstance(error, httpx.TimeoutException):
            raise
        return False
    return True


def _headers(policy: Policy) -> dict[str, str]:
    return {
        "User-Agent": policy.user_agent,
        "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
        "Accept-Encoding": ACCEPTED,
        "Connection": "close",
    }


def _extensions(policy: Policy) -> dict[str, dict[str, float]]:
    read, connect = policy.read_timeout, policy.connect_timeout
    return {"timeout": {"connect": connect, "read": read, "write": read, "pool": connect}}


def _kind_of(error: BaseException) -> FailureKind:
    chain = list(_causes(error))
    for kind, types in (
        (FailureKind.NO_NAME, NoSuchNameError),
        (FailureKind.NOT_PUBLIC, NotPublicError),
        (FailureKind.TLS, ssl.SSLError),
        (FailureKind.REFUSED, httpx.ConnectError),
    ):
        if any(isinstance(each, types) for each in chain):
            return kind
    return FailureKind.BROKEN


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
