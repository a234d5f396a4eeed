import functools
import inspect

SPANS = []


def span(label):
    def decorate(f):
        if inspect.iscoroutinefunction(f):

            @functools.wraps(f)
            async def async_wrapper(*a, **k):
                SPANS.append(f"+{label}")
                try:
                    return await f(*a, **k)
                finally:
                    SPANS.append(f"-{label}")

            return async_wrapper

        @functools.wraps(f)
        def wrapper(*a, **k):
            SPANS.append(f"+{label}")
            try:
                return f(*a, **k)
            finally:
                SPANS.append(f"-{label}")

        return wrapper

    return decorate
