from __future__ import annotations

import gzip
import hashlib
import time
from collections import OrderedDict
from pathlib import Path


class MemoryCache:
    def __init__(self, size: int) -> None:
        self._size = size
        self._items: OrderedDict[str, tuple[float, bytes]] = OrderedDict()

    def get(self, key: str) -> bytes | None:
        item = self._items.get(key)
        if item is None or item[0] < time.monotonic():
            return None
        return item[1]

    def put(self, key: str, value: bytes, ttl: float = 60.0) -> None:
        self._items[key] = (time.monotonic() + ttl, value)
        while len(self._items) > self._size:
            self._items.popitem(last=False)


class DiskCache:
    def __init__(self, root: Path) -> None:
        self._root = root

    def _path(self, key: str) -> Path:
        return self._root / key[:2] / key

    def get(self, key: str) -> bytes | None:
        try:
            with gzip.open(self._path(key), "rb") as handle:
                return handle.read()
        except FileNotFoundError:
            return None

    def put(self, key: str, value: bytes, ttl: float = 0.0) -> None:
        self._path(key).write_bytes(gzip.compress(value))


class Tiered:
    """Memory first, then whatever stands behind it."""

    def __init__(self, front: MemoryCache, back: DiskCache | None = None) -> None:
        self.front = front
        self.back = back

    def get(self, key: str) -> bytes | None:
        found = self.front.get(key)
        if found is None and self.back is not None:
            found = self.back.get(key)
        return found

    def peek(self, key: str) -> bytes | None:
        return self.front.get(key)


def key_of(url: str, width: int) -> str:
    return hashlib.sha1(f"{url}@{width}".encode()).hexdigest()
