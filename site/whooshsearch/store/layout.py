"""What lies where in the directory of a store.

CURRENT         the name of the build that is searched
LOCK, REBUILD   held by whoever writes, and by whoever makes a new build
builds/<name>/  the files of Whoosh, and meta.json with the fingerprint of the fields
"""

import json
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from whooshsearch.store.errors import DAMAGED, OTHER_VERSION, IndexUnavailable, unreadable
from whooshsearch.store.files import (
    make_directory,
    names_in,
    refuse_if_writable_by_others,
    replace_text,
    sync_directory,
)
from whooshsearch.store.storage import generation_of

_META = "meta.json"
_BUILD_NAME = re.compile(r"[0-9a-f]{16}")


class Layout:
    """The paths of a store, the build that is current, and its generations."""

    def __init__(self, directory: Path, fingerprint: str, mode: int) -> None:
        self.directory = directory
        self.fingerprint = fingerprint
        self.mode = mode
        self.lock = directory / "LOCK"
        self.rebuild = directory / "REBUILD"
        self.purge = directory / "PURGE"
        self.aside = directory / "aside"
        self.pointer = directory / "CURRENT"
        self.builds = directory / "builds"

    @property
    def file_mode(self) -> int:
        """The mode of a file: that of the directory without the right to enter."""
        return self.mode & 0o666

    def current(self) -> Path:
        """Find the build that is searched, or say why there is none."""
        try:
            name = self.pointer.read_text(encoding="ascii").strip()
        except UnicodeDecodeError:
            name = ""
        except OSError as error:
            raise unreadable(error, self.directory) from error
        if not _BUILD_NAME.fullmatch(name):
            raise IndexUnavailable(DAMAGED, self.directory)
        return self.builds / name

    def generations(self, build: Path) -> list[int]:
        """List the generations of a build, the newest first."""
        try:
            numbers = (generation_of(name) for name in names_in(build))
            found = sorted((n for n in numbers if n is not None), reverse=True)
        except FileNotFoundError:
            found = []
        except OSError as error:
            raise unreadable(error, self.directory) from error
        if not found:
            raise IndexUnavailable(DAMAGED, self.directory)
        return found

    def check(self, build: Path) -> None:
        """Refuse a build that others may write, or that was made for other fields."""
        try:
            for path in (self.directory, self.pointer, self.builds, build):
                refuse_if_writable_by_others(path, self.directory)
            for path in build.iterdir():
                # A writer may just have removed it.
                with suppress(FileNotFoundError):
                    refuse_if_writable_by_others(path, self.directory)
            meta = json.loads((build / _META).read_text(encoding="utf-8"))
            made_for = meta["fingerprint"]
        except (ValueError, KeyError, TypeError) as error:
            raise IndexUnavailable(DAMAGED, self.directory) from error
        except OSError as error:
            raise unreadable(error, self.directory) from error
        if made_for != self.fingerprint:
            raise IndexUnavailable(OTHER_VERSION, self.directory)

    def prepare(self) -> None:
        """Make the directory, where it is missing, with its mode."""
        self.directory.parent.mkdir(parents=True, exist_ok=True)
        for path in (self.directory, self.builds):
            # Another process may be making it too.
            with suppress(FileExistsError):
                make_directory(path, self.mode)
            refuse_if_writable_by_others(path, self.directory)

    def new_build(self) -> Path:
        """Make a directory for a build that nobody searches yet."""
        build = self.builds / secrets.token_hex(8)
        make_directory(build, self.mode)
        return build

    def make_current(self, build: Path) -> None:
        """Have this build searched from now on."""
        meta = json.dumps({"fingerprint": self.fingerprint})
        replace_text(build / _META, meta, self.file_mode)
        sync_directory(self.builds)
        replace_text(self.pointer, f"{build.name}\n", self.file_mode)

    def was_ever_built(self) -> bool:
        """Tell whether there is, or was, an index here that someone may miss."""
        return self.pointer.exists() or any(self.builds.glob(f"*/{_META}"))

    def others(self) -> list[Path]:
        """List the builds that are not current."""
        try:
            current = self.current()
        except IndexUnavailable:
            current = None
        return [path for path in self.builds.iterdir() if path != current]

    def discard(self, build: Path) -> None:
        """Remove a build. Whoever reads it has its files open and can go on."""
        shutil.rmtree(build, ignore_errors=True)

    def discard_others(self) -> None:
        """Remove all builds but the current one. The caller holds the rebuild lock."""
        for path in self.others():
            self.discard(path)

    def remove(self) -> None:
        """Remove everything. The caller holds all locks: their files go last."""
        self.pointer.unlink(missing_ok=True)
        for path in (self.builds, self.aside):
            shutil.rmtree(path, ignore_errors=True)
        for path in self.directory.iterdir():
            path.unlink(missing_ok=True)
        # Somebody may have begun anew already.
        with suppress(OSError):
            self.directory.rmdir()
