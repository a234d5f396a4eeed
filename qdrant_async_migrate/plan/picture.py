"""From a plan to the call graph that people look at. In: a plan. Out: a ``Graph`` of what turns async, of what would if nothing
held it back, and of the client's methods below. Lines are those of the analysed text."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.graph import Blocked, Edge, Graph, Node, NodeKind
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.plan import Plan
from qdrant_async_migrate.records import dataclass, field
from qdrant_async_migrate.solve import runs

Leaf = tuple[int, str, str, bool]
"""File, name of the client's class, its method, and whether the client migrates."""


def graph(plan: Plan) -> Graph:
    """The call graph of everything that has to do with a client's calls."""
    drawing = _Drawing(plan)
    for number in sorted(plan.closures):
        drawing.family(number)
    for number, obstacles in sorted(plan.solution.kept.items()):
        if obstacles and number in plan.context.program.families:
            drawing.functions.update(plan.context.program.host(o.scope) for o in obstacles)
    drawing.callers()
    return drawing.numbered()


@dataclass(slots=True)
class _Drawing:
    """Functions and leaves by what they are; they get their numbers when all are known."""

    plan: Plan
    functions: set[int] = field(default_factory=set)
    leaves: dict[Leaf, set[int]] = field(default_factory=dict)
    """With the uses behind each."""
    edges: dict[tuple[int, int | Leaf, bool], int] = field(default_factory=dict)
    """With the line of the first."""
    clients: dict[int | Leaf, set[int]] = field(default_factory=dict)
    """The families because of which a function would turn async, or whose method a leaf is."""

    def family(self, number: int) -> None:
        """What turns async with one family, and its calls."""
        program = self.plan.context.program
        closure = self.plan.closures[number]
        self.functions.update(closure)
        for function in closure:
            self.clients.setdefault(function, set()).add(number)
        self.functions.update(b.target for b in closure.values() if b.tie and b.target is not None)
        for function, because in closure.items():
            if because.tie and because.target is not None:
                self._edge(program.scope(function).place[0], because.target, function, True)
        for use in map(program.uses.__getitem__, program.families[number].calls):
            host = program.host(use.scope)
            self.functions.add(host)
            for leaf in self._leaves(use, number):
                self.leaves.setdefault(leaf, set()).add(use.number)
                self.clients.setdefault(leaf, set()).add(number)
                self._edge(use.place[0], host, leaf)

    def _leaves(self, use: Use, family: int) -> Iterator[Leaf]:
        client = self.plan.context.program.families[family].client.rsplit(".", 1)[-1]
        for call in use.clients:
            if call.family == family and not call.asynchronous:
                yield use.file, client, call.method, family in self.plan.solution.migrated

    def callers(self) -> None:
        """Who runs the functions that are drawn; one more step up where the caller is async already."""
        program = self.plan.context.program
        for function in sorted(self.functions):
            for use in map(program.uses.__getitem__, program.uses_of.get(function, ())):
                host = program.host(use.scope)
                if host in self.functions or (program.scope(host).is_async and runs(program, use, function)):
                    self.functions.add(host)
                    self._edge(use.place[0], host, function)

    def _edge(self, line: int, source: int, target: int | Leaf, tie: bool = False) -> None:
        if source != target and (not tie or (target, source, True) not in self.edges):
            self.edges[source, target, tie] = min(line, self.edges.get((source, target, tie), line))

    def _kind(self, function: int) -> NodeKind:
        context = self.plan.context
        if context.program.scope(function).is_async:
            return NodeKind.ASYNC
        if function not in context.solution.turned:
            return NodeKind.HELD
        is_module = context.program.scope(function).kind is ScopeKind.MODULE
        return NodeKind.ENTRY if is_module or function in context.bridged else NodeKind.TURNS

    def _sorted(self) -> list[int | Leaf]:
        program = self.plan.context.program

        def order(item: int | Leaf) -> tuple[str, int, int, str]:
            if isinstance(item, int):
                return program.facts(item).path, 0, program.scope(item).place[0], program.symbol(item)
            return program.state.files[item[0]].path, 1, 0, f"{item[1]}.{item[2]} {item[3]}"

        return sorted((*self.functions, *self.leaves), key=order)

    def numbered(self) -> Graph:
        """The graph."""
        numbers = {item: number for number, item in enumerate(self._sorted())}
        nodes = tuple(self._node(number, item) for item, number in numbers.items())
        edges = (Edge(numbers[source], numbers[target], line, tie) for (source, target, tie), line in self.edges.items())
        return Graph(nodes, tuple(sorted(edges, key=lambda e: (e.source, e.target, e.tie))), tuple(self._blocked(numbers)))

    def _node(self, number: int, item: int | Leaf) -> Node:
        program = self.plan.context.program
        if isinstance(item, int):
            facts = program.facts(item)
            line = program.scope(item).place[0] or 1
            families = tuple(sorted(self.clients.get(item, ())))
            return Node(number, self._kind(item), program.symbol(item), facts.module, facts.path, line, clients=families)
        file, client, method, migrated = item
        facts, uses = program.state.files[file], self.leaves[item]
        kind = NodeKind.CALL if migrated else NodeKind.KEPT
        line = min(program.uses[use].place[0] for use in uses)
        return Node(
            number, kind, f"{client}.{method}", facts.module, facts.path, line, len(uses), tuple(sorted(self.clients[item]))
        )

    def _blocked(self, numbers: dict[int | Leaf, int]) -> Iterator[Blocked]:
        program = self.plan.context.program
        found: dict[tuple[int, str, str, int, str], dict[int, int]] = {}
        for number, obstacles in sorted(self.plan.solution.kept.items()):
            if number not in program.families:
                continue
            for index, obstacle in enumerate(dict.fromkeys(obstacles)):
                key = numbers[program.host(obstacle.scope)], obstacle.code, obstacle.message, obstacle.place[0], obstacle.help
                found.setdefault(key, {})[number] = 0 if index else len(program.families[number].calls)
        for (node, code, message, line, help_), calls in found.items():
            yield Blocked(node, code, message, line, sum(calls.values()), help_, tuple(calls))
