from __future__ import annotations

from collections.abc import Callable
from typing import Any

registry: dict[str, Tool] = {}


class Tool:
    def __init__(self, function: Callable[..., Any], name: str) -> None:
        self.function = function
        self.name = name
        self.__doc__ = function.__doc__

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.function(*args, **kwargs)

    def describe(self) -> dict[str, Any]:
        return {"name": self.name, "description": self.__doc__ or ""}


def tool(name: str | None = None):
    def decorate(function: Callable[..., Any]) -> Tool:
        made = Tool(function, name or function.__name__)
        registry[made.name] = made
        return made

    return decorate
