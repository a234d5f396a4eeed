from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PIL import Image
from pypdf import PdfReader
from sentence_transformers import SentenceTransformer
from sklearn.decomposition import PCA

STEPS: dict[str, Callable[..., Any]] = {}


def step(function: Callable[..., Any]) -> Callable[..., Any]:
    STEPS[function.__name__] = function
    return function


@step
def lower(row: dict[str, Any]) -> dict[str, Any]:
    return {k: str(v).lower() for k, v in row.items()}


@step
def pages(path: str) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


@step
def thumbnail(path: str) -> bytes:
    with Image.open(path) as image:
        return image.resize((64, 64)).tobytes()


def reduce(vectors: list[list[float]]) -> Any:
    return PCA(2).fit_transform(np.asarray(vectors))


class Embed:
    model: SentenceTransformer | None = None

    def __call__(self, text: str) -> list[float]:
        if Embed.model is None:
            Embed.model = SentenceTransformer("m")
        return Embed.model.encode(text).tolist()

    @staticmethod
    def dimension() -> int:
        return 384


@dataclass
class Chain:
    steps: list[Callable[[Any], Any]] = field(default_factory=list)

    def __or__(self, other: Callable[[Any], Any]) -> Chain:
        return Chain([*self.steps, other])

    def __call__(self, value: Any) -> Any:
        for function in self.steps:
            value = function(value)
        return value

    def __len__(self) -> int:
        return len(self.steps)


class Retry:
    def __init__(self, times: int, pause: float = 1) -> None:
        self.times, self.pause = times, pause

    def __call__(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            for _ in range(self.times):
                try:
                    return function(*args, **kwargs)
                except OSError:
                    time.sleep(self.pause)

        return wrapper

    def call(self, function: Callable[..., Any], *args: Any) -> Any:
        return self(function)(*args)


@Retry(3)
def flaky(number: int) -> int:
    return number + 1


async def each(items: Iterable[Any], action: Callable[[Any], Awaitable[Any]]) -> list[Any]:
    return [await action(item) for item in items]  # ok
