from typing import Any, Callable


class Hooks:
    def __init__(self):
        self._callbacks: list[tuple[int, Callable[..., Any]]] = []

    def add(self, callback, priority=0):
        self._callbacks.append((priority, callback))
        return callback

    def fire(self, *args):
        out = []
        for _, callback in sorted(self._callbacks, key=lambda item: -item[0]):
            out.append(callback(*args))
        return out

    def first(self, *args):
        return next((r for r in self.fire(*args) if r is not None), None)
