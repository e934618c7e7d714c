"""A policy for tests, and names that lead to the server of the tests."""

import ipaddress
from collections.abc import Sequence
from typing import Any

from stewardship.services.check_links.policy import Policy
from stewardship.services.check_links.roaming import Roaming
from stewardship.services.check_links.visits import Target, Visit

#: For what never ends: less patience than it takes.
IMPATIENT = {"read_timeout": 0.15, "total_timeout": 0.3}
LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)
#: What names lead to; a name may lead elsewhere at every other question.
NAMES = {
    "private.test": ["10.1.2.3"],
    "mapped.test": ["::ffff:169.254.169.254"],
    "both.test": ["10.1.2.3", "127.0.0.1"],
}


async def resolve(host: str, _port: int) -> list[str]:
    """Lead every name to this machine, but for those that lead astray."""
    if host.endswith(".nowhere"):
        raise OSError("no such name")
    if host[-1:].isdigit():
        return [host]
    return NAMES.get(host, ["127.0.0.1"])


def quick_policy(**changes: Any) -> Policy:
    """Return a policy that waits for nothing long and may ask this machine."""
    return Policy(
        **{
            "site_url": "https://policy.example.org",
            "pause": 0.0,
            "connect_timeout": 20.0,
            "read_timeout": 20.0,
            "total_timeout": 30.0,
            "longest_wait": 0.2,
            "most_bytes": 200_000,
            "allowed_networks": LOOPBACK,
            "resolve": resolve,
        }
        | changes
    )


def visit_all(urls: Sequence[str], **changes: Any) -> dict[str, Visit]:
    """Return what came of visiting each address."""
    targets = [Target(url, url, url.split("/")[2].split(":")[0]) for url in urls]
    return {target.key: visit for target, visit in Roaming(targets, quick_policy(**changes))}


def visit(url: str, **changes: Any) -> Visit:
    """Return what came of visiting one address."""
    return visit_all([url], **changes)[url]
