from typing import Any, Callable, Type, TypeVar

from .base import VectorStore

_STORES: dict[str, Type[VectorStore]] = {}
S = TypeVar("S", bound=Type[VectorStore])


def register(name: str) -> Callable[[S], S]:
    def decorator(cls: S) -> S:
        _STORES[name] = cls
        cls.kind = name
        return cls

    return decorator


def available() -> list[str]:
    return list(_STORES)


def create_store(name: str, **options: Any) -> VectorStore:
    return _STORES[name](**options)
