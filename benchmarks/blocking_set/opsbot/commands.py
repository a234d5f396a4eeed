from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

COMMANDS: dict[str, Command] = {}


@dataclass(slots=True)
class Command:
    name: str
    handler: Callable[[str], object]
    help: str = ""

    def invoke(self, arg: str) -> object:
        return self.handler(arg)

    @property
    def usage(self) -> str:
        return f"/{self.name} {self.help}"


def command(name: str) -> Callable[[Callable[[str], object]], Callable[[str], object]]:
    def register(fn: Callable[[str], object]) -> Callable[[str], object]:
        COMMANDS[name] = Command(name, fn, fn.__doc__ or "")
        return fn

    return register
