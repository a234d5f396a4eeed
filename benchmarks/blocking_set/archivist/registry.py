import importlib
import json
import weakref
from pathlib import Path

from .plans import Job, Loud, Remember, Upload

JOBS: dict[str, type[Job]] = {"upload": Upload, "remember": Remember}


def job(name: str) -> Job:
    return JOBS[name]()


def quiet_job() -> Job:
    return Remember()


def loud_job() -> Job:
    return Loud()


class Settings:
    _instance = None

    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.values = json.loads(Path("settings.json").read_text())
        return cls._instance

    def get(self, key: str, default=None):
        return self.values.get(key, default)


class Lazy:
    def __init__(self, load):
        self._load = load
        self._value = None

    def __getattr__(self, name):
        return self._load()[name]

    def known(self) -> bool:
        return self._value is not None


remote = Lazy(lambda: json.loads(Path("remote.json").read_text()))
local = Lazy(lambda: {"name": "x"})
