"""Forgetting what is cached."""

from django.core.cache import caches


def forget_all() -> None:
    """Empty every cache: the counters of forms as well as what pages keep."""
    for cache in caches.all():
        cache.clear()
