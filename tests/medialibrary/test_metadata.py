"""Nothing that says who, where or when survives in an uploaded file."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image as Pillow
from pypdf import PdfReader

from medialibrary.metadata import office as office_module
from medialibrary.metadata.pictures import strip_picture
from medialibrary.metadata.strip import stripped_document
from medialibrary.models import Document, Image
from tests.medialibrary import files

pytestmark = pytest.mark.django_db
EVERY_KIND = ["AVIF", "GIF", "JPEG", "PNG", "WEBP"]


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_picture_keeps_neither_author_nor_place(kind: str) -> None:
    content = files.picture(kind)
    assert files.CANARY.encode() in content
    bare = strip_picture(content)
    assert files.CANARY.encode() not in bare
    with Pillow.open(BytesIO(bare)) as picture:
        assert not picture.getexif()
        assert picture.format == kind


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_taken_sideways_stands_upright(kind: str) -> None:
    with Pillow.open(BytesIO(strip_picture(files.picture(kind, size=(40, 20))))) as picture:
        assert picture.size == (20, 40)


def test_an_animation_keeps_its_frames() -> None:
    frames = [Pillow.new("RGB", (9, 9), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(out, format="GIF", save_all=True, append_images=frames[1:], duration=80)
    with Pillow.open(BytesIO(strip_picture(out.getvalue()))) as picture:
        assert picture.n_frames == 3


def test_the_stored_original_is_stripped_whoever_saves_it() -> None:
    content = files.picture("JPEG")
    image = Image.objects.create(title="Photo", file=ContentFile(content, name="photo.jpg"))
    image.refresh_from_db()
    assert files.CANARY.encode() not in Path(image.file.path).read_bytes()
    assert (image.width, image.height) == (20, 40)


def test_a_pdf_keeps_no_document_information() -> None:
    bare = stripped_document(ContentFile(files.pdf(), name="law.pdf")).read()
    reader = PdfReader(BytesIO(bare))
    assert files.CANARY.encode() not in bare
    assert not reader.metadata
    assert len(reader.pages) == 1


@pytest.mark.parametrize("extension", ["docx", "xlsx", "pptx", "odt"])
def test_an_office_document_keeps_its_words_and_loses_its_properties(extension: str) -> None:
    bare = stripped_document(ContentFile(files.office(extension), name=f"brief.{extension}")).read()
    with ZipFile(BytesIO(bare)) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist()) + parts.comment
    assert files.CANARY.encode() not in everything
    assert b"kept words" in everything


def test_the_stored_document_is_stripped_and_its_hash_is_of_what_is_kept() -> None:
    document = Document(title="Law", file=ContentFile(files.pdf(), name="law.pdf"))
    document.full_clean()
    document._set_document_file_metadata()
    document.save()
    kept = Path(document.file.path).read_bytes()
    assert files.CANARY.encode() not in kept
    assert document.file_size == len(kept)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(files.png_bomb(), id="bomb"),
        pytest.param(files.png_bomb(9_000), id="too large"),
        pytest.param(b"<html><script>alert(1)</script></html>", id="page"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", id="drawing"),
        pytest.param(files.picture("JPEG")[:200], id="cut off"),
    ],
)
def test_a_bad_picture_is_refused_at_its_field(content: bytes) -> None:
    with pytest.raises(ValidationError) as refused:
        strip_picture(content)
    assert "file" in refused.value.message_dict


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<html></html>"),
        ("drawing.svg", b"<svg/>"),
        ("law.pdf", b"<html></html>"),
        ("law.pdf", b"%PDF-1.7 cut off"),
        ("brief.docx", b"<html></html>"),
        ("brief.docx", files.office("xlsx")),
        ("list.csv", b"a\0b"),
    ],
)
def test_a_bad_document_is_refused_at_its_field(name: str, content: bytes) -> None:
    document = Document(title="Bad", file=ContentFile(content, name=name))
    with pytest.raises(ValidationError) as refused:
        document.full_clean()
    assert "file" in refused.value.message_dict


def test_a_document_that_unfolds_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_module, "MAX_UNFOLDED", 1_000_000)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b"0" * 2_000_000)
    with pytest.raises(ValidationError):
        stripped_document(ContentFile(out.getvalue(), name="bomb.docx"))
