from collections import deque
from contextlib import contextmanager
from functools import wraps


class Pool:
    def __init__(self, factory, size=2):
        self._factory = factory
        self._idle = deque()
        self._size = size
        self.made = 0

    def acquire(self):
        if self._idle:
            return self._idle.popleft()
        if self.made >= self._size:
            raise RuntimeError("pool exhausted")
        self.made += 1
        return self._factory()

    def release(self, item):
        self._idle.append(item)

    @contextmanager
    def connection(self):
        item = self.acquire()
        try:
            yield item
        finally:
            self.release(item)

    def drain(self):
        while self._idle:
            self._idle.pop().close()


def with_connection(pool):
    def decorate(fn):
        @wraps(fn)
        def wrapper(*args, **kwargs):
            with pool.connection() as connection:
                return fn(connection, *args, **kwargs)

        return wrapper

    return decorate
