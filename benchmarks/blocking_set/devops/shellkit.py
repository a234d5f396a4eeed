import os
import shutil
import socket
import subprocess as sp
import tempfile
import zipfile
from contextlib import closing, contextmanager
from enum import Enum
from pathlib import Path


class Command:
    def __init__(self, *argv: str):
        self.argv = argv

    def __or__(self, other: "Command") -> "Command":
        return Command(*self.argv, "|", *other.argv)

    def __call__(self) -> str:
        return sp.run(" ".join(self.argv), shell=True, capture_output=True, text=True).stdout

    def __str__(self) -> str:
        return " ".join(self.argv)

    def __lt__(self, data: bytes) -> bytes:
        with sp.Popen(self.argv, stdin=sp.PIPE, stdout=sp.PIPE) as proc:
            return proc.communicate(data)[0]


class Action(Enum):
    build = "build"
    clean = "clean"

    def run(self) -> int:
        return os.system(f"make {self.value}")

    @property
    def title(self) -> str:
        return self.value.title()


@contextmanager
def workdir(path):
    before = os.getcwd()
    os.chdir(path)
    try:
        yield Path(path)
    finally:
        os.chdir(before)


@contextmanager
def scratch():
    path = tempfile.mkdtemp()
    try:
        yield Path(path)
    finally:
        shutil.rmtree(path)


def free_port() -> int:
    with closing(socket.socket()) as s:
        s.bind(("", 0))
        return s.getsockname()[1]


def is_open(host: str, port: int) -> bool:
    with closing(socket.socket()) as s:
        s.settimeout(1)
        return s.connect_ex((host, port)) == 0


def pack(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w") as z:
        for file in folder.rglob("*"):
            z.write(file)
    return target
