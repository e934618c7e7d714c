"""PDF: written anew without document information, XMP packets and private data of programs."""

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from medialibrary.metadata.errors import unreadable

_TELLING = ("/Metadata", "/PieceInfo", "/LastModified")


def strip_pdf(content: bytes) -> bytes:
    """Return the document without metadata; raises ValidationError when it cannot be read."""
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise unreadable()
        writer = PdfWriter(clone_from=reader)
        writer.metadata = None
        for thing in list(writer._objects):
            if isinstance(thing, DictionaryObject):
                for key in _TELLING:
                    thing.pop(key, None)
        out = BytesIO()
        writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
        writer.write(out)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise unreadable() from error
    return out.getvalue()
