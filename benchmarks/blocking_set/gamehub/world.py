import queue
import random
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from multiprocessing import Pipe, Process
from multiprocessing import Queue as ProcessQueue


@dataclass
class Room:
    name: str
    ready: threading.Event = field(default_factory=threading.Event)
    turn: threading.Condition = field(default_factory=threading.Condition)
    moves: deque[str] = field(default_factory=deque)

    def wait_ready(self) -> bool:
        return self.ready.wait(5)

    def start(self) -> None:
        self.ready.set()

    def next_move(self) -> str:
        with self.turn:
            self.turn.wait_for(lambda: self.moves)
            return self.moves.popleft()

    def move(self, text: str) -> None:
        with self.turn:
            self.moves.append(text)
            self.turn.notify_all()


class Simulation:
    def __init__(self) -> None:
        self.results: ProcessQueue = ProcessQueue()
        self.near, self.far = Pipe()
        self.process = Process(target=self.loop)

    def loop(self) -> None:
        while True:
            time.sleep(1)
            self.results.put(random.random())

    def latest(self) -> float:
        return self.results.get()

    def latest_or_none(self) -> float | None:
        try:
            return self.results.get_nowait()
        except queue.Empty:
            return None

    def ask(self, text: str) -> str:
        self.near.send(text)
        return self.near.recv()

    def stop(self) -> None:
        self.process.terminate()
        self.process.join()


class Ticker(threading.Thread):
    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.ticks = 0

    def run(self) -> None:
        while True:
            time.sleep(0.05)
            self.ticks += 1


class Limiter:
    def __init__(self, n: int) -> None:
        self._slots = threading.BoundedSemaphore(n)

    def __enter__(self) -> "Limiter":
        self._slots.acquire()
        return self

    def __exit__(self, *exc) -> None:
        self._slots.release()
