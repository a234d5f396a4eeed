from __future__ import annotations

import pickle
import time
from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache, partial, reduce, wraps
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

import numpy as np
import onnxruntime
from sentence_transformers import CrossEncoder, SentenceTransformer

In = TypeVar("In")
Out = TypeVar("Out")


class Stage(Generic[In, Out]):
    name: ClassVar[str] = "stage"

    @abstractmethod
    def run(self, value: In) -> Out: ...

    def __or__(self, other: Stage[Out, Any]) -> Chain:
        return Chain([self, other])

    def __call__(self, value: In) -> Out:
        return self.run(value)


class Chain(Stage[Any, Any]):
    def __init__(self, stages: list[Stage[Any, Any]]) -> None:
        self.stages = stages

    def run(self, value: Any) -> Any:
        return reduce(lambda v, stage: stage.run(v), self.stages, value)


class Lower(Stage[str, str]):
    def run(self, value: str) -> str:
        return value.lower()


class Split(Stage[str, list[str]]):
    def run(self, value: str) -> list[str]:
        return value.split()


class Embed(Stage[list[str], Any]):
    def __init__(self, model: SentenceTransformer) -> None:
        self.model = model

    def run(self, value: list[str]) -> Any:
        return self.model.encode(value)


class Router:
    def __init__(self) -> None:
        self.routes: dict[str, Callable[[str], Any]] = {}

    def route(self, prefix: str) -> Callable[[Callable[[str], Any]], Callable[[str], Any]]:
        def add(fn: Callable[[str], Any]) -> Callable[[str], Any]:
            self.routes[prefix] = fn
            return fn

        return add

    def dispatch(self, prefix: str, text: str) -> Any:
        return self.routes[prefix](text)

    def prefixes(self) -> Sequence[str]:
        return tuple(self.routes)


router = Router()


@router.route("upper")
def upper(text: str) -> str:
    return text.upper()


@router.route("slow")
def slow(text: str) -> str:
    time.sleep(1)
    return text


class Lazy:
    def __init__(self, path: str) -> None:
        self.path = path

    @cached_property
    def session(self) -> onnxruntime.InferenceSession:
        return onnxruntime.InferenceSession(self.path)

    def predict(self, values: np.ndarray) -> Any:
        return self.session.run(None, {"x": values})

    def shape(self, values: np.ndarray) -> tuple[int, ...]:
        return values.shape


@lru_cache(maxsize=1)
def reranker() -> CrossEncoder:
    return CrossEncoder("x")


@lru_cache(maxsize=1)
def labels() -> tuple[str, ...]:
    return ("a", "b")


def rerank(pairs: list[tuple[str, str]], model: CrossEncoder | None = None) -> Any:
    model = model or reranker()
    return model.predict(pairs)


class FakeCross:
    def predict(self, pairs: list[tuple[str, str]]) -> list[float]:
        return [0.0 for _ in pairs]


def saved(path: Path, value: Any) -> None:
    path.write_bytes(pickle.dumps(value))


save_model = partial(saved, Path("/models/x"))
label_of = partial(max, key=len)


def logged(fn):
    @wraps(fn)
    def inner(*args, **kwargs):
        print(fn.__name__)
        return fn(*args, **kwargs)

    return inner


def recorded(path: str):
    def wrap(fn):
        @wraps(fn)
        def inner(*args):
            result = fn(*args)
            with open(path, "a") as out:
                out.write(str(result))
            return result

        return inner

    return wrap


@logged
def plus(a: int, b: int) -> int:
    return a + b


@recorded("/var/calls.log")
def minus(a: int, b: int) -> int:
    return a - b
