"""Find the sources whose address is dead, or that stand there twice."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.registries import QualityFinding
from stewardship.choices import LinkState, QualityKind
from stewardship.models import Source


def find_dead_links(sources: Any) -> Iterator[QualityFinding]:
    """Yield the sources that answer no more, with since when; one query."""
    for source in sources.filter(link_state=LinkState.DEAD):
        checked = source.link_checked_at
        day = _("Dead, checked on %(day)s.") % {"day": date_format(checked)} if checked else ""
        message = " ".join(part for part in (day, source.link_reason) if part)
        yield QualityFinding(QualityKind.DEAD_LINK, source, message or _("Dead."), "url")


def find_duplicate_sources(sources: Any) -> Iterator[QualityFinding]:
    """Yield the sources with one address written in several ways; two queries."""
    same: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for key, url in Source.objects.exclude(url="").order_by("pk").values_list("pk", "url"):
        same[bare_address(url)].append((key, url))
    others = {
        key: [other for number, other in group if number != key]
        for group in same.values()
        if len(group) > 1
        for key, _url in group
    }
    for source in sources.filter(pk__in=list(others)) if others else ():
        message = _("The same address: %(others)s") % {"others": ", ".join(others[source.pk])}
        yield QualityFinding(QualityKind.DUPLICATE, source, message, "url")


def bare_address(url: str) -> str:
    """Return an address for comparing: without scheme, `www.`, part, last slash and index page."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/").removesuffix("/index.html").removesuffix("/index.php")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}:{_port(parts.netloc)}{path}{query}"


def _port(netloc: str) -> str:
    """Return a port that is not the usual one of http or https."""
    port = netloc.rpartition(":")[2]
    return port if port.isdecimal() and port not in {"80", "443"} else ""
