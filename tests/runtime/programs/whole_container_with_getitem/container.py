from typing import Any, Callable, TypeVar

T = TypeVar("T")


class Container:
    def __init__(self):
        self._make: dict[Any, Callable[["Container"], Any]] = {}
        self._made: dict[Any, Any] = {}

    def register(self, key, factory=None):
        if factory is None:

            def deco(f):
                self._make[key] = f
                return f

            return deco
        self._make[key] = factory
        return self

    def resolve(self, key: type[T]) -> T:
        if key not in self._made:
            self._made[key] = self._make[key](self)
        return self._made[key]

    __getitem__ = resolve
