from __future__ import annotations

from typing import Any, Callable, Iterator

State = dict[str, Any]
Node = Callable[[State], State]
END = "__end__"


class Graph:
    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: dict[str, str] = {}
        self.branches: dict[str, tuple[Callable[[State], str], dict[str, str]]] = {}
        self.entry = ""

    def add_node(self, name: str, action: Node) -> Graph:
        self.nodes[name] = action
        return self

    def add_edge(self, source: str, target: str) -> Graph:
        self.edges[source] = target
        return self

    def add_conditional_edges(self, source: str, choose: Callable[[State], str], targets: dict[str, str]) -> Graph:
        self.branches[source] = (choose, targets)
        return self

    def set_entry(self, name: str) -> Graph:
        self.entry = name
        return self

    def compile(self) -> Compiled:
        return Compiled(self)


class Compiled:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def _next(self, name: str, state: State) -> str:
        if name in self.graph.branches:
            choose, targets = self.graph.branches[name]
            return targets[choose(state)]
        return self.graph.edges[name]

    def stream(self, state: State, limit: int = 20) -> Iterator[tuple[str, State]]:
        name, path = self.graph.entry, []
        while name != END and len(path) < limit:
            path.append(name)
            update = self.graph.nodes[name](state)
            state = {**state, **update, "path": list(path)}
            yield name, state
            name = self._next(name, state)

    def invoke(self, state: State) -> State:
        for _, state in self.stream(state):
            pass
        return state
