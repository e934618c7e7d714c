"""SEARCH_URL: which engine keeps the two search indexes, that of the staff and that of the public.

`default` serves the staff and knows every model; `public` holds search entries and nothing else.
"""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import environment

Backends = dict[str, dict[str, Any]]

SYNONYMS: Final = environment.ROOT / "site/website/data/synonyms.txt"
#: Keeps drafts out of the public index on a server, whatever command writes there.
PUBLIC_SERVER: Final = "website.search.public_server"
ENTRIES: Final = ["website.SearchEntry"]
EXPECTED: Final = (
    "whoosh:///absolute/path, database://, elasticsearch8://host:port/prefix "
    "or opensearch3://host:port/prefix"
)
DEFAULT_PORT: Final = 9200
#: Servers by scheme: the backend, the package of its client, and the releases that fit.
_SERVERS: Final = {
    "elasticsearch8": ("modelsearch.backends.elasticsearch8", "elasticsearch", ">=8,<9"),
    "opensearch3": ("modelsearch.backends.opensearch3", "opensearchpy", ">=3,<4"),
}
_PREFIX: Final = re.compile("[a-z0-9_-]*")
_PACKAGES: Final = {"opensearchpy": "opensearch-py"}


def backends(text: str) -> Backends:
    """Return the two entries of MODELSEARCH_BACKENDS for one address."""
    parts = urlsplit(text)
    scheme, _plus, transport = parts.scheme.partition("+")
    if scheme in _SERVERS and transport in {"", "https"}:
        return _on_server(parts, scheme, "https" if transport else "http")
    if parts.scheme == "whoosh":
        return _on_whoosh(parts)
    if parts.scheme == "database":
        return _in_database(parts)
    raise ValueError(f"expected {EXPECTED}")


def usable(found: Backends, *served: Path) -> Backends:
    """Return the backends, or refuse to start with what they need; `served` is what anyone reads.

    An index among files that a web server hands out could be downloaded, and one among uploads
    be written by whoever uploads.
    """
    for options in found.values():
        for folder in served if "PATH" in options else ():
            if Path(options["PATH"]).resolve().is_relative_to(folder.resolve()):
                raise ImproperlyConfigured(
                    "The environment variable SEARCH_URL puts the search index into "
                    f"{folder}, whose files are served to everybody. Name a folder of its own."
                )
        for backend, module, releases in _SERVERS.values():
            if options.get("ENGINE", options["BACKEND"]) == backend and find_spec(module) is None:
                package = _PACKAGES.get(module, module)
                raise ImproperlyConfigured(
                    "The environment variable SEARCH_URL names a search server whose client is "
                    f"not installed: pip install '{package}{releases}'."
                )
    return found


def for_readers(found: Backends) -> Backends:
    """Return the backends of a process that only reads, and only what is public."""
    public = {**found["public"], "AUTO_UPDATE": False}
    if "PATH" not in public:
        return {**found, "public": public}
    public["BACKGROUND"] = False
    return {"default": {**public, "INDEX_PREFIX": "unused_", "MODELS": []}, "public": public}


def _on_whoosh(parts: SplitResult) -> Backends:
    if parts.netloc or not parts.path.strip("/") or ".." in Path(parts.path).parts:
        raise ValueError("expected whoosh:///absolute/path, a folder for the index alone")
    shared = {"BACKEND": "whooshsearch.backend", "LANGUAGE": "en", "SYNONYMS": str(SYNONYMS)}
    return {
        "default": {
            **shared,
            "PATH": f"{parts.path.rstrip('/')}/staff",
            "INDEX_PREFIX": "staff_",
            "EXCLUDE_MODELS": ENTRIES,
            "DIRECTORY_MODE": 0o700,
        },
        "public": {
            **shared,
            "PATH": f"{parts.path.rstrip('/')}/public",
            "INDEX_PREFIX": "public_",
            "MODELS": ENTRIES,
            "DIRECTORY_MODE": 0o750,
        },
    }


def _in_database(parts: SplitResult) -> Backends:
    if parts.netloc or parts.path:
        raise ValueError("expected database:// alone: the index stands in the database of the site")
    backend = {"BACKEND": "modelsearch.backends.database"}
    # Both read one table: what "default" wrote there need not be written again.
    return {"default": backend, "public": {**backend, "AUTO_UPDATE": False}}


def _on_server(parts: SplitResult, scheme: str, transport: str) -> Backends:
    prefix = parts.path.strip("/")
    if not parts.hostname or parts.query or not _PREFIX.fullmatch(prefix):
        raise ValueError(f"expected {scheme}://user:password@host:port/prefix")
    credentials = parts.netloc.rpartition("@")[0]
    host = f"{parts.hostname}:{_port(parts)}"
    address = f"{transport}://{credentials}@{host}" if credentials else f"{transport}://{host}"
    start = f"{prefix}_" if prefix else ""
    engine, shared = _SERVERS[scheme][0], {"URLS": [address]}
    staff = {"BACKEND": engine, **shared, "INDEX_PREFIX": f"{start}staff_"}
    # Entries enter "public" by name; the signals of modelsearch would write every model there.
    public = {"BACKEND": PUBLIC_SERVER, "ENGINE": engine, **shared, "AUTO_UPDATE": False}
    return {"default": staff, "public": {**public, "INDEX_PREFIX": f"{start}public_"}}


def _port(parts: SplitResult) -> int:
    try:
        return parts.port or DEFAULT_PORT
    except ValueError:
        # What cannot be read as a number may be half of a password.
        raise ValueError("the port is not a number") from None
