"""Checks of `MODELSEARCH_BACKENDS`, run at every start."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from whooshsearch.options import Options

BACKENDS = {"whooshsearch.backend", "whooshsearch.backend.SearchBackend"}


@register()
def check_backends(
    app_configs: Sequence[AppConfig] | None = None,  # noqa: ARG001  (Django's signature)
    **kwargs: Any,  # noqa: ARG001
) -> list[CheckMessage]:
    """Report options that are missing or unknown, and indexes that two backends would share."""
    found: list[CheckMessage] = []
    prefixes: Counter[str] = Counter()
    for alias, config in getattr(settings, "MODELSEARCH_BACKENDS", {}).items():
        if config.get("BACKEND") not in BACKENDS:
            continue
        params = {name: value for name, value in config.items() if name != "BACKEND"}
        try:
            prefixes[Options.from_settings(params).prefix] += 1
        except ImproperlyConfigured as error:
            found.append(Error(f'Search backend "{alias}": {error}', id="whooshsearch.E001"))
    found += [
        Error(
            f'Several search backends have the INDEX_PREFIX "{prefix}".',
            hint="Give each a prefix of its own: pending changes are kept by index name.",
            id="whooshsearch.E002",
        )
        for prefix, number in prefixes.items()
        if number > 1
    ]
    return found
