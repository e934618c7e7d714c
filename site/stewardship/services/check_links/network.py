"""Connections that cannot be led inside a network.

The name of a host is resolved once, its addresses are judged, and the connection goes to one of
those: a name that says something else the next moment (DNS rebinding) changes nothing. The
certificate is still checked for the name.
"""

import ssl
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from stewardship.services.check_links.addresses import NoSuchNameError, NotPublicError, is_public
from stewardship.services.check_links.policy import Policy

#: How many addresses of one host are tried.
_TRIED = 3


class _Stream(httpcore.AsyncNetworkStream):
    """A connection that is closed when the encryption is given up half-way, too."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            return await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            await self._stream.aclose()
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections to public addresses only."""

    def __init__(self, policy: Policy) -> None:
        """Keep whom the policy allows."""
        self._policy = policy
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to `host`; NoSuchNameError, NotPublicError or what httpcore raises."""
        failure: Exception = NoSuchNameError("no address")
        for address in (await self._addresses(host, port))[:_TRIED]:
            try:
                stream = await self._network.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream)
        raise failure

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._network.sleep(seconds)

    async def _addresses(self, host: str, port: int) -> list[str]:
        """Return the public addresses of a host; the others are as if they were not there."""
        try:
            found = await self._policy.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise NoSuchNameError("no address") from error
        public = [address for address in found if is_public(address, self._policy)]
        if found and not public:
            raise NotPublicError("inside a network")
        return public


class GuardedTransport(httpx.AsyncHTTPTransport):
    """Sends single requests: no proxy, no cookie, no redirect, no connection kept."""

    def __init__(self, policy: Policy, context: ssl.SSLContext | None = None) -> None:
        """Trust the usual authorities, or those of `context`."""
        trusted = context or httpx.create_ssl_context(trust_env=False)
        super().__init__(verify=trusted, trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=trusted,
            max_connections=None,
            max_keepalive_connections=0,
            network_backend=GuardedBackend(policy),
        )
