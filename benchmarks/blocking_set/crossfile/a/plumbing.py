import functools
from collections.abc import Callable, Iterable

from ..b import deep

__all__ = ["chain", "each", "guard", "pipe", "twice"]


def pipe(value, *functions):
    for function in functions:
        value = function(value)
    return value


def each(items: Iterable, action: Callable) -> list:
    return [action(item) for item in items]


def twice(function: Callable) -> Callable:
    def doubled(value):
        return function(function(value))

    return doubled


def guard(kind: type[Exception] = ValueError):
    def decorate(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except kind:
                return deep.fallback()

        return inner

    return decorate


chain = functools.partial(pipe, functions=())
