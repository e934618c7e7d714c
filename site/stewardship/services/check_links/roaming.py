"""Many visits at once: hosts beside one another, the addresses of a host one after the other."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from queue import SimpleQueue
from threading import Event, Thread
from typing import Final

import httpx

from stewardship.services.check_links.courtesy import Courtesy
from stewardship.services.check_links.network import GuardedTransport
from stewardship.services.check_links.policy import Policy
from stewardship.services.check_links.visitor import Visitor
from stewardship.services.check_links.visits import Postponed, Target, Visit

Found = tuple[Target, Visit]
_END: Final = None


class Roaming:
    """An iterator of visits, in the order in which they end; made in a thread with its own loop.

    The database is left to whoever iterates. `stop` ends it early, from a signal handler too:
    what is under way is dropped.
    """

    def __init__(
        self,
        targets: Iterable[Target],
        policy: Policy,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """Visit `targets` as `policy` says; `transport` is for another network than the usual."""
        self._targets = list(targets)
        self._policy = policy
        self._transport = transport
        self._found: SimpleQueue[Found | BaseException | None] = SimpleQueue()
        self._stopped = Event()

    def stop(self) -> None:
        """End the iteration after the visit at hand; safe to call from a signal handler."""
        self._found.put(_END)

    def __iter__(self) -> Iterator[Found]:
        thread = Thread(target=self._run, name="link-check", daemon=True)
        thread.start()
        try:
            while (found := self._found.get()) is not _END:
                if isinstance(found, BaseException):
                    raise found
                yield found
        finally:
            self._stopped.set()
            thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._roam())
        except BaseException as error:  # noqa: BLE001  (handed over to whoever iterates)
            self._found.put(error)
        finally:
            self._found.put(_END)

    async def _roam(self) -> None:
        """Work through all hosts until done or stopped."""
        work = asyncio.ensure_future(self._work())
        while not work.done():
            await asyncio.wait({work}, timeout=_LOOK_UP)
            if self._stopped.is_set():
                work.cancel()
                with suppress(asyncio.CancelledError):
                    await work
                return
        work.result()

    async def _work(self) -> None:
        courtesy = Courtesy(self._policy.pause)
        async with self._transport or GuardedTransport(self._policy) as transport:
            visitor = Visitor(self._policy, transport, courtesy)
            hosts = iter(_by_host(self._targets))
            async with asyncio.TaskGroup() as group:
                for _number in range(max(1, self._policy.concurrency)):
                    group.create_task(self._take_hosts(hosts, visitor, courtesy))

    async def _take_hosts(
        self, hosts: Iterator[deque[Target]], visitor: Visitor, courtesy: Courtesy
    ) -> None:
        for queue in hosts:
            await self._empty(queue, visitor, courtesy)

    async def _empty(self, queue: deque[Target], visitor: Visitor, courtesy: Courtesy) -> None:
        """Visit the addresses of one host; once it asks twice for patience, leave it alone."""
        while queue:
            target = queue.popleft()
            visit = await visitor.visit(target.url)
            if isinstance(visit, Postponed):
                if self._can_wait(target, visit):
                    courtesy.put_off(target.host, visit.seconds or 0.0)
                    queue.append(replace(target, tries=target.tries + 1))
                    continue
                for left in (target, *queue):
                    self._found.put((left, visit))
                return
            self._found.put((target, visit))

    def _can_wait(self, target: Target, visit: Postponed) -> bool:
        seconds = visit.seconds
        return target.tries == 0 and seconds is not None and seconds <= self._policy.longest_wait


#: How often the loop looks whether it shall stop, in seconds.
_LOOK_UP: Final = 0.1


def _by_host(targets: Iterable[Target]) -> list[deque[Target]]:
    """Return the targets of each host, the longest queue first: it takes the longest."""
    queues: dict[str, deque[Target]] = defaultdict(deque)
    for target in targets:
        queues[target.host].append(target)
    return sorted(queues.values(), key=len, reverse=True)
