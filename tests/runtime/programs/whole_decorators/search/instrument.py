import functools
from collections import Counter
from contextlib import contextmanager

METRICS = Counter()


def counted(name=None):
    def decorator(func):
        label = name or func.__name__

        @functools.wraps(func)
        def inner(*args, **kwargs):
            METRICS[label] += 1
            return func(*args, **kwargs)

        inner.label = label
        return inner

    return decorator


@contextmanager
def span(name):
    METRICS[f"span:{name}"] += 1
    try:
        yield
    except Exception:
        METRICS[f"span:{name}:error"] += 1
        raise


def traced(func):
    @functools.wraps(func)
    def wrapper(self, *args, **kwargs):
        with span(func.__qualname__):
            return func(self, *args, **kwargs)

    return wrapper
