"""Forgetting what is cached, and counting what is kept."""

from typing import Any

from django.core.cache import caches

from foundation.keeping import ALIAS


def forget_all() -> None:
    """Empty every cache: the counters of forms as well as what pages keep."""
    for cache in caches.all():
        cache.clear()


def number_kept() -> int:
    """Return how many things pages keep now."""
    cache: Any = caches[ALIAS]
    if hasattr(cache, "_cache") and isinstance(cache._cache, dict):
        return len(cache._cache)
    return int(cache._cache.get_client().dbsize())
