from __future__ import annotations

import contextlib
import os
import subprocess
from pathlib import Path
from typing import Callable, Generic, ParamSpec, TypeVar

import fabric
import paramiko

P = ParamSpec("P")
R = TypeVar("R")


class Host:
    def __init__(self, name: str, user: str = "root") -> None:
        self.name = name
        self.user = user
        self.ssh = paramiko.SSHClient()
        self.ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())

    def __enter__(self) -> "Host":
        self.ssh.connect(self.name, username=self.user)
        return self

    def __exit__(self, *exc: object) -> None:
        self.ssh.close()

    def run(self, command: str) -> str:
        _, out, _ = self.ssh.exec_command(command)
        return out.read().decode()

    def upload(self, path: Path) -> None:
        with contextlib.closing(self.ssh.open_sftp()) as sftp:
            sftp.put(str(path), f"/tmp/{path.name}")

    def __str__(self) -> str:
        return f"{self.user}@{self.name}"


class Command(Generic[P, R]):
    """A function and how it is told about."""

    def __init__(self, function: Callable[P, R]) -> None:
        self.function = function

    def __get__(self, owner, kind=None):
        return Bound(self.function, owner)


class Bound:
    def __init__(self, function, owner) -> None:
        self.function = function
        self.owner = owner

    def __call__(self, *args):
        return self.function(self.owner, *args)


class Git:
    def __init__(self, folder: str) -> None:
        self.folder = folder

    def _run(self, *args: str) -> str:
        return subprocess.run(["git", "-C", self.folder, *args], check=True, capture_output=True, text=True).stdout

    @property
    def head(self) -> str:
        return self._run("rev-parse", "HEAD").strip()

    @Command
    def pull(self) -> str:
        return self._run("pull")

    @Command
    def title(self) -> str:
        return os.path.basename(self.folder)

    def __getattr__(self, name: str):
        def call(*args: str) -> str:
            return self._run(name, *args)

        return call


def deploy(host: str, command: str) -> str:
    return fabric.Connection(host).run(command, hide=True).stdout


@contextlib.contextmanager
def locked(path: Path):
    import filelock

    with filelock.FileLock(path):
        yield path


@contextlib.contextmanager
def changed(**values: str):
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
