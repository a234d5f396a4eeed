import functools

EVENTS = []


def logged(func):
    """Record entry and exit."""

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        EVENTS.append(f"enter {func.__name__}")
        try:
            return func(*args, **kwargs)
        finally:
            EVENTS.append(f"leave {func.__name__}")

    return wrapper


def retry(times, on=(ValueError,)):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return func(*args, **kwargs)
                except on as error:
                    EVENTS.append(f"retry {attempt} {type(error).__name__}")
            return None

        return wrapper

    return decorate
