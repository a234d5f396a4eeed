from __future__ import annotations

import logging
import multiprocessing
import queue
import select
import socket
import socketserver
import threading
import time
from concurrent import futures
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, ClassVar, Iterator, Protocol, Self
from urllib.request import Request, urlopen

import httpx
import redis
import websocket
from opentelemetry import trace


class Sink(Protocol):
    def push(self, name: str, value: float) -> None: ...


class UdpSink:
    """Datagrams: handed to the kernel."""

    def __init__(self, host: str) -> None:
        self.host = host
        self._lines: list[str] = []

    def push(self, name: str, value: float) -> None:
        self._lines.append(f"{name}:{value}")


class TcpSink:
    def __init__(self, host: str, port: int = 2003) -> None:
        self._socket = socket.socket()
        self.address = (host, port)

    def open(self) -> Self:
        self._socket.connect(self.address)
        return self

    def push(self, name: str, value: float) -> None:
        self._socket.sendall(f"{name} {value} {time.time()}\n".encode())


class HttpSink:
    def __init__(self, url: str, client: httpx.Client | None = None) -> None:
        self.url = url
        self._client = client or httpx.Client(timeout=1)

    def push(self, name: str, value: float) -> None:
        self._client.post(self.url, json={name: value})

    @contextmanager
    def batch(self) -> Iterator[list]:
        rows: list = []
        yield rows
        self._client.post(self.url, json=rows)

    @staticmethod
    def encode(name: str, value: float) -> bytes:
        return f"{name}={value}".encode()


class Fanout:
    def __init__(self, *sinks: Sink) -> None:
        self.sinks = sinks

    def push(self, name: str, value: float) -> None:
        for sink in self.sinks:
            sink.push(name, value)


@dataclass(slots=True)
class Counter:
    name: str
    sink: Sink
    value: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __iadd__(self, amount: float) -> Self:
        self.value += amount
        self.sink.push(self.name, self.value)
        return self

    def peek(self) -> float:
        return self.value

    def reset(self) -> None:
        with self.lock:
            self.value = 0.0

    def try_reset(self) -> bool:
        if not self.lock.acquire(blocking=False):
            return False
        self.value = 0.0
        self.lock.release()
        return True


class Worker(threading.Thread):
    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.inbox: queue.Queue[str] = queue.Queue()
        self.ready = threading.Event()

    def run(self) -> None:
        self.ready.set()
        while True:
            time.sleep(0.1)
            print(self.inbox.get())

    def submit(self, line: str) -> None:
        self.inbox.put(line)

    def stop(self) -> None:
        self.inbox.put("")
        self.join()

    def wait_ready(self) -> None:
        self.ready.wait()

    def is_ready(self) -> bool:
        return self.ready.is_set()


class Feed:
    url: ClassVar[str] = "wss://feed.example"

    def __init__(self) -> None:
        self._ws = websocket.create_connection(self.url)

    def __iter__(self) -> Iterator[str]:
        while True:
            yield self._ws.recv()


class Ticker:
    def __iter__(self) -> Iterator[int]:
        for n in range(3):
            yield n


def fetch(url: str) -> bytes:
    with closing(urlopen(Request(url))) as answer:
        return answer.read()


def lookup(host: str) -> list:
    return socket.getaddrinfo(host, 80)


def parallel(urls: list[str]) -> list[bytes]:
    with futures.ThreadPoolExecutor() as pool:
        return list(pool.map(fetch, urls))


def started(urls: list[str], pool: futures.Executor) -> list[futures.Future]:
    return [pool.submit(fetch, url) for url in urls]


def compute(values: list[float]) -> float:
    with multiprocessing.Pool(2) as pool:
        return sum(pool.map(abs, values))


class Config:
    def __init__(self, source: redis.Redis) -> None:
        self.__dict__["_source"] = source

    def __getattr__(self, name: str) -> Any:
        return self._source.hget("config", name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._source.hset("config", name, value)


def make_sink(kind: str, **options: Any) -> Sink:
    sinks = {"http": HttpSink, "tcp": TcpSink}
    return sinks[kind](**options)


def make_local() -> Sink:
    return UdpSink("localhost")
