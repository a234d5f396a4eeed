"""Clients, what holds one, and functions that give one, which a test replaces by a mock of nothing in particular: the mock gets
the class, whose coroutine functions it then gives something to await for."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import gone_methods, mock_specs, patching
from qdrant_async_migrate.idioms.context import Context, Refusal, Rewrite
from qdrant_async_migrate.idioms.mock_methods import Mocks
from qdrant_async_migrate.idioms.mock_regions import is_apart, region, sets
from qdrant_async_migrate.idioms.patched_clients import assigned_mocks, root_of
from qdrant_async_migrate.idioms.patching import Patch
from qdrant_async_migrate.idioms.suites import is_test_file
from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.uses import owners
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.edits import Edit, Insert

_DECIDED = frozenset({"autospec", "spec", "spec_set", "new", "new_callable", "side_effect", "wraps"})
_HELP = "give the mock the class: spec=..."


def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Every replacement that says nothing of what it gives."""
    for patch in patching.patches(context) if context.solution.migrated else ():
        node = patching.call_of(context, patch)[1]
        if node is not None and patching.argument(patch) < 0 and not _is_decided(node, patch):
            yield from _replaced(context, patch, node)


def _is_decided(node: ast.Call, patch: Patch) -> bool:
    return len(node.args) > patch.at + 1 or any(k.arg is None or k.arg in _DECIDED for k in node.keywords)


def _replaced(context: Context, patch: Patch, node: ast.Call) -> Iterator[Rewrite | Refusal]:
    values = [v for holder in patch.holders for v in held(context, holder, patch.name)]
    spec = spec_of(context, values)
    if spec is not None:
        yield _specified(context, patch, node, spec) or _refused(context, patch, values)
        return
    given = [v for v in values for v in returned(context, v)]
    spec = spec_of(context, given)
    if spec is not None:
        yield _giving(context, patch, node, spec, families_of(context, given)) or _refused(context, patch, given)


def held(context: Context, holder: Value, name: str) -> list[Value]:
    """What the attribute may be; of an object, what it was given. What tests put there is left out if there is something else."""
    state = context.program.state
    own = state.heap.get((holder, name)) if state.kind(holder) == Kind.INST else None
    found = [*patching.values(context, holder, name), *(sorted(state.graph.values(own)) if own is not None else [])]
    return _without_tests(context, found)


def _without_tests(context: Context, found: list[Value]) -> list[Value]:
    return [v for v in found if not _is_of_tests(context, v)] or found


def _is_of_tests(context: Context, value: Value) -> bool:
    item = context.program.state.item(value)
    return item[0] in (Kind.FUNC, Kind.BOUND, Kind.CLASS, Kind.INST) and is_test_file(context, item[1])


def returned(context: Context, value: Value) -> list[Value]:
    """What a function that stays plain returns."""
    state = context.program.state
    item = state.item(value)
    if item[0] not in (Kind.FUNC, Kind.BOUND) or context.is_async_after(item[1]):
        return []
    returns = state.scopes[item[1]].returns
    found = sorted(state.graph.values(state.node_in(item[1], returns))) if returns >= 0 else []
    return _without_tests(context, found)


def families_of(context: Context, values: list[Value]) -> set[int]:
    """The migrating families of the clients that values are or belong to."""
    program = context.program
    found = {program.family_of.get(r, -1) for v in values for r, _ in owners(program.state, v)}
    return found & context.solution.migrated


def turned(context: Context, values: list[Value]) -> set[int]:
    """Methods of the objects that turn async."""
    state = context.program.state
    kinds = {state.item(v)[1] for v in values if state.kind(v) == Kind.INST}
    named = [fs for c in kinds for current in classes.order(state, c) for fs in classes.methods(state, current).values()]
    return {f for functions in named for f in functions if context.becomes_awaitable(f)}


def spec_of(context: Context, values: list[Value]) -> tuple[str, str, Value] | None:
    """Module and name of the class that the mock has to be like, and what it stands for; ``None``: nothing is awaited of it."""
    state = context.program.state
    for value in values:
        item = state.item(value)
        if item[0] == Kind.OBJ and context.catalog.sdk(item[1]) is not None and families_of(context, [value]):
            module, _, name = context.catalog.twin_spelling(item[1]).rpartition(".")
            return module, name, value
        if item[0] == Kind.INST and turned(context, [value]):
            return state.files[state.scope_file[item[1]]].module, state.scopes[item[1]].qualname, value
    return None


def _refused(context: Context, patch: Patch, values: list[Value]) -> Refusal:
    message = f"{patch.name} is replaced here by a mock that gives nothing to await"
    return patching.refused(context, patch, message, _HELP, families_of(context, values), turned(context, values))


