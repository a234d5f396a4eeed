import functools
import time


def retry(times=3, delay=0.0, errors=(ValueError,)):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            last = None
            for n in range(times):
                try:
                    return function(*args, **kwargs)
                except errors as error:
                    last = error
                    time.sleep(delay * 2**n)
            raise last

        return wrapper

    return decorate
