"""A small dependency container."""

from typing import Any, Callable


class Provider:
    def __call__(self) -> Any:
        raise NotImplementedError


class Value(Provider):
    def __init__(self, value):
        self._value = value

    def __call__(self):
        return self._value


class Factory(Provider):
    def __init__(self, cls: Callable[..., Any], *deps: Provider, **named: Provider):
        self._cls = cls
        self._deps = deps
        self._named = named

    def __call__(self):
        args = [dep() for dep in self._deps]
        kwargs = {key: dep() for key, dep in self._named.items()}
        return self._cls(*args, **kwargs)


class Singleton(Factory):
    _made = None

    def __call__(self):
        if self._made is None:
            self._made = super().__call__()
        return self._made
