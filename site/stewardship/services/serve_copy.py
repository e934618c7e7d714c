"""Answer with the file of a copy, such that no browser ever runs what is in it."""

from base64 import b64encode
from typing import Final

from django.http import FileResponse, Http404
from django.utils.translation import gettext as _

from stewardship.models import ArchivedCopy

#: Kinds a browser might take for a page of ours are handed over as mere bytes.
ACTIVE_TYPES: Final = frozenset({"text/html", "application/xml", "multipart/related"})
BYTES: Final = "application/octet-stream"
POLICY: Final = "sandbox; default-src 'none'"


def serve_copy(copy: ArchivedCopy) -> FileResponse:
    """Return the file as a download with its digest (RFC 9530); Http404 when it is gone."""
    try:
        file = copy.file.open("rb")
    except OSError as error:
        raise Http404(_("The file of this copy is missing.")) from error
    known = copy.media_type and copy.media_type not in ACTIVE_TYPES
    response = FileResponse(
        file,
        as_attachment=True,
        filename=copy.name,
        content_type=copy.media_type if known else BYTES,
    )
    digest = b64encode(bytes.fromhex(copy.sha256)).decode("ascii")
    response["Repr-Digest"] = f"sha-256=:{digest}:"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    response["X-Robots-Tag"] = "noindex"
    return response


def etag_of(copy: ArchivedCopy) -> str:
    """Return the entity tag of a copy: the digest of its bytes."""
    return f'"{copy.sha256}"'
