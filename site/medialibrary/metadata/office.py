"""Office documents: zip files whose property parts are replaced by empty ones."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  (an exception, whatever its name)

from django.core.exceptions import ValidationError

from medialibrary.metadata.errors import too_large, unreadable
from medialibrary.metadata.pictures import strip_picture

#: A document may unfold to this much, and hold so many parts.
MAX_UNFOLDED = 200 * 1024 * 1024
MAX_PARTS = 10_000
#: A part that every file of the kind must have.
REQUIRED = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
}

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPENXML = "http://schemas.openxmlformats.org"
_EMPTY_PARTS = {
    "docProps/core.xml": (
        f'{_XML}<cp:coreProperties xmlns:cp="{_OPENXML}/package/2006/metadata/core-properties"/>'
    ),
    "docProps/app.xml": (
        f'{_XML}<Properties xmlns="{_OPENXML}/officeDocument/2006/extended-properties"/>'
    ),
    "docProps/custom.xml": (
        f'{_XML}<Properties xmlns="{_OPENXML}/officeDocument/2006/custom-properties"/>'
    ),
    "meta.xml": (
        f"{_XML}<office:document-meta "
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3">'
        "<office:meta/></office:document-meta>"
    ),
}
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp)$", re.IGNORECASE)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def strip_office(content: bytes, extension: str) -> bytes:
    """Return the document with empty properties; raises ValidationError when it cannot be read."""
    out = BytesIO()
    try:
        with ZipFile(BytesIO(content)) as source, ZipFile(out, "w") as target:
            _check(source, extension)
            for part in source.infolist():
                bare = ZipInfo(part.filename, date_time=_LONG_AGO)
                bare.compress_type = part.compress_type
                target.writestr(bare, _bare(part.filename, source.read(part)))
    except (BadZipFile, ZlibError, NotImplementedError, RuntimeError, EOFError) as error:
        raise unreadable() from error
    return out.getvalue()


def _check(source: ZipFile, extension: str) -> None:
    parts = source.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNFOLDED:
        raise too_large()
    if REQUIRED[extension] not in source.namelist():
        raise unreadable()


def _bare(name: str, content: bytes) -> bytes:
    if name in _EMPTY_PARTS:
        return _EMPTY_PARTS[name].encode()
    if _PICTURE.search(name):
        try:
            return strip_picture(content)
        except ValidationError:
            return content
    return content
