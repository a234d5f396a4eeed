import asyncio
from typing import Callable

from qdrant_client import QdrantClient

from .settings import Settings
from .state import EventLog


class Watcher:
    def __init__(self, client: QdrantClient, settings: Settings) -> None:
        self.log = EventLog(client, settings.collection)
        self.settings = settings
        self._stopped = False
        self._probes: list[tuple[str, Callable[[int], bool]]] = [
            ("even", lambda tick: tick % 2 == 0),
            ("any", lambda tick: True),
        ]

    def stop(self) -> None:
        self._stopped = True

    def probe(self, tick: int) -> list[int]:
        return [self.log.append(kind, tick) for kind, holds in self._probes if holds(tick)]

    async def tick(self, number: int) -> None:
        await asyncio.sleep(0)
        ids = self.probe(number)
        print("tick", number, ids)

    async def janitor(self, ready: asyncio.Event) -> None:
        await ready.wait()
        removed = self.log.trim(self.settings.keep)
        self.log.trimmed += removed
        print("removed", removed)

    async def run(self) -> None:
        ready = asyncio.Event()
        cleaner = asyncio.create_task(self.janitor(ready))
        for number in range(self.settings.ticks):
            if self._stopped:
                break
            await self.tick(number)
        ready.set()
        await cleaner
        print("kinds", self.log.kinds())

    def summary(self) -> str:
        return f"{len(self.log)} events, {self.log.kinds()}"
