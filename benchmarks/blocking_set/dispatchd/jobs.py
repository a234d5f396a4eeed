from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Any, ClassVar

import paramiko
import requests


class Kind(Enum):
    SHELL = "shell"
    HTTP = "http"
    NOTE = "note"


@dataclass
class Job:
    name: str
    args: tuple[str, ...] = ()
    kind: ClassVar[Kind] = Kind.NOTE
    registry: ClassVar[dict[Kind, type["Job"]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        Job.registry[cls.kind] = cls

    def run(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return f"{self.kind.value}:{self.name}"

    def __call__(self) -> str:
        return self.run()


class ShellJob(Job):
    kind = Kind.SHELL

    def run(self) -> str:
        return subprocess.check_output([self.name, *self.args], text=True)


class HttpJob(Job):
    kind = Kind.HTTP
    timeout: ClassVar[float] = 3.0

    def run(self) -> str:
        return requests.get(self.name, timeout=self.timeout).text


class NoteJob(Job):
    pass


class RemoteJob(ShellJob):
    def __init__(self, name: str, host: str) -> None:
        super().__init__(name)
        self.host = host

    def connect(self) -> paramiko.SSHClient:
        client = paramiko.SSHClient()
        client.connect(self.host)
        return client

    def run(self) -> str:
        _, out, _ = self.connect().exec_command(self.name)
        return out.read().decode()


class DryJob(RemoteJob):
    def connect(self) -> Any:
        return None

    def run(self) -> str:
        return f"would run {self.name} on {self.host}"


def make(kind: Kind, name: str) -> Job:
    return Job.registry[kind](name)


def pause(seconds: float) -> None:
    time.sleep(seconds)


def nothing(seconds: float) -> None:
    return None


PAUSES: Mapping[str, Callable[[float], None]] = MappingProxyType({"real": pause, "none": nothing})


@dataclass
class Backoff:
    wait: Callable[[float], None] = pause
    seconds: list[float] = field(default_factory=lambda: [0.1, 1.0])

    def attempt(self, call: Callable[[], Any]) -> Any:
        for seconds in self.seconds:
            try:
                return call()
            except OSError:
                self.wait(seconds)
        return None
