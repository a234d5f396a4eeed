from __future__ import annotations

import multiprocessing as mp
import os
import queue
import select
import signal
import socket
import subprocess
import threading
from concurrent.futures import Future


class Gate:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.slots = threading.BoundedSemaphore(3)
        self.cond = threading.Condition()
        self.barrier = threading.Barrier(2)
        self.q: "queue.PriorityQueue[int]" = queue.PriorityQueue(maxsize=5)
        self.lifo: queue.LifoQueue[str] = queue.LifoQueue()
        self.process = mp.Process(target=print)
        self.results: mp.Queue = mp.Queue()
        self.local = threading.local()

    def try_lock(self) -> bool:
        return self.lock.acquire(blocking=False)

    def lock_now(self) -> bool:
        return self.lock.acquire()

    def push(self, n: int) -> None:
        self.q.put(n)

    def push_now(self, n: int) -> None:
        self.q.put(n, block=False)

    def note(self, text: str) -> None:
        self.lifo.put(text)

    def sync(self) -> int:
        return self.barrier.wait(3)

    def result(self) -> object:
        return self.results.get()

    def size(self) -> int:
        return self.q.qsize()


def reap() -> int:
    return os.waitpid(-1, os.WNOHANG)[0]


def reap_one(pid: int) -> int:
    return os.waitpid(pid, 0)[1]


def done(future: "Future[int]") -> int | None:
    return future.result() if future.done() else None


def readable(sock: socket.socket) -> bool:
    return bool(select.select([sock], [], [], 0)[0])


def kill(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGTERM)
    process.terminate()


def finish(process: subprocess.Popen) -> tuple:
    return process.communicate()
