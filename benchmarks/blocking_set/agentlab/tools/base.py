from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any


class Tool(ABC):
    name: str = ""

    @abstractmethod
    def run(self, **arguments: Any) -> str: ...

    async def arun(self, **arguments: Any) -> str:
        return self.run(**arguments)  # BLOCKS: QAM302 far

    def describe(self) -> str:
        return f"{self.name}: {inspect.getdoc(self)}"


class FunctionTool(Tool):
    def __init__(self, fn: Callable[..., str]) -> None:
        self.fn = fn
        self.name = fn.__name__

    def run(self, **arguments: Any) -> str:
        return self.fn(**arguments)


def tool(fn: Callable[..., str]) -> FunctionTool:
    return FunctionTool(fn)


class Toolbox:
    def __init__(self, *tools: Tool) -> None:
        self._tools = {t.name: t for t in tools}

    def call(self, name: str, **arguments: Any) -> str:
        return self._tools[name].run(**arguments)

    def names(self) -> list[str]:
        return sorted(self._tools)
