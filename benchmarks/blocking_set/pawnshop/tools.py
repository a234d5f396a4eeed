from __future__ import annotations

import subprocess
from collections.abc import Callable
from types import SimpleNamespace
from typing import TypedDict

from .base import Item, Maybe, Repository


class Tool(TypedDict):
    name: str
    run: Callable[[str], str]


def shell(line: str) -> str:
    return subprocess.check_output(line, shell=True, text=True)


def upper(line: str) -> str:
    return line.upper()


TOOLS: list[Tool] = [{"name": "shell", "run": shell}]
SAFE: list[Tool] = [{"name": "upper", "run": upper}]
kit = SimpleNamespace(run=shell, name="kit")


def tool(tools: list[Tool], name: str) -> Callable[[str], str]:
    return next(one["run"] for one in tools if one["name"] == name)


class Toolbox:
    def __init__(self, **tools: Callable[[str], str]):
        for name, function in tools.items():
            setattr(self, name, function)


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


def items() -> Repository[Item]:
    return Repository(lambda key: Item())


def pages() -> Repository[str]:
    return Repository(lambda key: shell(f"page {key}"))


def loaded(item: Maybe) -> Maybe:
    return item.map(lambda one: one.load())
