from typing import Callable, TypeVar

T = TypeVar("T")
MISSING = object()


def attempt(call: Callable[[], T], tries: int = 3, default=MISSING) -> T:
    for n in range(tries):
        try:
            return call()
        except ValueError:
            if n == tries - 1:
                if default is not MISSING:
                    return default
                raise
