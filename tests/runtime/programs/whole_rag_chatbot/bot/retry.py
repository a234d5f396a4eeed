import functools
import logging
import time
from typing import Callable, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
log = logging.getLogger("bot.retry")


def retry(times: int = 3, delay: float = 0.0, on: tuple[type[BaseException], ...] = (ConnectionError,)) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Try again on passing faults."""

    def decorate(func: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(func)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            last = None
            for attempt in range(1, times + 1):
                try:
                    return func(*args, **kwargs)
                except on as exc:
                    last = exc
                    log.warning("%s failed (%d/%d)", func.__name__, attempt, times)
                    if delay:
                        time.sleep(delay * attempt)
            assert last is not None
            raise last

        return wrapper

    return decorate
