"""Which methods of which mocks are awaited after the migration, and why one cannot be."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from qdrant_async_migrate.idioms import naming, patching
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.mock_wraps import wraps_awaited
from qdrant_async_migrate.idioms.mocks import Mock, Reach
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.scan.opened import place_of
from qdrant_async_migrate.solve import is_awaited

_UNKNOWN = "this call may reach a mock without a spec, which gives nothing to await"


class Mocks:
    """Made once per plan, when the first place asks; grows with every place that does."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.reach = Reach(context)
        self._answers: dict[int, str] = {}
        files = sorted({mock.call.file for mock in self.reach.made})
        self._stores = [(file, target, value) for file in files for target, value in _stores(context, file)]

    @staticmethod
    def of(context: Context) -> Mocks:
        """Those of this plan."""
        if "mocks" not in context.memo:
            context.memo["mocks"] = Mocks(context)
        known: Mocks = context.memo["mocks"]
        return known

    def needed(self, use: Use) -> str:
        """Take note of the mocks that ``use`` awaits a method of; why it cannot be, if so."""
        if use.number not in self._answers:
            self._answers[use.number] = self._needed(use)
        return self._answers[use.number]

    def _needed(self, use: Use) -> str:
        node = self.context.syntax(use.file).find(use.place, ast.Call)
        func = _called(node, use) if node is not None else None
        read = self.reach.reads.get((use.file, place_of(func))) if isinstance(func, ast.Attribute) else None
        if read is None:
            return _UNKNOWN
        owners = self.reach.at(read.node)
        held = any(self.reach.is_mock(v) for v in self.context.program.state.graph.values(read.node))
        if not owners and held and self._has_a_client(func, use.file):
            return ""
        callees = [] if owners else self.reach.at(read.result)
        if not owners and (held or not callees):
            return _UNKNOWN
        fault = self._await(read.name, owners, self.reach.is_used(use)) or self._call(read.name, callees)
        return f"this call may reach a mock {fault}" if fault else ""

    def _has_a_client(self, func: ast.expr | None, file: int) -> bool:
        """``mock.client.count``: of each mock that may be there, the attribute is set to a client that migrates."""
        owner = func.value if isinstance(func, ast.Attribute) else None
        read = self.reach.reads.get((file, place_of(owner))) if isinstance(owner, ast.Attribute) else None
        mocks = self.reach.at(read.node) if read is not None else []
        return bool(mocks) and read is not None and all(self._is_given_a_client(mock, read.name) for mock in mocks)

    def _is_given_a_client(self, mock: Mock, name: str) -> bool:
        stored = [
            (file, value)
            for file, target, value in self._stores
            if target.attr == name and mock.number in {m.number for m in self.reach.named(file, target.value)}
        ]
        given = [*stored, *((mock.call.file, k.value) for k in mock.node.keywords if k.arg == name)]
        families = [self.reach.client_families(file, value) for file, value in given]
        return bool(given) and all(f is not None and f <= self.context.solution.migrated for f in families)

    def stands_in(self, file: int, given: ast.expr, families: set[int]) -> str:
        """``given`` stands in for clients of ``families``; why it cannot, if so."""
        made = self.reach.client_families(file, given)
        if made is not None and made <= self.context.solution.migrated:
            return ""
        mocks = self.reach.named(file, given)
        uses = [self.context.program.uses[n] for f in sorted(families) for n in self.context.program.families[f].calls]
        wanted: dict[str, bool] = {}
        for use in uses:
            for call in use.clients:
                if is_awaited(call, frozenset(families)):
                    wanted[call.method] = wanted.get(call.method, False) or self.reach.is_used(use)
        return self._play(mocks, wanted)

    def plays(self, file: int, given: ast.expr, methods: Mapping[str, int]) -> str:
        """``given`` stands in for an object with these methods, which turn async; why it cannot, if so."""
        program = self.context.program
        wanted: dict[str, bool] = {}
        for name, function in methods.items():
            uses = [use for n in program.uses_of.get(function, ()) if self.context.waits(use := program.uses[n])]
            uses = [use for use in uses if not _is_of_itself(self.context, use)]
            if uses:
                wanted[name] = any(map(self.reach.is_used, uses))
        return self._play(self.reach.named(file, given), wanted) if wanted else ""

    def _play(self, mocks: list[Mock], wanted: Mapping[str, bool]) -> str:
        faults = [fault for method, used in wanted.items() if (fault := self._await(method, mocks, used))]
        if mocks and not faults:
            return ""
        return f"it is replaced by a mock {faults[0]}" if faults else "what replaces it here gives nothing to await"

    def _await(self, method: str, mocks: list[Mock], used: bool) -> str:
        """Take note that the method of these mocks is awaited."""
        fault = self._elsewhere(method, mocks)
        numbers = {m.number for m in mocks}
        stored: set[int] = set()
        for file, target, value in self._stores:
            owners = {m.number for m in self.reach.named(file, target.value)} & numbers if target.attr == method else set()
            if owners and not self._follows(file, value, used):
                fault = fault or f"whose {method} is set to what gives nothing to await"
            stored |= owners
        for mock in mocks:
            if mock.is_awaited or mock.number in stored or wraps_awaited(self.context, mock, method):
                continue
            if not mock.takes(method):
                fault = fault or f"whose {method} gives nothing to await"
            if method not in mock.methods:
                mock.methods.append(method)
            if used:
                mock.results.add(method)
        return fault

    def _call(self, method: str, mocks: list[Mock]) -> str:
        """Take note that these mocks, which are put in the place of a method, are awaited themselves."""
        placed = {id(value) for _, target, value in self._stores if target.attr == method}
        if any(id(m.node) not in placed or not m.is_bare for m in mocks):
            return "without a spec, which gives nothing to await"
        for mock in mocks:
            mock.called = True
        return self._elsewhere(method, mocks)

    def _elsewhere(self, method: str, mocks: list[Mock]) -> str:
        read = self.reach.elsewhere(method, mocks)
        if read is None:
            return ""
        path = self.context.program.state.files[read.file].path
        return f"whose {method} is used where nothing waits for it ({path}:{read.place[0]})"

    def _follows(self, file: int, value: ast.expr, used: bool) -> bool:
        """What a test sets a method to gives something to await, or can be made to."""
        mock = next(iter(self.reach.named(file, value)), None) if isinstance(value, ast.Call) else None
        if mock is not None:
            mock.called = mock.called or mock.is_bare
            if used:
                mock.results.add("")
            return mock.is_awaited or mock.called
        functions = _functions(self.context, file, value)
        return bool(functions) and all(self.context.is_async_after(f) for f in functions)


