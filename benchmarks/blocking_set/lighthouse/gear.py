"""Sockets, subprocesses, locks and what looks like them."""

import logging
import multiprocessing
import queue
import select
import shlex
import smtplib
import socket
import subprocess
import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor, wait

log = logging.getLogger(__name__)


class Beacon:
    def __init__(self, host: str, port: int = 7000) -> None:
        self.address = (host, port)
        self._sock: socket.socket | None = None
        self._lock = threading.Lock()

    def connect(self) -> "Beacon":
        if self._sock is None:
            self._sock = socket.create_connection(self.address, timeout=3)
        return self

    def send(self, data: bytes) -> int:
        with self._lock:
            self.connect()
            self._sock.sendall(data)
        return len(data)

    def poke(self) -> int:
        return self.send(b"ping")

    def peer(self) -> str:
        return "%s:%d" % self.address

    def __lshift__(self, data: bytes) -> "Beacon":
        self.send(data)
        return self

    def __bool__(self) -> bool:
        return self._sock is not None


class DryBeacon(Beacon):
    def send(self, data: bytes) -> int:
        log.info("dry %r", data)
        return len(data)


class Mailer:
    server = "mail.example.org"

    def __call__(self, to: str, text: str) -> None:
        with smtplib.SMTP(self.server) as smtp:
            smtp.sendmail("light@example.org", [to], text)


class Worker(threading.Thread):
    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.inbox: queue.Queue[str | None] = queue.Queue()
        self.done = threading.Event()

    def run(self) -> None:
        while (item := self.inbox.get()) is not None:
            time.sleep(0.1)
            log.info(item)
        self.done.set()

    def submit(self, item: str) -> None:
        self.inbox.put(item)

    def stop(self) -> None:
        self.inbox.put(None)
        self.join()

    def finished(self) -> bool:
        return self.done.is_set()


def git(*words: str) -> str:
    return subprocess.check_output(["git", *words], text=True)


def version() -> str:
    return git("describe", "--tags").strip()


def quoted(words: list[str]) -> str:
    return shlex.join(words)


def launch(command: list[str]) -> subprocess.Popen:
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def readable(sock: socket.socket, timeout: float = 0) -> bool:
    return bool(select.select([sock], [], [], timeout)[0])


def settle(futures: list[Future]) -> list:
    wait(futures)
    return [f.result() for f in futures]


def retry(times: int, pause: float = 1.0):
    def around(function):
        def inner(*args, **kwargs):
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except OSError:
                    time.sleep(pause)

        return inner

    return around


@retry(3)
def parse(line: str) -> int:
    return int(line)


def square(x: int) -> int:
    return x * x


def crunch(numbers: list[int]) -> list[int]:
    with ProcessPoolExecutor() as pool:
        return list(pool.map(square, numbers))


def crunch_pool(numbers: list[int]) -> list[int]:
    with multiprocessing.Pool(2) as pool:
        return pool.map(square, numbers)
