from __future__ import annotations

import select
import socket
import struct
import zlib
from multiprocessing import Pool

import cv2
import serial

from .offload import timed


class Camera:
    def __init__(self, host: str, port: int = 554) -> None:
        self.address = (host, port)
        self.sock: socket.socket | None = None

    def open(self) -> "Camera":
        self.sock = socket.create_connection(self.address, timeout=3)
        return self

    @timed
    def frame(self) -> bytes:
        self.sock.sendall(b"GET")
        size = struct.unpack("!I", self.sock.recv(4))[0]
        return self.sock.recv(size)

    def ready(self) -> bool:
        return bool(select.select([self.sock], [], [], 1)[0])

    def describe(self) -> str:
        return "%s:%d" % self.address


class FakeCamera(Camera):
    def open(self) -> "Camera":
        return self

    def frame(self) -> bytes:
        return b"\0" * 16


def pack(frame: bytes) -> bytes:
    return zlib.compress(frame, 9)


def still(path: str):
    return cv2.imread(path)


def light(port: str) -> bytes:
    with serial.Serial(port, 9600) as line:
        return line.readline()


def many(paths: list[str]) -> list:
    with Pool(2) as pool:
        return pool.map(still, paths)
