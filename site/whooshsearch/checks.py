"""Checks of `MODELSEARCH_BACKENDS`, run at every start."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004  (Django's name)
from django.core.exceptions import ImproperlyConfigured

from whooshsearch.options import Options

IMMEDIATE = "django_tasks.backends.immediate.ImmediateBackend"
BACKENDS = {"whooshsearch.backend", "whooshsearch.backend.SearchBackend"}


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


def check_tasks(
    app_configs: Sequence[AppConfig] | None = None,  # noqa: ARG001  (Django's signature)
    **kwargs: Any,  # noqa: ARG001
) -> list[CheckMessage]:
    """Warn where modelsearch notes changes in a task that runs outside their transaction."""
    backends = getattr(settings, "MODELSEARCH_BACKENDS", {}).values()
    is_used = any(config.get("BACKEND") in BACKENDS for config in backends)
    tasks = getattr(settings, "TASKS", {}).get("default", {}).get("BACKEND", IMMEDIATE)
    if not is_used or tasks == IMMEDIATE:
        return []
    return [
        Warning(
            f"Changes reach the search index through tasks on {tasks}, not in their transaction.",
            hint="A task that is lost loses a change: run verify_search_index --repair by timer.",
            id="whooshsearch.W001",
        )
    ]
