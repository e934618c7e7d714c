"""Strips a new file by the kind its name says."""

from collections.abc import Callable
from pathlib import PurePath

from django.core.files.base import ContentFile, File

from medialibrary.metadata.errors import unreadable
from medialibrary.metadata.office import REQUIRED, strip_office
from medialibrary.metadata.pdf import strip_pdf
from medialibrary.metadata.pictures import strip_picture


def stripped_picture(file: File) -> ContentFile:
    """Return the picture without metadata, under its own name."""
    return ContentFile(strip_picture(_content(file)), name=file.name)


def stripped_document(file: File) -> ContentFile:
    """Return the document without metadata, under its own name."""
    extension = PurePath(file.name or "").suffix.lower().removeprefix(".")
    return ContentFile(_stripper(extension)(_content(file)), name=file.name)


def _content(file: File) -> bytes:
    file.seek(0)
    content: bytes = file.read()
    return content


def _stripper(extension: str) -> Callable[[bytes], bytes]:
    if extension == "pdf":
        return strip_pdf
    if extension in REQUIRED:
        return lambda content: strip_office(content, extension)
    return _plain_text


def _plain_text(content: bytes) -> bytes:
    if b"\0" in content:
        raise unreadable()
    return content
