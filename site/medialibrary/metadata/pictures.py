"""Pictures: drawn anew, turned upright, without EXIF, XMP, IPTC, comments and text chunks."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from django.conf import settings
from PIL import Image, ImageOps, ImageSequence, JpegImagePlugin, UnidentifiedImageError

from medialibrary.metadata.errors import too_large, unreadable

FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
#: What a frame needs to look the same.
_LOOKS = ("transparency", "background", "duration", "loop", "disposal", "gamma", "icc_profile")
_QUALITY: dict[str, dict[str, Any]] = {
    "WEBP": {"quality": 90, "method": 4},
    "AVIF": {"quality": 85},
    "PNG": {"optimize": True},
}


def strip_picture(content: bytes) -> bytes:
    """Return the picture without metadata; raises ValidationError for one that isn't a picture."""
    with _opened(content) as picture:
        frames = [_bare(frame) for frame in ImageSequence.Iterator(picture)]
        first, others = frames[0], frames[1:]
        out = BytesIO()
        first.save(out, format=picture.format, **_options(picture, first, others))
    return out.getvalue()


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    """Open a picture of sane size; every way it can fail becomes a refusal."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as picture:
                frames = getattr(picture, "n_frames", 1)
                if (
                    picture.width * picture.height * frames
                    > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
                ):
                    raise too_large()
                yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_large() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise unreadable() from error


def _bare(frame: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(frame)
    bare = upright.copy()
    bare.info = {key: frame.info[key] for key in _LOOKS if key in frame.info}
    return bare


def _options(picture: Image.Image, first: Image.Image, others: list[Image.Image]) -> dict[str, Any]:
    options = dict(_QUALITY.get(str(picture.format), {}))
    options |= {
        key: first.info[key] for key in ("icc_profile", "transparency") if key in first.info
    }
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        options |= {"qtables": picture.quantization, "progressive": "progressive" in picture.info}
        if first.size == picture.size:
            options["subsampling"] = JpegImagePlugin.get_sampling(picture)
    if others:
        options |= {"save_all": True, "append_images": others}
        options |= {key: first.info[key] for key in ("duration", "loop") if key in first.info}
    return options
