from __future__ import annotations

import dataclasses
import enum
import subprocess
import time
from typing import Awaitable, Callable, Union

from chatops.infra import docker_ps, restart, tail_log


class Kind(enum.Enum):
    PURE = 1
    SLOW = 2


@dataclasses.dataclass(frozen=True)
class Command:
    name: str
    handler: Callable[[list[str]], Union[str, Awaitable[str]]]
    kind: Kind = Kind.PURE
    aliases: tuple[str, ...] = ()


REGISTRY: dict[str, Command] = {}


def register(name: str, kind: Kind = Kind.PURE, **options):
    def deco(fn):
        cmd = Command(name, fn, kind, **options)
        REGISTRY[name] = cmd
        return fn

    return deco


@register("help")
def help_(args):
    return ", ".join(sorted(REGISTRY))


@register("ps", Kind.SLOW)
def ps(args):
    return docker_ps()


@register("echo")
def echo(args):
    return " ".join(args)


@register("tail", Kind.SLOW, aliases=("t",))
def tail(args):
    return tail_log(args[0], 10)


@register("restart", Kind.SLOW)
async def restart_(args):
    return await restart(args[0])  # ok


def lookup(name: str) -> Command | None:
    for cmd in REGISTRY.values():
        if name == cmd.name or name in cmd.aliases:
            return cmd
    return None


class Queue:
    """A fixed-size history; nothing here waits."""

    def __init__(self, size=10):
        self.items = []
        self.size = size

    def put(self, item):
        self.items.append(item)
        del self.items[: -self.size]

    def get(self, timeout=None):
        return self.items[-1] if self.items else None

    def join(self):
        return "\n".join(self.items)
