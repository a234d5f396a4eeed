"""Methods, properties, managers, iterators, operators."""

import contextlib
import threading
import time
from abc import ABC, abstractmethod
from functools import cached_property
from typing import Protocol

import httpx
import requests

from .leaves import ping, query, read, shell, wait


class Client:
    def __init__(self, url):
        self.url = url
        self.http = httpx.Client()

    def fetch(self):
        return self._fetch("x")

    def _fetch(self, path):
        return self.http.get(path)

    @property
    def status(self):
        return self._fetch("/status")

    @cached_property
    def version(self):
        return ping(self.url)

    @classmethod
    def create(cls, url):
        ping(url)
        return cls(url)

    @staticmethod
    def check(url):
        return ping(url)

    def __call__(self, path):
        return self._fetch(path)

    def __enter__(self):
        ping(self.url)
        return self

    def __exit__(self, *exc):
        return None

    def __iter__(self):
        for n in range(3):
            yield self._fetch(n)

    def __getitem__(self, key):
        return self._fetch(key)

    def __len__(self):
        return len(query("select"))

    def __contains__(self, key):
        return bool(query(key))

    def __add__(self, other):
        wait(1)
        return self

    def name(self):
        return self.url


class Eager:
    def __init__(self, path):
        self.text = read(path)


class Pages:
    def __init__(self, client: Client):
        self.client = client

    def __iter__(self):
        return self

    def __next__(self):
        return self.client.fetch()


class Closing:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        shell("rm")


@contextlib.contextmanager
def transaction():
    query("begin")
    yield 1
    query("commit")


@contextlib.contextmanager
def quiet():
    yield 1


class Base(ABC):
    @abstractmethod
    def run(self): ...

    def go(self):
        return self.run()


class Slow(Base):
    def run(self):
        wait(3)


class Backend(Protocol):
    def load(self, key): ...


class DiskBackend:
    def load(self, key):
        return read(key)


class MemoryBackend:
    def load(self, key):
        return key


def timed(f):
    def wrapper(*args, **kwargs):
        time.sleep(0.1)
        return f(*args, **kwargs)

    return wrapper


@timed
def decorated(n):
    return n


def each(items, action):
    for item in items:
        action(item)


class Locked:
    def __init__(self):
        self._lock = threading.Lock()
        self.n = 0

    def add(self):
        with self._lock:
            self.n += 1


class Facade:
    def __init__(self, session=None):
        self.session = session or requests.Session()
        self.client = Client("x")
        self.backend = DiskBackend()

    def get(self, url):
        return self.session.get(url)

    def load(self):
        return self.client.fetch()
