"""Which addresses may be asked at all."""

import ipaddress
from ipaddress import IPv4Address, IPv6Address
from typing import Final

import httpx

from stewardship.services.check_links.policy import Policy

SCHEMES: Final = frozenset({"http", "https"})
#: IPv6 addresses that stand for an IPv4 one: NAT64 (RFC 6052).
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


class NotAskableError(ValueError):
    """An address that is none of http and https, or none at all."""


class NotPublicError(OSError):
    """A host that lies inside a network, where we have no business."""


class NoSuchNameError(OSError):
    """A host that has no address."""


def askable(url: str | httpx.URL) -> httpx.URL:
    """Return the address without name, password and fragment; NotAskableError for other schemes."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise NotAskableError("no address") from error
    if parsed.scheme not in SCHEMES or not parsed.host:
        raise NotAskableError("neither http nor https")
    return parsed.copy_with(username=None, password=None, fragment=None)


def joined(base: httpx.URL, location: str) -> httpx.URL:
    """Return where a redirect leads; NotAskableError as `askable` says."""
    try:
        return askable(base.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise NotAskableError("no address") from error


def host_of(url: str) -> str:
    """Return the host of an address in lower case, empty where it has none."""
    try:
        return askable(url).host.lower()
    except NotAskableError:
        return ""


def is_public(text: str, policy: Policy) -> bool:
    """Whether a numeric address lies in the public internet, or in a network that is allowed."""
    try:
        address = ipaddress.ip_address(text.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    inner = _inner(address)
    if any(inner in network for network in policy.allowed_networks):
        return True
    return all(_is_global(each) for each in (address, inner))


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 one carries inside, else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo or address


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and (address.ipv4_mapped or address in _NAT64):
        return True  # it says nothing by itself: what is inside decides
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )
