"""How often one sender may ask, and the headers that say so.

They are those of the Internet draft "RateLimit header fields for HTTP"
(draft-ietf-httpapi-ratelimit-headers, version 10): `RateLimit-Policy: "fair-use";q=600;w=300` says
that 600 questions are answered in 300 seconds, `RateLimit: "fair-use";r=599;t=120` that 599 are
left for the next 120. Senders are told apart as in the public forms, and nobody learns an address.
"""

import time
from dataclasses import dataclass
from typing import Final

from django.core.cache import caches
from django.http import HttpRequest, HttpResponseBase

from foundation.public_forms import sender_of

NAME: Final = "fair-use"
#: A cache of its own: many senders here must not push out the counters that guard forms.
ALIAS: Final = "api"
#: Questions that are answered in a window, and how many seconds that is.
MOST = 600
WINDOW: Final = 300


@dataclass(frozen=True)
class Allowance:
    """What a sender has left, and the seconds until it is whole again."""

    left: int
    seconds: int

    @property
    def is_spent(self) -> bool:
        """Whether this question was one too many."""
        return self.left < 0

    def tell(self, response: HttpResponseBase) -> None:
        """Say it in the headers of an answer."""
        response["RateLimit-Policy"] = f'"{NAME}";q={MOST};w={WINDOW}'
        response["RateLimit"] = f'"{NAME}";r={max(self.left, 0)};t={self.seconds}'
        if self.is_spent:
            response["Retry-After"] = str(self.seconds)


def take(request: HttpRequest) -> Allowance:
    """Count one more question of whoever sent `request`."""
    now = int(time.time())
    window, passed = divmod(now, WINDOW)
    seconds = WINDOW - passed
    key = f"api:{sender_of(request)}:{window}"
    cache = caches[ALIAS]
    if cache.add(key, 1, timeout=seconds + 1):
        return Allowance(MOST - 1, seconds)
    try:
        return Allowance(MOST - cache.incr(key), seconds)
    except ValueError:  # it ran out between the two
        cache.set(key, 1, timeout=seconds + 1)
        return Allowance(MOST - 1, seconds)
