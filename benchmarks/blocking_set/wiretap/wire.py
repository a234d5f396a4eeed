from __future__ import annotations

import socket
import struct
import zlib


class Frame:
    __slots__ = ("kind", "payload")

    def __init__(self, kind: int, payload: bytes) -> None:
        self.kind = kind
        self.payload = payload

    def pack(self) -> bytes:
        return struct.pack("!BI", self.kind, len(self.payload)) + self.payload

    @classmethod
    def unpack(cls, data: bytes) -> "Frame":
        kind, size = struct.unpack_from("!BI", data)
        return cls(kind, data[5 : 5 + size])


def checksum(data: bytes) -> int:
    return zlib.crc32(data)


def connect(host: str, port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.settimeout(5)
    made.connect((host, port))
    return made


class Upstream:
    def __init__(self, host: str, port: int) -> None:
        self.address = (host, port)
        self._socket: socket.socket | None = None

    def send(self, frame: Frame) -> None:
        if self._socket is None:
            self._socket = connect(*self.address)
        self._socket.sendall(frame.pack())

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
