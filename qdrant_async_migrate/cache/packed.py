"""One file with many entries: an index and the entries one after the other, each with its checksum, so that reading one costs
nothing for the others. Written once, then only read."""

from __future__ import annotations

import marshal
import struct
import sys
from collections.abc import Iterator, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

MAGIC = b"qam-pack-1\n"
_HEAD = struct.Struct("<QI")
"""Length and checksum of the index."""


class Pack:
    """The entries of one file. Raises ValueError or OSError if it is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        data = _content(path)
        start = len(MAGIC) + _HEAD.size
        if data[: len(MAGIC)] != MAGIC or len(data) < start:
            raise ValueError("no pack")
        length, checksum = _HEAD.unpack_from(data, len(MAGIC))
        index = data[start : start + length]
        if crc32(index) != checksum:
            raise ValueError("damaged index")
        self._places: dict[bytes, tuple[int, int, int]] = marshal.loads(index)
        self._data = memoryview(data)[start + length :]

    def get(self, key: bytes) -> memoryview | None:
        """An entry, or None if it is not there or damaged."""
        place = self._places.get(key)
        if place is None:
            return None
        start, end, checksum = place
        found = self._data[start:end]
        return found if len(found) == end - start and crc32(found) == checksum else None

    def keys(self) -> Iterator[bytes]:
        """The keys of all entries."""
        return iter(self._places)


def _content(path: Path) -> bytes | mmap:
    """The file as it lies on the disk, of which only what is asked for comes into memory. Windows would not let go of it."""
    with path.open("rb") as stream:
        return stream.read() if sys.platform == "win32" else mmap(stream.fileno(), 0, access=ACCESS_READ)


def write_pack(stream: BinaryIO, entries: Mapping[bytes, bytes | memoryview]) -> None:
    """Write ``entries`` as a pack."""
    places: dict[bytes, tuple[int, int, int]] = {}
    at = 0
    for key, data in entries.items():
        places[key] = (at, at + len(data), crc32(data))
        at += len(data)
    index = marshal.dumps(places)
    stream.write(MAGIC + _HEAD.pack(len(index), crc32(index)) + index)
    for data in entries.values():
        stream.write(data)
