from __future__ import annotations

import contextlib
import hashlib
import io
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial, reduce

import numpy as np
import torch
from PIL import Image

Step = Callable[[bytes], bytes]


def resize(data: bytes, width: int = 64) -> bytes:
    image = Image.open(io.BytesIO(data)).resize((width, width))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def trim(data: bytes, size: int = 1024) -> bytes:
    return data[:size]


def tag(data: bytes) -> bytes:
    return b"tag:" + data


def stamp(data: bytes) -> bytes:
    return str(time.time()).encode() + data


def compose(*steps: Step) -> Step:
    return partial(reduce, lambda data, step: step(data), steps)


def chain(steps: Iterable[Step], data: bytes) -> bytes:
    for step in steps:
        data = step(data)
    return data


class Model:
    def __init__(self, path: str) -> None:
        self.net = torch.load(path)
        self.calls = 0

    def predict(self, data: bytes) -> list[float]:
        self.calls += 1
        with torch.no_grad():
            return self.net(torch.frombuffer(data, dtype=torch.uint8)).tolist()

    def encode(self, text: str) -> bytes:
        return text.encode()


class Dummy:
    def predict(self, data: bytes) -> list[float]:
        return [float(len(data))]

    def fit(self, rows: list[bytes]) -> "Dummy":
        return self


def batches(rows: list[bytes], size: int) -> Iterator[list[bytes]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=8).hexdigest()


@contextlib.contextmanager
def measured(into: dict[str, float], name: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    into[name] = time.perf_counter() - begun


@contextlib.contextmanager
def throttled(seconds: float) -> Iterator[None]:
    time.sleep(seconds)
    yield
