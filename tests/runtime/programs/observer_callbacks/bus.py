from collections import defaultdict
from typing import Any, Callable


class Bus:
    def __init__(self) -> None:
        self._handlers: dict[str, list[Callable[[Any], Any]]] = defaultdict(list)

    def on(self, event: str, handler: Callable[[Any], Any]) -> None:
        self._handlers[event].append(handler)

    def emit(self, event: str, value: Any) -> list[Any]:
        results = []
        for handler in self._handlers[event]:
            results.append(handler(value))
        return results
