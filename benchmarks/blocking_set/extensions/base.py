from __future__ import annotations

import importlib
from abc import ABCMeta, abstractmethod
from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

Handler = Callable[[str], Any]


@runtime_checkable
class Plugin(Protocol):
    name: str

    def handle(self, text: str) -> str: ...


class PluginMeta(ABCMeta):
    known: dict[str, type] = {}

    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        if bases:
            mcs.known[name.lower()] = cls
        return cls


class Base(metaclass=PluginMeta):
    name = "base"

    @abstractmethod
    def handle(self, text: str) -> str: ...

    def __call__(self, text: str) -> str:
        self.before(text)
        return self.handle(text)

    def before(self, text: str) -> None:
        print(text)


class Bus:
    def __init__(self) -> None:
        self._handlers: dict[str, list[Handler]] = {}

    def on(self, event: str) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            self._handlers.setdefault(event, []).append(handler)
            return handler

        return register

    def fire(self, event: str, text: str) -> list[Any]:
        return [handler(text) for handler in self._handlers.get(event, [])]


def load(path: str):
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)