def _called(node: ast.Call, use: Use) -> ast.expr | None:
    """The function that a place calls, or hands to what calls it."""
    if use.role is Role.CALL:
        return node.func
    for name in str(use.argument).split(",") if use.role is Role.APPLY else ():
        if name.isdigit() and int(name) < len(node.args):
            return node.args[int(name)]
        if found := [k.value for k in node.keywords if k.arg == name]:
            return found[0]
    return None


def _is_of_itself(context: Context, use: Use) -> bool:
    """``self.method()``: an object asks itself, which a mock in its place does not."""
    host = context.program.host(use.scope)
    params = context.program.scope(host).params
    node = context.syntax(use.file).find(use.place, ast.Call)
    owner = node.func.value if node is not None and isinstance(node.func, ast.Attribute) else None
    method = context.program.cls(host) is not None and bool(params)
    return method and isinstance(owner, ast.Name) and owner.id == params[0].name


def _functions(context: Context, file: int, value: ast.expr) -> list[int]:
    """The functions that a name or a lambda stands for; none if it may be something else."""
    state = context.program.state
    if isinstance(value, ast.Lambda):
        base = state.scope_base[file]
        return [base + i for i, scope in enumerate(state.files[file].scopes) if scope.place == place_of(value)]
    items = [state.item(v) for v in state.graph.values(naming.cell(context, file, value))] if isinstance(value, ast.Name) else []
    return [i[1] for i in items] if all(i[0] == Kind.FUNC for i in items) else []


def _stores(context: Context, file: int) -> Iterator[tuple[ast.Attribute, ast.expr]]:
    for statement in context.syntax(file).statements:
        if isinstance(statement, ast.Assign):
            yield from ((t, statement.value) for t in statement.targets if isinstance(t, ast.Attribute))


def follows(context: Context, use: Use, names: list[str]) -> bool:
    """What a place may call besides (``names``) are mocks, which give something to await where it does."""
    return all(patching.is_stand_in(context, n) for n in names) and not Mocks.of(context).needed(use)
