"""Classes of the program that a test replaces, and whose methods turn async: the mock that stands in for their objects gives
something to await as well."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import patching
from qdrant_async_migrate.idioms.context import Context, Refusal, Rewrite
from qdrant_async_migrate.idioms.mock_contexts import ENTERED, entered
from qdrant_async_migrate.idioms.mock_methods import Mocks
from qdrant_async_migrate.idioms.mock_specs import with_keyword
from qdrant_async_migrate.idioms.patched_clients import assigned_mocks, class_named
from qdrant_async_migrate.idioms.patched_values import fits, is_whole
from qdrant_async_migrate.idioms.patching import Patch
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind

_DECIDED = frozenset({"autospec", "spec", "spec_set", "new", "new_callable", "side_effect", "wraps"})
_MAKING = frozenset({"__init__", "__post_init__", "__new__"})
"""Methods in whose place a class has a coroutine function that makes its objects: to name such a class holds it back already."""
_HELP = "give the mock AsyncMock() for each method that is awaited, or autospec=True"


def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Every class that is replaced by a mock."""
    for patch in patching.patches(context) if context.solution.migrated else ():
        node = patching.call_of(context, patch)[1]
        if class_named(context, patch)[0]:
            continue  # the client's own class, whatever other tests put in its place
        named = {k.arg for k in node.keywords} if node is not None else set()
        if node is None or patching.argument(patch) >= 0 or len(node.args) > patch.at + 1 or named & {None, *_DECIDED}:
            continue
        held = (context.program.state.item(v) for h in patch.holders for v in patching.values(context, h, patch.name))
        for cls in sorted({item[1] for item in held if item[0] == Kind.CLASS}):
            yield from _replaced(context, patch, node, cls)


def _replaced(context: Context, patch: Patch, node: ast.Call, cls: int) -> Iterator[Rewrite | Refusal]:
    methods = _turned(context, cls)
    if not methods or not _MAKING.isdisjoint(methods):
        return
    file = patch.call.file
    syntax = context.syntax(file)
    function, roots = assigned_mocks(syntax, node)
    given = [k.value for k in node.keywords if k.arg == "return_value"]
    given += [s.value for s in _assignments(function) if any(is_whole(t, roots) for t in s.targets)]
    faults = [fault for value in given if (fault := Mocks.of(context).plays(file, value, _named(methods)))]
    names = roots | {value.id for value in given if isinstance(value, ast.Name)}
    entering = entered(syntax, function, names) if not ENTERED.keys().isdisjoint(methods) else []
    if entering is None:
        faults.append("what is entered is set to something that cannot be awaited")
    if faults or (not given and not _is_specified(context, patch, node, cls, methods)):
        why = faults[0] if faults else "it is replaced by a mock that gives nothing to await"
        message = f"{patch.name} makes objects whose methods are awaited; {why}"
        yield patching.refused(context, patch, message, _HELP, set(), set(methods.values()))
        return
    yield Rewrite(tuple((file, edit) for edit in entering or ()))
    if not given:
        yield Rewrite(((file, with_keyword(syntax, node, "autospec=True")),))


def _turned(context: Context, cls: int) -> dict[str, int]:
    """Methods of the class that turn async, its own and those it inherits, by their names."""
    state = context.program.state
    found: dict[str, int] = {}
    for current in reversed(classes.order(state, cls)):
        if state.scopes[current].kind is ScopeKind.CLASS:
            for name, functions in classes.methods(state, current).items():
                found.update((name, f) for f in functions if context.becomes_awaitable(f))
    return found


def _named(methods: dict[str, int]) -> dict[str, int]:
    """Those that a test can set; the special ones a mock has itself."""
    return {name: function for name, function in methods.items() if not name.startswith("__")}


def _assignments(function: ast.AST | None) -> list[ast.Assign]:
    return [s for s in ast.walk(function) if isinstance(s, ast.Assign)] if function is not None else []


def _is_specified(context: Context, patch: Patch, node: ast.Call, cls: int, methods: dict[str, int]) -> bool:
    """The class itself can say what is to be awaited of its objects."""
    value = context.program.state.values.of(Kind.INST, cls)
    generators = any(context.program.scope(f).is_generator for f in methods.values())
    return not generators and fits(context, patch.call.file, node, value, "return_value")
