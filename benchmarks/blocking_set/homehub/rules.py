import logging
import time
from functools import partial, reduce
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from .devices import Device


class Rule(NamedTuple):
    device: Device
    limit: float

    def broken(self) -> bool:
        return self.device.read() > self.limit

    def label(self) -> str:
        return f"{self.device.name} > {self.limit}"


def log_event(event: str, path: str = "events.log") -> None:
    with open(path, "a") as fh:
        fh.write(event)


def print_event(event: str) -> None:
    logging.info(event)


def debounce(seconds: float, fn):
    def inner(*args):
        time.sleep(seconds)
        return fn(*args)

    return inner


def total(devices: list[Device]) -> float:
    return reduce(lambda acc, d: acc + d.read(), devices, 0.0)


def all_values(*groups: list[Device]):
    return (d.read() for d in chain(*groups))


to_file = partial(log_event, path="all.log")
slow_print = debounce(0.5, print_event)


class State:
    def __init__(self, path: str):
        self.path = Path(path)
        self.data: dict[str, str] = {}

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)

    def __delitem__(self, key):
        del self.data[key]
        self.path.write_text(repr(self.data))

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.path.write_text(repr(self.data))

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return None
