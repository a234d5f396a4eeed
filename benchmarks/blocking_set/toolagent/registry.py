from __future__ import annotations

import functools
import inspect
from dataclasses import dataclass, field
from typing import Any, Callable, Protocol, runtime_checkable

TOOLS: dict[str, "Tool"] = {}


@dataclass
class Tool:
    name: str
    run: Callable[..., Any]
    tags: set[str] = field(default_factory=set)

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def describe(self) -> str:
        return f"{self.name}: {inspect.getdoc(self.run)}"


def tool(fn=None, *, name: str | None = None):
    if fn is None:
        return functools.partial(tool, name=name)
    made = Tool(name or fn.__name__, fn)
    TOOLS[made.name] = made
    return made


@runtime_checkable
class Memory(Protocol):
    def recall(self, n: int) -> list[str]: ...
    def remember(self, text: str) -> None: ...


class ToolMeta(type):
    known: dict[str, type] = {}

    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.known[name.lower()] = cls
        return cls


class Skill(metaclass=ToolMeta):
    def act(self, text: str) -> str:
        return text
