import inspect
import json
from dataclasses import dataclass
from typing import Any, Callable


@dataclass
class Tool:
    name: str
    description: str
    func: Callable[..., Any]

    def signature(self) -> str:
        params = ", ".join(inspect.signature(self.func).parameters)
        return f"{self.name}({params})"


class Toolbox:
    def __init__(self) -> None:
        self._tools: dict[str, Tool] = {}

    def tool(self, description: str, name: str | None = None):
        def register(func):
            tool = Tool(name or func.__name__, description, func)
            self._tools[tool.name] = tool
            return func

        return register

    def describe(self) -> str:
        return "\n".join(f"- {t.signature()}: {t.description}" for t in self._tools.values())

    def call(self, name: str, arguments: str) -> str:
        tool = self._tools.get(name)
        if tool is None:
            return f"error: no tool {name!r}"
        try:
            result = tool.func(**json.loads(arguments))
        except TypeError as exc:
            return f"error: {type(exc).__name__}"
        return json.dumps(result)
