"""Own image, rendition and document models."""

from medialibrary.models.document import Document
from medialibrary.models.image import Image, Rendition

__all__ = ["Document", "Image", "Rendition"]
