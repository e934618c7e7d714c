"""Bodies of answers: unpacked as they come, and never beyond a limit."""

import zlib
from typing import Final

#: What we say we can unpack.
ACCEPTED: Final = "gzip, deflate"
_GZIP: Final = 16 + zlib.MAX_WBITS


class Unpacker:
    """Takes the bytes of a body and keeps at most `most` of what they unpack to.

    What is packed in another way is kept as it comes.
    """

    def __init__(self, encoding: str, most: int) -> None:
        """Unpack gzip or deflate, by the header Content-Encoding."""
        self._most = most
        self._kept = bytearray()
        self._coder = _coder(encoding.strip().lower())

    @property
    def is_full(self) -> bool:
        """Whether nothing more is kept."""
        return len(self._kept) >= self._most

    def feed(self, chunk: bytes) -> None:
        """Take more of the body; zlib.error for what is no such packing."""
        room = self._most - len(self._kept)
        if room <= 0:
            return
        if self._coder is None:
            self._kept += chunk[:room]
        else:
            self._kept += self._coder.decompress(chunk, room)

    def content(self) -> bytes:
        """Return what was kept."""
        return bytes(self._kept)


def _coder(encoding: str) -> "zlib._Decompress | None":
    if encoding in {"gzip", "x-gzip"}:
        return zlib.decompressobj(_GZIP)
    return zlib.decompressobj() if encoding == "deflate" else None
