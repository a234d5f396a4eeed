from __future__ import annotations

import contextlib
import functools
import socket
import subprocess
import threading
from collections import deque
from dataclasses import dataclass, field
from typing import Callable

import paho.mqtt.client as mqtt
import zmq
import zmq.asyncio


def retry(times: int):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(times):
                with contextlib.suppress(OSError):
                    return function(*args, **kwargs)
            return None

        return wrapper

    return decorate


@retry(3)
def banner(host: str) -> bytes | None:
    with contextlib.closing(socket.socket()) as sock:
        sock.settimeout(3)
        sock.connect((host, 80))
        return sock.recv(100)


@retry(3)
def parse(data: bytes) -> dict | None:
    return dict(p.split("=") for p in data.decode().split(";"))


@dataclass
class Feed:
    name: str
    source: Callable[[], bytes]
    seen: deque = field(default_factory=lambda: deque(maxlen=10))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def pull(self) -> bytes:
        data = self.source()
        self.seen.append(data)
        return data

    def last(self) -> bytes | None:
        return self.seen[-1] if self.seen else None


def command(*args: str) -> Callable[[], bytes]:
    def run() -> bytes:
        return subprocess.check_output(args)

    return run


def fixed(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def publisher(url: str) -> zmq.Socket:
    sock = zmq.Context.instance().socket(zmq.PUSH)
    sock.connect(url)
    return sock


def apublisher(url: str) -> zmq.asyncio.Socket:
    return zmq.asyncio.Context.instance().socket(zmq.PUSH)


class Mqtt:
    def __init__(self) -> None:
        self.client = mqtt.Client()

    def open(self) -> "Mqtt":
        self.client.connect("x")
        self.client.loop_start()
        return self

    def topic(self, name: str) -> str:
        return f"home/{name}"
