from __future__ import annotations

import hashlib
import subprocess
import time
import zlib
from typing import Iterator

import bcrypt
import numpy as np


def slow(n: int = 1) -> int:
    time.sleep(n)
    return n


def chunks(n: int) -> Iterator[int]:
    for i in range(n):
        time.sleep(0.1)
        yield i


def quick(n: int) -> int:
    return n * 2


def signed(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


def check(password: bytes, known: bytes) -> bool:
    return bcrypt.checkpw(password, known)


def build(target: str) -> int:
    return subprocess.call(["make", target])


def svd(rows: list[list[float]]):
    return np.linalg.svd(np.asarray(rows))


def squeezed(data: bytes) -> bytes:
    return zlib.compress(data)


class Task:
    def __init__(self, n: int) -> None:
        self.n = n

    def run(self) -> int:
        return slow(self.n)

    def __call__(self) -> int:
        return self.run()
