"""Classes named as those of libraries."""

import asyncio
import queue as _q
from collections import deque


class Session:
    def get(self, url):
        return url

    def execute(self, sql):
        return [sql]

    def commit(self):
        return None


class Redis(dict):
    def set(self, k, v):
        self[k] = v


class Queue:
    def __init__(self):
        self.items = deque()

    def get(self):
        return self.items.popleft()

    def put(self, item):
        self.items.append(item)

    def join(self):
        return ",".join(self.items)


class Client:
    def search(self, q):
        return asyncio.sleep(0, [q])

    async def fetch(self, q):
        return [q]  # ok

    def ping(self):
        return True


class requests:
    @staticmethod
    def get(url):
        return url


class Path(str):
    def read_text(self):
        return str(self)

    def __truediv__(self, other):
        return Path(f"{self}/{other}")


def run(fn, *args):
    return fn(*args)


def sleep(seconds):
    return seconds


class OpenAI:
    class chat:
        class completions:
            @staticmethod
            def create(**kw):
                return kw


class Lock:
    def acquire(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None


real = _q.Queue()
