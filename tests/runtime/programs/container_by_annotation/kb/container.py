import inspect
from typing import Any, Callable, TypeVar, get_type_hints

T = TypeVar("T")


class Container:
    def __init__(self) -> None:
        self._makers: dict[Any, Callable[..., Any]] = {}
        self._made: dict[Any, Any] = {}

    def bind(self, port: Any, maker: Callable[..., Any]) -> "Container":
        self._makers[port] = maker
        return self

    def get(self, port: type[T]) -> T:
        if port not in self._made:
            maker = self._makers.get(port, port)
            self._made[port] = maker(**self._needs(maker))
        return self._made[port]

    def _needs(self, maker: Callable[..., Any]) -> dict[str, Any]:
        target = maker.__init__ if inspect.isclass(maker) else maker
        if target is object.__init__:
            return {}
        hints = get_type_hints(target)
        return {
            name: self.get(hints[name]) for name in inspect.signature(target).parameters if name != "self" and name in hints
        }
