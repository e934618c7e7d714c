"""Keeping private files: told by their bytes, named by what they are."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError
from django.test import Client
from django.urls import reverse

from partnerships.tracker.models import AuditEntry, PrivateFile
from partnerships.tracker.services import keep_file as module
from partnerships.tracker.services.keep_file import keep_file
from partnerships.tracker.services.remove_file import remove_file
from tests.factories.tracker import (
    day,
    make_agreement,
    make_commitment,
    make_interaction,
    make_manager,
    make_officer,
)
from tests.partnerships.tracker.signing_in import signed_in

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 invented"


def kept(name: str = "minutes.pdf", data: bytes = PDF, **owner: Any) -> PrivateFile:
    owner = owner or {"interaction": make_interaction()}
    return keep_file(SimpleUploadedFile(name, data), make_officer(), **owner)


def test_a_file_is_kept_under_a_name_that_says_nothing(settings: Any) -> None:
    file = kept()
    paths = [path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()]
    assert [path.name for path in paths] == [file.uid.hex]
    assert paths[0].stat().st_mode & 0o077 == 0
    assert (file.size, file.media_type) == (len(PDF), "application/pdf")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("minutes.exe", "minutes.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\a.pdf", "a.pdf"),
        ("a\u202efdp.exe", "afdp.pdf"),
        ('a"\r\nX: y.pdf', 'a" X- y.pdf'),
        (".pdf", "pdf.pdf"),
        ("x" * 300, "x" * 200 + ".pdf"),
    ],
)
def test_a_name_is_tidied_and_ends_as_what_it_is(given: str, expected: str) -> None:
    name = kept(given).name
    assert name.endswith(".pdf")
    assert not set(name) & set("/\\\r\n\u202e")
    assert len(name) <= 255


@pytest.mark.parametrize(
    ("data", "part"), [(b"", "empty"), (b"MZ\x00\x01", "this kind"), (b"PK\x03\x04x", "this kind")]
)
def test_what_is_not_kept_is_refused(data: bytes, part: str) -> None:
    with pytest.raises(ValidationError, match=part):
        kept(data=data)
    assert not PrivateFile.everything.exists()


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_FILE", 10)
    with pytest.raises(ValidationError, match="at most"):
        kept()


def test_a_file_belongs_to_one_thing_and_leaves_no_bytes_otherwise(settings: Any) -> None:
    owner = {"interaction": make_interaction(), "agreement": make_agreement()}
    with pytest.raises((IntegrityError, DatabaseError)):
        kept(**owner)
    assert not [path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()]


def owners() -> dict[str, Any]:
    agreement = make_agreement()
    return {
        "interaction": make_interaction(),
        "agreement": agreement,
        "amendment": agreement.amendments.create(on=day(), text="Longer"),
        "commitment": make_commitment(),
    }


@pytest.mark.parametrize("kind", PrivateFile.guarded_by)
def test_a_manager_removes_a_file_where_it_is_listed(
    kind: str, client: Client, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    owner = owners()[kind]
    file = kept(**{kind: owner})
    shown = owner.agreement if kind == "amendment" else owner
    place = reverse(f"tracker_{shown._meta.model_name}", args=[shown.uid])
    address = reverse("tracker_file_remove", args=[file.uid])
    signed_in(client, make_officer())
    assert address not in client.get(place).content.decode()
    signed_in(client, make_manager())
    assert address in client.get(place).content.decode()
    assert "minutes.pdf" in client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address).url == place
    assert not PrivateFile.everything.exists()
    assert not [path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()]
    assert AuditEntry.objects.get(action="deleted").record_uid == file.uid


def test_only_a_manager_removes_a_file() -> None:
    with pytest.raises(PermissionDenied):
        remove_file(kept(), make_officer())