def _specified(context: Context, patch: Patch, node: ast.Call, spec: tuple[str, str, Value]) -> Rewrite | None:
    """``patch("app.client")`` -> ``patch("app.client", spec=AsyncClient)``."""
    syntax = context.syntax(patch.call.file)
    if not fits(context, patch.call.file, node, spec[2]):
        return None
    added, imports = mock_specs.class_in(syntax, *spec[:2])
    told = gone_methods.of_patch(context, patch, node, families_of(context, [spec[2]]))
    return _rewrite(patch, [mock_specs.with_keyword(syntax, node, f"spec={added}"), *imports, *told]) if added else None


def _giving(context: Context, patch: Patch, node: ast.Call, spec: tuple[str, str, Value], families: set[int]) -> Rewrite | None:
    """``patch("app.get_client")`` -> ``patch("app.get_client", return_value=MagicMock(spec=AsyncClient))``; where a decorator
    makes the mock, once for all runs of the test, the test does that."""
    syntax = context.syntax(patch.call.file)
    given = next((k.value for k in node.keywords if k.arg == "return_value"), None)
    if given is not None:
        return Rewrite() if not Mocks.of(context).stands_in(patch.call.file, given, families) else None
    function, roots = assigned_mocks(syntax, node)
    assigned = [s for s in ast.walk(function) if isinstance(s, ast.Assign)] if function is not None else []
    whole = [s for s in assigned if any(is_whole(t, roots) for t in s.targets)]
    if whole:
        faults = [Mocks.of(context).stands_in(patch.call.file, s.value, families) for s in whole]
        return Rewrite() if not any(faults) else None
    added, imports = mock_specs.class_in(syntax, *spec[:2])
    mock, more = mock_specs.mock_of(syntax, node)
    made = f"{mock}(spec={added})"
    holder = syntax.parent(node)
    if not added or not fits(context, patch.call.file, node, spec[2], "return_value"):
        return None
    told = gone_methods.of_patch(context, patch, node, families, "return_value")
    if not isinstance(holder, (*FUNCTIONS, ast.ClassDef)):
        return _rewrite(patch, [mock_specs.with_keyword(syntax, node, f"return_value={made}"), *imports, *more, *told])
    name = mock_specs.parameter_of(holder, node) if isinstance(holder, FUNCTIONS) else ""
    if not name or isinstance(holder, ast.ClassDef):
        return None
    first = holder.body[1] if ast.get_docstring(holder) is not None and len(holder.body) > 1 else holder.body[0]
    return _rewrite(patch, [Insert(syntax.span(first), "before", f"{name}.return_value = {made}"), *imports, *more, *told])


def _rewrite(patch: Patch, edits: list[Edit]) -> Rewrite:
    return Rewrite(tuple((patch.call.file, edit) for edit in edits))


def is_whole(target: ast.expr, roots: set[str]) -> bool:
    """``mock.return_value``, and nothing below it."""
    root, attributes = root_of(target)
    return root in roots and attributes == ["return_value"]


def fits(context: Context, file: int, node: ast.Call, value: Value, *above: str) -> bool:
    """All that is asked of the mock is of the class, or set by the test; no method is set to what gives nothing to await."""
    state = context.program.state
    function, roots = assigned_mocks(context.syntax(file), node)
    of_class = state.kind(value) == Kind.INST
    names = {n for c in classes.order(state, state.item(value)[1]) for n in state.scopes[c].cells} if of_class else set()
    known = set(names)
    for inner in ast.walk(function) if function is not None else ():
        targets = inner.targets if isinstance(inner, ast.Assign) else []
        for root, attributes in map(root_of, targets):
            own = attributes[len(above) :] if attributes[: len(above)] == list(above) else []
            if root in roots and len(own) == 1 and not _gives(inner):
                if not of_class or own[0] in names:
                    return False
                known.add(own[0])
    if not of_class:
        return True
    met = region(context, file, node)
    if any(not _gives(statement) for statement in sets(context, met or (), names)):
        return False
    nodes = {node for _, node in state.slots(value)}
    asked = (r for r in state.reads["attribute"] if value in state.graph.values(r.node) and r.result not in nodes)
    return all(r.name in known or _is_own(context, r.scope, value) or is_apart(context, r.scope, met) for r in asked)


def _is_own(context: Context, scope: int, value: Value) -> bool:
    """The class itself asks, which the mock stands for."""
    cls = context.program.cls(context.program.host(scope))
    return cls is not None and cls in classes.order(context.program.state, context.program.state.item(value)[1])


def _gives(statement: ast.AST) -> bool:
    value = statement.value if isinstance(statement, ast.Assign) else None
    return isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2] == "AsyncMock"
