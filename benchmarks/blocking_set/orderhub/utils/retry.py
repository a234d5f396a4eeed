import time
from functools import wraps


def backoff(times=3, base=0.5, sleep=time.sleep):
    def decorate(fn):
        @wraps(fn)
        def inner(*args, **kwargs):
            for n in range(times):
                try:
                    return fn(*args, **kwargs)
                except ConnectionError:
                    sleep(base * 2**n)
            raise ConnectionError

        return inner

    return decorate


def backoff_delays(times=3, base=0.5):
    return [base * 2**n for n in range(times)]


def no_wait(seconds):
    return None
