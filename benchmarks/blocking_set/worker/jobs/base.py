from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar


class Job(ABC):
    registry: ClassVar[dict[str, type["Job"]]] = {}
    delay = 0.5

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        Job.registry[cls.__name__] = cls

    def __call__(self, *args: Any) -> Any:
        self.before()
        result = self.execute(*args)
        self.after()
        return result

    def before(self) -> None:
        """Nothing by default."""

    def after(self) -> None:
        """Nothing by default."""

    @abstractmethod
    def execute(self, *args: Any) -> Any: ...


class Throttle:
    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._lock = threading.Lock()
        self._last = 0.0

    def wait(self) -> None:
        with self._lock:
            time.sleep(self.seconds)

    def due(self) -> bool:
        return time.monotonic() - self._last > self.seconds


def throttled(seconds: float) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    throttle = Throttle(seconds)

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        def inner(*args: Any, **kwargs: Any) -> Any:
            throttle.wait()
            return function(*args, **kwargs)

        return inner

    return decorate


def logged(function: Callable[..., Any]) -> Callable[..., Any]:
    def inner(*args: Any, **kwargs: Any) -> Any:
        print(function.__name__)
        return function(*args, **kwargs)

    return inner


class Signal:
    def __init__(self) -> None:
        self._handlers: list[Callable[..., Any]] = []

    def connect(self, handler: Callable[..., Any]) -> Callable[..., Any]:
        self._handlers.append(handler)
        return handler

    def send(self, *args: Any) -> None:
        for handler in self._handlers:
            handler(*args)
