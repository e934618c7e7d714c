"""How the link check behaves: how polite it is, how patient, and whom it never asks."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from typing import Any, Final

from django.conf import settings

#: By which `robots.txt` may address the check.
ROBOTS_NAME: Final = "Chancery"

Resolver = Callable[[str, int], Awaitable[list[str]]]


async def resolve_name(host: str, port: int) -> list[str]:
    """Return the numeric addresses of a host; OSError when it has none."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True)
class Policy:
    """Limits and manners. Times in seconds, sizes in bytes.

    `pause` lies between two requests to one host, which never has two at a time. `longest_wait`
    is how long a host may ask us to wait within one run. `failures_before_dead` counts days on
    which an address did not answer. `allowed_networks` are asked although they are not public:
    for tests, or for sources inside an office.
    """

    site_url: str = ""
    concurrency: int = 8
    pause: float = 2.0
    longest_pause: float = 30.0
    longest_wait: float = 120.0
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    most_bytes: int = 5 * 1024 * 1024
    most_redirects: int = 8
    failures_before_dead: int = 3
    kept_visits: int = 20
    hosts_that_tell_offline: int = 3
    allowed_networks: tuple[IPv4Network | IPv6Network, ...] = ()
    resolve: Resolver = resolve_name

    @classmethod
    def from_settings(cls, **changes: Any) -> "Policy":
        """Return the policy of this site: `settings.LINK_CHECKS` over what stands above."""
        chosen: dict[str, Any] = dict(getattr(settings, "LINK_CHECKS", {}))
        return cls(**{"site_url": settings.SITE_URL, **chosen, **changes})

    @property
    def user_agent(self) -> str:
        """What the check calls itself: the site, so that a host can ask who this is."""
        return f"{ROBOTS_NAME}/1.0 (link check of {self.site_url}/)"
