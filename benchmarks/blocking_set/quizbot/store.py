import json
import sqlite3
import threading
import time
from contextlib import ContextDecorator, closing, suppress
from pathlib import Path


class timed(ContextDecorator):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.started = time.perf_counter()
        return self

    def __exit__(self, *exc):
        print(self.name, time.perf_counter() - self.started)
        return False


class exclusive(ContextDecorator):
    lock = threading.RLock()

    def __enter__(self):
        self.lock.acquire()

    def __exit__(self, *exc):
        self.lock.release()


class Scores:
    _instance = None

    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self, path="scores.db"):
        self.path = path

    def _connect(self):
        return closing(sqlite3.connect(self.path))

    def add(self, user, points):
        with self._connect() as db:
            db.execute("insert into scores values (?, ?)", (user, points))
            db.commit()

    def top(self, n=10):
        with self._connect() as db:
            return db.execute("select * from scores order by 2 desc limit ?", (n,)).fetchall()

    def __iadd__(self, pair):
        self.add(*pair)
        return self

    @staticmethod
    def medal(place):
        return {0: "gold", 1: "silver"}.get(place, "")


class JsonDict(dict):
    def __init__(self, path):
        super().__init__()
        self.path = Path(path)
        with suppress(FileNotFoundError):
            self.update(json.loads(self.path.read_text()))

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.path.write_text(json.dumps(self))


@exclusive()
def reset(scores):
    return scores


@timed("fast")
def shuffle(questions):
    return questions[::-1]
