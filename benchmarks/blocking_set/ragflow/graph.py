from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from ragflow.nodes import Node, State

Hook = Callable[[State], Any]


class Graph:
    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = list(nodes)
        self.hooks: list[Hook] = []

    def on_step(self, hook: Hook) -> Hook:
        self.hooks.append(hook)
        return hook

    def describe(self) -> str:
        return " -> ".join(node.describe() for node in self.nodes)

    def fire(self, state: State) -> None:
        for hook in self.hooks:
            hook(state)

    async def run(self, state: State) -> State:
        for node in self.nodes:
            state = await node(state)  # ok
        return state


class Checkpoint:
    def __init__(self, path: str | None = None) -> None:
        self.path = path
        self.states: list[State] = []

    def save(self, state: State) -> None:
        self.states.append(state)
        if self.path:
            with open(self.path, "a") as handle:
                handle.write(state.answer)


def to_file(state: State) -> None:
    with open("trace.log", "a") as handle:
        handle.write(repr(state))


def to_list(into: list[State]) -> Hook:
    return into.append


async def gathered(graphs: list[Graph], state: State) -> list[State]:
    return await asyncio.gather(*(graph.run(state) for graph in graphs))  # ok
