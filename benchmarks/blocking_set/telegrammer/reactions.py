from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Union

Reaction = Callable[[str], Union[str, Awaitable[str]]]


class Router:
    """Reactions by command; each bot has a router of its own."""

    def __init__(self) -> None:
        self.table: dict[str, Reaction] = {}

    def command(self, name: str) -> Callable[[Reaction], Reaction]:
        def keep(function: Reaction) -> Reaction:
            self.table[name] = function
            return function

        return keep

    def answer(self, name: str, text: str) -> Any:
        return self.table[name](text)


class Skill:
    def __init__(self, name: str, run: Callable[[str], str]) -> None:
        self.name = name
        self.run = run

    def __call__(self, text: str) -> str:
        return self.run(text)


def skill(name: str) -> Callable[[Callable[[str], str]], Skill]:
    def make(function: Callable[[str], str]) -> Skill:
        return Skill(name, function)

    return make
