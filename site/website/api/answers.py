"""How an answer of the API is written: JSON, kept as long as nothing public changes.

The mark of an answer (ETag) is made of the version of everything public and of the question, so
that whoever asks again with it is told 304 before anything is read.
"""

import datetime
import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from exchange.licence import licence
from foundation import keeping
from website.models import PublicMoment, RecordChange

#: Seconds for which an answer may be shown again without asking.
FRESH: Final = 60
OK: Final = 200
#: The languages of labels: what may be asked for, and what Django calls it.
LANGUAGES: Final = {code.split("-")[0]: code for code, _name in settings.LANGUAGES}
FIRST_LANGUAGE: Final = next(iter(LANGUAGES))

View = Callable[..., HttpResponseBase]


def json_response(said: Any, *links: tuple[str, str]) -> HttpResponse:
    """Return `said` as JSON; `links` are addresses with their relations, for the header."""
    response = HttpResponse(
        json.dumps(said, ensure_ascii=False), content_type="application/json; charset=utf-8"
    )
    return linked(response, *links)


def linked(response: Any, *links: tuple[str, str]) -> Any:
    """Name addresses in the `Link` header (RFC 8288), the licence of the facts among them."""
    named = [*links, (licence().url, "license")]
    response["Link"] = ", ".join(f'<{address}>; rel="{relation}"' for address, relation in named)
    return response


def kept_by_version(view: View) -> View:
    """Mark what `view` answers with the version it was made of, and say 304 to whoever has it."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        etag, changed = mark_of(request), last_change()
        if request.headers.get("If-None-Match") or request.headers.get("If-Match"):
            known = get_conditional_response(request, etag)
            if known is not None:
                return _dated(known, etag, changed)
        response: Any = view(request, *args, **kwargs)
        if response.status_code != OK or "Cache-Control" in response:
            return response
        _dated(response, etag, changed)
        found = get_conditional_response(request, etag, int(changed.timestamp()), response)
        return found or response

    return answer


def in_language(language: str) -> Any:
    """Speak the language asked for while an answer is made."""
    return translation.override(LANGUAGES[language])


def mark_of(request: HttpRequest) -> str:
    """Return the mark of what the site answers to a question now."""
    told = RecordChange.objects.order_by("-pk").values_list("pk", flat=True).first()
    marks = (
        keeping.version(),
        told,
        keeping.code_mark(),
        timezone.localdate().isoformat(),
        request.get_full_path(),
    )
    return quote_etag(sha256(repr(marks).encode()).hexdigest()[:32])


def last_change() -> datetime.datetime:
    """Return when anything public changed last; a new day changes what is true today."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    latest = PublicMoment.objects.order_by("-pk").values_list("at", flat=True).first()
    return max(today, latest) if latest else today


def _dated(response: Any, etag: str, changed: datetime.datetime) -> Any:
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed.timestamp())
    response["Cache-Control"] = f"public, max-age={FRESH}"
    return response
