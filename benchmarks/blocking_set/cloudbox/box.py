from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from cloudbox.drivers import Azure, Driver, Gcs, Static


@dataclass
class Box:
    driver: Driver
    cache: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: str) -> bytes:
        if key not in self.cache:
            self.cache[key] = self.driver.read(key)
        return self.cache[key]

    def pop(self, key: str) -> bytes | None:
        return self.cache.pop(key, None)

    async def aget(self, key: str) -> bytes:
        return self.cache.get(key) or await asyncio.to_thread(self.driver.read, key)  # ok

    @classmethod
    def local(cls) -> "Box":
        return cls(Static({"a": b"1"}))

    @classmethod
    def remote(cls) -> "Box":
        return cls(Gcs())


class Boxes:
    """Boxes by name, made when they are asked for."""

    def __init__(self, **drivers: Driver) -> None:
        self.drivers = drivers
        self.made: dict[str, Box] = {}

    def __getitem__(self, name: str) -> Box:
        return self.made.setdefault(name, Box(self.drivers[name]))


class Settings:
    def __init__(self, offline: bool = False) -> None:
        self.offline = offline

    def driver(self) -> Driver:
        if self.offline:
            return Static()
        return Azure()


def open_driver(url: str, **options: Any) -> Driver:
    scheme, _, _ = url.partition("://")
    return Driver.registry[scheme](**options)
