import queue
import socket
import urllib.robotparser
from collections import deque
from contextlib import ExitStack
from tempfile import TemporaryDirectory
from urllib.parse import urljoin, urlsplit
from weakref import WeakValueDictionary


class Frontier:
    def __init__(self, seeds, size=100):
        self.todo: queue.Queue[str] = queue.Queue(size)
        self.fresh: deque[str] = deque(seeds)
        self._robots: dict[str, urllib.robotparser.RobotFileParser] = {}
        self.seen = WeakValueDictionary()

    def allowed(self, url: str) -> bool:
        host = urlsplit(url).netloc
        if host not in self._robots:
            parser = urllib.robotparser.RobotFileParser(f"https://{host}/robots.txt")
            parser.read()
            self._robots[host] = parser
        return self._robots[host].can_fetch("*", url)

    def resolve(self, host: str) -> str:
        return socket.gethostbyname(host)

    def push(self, url: str) -> None:
        self.todo.put(url)

    def push_fresh(self, url: str) -> None:
        self.fresh.append(url)

    def pop(self) -> str:
        return self.todo.get()

    def pop_or_none(self):
        try:
            return self.todo.get_nowait()
        except queue.Empty:
            return None

    def join(self, base: str, path: str) -> str:
        return urljoin(base, path)


class Workspace:
    def __init__(self):
        self.stack = ExitStack()

    @property
    def folder(self):
        return self.stack.enter_context(TemporaryDirectory())
