"""Logs that can be shown to anybody: no personal data, no query strings, an id per request."""

import logging
import re
import traceback
from contextvars import ContextVar
from types import TracebackType
from typing import Any

#: The id of the request at hand, as on its error page.
request_id: ContextVar[str] = ContextVar("request_id", default="-")

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_QUERY = re.compile(r"(?<=[\w/])\?[^\s\"']+")
#: Addresses that are secrets themselves: whoever knows one reads a calendar, or ends an alert.
_SECRET = re.compile(r"((?:/tracker-calendar|/follow/(?:confirm|end))/)[^\s\"'?]+")


class RequestIdFilter(logging.Filter):
    """Adds the id of the request to every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything through, with the id."""
        record.request_id = request_id.get()
        return True


class DiscreetFormatter(logging.Formatter):
    """Writes where an exception came from, not the values in its message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without addresses of people, query strings and secrets in a path."""
        record.exc_text = None
        line = _EMAIL.sub("<e-mail>", super().format(record))
        return _SECRET.sub(r"\1…", _QUERY.sub("?…", line))

    def formatException(  # noqa: N802  (the name is Python's)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None]
        | Any,
    ) -> str:
        """Return the frames and the kind of the exception, and nothing it says."""
        kind, _value, trace = ei
        frames = (
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        )
        return "\n".join([*frames, kind.__qualname__ if kind else "no exception"])

    def formatStack(self, stack_info: str) -> str:  # noqa: N802  (the name is Python's)
        """Return nothing: a stack shows source lines only, and the exception has its frames."""
        return ""
