from __future__ import annotations

import importlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

Handler = Callable[..., Any]


@dataclass
class Router:
    commands: dict[str, Handler] = field(default_factory=dict)
    hooks: list[Handler] = field(default_factory=list)

    def command(self, name: str) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            self.commands[name] = handler
            return handler

        return register

    def hook(self, handler: Handler) -> Handler:
        self.hooks.append(handler)
        return handler

    def run_hooks(self, *args: Any) -> None:
        for hook in self.hooks:
            hook(*args)

    def help(self) -> str:
        return "\n".join(sorted(self.commands))


class Lazy:
    """A descriptor: made at the first read."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self.make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        value = self.make(instance)
        instance.__dict__[self.name] = value
        return value


def compose(*functions: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def composed(value: Any) -> Any:
        for function in functions:
            value = function(value)
        return value

    return composed


def each(items: list[Any], action: Callable[[Any], Any]) -> list[Any]:
    return [action(item) for item in items]


def guarded(action: Callable[[], Any], default: Any = None) -> Any:
    try:
        return action()
    except OSError:
        return default


def load(name: str) -> Any:
    return importlib.import_module(name)
