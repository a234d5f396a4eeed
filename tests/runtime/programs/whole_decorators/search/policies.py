from functools import partial, wraps


class CircuitOpen(Exception):
    pass


class CircuitBreaker:
    """A decorator with a memory."""

    def __init__(self, threshold):
        self.threshold = threshold
        self.failures = 0

    def __call__(self, func):
        @wraps(func)
        def guarded(*args, **kwargs):
            if self.failures >= self.threshold:
                raise CircuitOpen(func.__name__)
            try:
                result = func(*args, **kwargs)
            except Exception:
                self.failures += 1
                raise
            else:
                self.failures = 0
                return result

        return guarded


def retry(func=None, *, times=3, on=(ConnectionError,)):
    if func is None:
        return partial(retry, times=times, on=on)

    @wraps(func)
    def wrapper(*args, **kwargs):
        for attempt in range(times):
            try:
                return func(*args, **kwargs)
            except on:
                if attempt == times - 1:
                    raise

    return wrapper


class memoized_method:
    """Remembers results per instance."""

    def __init__(self, func):
        self.func = func

    def __set_name__(self, owner, name):
        self.attribute = f"_memo_{name}"

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        memo = instance.__dict__.setdefault(self.attribute, {})

        def call(*args):
            if args not in memo:
                memo[args] = self.func(instance, *args)
            return memo[args]

        return call
