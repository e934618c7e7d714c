"""What a backend is told in `MODELSEARCH_BACKENDS`, read and checked once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from django.core.exceptions import ImproperlyConfigured

from whooshsearch.analysis.synonyms import Synonyms
from whooshsearch.analysis.words import Analyser

#: Options that modelsearch itself reads.
OF_MODELSEARCH = frozenset({"AUTO_UPDATE"})


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one backend.

    `PATH` (required) is the directory of the indexes. `LANGUAGE` is the language of the texts, a
    code or several. `INDEX_PREFIX` begins the name of every index and must differ between
    backends. `MODELS` limits the backend to some models ("app.Model"), `EXCLUDE_MODELS` leaves
    some out. `SYNONYMS` is a file of words that stand for each other. `DIRECTORY_MODE` is the mode
    of the directories. `LOCK_WAIT` is how many seconds a write waits for another one.
    `PROCESSES` is how many processes a large rebuild uses. `BACKGROUND` lets this process purge
    deleted texts `PURGE_AFTER` seconds after a change, and mend an index that cannot be read; a
    process that only reads has it off.
    """

    path: Path
    languages: tuple[str, ...] = ("en",)
    prefix: str = ""
    models: frozenset[str] | None = None
    excluded_models: frozenset[str] = frozenset()
    synonyms: Path | None = None
    mode: int = 0o700
    lock_wait: float = 2.0
    processes: int = 2
    background: bool = True
    purge_after: float = 60.0

    @classmethod
    def from_settings(cls, params: Mapping[str, Any]) -> Self:
        """Return the options in `params`; a missing or unknown one is named."""
        given = {name: value for name, value in params.items() if name not in OF_MODELSEARCH}
        if not given.get("PATH"):
            raise ImproperlyConfigured("The Whoosh search backend needs PATH: a directory.")
        unknown = sorted(set(given) - set(_READERS))
        if unknown:
            known = ", ".join(_READERS)
            raise ImproperlyConfigured(
                f"The Whoosh search backend knows no option {unknown[0]}; it knows {known}."
            )
        return cls(**{_READERS[name][0]: _READERS[name][1](value) for name, value in given.items()})

    def covers(self, label: str) -> bool:
        """Say whether the model with this label, in lower case, is in this backend."""
        wanted = self.models is None or label in self.models
        return wanted and label not in self.excluded_models

    def analyser(self) -> Analyser:
        """Return what cuts texts and queries into words."""
        synonyms = Synonyms.from_file(self.synonyms) if self.synonyms else None
        return Analyser(self.languages, synonyms)


def _labels(names: Any) -> frozenset[str]:
    return frozenset(str(name).lower() for name in names)


def _languages(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _models(names: Any) -> frozenset[str] | None:
    return None if names is None else _labels(names)


def _file(value: Any) -> Path | None:
    return Path(value) if value else None


_READERS: dict[str, tuple[str, Any]] = {
    "PATH": ("path", Path),
    "LANGUAGE": ("languages", _languages),
    "INDEX_PREFIX": ("prefix", str),
    "MODELS": ("models", _models),
    "EXCLUDE_MODELS": ("excluded_models", _labels),
    "SYNONYMS": ("synonyms", _file),
    "DIRECTORY_MODE": ("mode", int),
    "LOCK_WAIT": ("lock_wait", float),
    "PROCESSES": ("processes", int),
    "BACKGROUND": ("background", bool),
    "PURGE_AFTER": ("purge_after", float),
}
