import functools
import time


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            print(function.__name__, time.perf_counter() >= start)

    return wrapper


class Trace:
    def __init__(self):
        self.names = []

    def __call__(self, function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            self.names.append(function.__name__)
            return function(*args, **kwargs)

        return wrapper


trace = Trace()
