"""Answer with a private file, such that no browser ever runs what is in it."""

from typing import Final

from django.http import FileResponse, Http404
from django.utils.translation import gettext as _

from partnerships.tracker.models import PrivateFile

#: Kinds a browser might take for a page of ours are handed over as mere bytes.
ACTIVE_TYPES: Final = frozenset({"text/html", "application/xml", "multipart/related"})
BYTES: Final = "application/octet-stream"


def serve_file(row: PrivateFile) -> FileResponse:
    """Return the file as a download; Http404 when it is gone."""
    try:
        file = row.file.open("rb")
    except (OSError, ValueError) as error:
        raise Http404(_("This file is missing.")) from error
    response = FileResponse(
        file,
        as_attachment=True,
        filename=row.name,
        content_type=BYTES if row.media_type in ACTIVE_TYPES else row.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Robots-Tag"] = "noindex"
    return response
