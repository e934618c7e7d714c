"""Manners inside a host: one request at a time, and a pause between two."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Courtesy:
    """Gives every host its turns, whoever asks for them: queue, redirect or `robots.txt`."""

    def __init__(self, pause: float) -> None:
        """Wait `pause` seconds between two requests to a host that asks for no longer one."""
        self._pause = pause
        self._pauses: dict[str, float] = {}
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free_at: dict[str, float] = {}

    def lengthen(self, host: str, pause: float) -> None:
        """Wait at least `pause` seconds between two requests to this host."""
        self._pauses[host] = max(self._pause, pause)

    def put_off(self, host: str, seconds: float) -> None:
        """Ask this host nothing for so many seconds."""
        self._free_at[host] = asyncio.get_running_loop().time() + seconds

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until the host may be asked, and keep all others waiting meanwhile."""
        loop = asyncio.get_running_loop()
        async with self._locks[host]:
            await asyncio.sleep(max(0.0, self._free_at.get(host, 0.0) - loop.time()))
            try:
                yield
            finally:
                free_at = loop.time() + self._pauses.get(host, self._pause)
                self._free_at[host] = max(free_at, self._free_at.get(host, 0.0))
