import functools
import time
import urllib.request
import json

_TABLE = {"EUR": 1.0}


def retry(times: int, pause: float = 0.5):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except OSError:
                    if attempt + 1 == times:
                        raise
                    time.sleep(pause)

        return wrapper

    return decorate


@retry(3)
def checked(code: str) -> str:
    return code.upper()


@functools.lru_cache(maxsize=32)
def remote(code: str) -> float:
    with urllib.request.urlopen(f"https://rates.example/{code}") as answer:
        return json.load(answer)["rate"]


def known(code: str) -> float:
    return _TABLE.get(code, 1.0)


class Rates:
    def __init__(self, source=remote):
        self.source = source

    def __getitem__(self, code: str) -> float:
        return self.source(code)

    def __contains__(self, code: str) -> bool:
        return code in _TABLE
