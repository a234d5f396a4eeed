"""Last steps that block the event loop, look-alikes that do not, and ways to hand a step to a thread."""

from __future__ import annotations

BLOCKING = {
    "requests": """
import requests


def finish(n):
    return len(requests.get("http://localhost", timeout=3).text) + n
""",
    "session": """
import requests

session = requests.Session()


def finish(n):
    return session.post("http://localhost", json={"n": n}).status_code
""",
    "sleep": """
import time


def finish(n):
    time.sleep(n)
    return n
""",
    "sleep by its name": """
from time import sleep as pause


def finish(n):
    pause(n)
    return n
""",
    "open": """
def finish(n):
    with open("a.txt") as stream:
        return len(stream.read()) + n
""",
    "path": """
from pathlib import Path

FOLDER = Path("data")


def finish(n):
    return len((FOLDER / f"{n}.txt").read_text())
""",
    "subprocess": """
import subprocess


def finish(n):
    return subprocess.run(["true"], check=False).returncode + n
""",
    "sqlite": """
import sqlite3


class Database:
    def __init__(self):
        self.connection = sqlite3.connect("a.db")

    def count(self):
        return self.connection.execute("select 1").fetchone()[0]


database = Database()


def finish(n):
    return database.count() + n
""",
    "httpx": """
import httpx


class Api:
    def __init__(self):
        self.http = httpx.Client(timeout=3)

    def fetch(self, n):
        return self.http.get(f"http://localhost/{n}").status_code


def finish(n):
    return Api().fetch(n)
""",
    "openai": """
from openai import OpenAI

client = OpenAI()


def finish(n):
    answer = client.chat.completions.create(model="small", messages=[{"role": "user", "content": str(n)}])
    return len(answer.choices)
""",
    "redis": """
import redis


def connect():
    return redis.Redis()


def finish(n):
    return int(connect().get(f"key:{n}") or 0)
""",
    "client": """
from qdrant_client import QdrantClient

client = QdrantClient("localhost")


def finish(n):
    return client.count("docs").count + n
""",
    "queue": """
import queue

JOBS = queue.Queue()


def finish(n):
    return JOBS.get() + n
""",
    "environment of a property": """
import requests


class Remote:
    @property
    def size(self):
        return len(requests.get("http://localhost", timeout=3).text)


def finish(n):
    return Remote().size + n
""",
}
HARMLESS = {
    "own class": """
class requests:
    @staticmethod
    def get(name):
        return name


def finish(n):
    return len(requests.get("a")) + n
""",
    "own sleep": """
class time:
    @staticmethod
    def sleep(n):
        return n


def finish(n):
    return time.sleep(n)
""",
    "in memory": """
import io


def finish(n):
    stream = io.StringIO("a")
    return len(stream.read()) + n
""",
    "dict": """
CACHE = {"a": 1}


def finish(n):
    return CACHE.get("a", 0) + n
""",
    "queue without waiting": """
import queue

JOBS = queue.Queue()


def finish(n):
    try:
        return JOBS.get_nowait()
    except queue.Empty:
        return n
""",
    "path without reading": """
from pathlib import Path


def finish(n):
    return len(Path("a").with_suffix(".txt").name) + n
""",
    "stored and not called": """
import time

LATER = []


def later():
    time.sleep(1)


def finish(n):
    LATER.append(later)
    return len(LATER) + n
""",
    "run before": """
from pathlib import Path

TEXT = Path("a.txt").read_text() if Path("a.txt").exists() else ""


def finish(n):
    return len(TEXT) + n
""",
    "generator that nobody runs": """
import time


def waits():
    time.sleep(1)
    yield 1


def finish(n):
    waits()
    return n
""",
    "for type checkers": """
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import requests


def finish(n, session: "requests.Session | None" = None):
    return n
""",
    "shadowed": """
def finish(n):
    def open(name):
        return name

    return len(open("a")) + n
""",
    "handed to a thread": """
import threading
import time


def wait():
    time.sleep(1)


def finish(n):
    threading.Thread(target=wait, daemon=True).start()
    return n
""",
}
HANDED = (
    "await asyncio.to_thread(CALL, n)",
    "await asyncio.to_thread(lambda: CALL(n))",
    "await asyncio.get_running_loop().run_in_executor(None, CALL, n)",
    "await asyncio.gather(asyncio.to_thread(CALL, n))",
    "await asyncio.wait_for(asyncio.to_thread(CALL, n), 3)",
)
