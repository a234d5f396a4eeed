import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from .base import Job, in_thread, timed
from .remote import Git


class Build(Job):
    name = "build"

    def work(self, target: str = "all") -> int:
        return subprocess.call(["make", target])


class Pack(Job):
    name = "pack"

    def work(self, folder: str = ".") -> str:
        with tarfile.open(f"{folder}.tar.gz", "w:gz") as archive:
            archive.add(folder)
        return folder


class Note(Job):
    name = "note"

    def work(self, text: str = "") -> str:
        return text.upper()


@in_thread
def mirror(source: str, target: str) -> None:
    shutil.copytree(source, target)


@timed
def measured(folder: str) -> int:
    return sum(p.stat().st_size for p in Path(folder).rglob("*"))


@timed
def cheap(number: int) -> int:
    return number + 1


def temporary() -> Path:
    return Path(tempfile.mkdtemp(prefix="job"))


def heads(folders: list[str]) -> list[str]:
    return [Git(folder).head for folder in folders]
