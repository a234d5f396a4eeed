from __future__ import annotations

import json
import queue
import socket
import struct
import threading
from collections.abc import Iterator
from typing import Any, Protocol


class Stream(Protocol):
    def send(self, data: bytes) -> None: ...

    def receive(self) -> bytes: ...


class SocketStream:
    def __init__(self, host: str, port: int) -> None:
        self._socket = socket.create_connection((host, port))

    def send(self, data: bytes) -> None:
        self._socket.sendall(struct.pack("!I", len(data)) + data)

    def receive(self) -> bytes:
        (size,) = struct.unpack("!I", self._socket.recv(4))
        return self._socket.recv(size)


class LoopStream:
    def __init__(self) -> None:
        self._data: list[bytes] = []

    def send(self, data: bytes) -> None:
        self._data.append(data)

    def receive(self) -> bytes:
        return self._data.pop()


class Codec:
    def __init__(self, stream: Stream) -> None:
        self.stream = stream

    def put(self, value: Any) -> None:
        self.stream.send(json.dumps(value).encode())

    def get(self) -> Any:
        return json.loads(self.stream.receive())

    def __iter__(self) -> Iterator[Any]:
        while True:
            yield self.get()


class Mailbox:
    def __init__(self, size: int = 0) -> None:
        self._items: queue.Queue[Any] = queue.Queue(size)
        self._closed = threading.Event()

    def put(self, item: Any) -> None:
        self._items.put(item)

    def take(self, timeout: float | None = None) -> Any:
        return self._items.get(timeout=timeout)

    def poll(self) -> Any:
        return None if self._items.empty() else self._items.get_nowait()

    def close(self) -> None:
        self._closed.set()

    def wait_closed(self) -> None:
        self._closed.wait()


def resolve(host: str) -> list[str]:
    return [info[4][0] for info in socket.getaddrinfo(host, None)]
