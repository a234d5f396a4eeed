import time
import urllib.request
from dataclasses import dataclass, field
from functools import cached_property, wraps
from urllib.error import URLError

import requests
import urllib3
from tenacity import retry, stop_after_attempt, wait_fixed


def polite(fn):
    @wraps(fn)
    def inner(*args, **kwargs):
        time.sleep(0.2)
        return fn(*args, **kwargs)

    return inner


def counted(fn):
    fn.calls = 0

    @wraps(fn)
    def inner(*args, **kwargs):
        fn.calls += 1
        return fn(*args, **kwargs)

    return inner


@dataclass
class Station:
    code: str
    http: requests.Session = field(default_factory=requests.Session)
    readings: list[float] = field(default_factory=list)

    def refresh(self) -> None:
        self.readings.append(self.http.get(f"https://w.example/{self.code}").json()["t"])

    @cached_property
    def meta(self) -> dict:
        return self.http.get(f"https://w.example/{self.code}/meta").json()

    @property
    def mean(self) -> float:
        return sum(self.readings) / len(self.readings)


@polite
def letter(code: str) -> str:
    return code[0]


@counted
def upper(code: str) -> str:
    return code.upper()


@retry(stop=stop_after_attempt(3), wait=wait_fixed(1))
def radar(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:
        return answer.read()


pool = urllib3.PoolManager()


def satellite(path: str):
    return pool.request("GET", f"https://s.example/{path}")


def all_stations(codes):
    for code in codes:
        station = Station(code)
        station.refresh()
        yield station


def or_none(fn, *args):
    try:
        return fn(*args)
    except URLError:
        return None
