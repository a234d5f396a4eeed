"""Mocks of nothing in particular: where each is made, and which places of the program it reaches."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import naming, patching
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.uses import owners
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass, field
from qdrant_async_migrate.scan.opened import place_of

AWAITING = "AsyncMock"
_RESERVED = frozenset("name spec spec_set return_value side_effect wraps unsafe".split())


@dataclass(slots=True)
class Mock:
    """A call that makes a mock without a class; ``methods`` are awaited, those in ``results`` for what they give; ``called``:
    it is awaited itself."""

    number: int
    call: Call
    node: ast.Call
    methods: list[str] = field(default_factory=list)
    results: set[str] = field(default_factory=set)
    called: bool = False

    @property
    def is_awaited(self) -> bool:
        """It is an ``AsyncMock``: it, and each of its methods, gives something to await."""
        return ast.unparse(self.node.func).rpartition(".")[2] == AWAITING

    def takes(self, method: str) -> bool:
        """The method can be named where the mock is made."""
        given = {k.arg for k in self.node.keywords} | (self.configured or set())
        known = None not in given or self.configured is not None
        return not self.node.args and known and "wraps" not in given and method not in given | _RESERVED

    @property
    def configured(self) -> set[str] | None:
        """What ``**{"count.return_value": 3}`` says; ``None`` if it is not written out."""
        spread = [k.value for k in self.node.keywords if k.arg is None]
        keys = [key for value in spread for key in (value.keys if isinstance(value, ast.Dict) else [None])]
        named = {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
        return named if spread and len(named) == len(keys) else None

    @property
    def is_bare(self) -> bool:
        """It says what it gives, and nothing else."""
        return not self.node.args and {k.arg for k in self.node.keywords} <= {*patching.RESULTS, "name"}


class Places:
    """Where mocks are made and where they go: along the edges of the value flow. Made once for the program."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.state = context.program.state
        self.made = list(self._made())
        self.reads: dict[tuple[int, Place], Read] = {(r.file, r.place): r for r in self.state.reads["attribute"]}
        self.by_name: dict[str, list[Read]] = {}
        for read in self.reads.values():
            self.by_name.setdefault(read.name, []).append(read)
        self.at: dict[int, set[int]] = {}
        for number, (call, _) in enumerate(self.made):
            for node in self._reached(call.result):
                self.at.setdefault(node, set()).add(number)

    @staticmethod
    def of(context: Context) -> Places:
        """Those of the program that is planned."""
        if "places of mocks" not in context.known:
            context.known["places of mocks"] = Places(context)
        known: Places = context.known["places of mocks"]
        return known

    def is_mock(self, value: int) -> bool:
        item = self.state.item(value)
        return item[0] in (Kind.OBJ, Kind.MEM) and patching.is_stand_in(self.context, item[1])

    def _made(self) -> Iterator[tuple[Call, ast.Call]]:
        for call in self.state.calls:
            items = [self.state.item(v) for v in call.targets]
            if any(i[0] in (Kind.EXT, Kind.MEM) and patching.is_stand_in(self.context, i[1]) for i in items):
                node = self.context.syntax(call.file).find(call.place, ast.Call)
                given = [self.state.item(v) for v in self.state.graph.values(call.result) if self.is_mock(v)]
                if node is not None and any(i[0] == Kind.OBJ and i[2] == -1 for i in given):
                    yield call, node

    def _reached(self, start: int) -> Iterator[int]:
        values = {v for v in self.state.graph.values(start) if self.is_mock(v)}
        seen, stack = {start}, [start]
        while stack:
            node = stack.pop()
            yield node
            below = [t for t in self.state.graph.targets(node) if t not in seen and values & self.state.graph.values(t)]
            seen.update(below)
            stack += below


class Reach:
    """The mocks as one attempt sees them: what is awaited of them is noted at each."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.state = context.program.state
        places = Places.of(context)
        self.is_mock = places.is_mock
        self.made = [Mock(number, call, node) for number, (call, node) in enumerate(places.made)]
        self.reads, self._by_name, self._at = places.reads, places.by_name, places.at
        self._results: dict[tuple[int, Place], int] = {}
        uses = context.program.uses
        self._waiting = {(u.file, u.place, u.role) for u in uses if context.live(u) and context.waits(u)}

    def at(self, node: int) -> list[Mock]:
        """The mocks at a node of the value flow; none if there may be others, not made by a call that is seen."""
        held = [v for v in self.state.graph.values(node) if self.is_mock(v)]
        if any(self.state.kind(v) != Kind.OBJ for v in held):
            return []
        return [self.made[n] for n in sorted(self._at.get(node, ()))]

    def named(self, file: int, given: ast.expr) -> list[Mock]:
        """The mocks that an expression may be."""
        if own := [m for m in self.made if m.node is given]:
            return own
        return self.at(node) if (node := self._node(file, given)) >= 0 else []

    def client_families(self, file: int, given: ast.expr) -> set[int] | None:
        """The families of the clients that an expression may be; ``None`` if it may be something else."""
        found: set[int] = set()
        for value in self.state.graph.values(self._node(file, given)):
            made = {self.context.program.family_of.get(r, -1) for r, _ in owners(self.state, value)}
            if self.state.kind(value) not in (Kind.OBJ, Kind.XCLS) or not made:
                return None
            found |= made
        return found or None

    def _node(self, file: int, given: ast.expr) -> int:
        if isinstance(given, ast.Name):
            return naming.cell(self.context, file, given)
        if isinstance(given, ast.Attribute):
            read = self.reads.get((file, place_of(given)))
            return read.result if read is not None else -1
        if not self._results:
            self._results = {(c.file, c.place): c.result for c in reversed(self.state.calls)}
        return self._results.get((file, place_of(given)), -1) if isinstance(given, ast.Call) else -1

    def elsewhere(self, method: str, mocks: list[Mock]) -> Read | None:
        """A place that calls, or hands on, the method of these mocks and does not wait."""
        numbers = {m.number for m in mocks}
        for read in self._by_name.get(method, ()):
            if numbers & (self._at.get(read.node, set()) | self._at.get(read.result, set())) and not self._waits(read):
                return read
        return None

    def reads_of(self, mock: Mock) -> Iterator[Read]:
        """Where an attribute of the mock is read."""
        return (read for read in self.reads.values() if mock.number in self._at.get(read.node, ()))

    def _waits(self, read: Read) -> bool:
        syntax = self.context.syntax(read.file)
        node = syntax.find(read.place, ast.Attribute)
        parent = syntax.parent(node) if node is not None else None
        if node is None or isinstance(parent, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            return True
        if not isinstance(parent, ast.Call):
            return False
        role = Role.CALL if parent.func is node else Role.APPLY
        return isinstance(syntax.parent(parent), ast.Await) or (read.file, place_of(parent), role) in self._waiting

    def is_used(self, use: Use) -> bool:
        """What the place gives is looked at."""
        syntax = self.context.syntax(use.file)
        node = syntax.find(use.place, ast.Call)
        above = syntax.parent(node) if node is not None else None
        return not isinstance(syntax.parent(above) if isinstance(above, ast.Await) else above, ast.Expr)
