"""Files that are whole and private: their modes, their seals, and their way to the disk."""

import os
import stat
import struct
import zlib
from pathlib import Path
from typing import IO

from whooshsearch.store.errors import IndexUnavailable, TornFileError

# The seal is the end of a file that must last: eight fixed bytes and a checksum of all before it.
# Whoosh reads from the front and never gets there.
_SEAL = struct.Struct(">8sI")
_MAGIC = b"sealed 1"
_CHUNK = 1 << 20
_CHECKED_AT_MOST = 4096

# What was found whole, so that a file is read through once in a process and not at every opening.
_checked: dict[str, tuple[int, int, int]] = {}


def make_directory(path: Path, mode: int) -> None:
    """Make a directory with this mode, whatever the umask, keeping a group that is inherited."""
    path.mkdir(mode=mode)
    inherited = path.stat().st_mode & stat.S_ISGID
    path.chmod(mode | inherited)


def names_in(path: Path) -> list[str]:
    """Name what is in a directory."""
    with os.scandir(path) as entries:
        return [entry.name for entry in entries]


def open_private(path: Path, mode: int, *, flags: int = 0) -> int:
    """Open a file to write it, with this mode whatever the umask; give its descriptor."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | flags, mode)
    if stat.S_IMODE(os.fstat(descriptor).st_mode) != mode:
        os.fchmod(descriptor, mode)
    return descriptor


def sync_directory(path: Path) -> None:
    """Bring the names in a directory to the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_text(path: Path, text: str, mode: int) -> None:
    """Replace a small file at once: whoever reads it sees the old text or the new."""
    fresh = path.with_name(f"{path.name}.new")
    with os.fdopen(open_private(fresh, mode, flags=os.O_TRUNC), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_directory(path.parent)


def refuse_if_writable_by_others(path: Path, directory: Path) -> None:
    """Refuse what others may write: Whoosh unpickles what it reads."""
    status = path.stat() if path == directory else path.lstat()
    if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        reason = f"The search index may be written by others ({path.name}): it is not read."
        raise IndexUnavailable(reason, directory)


def seal(file: IO[bytes]) -> None:
    """End a file with its checksum and bring it to the disk."""
    file.flush()
    descriptor = file.fileno()
    size = os.fstat(descriptor).st_size
    checksum = _checksum(descriptor, size)
    file.seek(0, os.SEEK_END)
    file.write(_SEAL.pack(_MAGIC, checksum))
    file.flush()
    os.fsync(descriptor)


def check_seal(path: Path, *, again: bool = False) -> None:
    """Raise TornFileError unless the file is whole, byte by byte."""
    if again:
        _checked.pop(str(path), None)
    descriptor = os.open(path, os.O_RDONLY)
    try:
        status = os.fstat(descriptor)
        identity = (status.st_ino, status.st_size, status.st_mtime_ns)
        if _checked.get(str(path)) == identity:
            return
        _check(descriptor, status.st_size, path)
    finally:
        os.close(descriptor)
    if len(_checked) >= _CHECKED_AT_MOST:
        _checked.clear()
    _checked[str(path)] = identity


def _check(descriptor: int, size: int, path: Path) -> None:
    length = size - _SEAL.size
    if length < 0:
        raise TornFileError(path.name)
    end = os.pread(descriptor, _SEAL.size, length)
    if len(end) != _SEAL.size or _SEAL.unpack(end) != (_MAGIC, _checksum(descriptor, length)):
        raise TornFileError(path.name)


def _checksum(descriptor: int, length: int) -> int:
    checksum = position = 0
    while position < length:
        chunk = os.pread(descriptor, min(_CHUNK, length - position), position)
        if not chunk:
            break
        checksum = zlib.crc32(chunk, checksum)
        position += len(chunk)
    return checksum
