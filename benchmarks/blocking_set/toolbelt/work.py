import glob
import os
import shlex
import subprocess
import sys
from functools import singledispatchmethod, wraps
from pathlib import Path

import anyio
import asyncio
import git
import requests
from docker import from_env
from github import Github
from notion_client import Client as Notion


def offloaded(fn):
    @wraps(fn)
    async def inner(*args, **kwargs):
        return await asyncio.to_thread(fn, *args, **kwargs)

    return inner


def offloaded_anyio(fn):
    @wraps(fn)
    async def inner(*args):
        return await anyio.to_thread.run_sync(lambda: fn(*args))

    return inner


def eager(fn):
    @wraps(fn)
    async def inner(*args):
        return fn(*args)  # BLOCKS: QAM304

    return inner


@offloaded
def listing(folder: str) -> list[str]:
    return glob.glob(f"{folder}/**", recursive=True)


@offloaded_anyio
def read(path: str) -> str:
    return Path(path).read_text()


@eager
def version() -> str:
    return subprocess.check_output(["git", "--version"], text=True)


class Repo:
    def __init__(self, path: str) -> None:
        self.repo = git.Repo(path)

    def pull(self) -> None:
        self.repo.remotes.origin.pull()

    @staticmethod
    def clone(url: str) -> "Repo":
        git.Repo.clone_from(url, "/tmp/x")
        return Repo("/tmp/x")


class Writer:
    @singledispatchmethod
    def write(self, value) -> str:
        return str(value)

    @write.register
    def _(self, value: bytes) -> str:
        Path("x").write_bytes(value)
        return "x"


def containers() -> list:
    return from_env().containers.list()


def issues(name: str):
    return Github("t").get_repo(name).get_issues()


def page(key: str) -> dict:
    return Notion(auth="x").pages.retrieve(key)


def quoted(text: str) -> str:
    return shlex.quote(text) + os.sep + sys.platform


def download(url: str, path: str) -> int:
    with requests.get(url, stream=True) as answer, open(path, "wb") as target:
        return sum(target.write(chunk) for chunk in answer.iter_content(8192))
