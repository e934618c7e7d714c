"""Files full of what must not be published: every one carries CANARY."""

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter

CANARY = "planted-canary-7391"


def picture(kind: str, *, size: tuple[int, int] = (40, 20)) -> bytes:
    """Return a picture with an author, a place and a comment."""
    drawn = Image.new("RGB", size, "teal")
    exif = Image.Exif()
    exif[0x013B] = CANARY
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = CANARY
    options: dict[str, object] = {"exif": exif}
    if kind == "PNG":
        info = PngInfo()
        info.add_text("Author", CANARY)
        info.add_itxt("XML:com.adobe.xmp", CANARY)
        options["pnginfo"] = info
    if kind == "JPEG":
        options |= {"comment": CANARY.encode(), "xmp": CANARY.encode()}
    if kind == "WEBP":
        options["xmp"] = CANARY.encode()
    if kind == "GIF":
        options = {"comment": CANARY.encode()}
    out = BytesIO()
    drawn.save(out, format=kind, **options)
    return out.getvalue() + CANARY.encode()


def png_bomb(side: int = 50_000) -> bytes:
    """Return a PNG of a few bytes that claims `side` by `side` pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def pdf() -> bytes:
    """Return a one-page PDF with document information and an XMP packet."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": CANARY, "/Producer": CANARY})
    writer.xmp_metadata = (
        '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" author="{CANARY}"/></rdf:RDF></x:xmpmeta>'
    ).encode()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def office(extension: str, *, filler: bytes = b"") -> bytes:
    """Return a small office document with properties, and a photo that has its own."""
    main = {
        "docx": "word/document.xml",
        "xlsx": "xl/workbook.xml",
        "pptx": "ppt/presentation.xml",
        "odt": "content.xml",
    }[extension]
    out = BytesIO()
    with ZipFile(out, "w") as parts:
        parts.writestr(main, "<document>kept words</document>")
        parts.writestr("docProps/core.xml", f"<creator>{CANARY}</creator>")
        parts.writestr("docProps/app.xml", f"<Company>{CANARY}</Company>")
        parts.writestr("docProps/custom.xml", f"<x>{CANARY}</x>")
        parts.writestr("meta.xml", f"<x>{CANARY}</x>")
        parts.writestr("word/media/photo.jpeg", picture("JPEG"))
        parts.writestr("filler", filler)
        parts.comment = CANARY.encode()
    return out.getvalue()
