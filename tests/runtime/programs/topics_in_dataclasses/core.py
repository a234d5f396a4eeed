from dataclasses import dataclass, field
from typing import Any, Callable


@dataclass
class Topic:
    name: str
    handlers: list[Callable[..., Any]] = field(default_factory=list)
    options: dict = field(default_factory=dict)

    def subscribe(self, handler):
        self.handlers.append(handler)
        return handler

    def publish(self, *args):
        return [handler(*args) for handler in self.handlers]


@dataclass(frozen=True)
class Endpoint:
    path: str
    call: Callable[..., Any]
    tags: tuple = ()
