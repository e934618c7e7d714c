"""What guards a form that anybody may send, on a service without cookies.

Nothing here reads or writes the database: where a form was sent from is told by the browser, when
it was opened by a signed stamp in it, and how often somebody sends by counters in the cache.
"""

from datetime import timedelta
from enum import Enum
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

#: A person needs longer than this to read a form and fill it in,
FASTEST: Final = timedelta(seconds=3)
#: and a form left open for longer than this is opened anew.
STAMP_LASTS: Final = timedelta(hours=24)
#: A form with words only is never longer than this.
MOST_BYTES: Final = 64 * 1024
#: An address of the sixth version stands for one household by its first half.
_HOUSEHOLD: Final = 64
_SALT: Final = "foundation.public_forms"


class StampState(Enum):
    """What the stamp in a form says."""

    GOOD = "good"
    TOO_FAST = "too fast"
    TOO_OLD = "too old"


def new_stamp(purpose: str) -> str:
    """Return the stamp of a form opened now; `purpose` ties it to one form about one thing."""
    return signing.TimestampSigner(salt=_SALT).sign(purpose)


def read_stamp(stamp: str, purpose: str) -> StampState:
    """Say whether a form with this stamp may be taken; a forged stamp counts as too old."""
    signer = signing.TimestampSigner(salt=_SALT)
    try:
        if signer.unsign(stamp, max_age=STAMP_LASTS) != purpose:
            return StampState.TOO_OLD
    except signing.BadSignature:
        return StampState.TOO_OLD
    try:
        signer.unsign(stamp, max_age=FASTEST)
    except signing.SignatureExpired:
        return StampState.GOOD
    return StampState.TOO_FAST


def is_from_here(request: HttpRequest) -> bool:
    """Say whether a browser sent the form from a page of ours.

    No page of another site can forge `Sec-Fetch-Site` or `Origin`. A browser too old for the
    first sends the second, or at least says in `Referer` where it comes from.
    """
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from is not None:
        return fetched_from == "same-origin"
    said = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return origin_of(said) in {
        origin_of(settings.SITE_URL),
        f"{request.scheme}://{request.get_host()}",
    }


def origin_of(address: str) -> str:
    """Return scheme, host and port of an address, as it spells them."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def is_too_long(request: HttpRequest) -> bool:
    """Say whether the body is longer than any honest form."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdigit() or int(length) > MOST_BYTES


def sender_of(request: HttpRequest) -> str:
    """Return what tells senders apart for a while, and from which nobody learns an address."""
    return salted_hmac(_SALT, _network(_address(request)), algorithm="sha256").hexdigest()[:32]


def is_too_often(what: str, who: str, most: int, period: timedelta) -> bool:
    """Count one more `what` by or about `who`, and say whether that is more than `most`."""
    key = f"public-form:{what}:{who}"
    seconds = int(period.total_seconds())
    if cache.add(key, 1, timeout=seconds):
        return most < 1
    try:
        return cache.incr(key) > most
    except ValueError:  # it ran out between the two
        cache.set(key, 1, timeout=seconds)
        return most < 1


def _address(request: HttpRequest) -> str:
    """Return the address that the outermost proxy of ours saw, or that of the connection."""
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if proxies:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")
        if len(forwarded) >= proxies and forwarded[-proxies].strip():
            return forwarded[-proxies].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(ip_network((found, _HOUSEHOLD), strict=False))
    return str(found)
