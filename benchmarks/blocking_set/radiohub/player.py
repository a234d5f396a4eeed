import queue
import subprocess
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum

from .feeds import Feed


class Mode(Enum):
    LOUD = "loud"
    QUIET = "quiet"

    def apply(self) -> int:
        return subprocess.call(["amixer", "set", "Master", self.value])

    @property
    def title(self) -> str:
        return self.value.title()


class Player:
    def __init__(self):
        self._lock = threading.Lock()
        self._jobs: queue.Queue[str] = queue.Queue()
        self._pool = ThreadPoolExecutor(2)
        self._process: subprocess.Popen | None = None

    def start(self, path: str) -> "Player":
        self._process = subprocess.Popen(["mpv", path])
        return self

    def stop(self) -> int:
        self._process.terminate()
        return self._process.wait()

    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def enqueue(self, path: str) -> None:
        self._jobs.put(path)

    def next(self) -> str:
        return self._jobs.get()

    def peek(self) -> str | None:
        try:
            return self._jobs.get_nowait()
        except queue.Empty:
            return None

    def swap(self, path: str) -> None:
        with self._lock:
            self._jobs = queue.Queue()
        self.enqueue(path)

    def try_swap(self, path: str) -> bool:
        if not self._lock.acquire(blocking=False):
            return False
        self._lock.release()
        return True

    def load(self, feed: Feed) -> Future:
        return self._pool.submit(feed)

    def load_now(self, feed: Feed) -> list[str]:
        return self.load(feed).result(timeout=5)

    def close(self) -> None:
        self._pool.shutdown()

    def abandon(self) -> None:
        self._pool.shutdown(wait=False)
