"""Copies of sources: kept byte for byte, told by their digest, refused with a reason."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from stewardship.models import ArchivedCopy, Source
from stewardship.services import keep_copy as keeping
from stewardship.services.find_public_users import is_public_source
from stewardship.services.keep_copy import keep_copy
from tests.factories.legislation import event, make_law
from tests.factories.people import make_staff, make_user
from tests.medialibrary.files import picture

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\nThe text of the law.\n%%EOF\n"
KINDS = [
    (PDF, "application/pdf"),
    (b"\xef\xbb\xbf<!DOCTYPE html><html><p>Law</p></html>", "text/html"),
    (b"<?xml version='1.0'?><akomaNtoso/>", "application/xml"),
    ("Закон № 5".encode(), "text/plain"),
    (picture("PNG"), "image/png"),
    (picture("JPEG"), "image/jpeg"),
    (b"From: saved\nMIME-Version: 1.0\nContent-Type: multipart/related;", "multipart/related"),
]
REFUSED = [
    b"MZ\x90\x00\x03program",
    b"\x7fELF\x02\x01\x01\x00",
    b"PK\x03\x04 some archive \x00\x01",
    b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
    b"<?xml version='1.0'?><svg ><script>1</script></svg>",
    b"   \n  ",
]


def upload(content: bytes = PDF, name: str = "gazette.pdf") -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, content, content_type="application/x-whatever")


def make_source(**values: Any) -> Source:
    """Return a source with an address."""
    return Source.objects.create(**{"title": "Gazette 12", "url": "https://example.org/g"} | values)


def test_a_copy_is_kept_byte_for_byte_with_its_digest() -> None:
    user = make_user()
    copy = keep_copy(make_source(), upload(), user)
    assert Path(copy.file.path).read_bytes() == PDF
    assert copy.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (copy.size, copy.media_type, copy.kept_by) == (len(PDF), "application/pdf", user)


@pytest.mark.parametrize(("content", "media_type"), KINDS)
def test_a_file_is_told_by_its_bytes(content: bytes, media_type: str) -> None:
    copy = keep_copy(make_source(), upload(content, "anything.bin"))
    assert copy.media_type == media_type
    assert Path(copy.file.path).read_bytes() == content


@pytest.mark.parametrize("content", REFUSED)
def test_other_kinds_of_files_are_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="kinds of files"):
        keep_copy(make_source(), upload(content, "law.pdf"))
    assert not ArchivedCopy.objects.exists()


def test_the_name_gets_the_suffix_of_what_the_file_is() -> None:
    copy = keep_copy(make_source(), upload(name="..\\..\\law\u202efdp.exe"))
    assert copy.name == "lawfdp.pdf"


def test_the_same_file_a_second_time_says_since_when_it_is_kept() -> None:
    source = make_source()
    keep_copy(source, upload())
    with pytest.raises(ValidationError, match="kept already"):
        keep_copy(source, upload(name="again.pdf"))
    assert source.copies.count() == 1


def test_the_same_file_can_be_kept_for_two_sources() -> None:
    first, second = make_source(), make_source(url="https://example.org/h")
    files = {keep_copy(source, upload()).file.name for source in (first, second)}
    assert len(files) == 2


def test_an_empty_and_a_huge_file_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LARGEST", 10)
    with pytest.raises(ValidationError, match="empty"):
        keep_copy(make_source(), upload(b""))
    with pytest.raises(ValidationError, match="at most"):
        keep_copy(make_source(url=""), upload())


def test_a_refused_row_leaves_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any, **_options: Any) -> None:
        raise OSError("disk full")

    source = make_source()
    monkeypatch.setattr(ArchivedCopy, "save", fail)
    with pytest.raises(OSError, match="disk full"):
        keep_copy(source, upload())
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_deleted_copy_takes_its_file_along(django_capture_on_commit_callbacks: Any) -> None:
    copy = keep_copy(make_source(), upload())
    with django_capture_on_commit_callbacks(execute=True):
        copy.delete()
    assert not Path(copy.file.path).exists()


def posted(source: Source, **changes: Any) -> dict[str, Any]:
    """Return what the editor of a source sends."""
    return {
        "title": source.title,
        "url": source.url,
        "address_basis": "seen",
        "kind": "official",
        "version": "original",
    } | changes


def edit_url(source: Source) -> str:
    """Return the address of the editor of a source."""
    return reverse(Source.snippet_viewset.get_url_name("edit"), args=[source.pk])


def test_the_editor_keeps_a_copy_and_shows_its_digest(client: Client) -> None:
    source, user = make_source(), make_staff(Source, "change")
    client.force_login(user)
    client.post(edit_url(source), posted(source, copy_file=upload()))
    copy = source.copies.get()
    page = client.get(edit_url(source)).content.decode()
    assert copy.sha256 in page.replace("<wbr>", "")
    assert copy.kept_by == user


def test_an_empty_upload_is_refused_at_the_field(client: Client) -> None:
    source = make_source()
    client.force_login(make_staff(Source, "change"))
    response = client.post(edit_url(source), posted(source, copy_file=upload(b"")))
    assert "empty" in str(response.context["form"].errors["copy_file"])


def test_a_source_made_where_it_is_chosen_can_have_a_copy(client: Client) -> None:
    user = make_staff(Source, "add")
    client.force_login(user)
    chooser = Source.snippet_viewset.chooser_viewset
    data = posted(Source(title="New", url="https://example.org/n"), copy_file=upload())
    response = client.post(reverse(chooser.get_url_name("create")), data)
    assert response.json()["step"] == "chosen"
    assert ArchivedCopy.objects.get().kept_by == user


def test_a_new_address_counts_as_never_visited(client: Client) -> None:
    source = make_source(link_state="dead", link_reason="404", link_sha256="a" * 64)
    client.force_login(make_staff(Source, "change"))
    client.post(edit_url(source), posted(source, url="https://example.org/new"))
    source.refresh_from_db()
    assert (source.link_state, source.link_reason, source.link_sha256) == ("unchecked", "", "")


def test_verifying_finds_altered_and_missing_files(capsys: Any) -> None:
    source = make_source()
    intact, altered, missing = (
        keep_copy(source, upload(PDF + number)) for number in (b"1", b"2", b"3")
    )
    Path(altered.file.path).write_bytes(b"other")
    Path(missing.file.path).unlink()
    with pytest.raises(CommandError, match="2 of 3"):
        call_command("verify_copies")
    said = capsys.readouterr().out
    assert f"altered: {altered.uid}" in said
    assert f"missing: {missing.uid}" in said
    assert str(intact.uid) not in said


def act(client: Client, source: Source, action: str) -> Any:
    """Press a button under the link or the copies of a source."""
    url = reverse(Source.snippet_viewset.get_url_name("act"), args=[source.pk, action])
    return client.post(url, follow=True)


def test_the_button_compares_the_files_with_their_digests(client: Client) -> None:
    source = make_source()
    copy = keep_copy(source, upload())
    client.force_login(make_staff(Source, "change"))
    assert "1 copy is intact" in act(client, source, "verify-copies").content.decode()
    Path(copy.file.path).write_bytes(b"other")
    assert "is not what was kept" in act(client, source, "verify-copies").content.decode()


def test_only_who_may_delete_sources_deletes_a_copy(client: Client) -> None:
    copy = keep_copy(make_source(), upload())
    url = reverse(
        Source.snippet_viewset.get_url_name("delete_copy"), args=[copy.source_id, copy.uid]
    )
    client.force_login(make_staff(Source, "change"))
    client.post(url)
    assert ArchivedCopy.objects.exists()
    client.force_login(make_staff(Source, "delete"))
    client.post(url)
    assert not ArchivedCopy.objects.exists()


def test_a_colleague_reads_the_copy_of_a_draft(client: Client) -> None:
    copy = keep_copy(make_source(), upload())
    url = reverse(Source.snippet_viewset.get_url_name("copy_file"), args=[copy.source_id, copy.uid])
    client.force_login(make_staff(Source))
    response = client.get(url)
    assert b"".join(response.streaming_content) == PDF
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("live", "public"), [(True, True), (False, False)])
def test_a_source_is_public_while_something_live_rests_on_it(live: bool, public: bool) -> None:
    source = make_source()
    make_law(event("in_force", "2021", source=source), live=live)
    assert is_public_source(source) is public
