"""Keep an uploaded e-mail between two steps: for a day, for whoever uploaded it."""

import re
import time
import uuid
from collections.abc import Callable
from typing import Final

from django.core import signing
from django.core.files.base import ContentFile

from accounts.models import User
from partnerships.tracker.models.private_file import private_storage

FOLDER: Final = "incoming"
#: In seconds.
KEPT_FOR: Final = 24 * 60 * 60
_SALT: Final = "tracker.incoming"
_NAME: Final = re.compile(r"[0-9a-f]{32}")


def keep_incoming(data: bytes, user: User) -> str:
    """Keep bytes for a day; returns the signed words under which `user` finds them again."""
    purge_incoming()
    name = uuid.uuid4().hex
    private_storage().save(f"{FOLDER}/{name}", ContentFile(data))
    return signing.dumps([name, user.pk], salt=_SALT)


def find_incoming(token: str, user: User) -> bytes | None:
    """Return the bytes that `user` left under these words, None when they are gone."""
    name = _name_of(token, user)
    if name is None:
        return None
    try:
        with private_storage().open(f"{FOLDER}/{name}", "rb") as file:
            data: bytes = file.read()
    except OSError:
        return None
    return data


def drop_incoming(token: str, user: User) -> None:
    """Forget the bytes that `user` left under these words."""
    name = _name_of(token, user)
    if name is not None:
        private_storage().delete(f"{FOLDER}/{name}")


def purge_incoming_daily(write: Callable[[str], None]) -> None:
    """Forget what was left for longer than a day, even if nobody uploads anything; say how much."""
    write(f"{purge_incoming()} uploaded e-mails forgotten")


def purge_incoming() -> int:
    """Forget what was left for longer than a day; returns how many files."""
    storage = private_storage()
    try:
        _folders, names = storage.listdir(FOLDER)
    except OSError:
        return 0
    oldest = time.time() - KEPT_FOR
    outdated = [name for name in names if _kept_since(f"{FOLDER}/{name}") < oldest]
    for name in outdated:
        storage.delete(f"{FOLDER}/{name}")
    return len(outdated)


def _kept_since(path: str) -> float:
    """Return when a file was kept, in seconds; now for one that was taken away meanwhile."""
    try:
        return private_storage().get_modified_time(path).timestamp()
    except OSError:
        return time.time()


def _name_of(token: str, user: User) -> str | None:
    try:
        name, owner = signing.loads(token, salt=_SALT, max_age=KEPT_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    is_theirs = owner == user.pk and isinstance(name, str) and _NAME.fullmatch(name)
    return name if is_theirs else None
