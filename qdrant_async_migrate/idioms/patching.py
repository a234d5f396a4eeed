"""What tests put in the place of something else: every call that replaces an attribute, what holds it, and what replaces it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context, Refusal
from qdrant_async_migrate.idioms.suites import is_test_file
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass

_PATCHES = frozenset({"patch", "patch-attribute", "patch-either", "patch-multiple"})
_STANDS_IN = frozenset({"spec", "autospec"})
RESULTS = frozenset("return_value side_effect".split())
"""Attributes of a mock that say what calling it gives."""

_COMPARES = frozenset("assert_any_call assert_called_once_with assert_called_with assert_has_calls".split())
"""Methods of a mock that look whether it was called with their arguments, and keep none."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A call that replaces ``name`` of the ``holders`` (values); ``at`` is the argument that spells it."""

    call: Call
    holders: tuple[int, ...]
    name: str
    at: int
    replacement: str
    steps: tuple[str, ...] = ()
    """Names on the way from a module to the holder."""


def patches(context: Context) -> list[Patch]:
    if "patches" not in context.known:
        context.known["patches"] = list(_found(context))
    known: list[Patch] = context.known["patches"]
    return known


def unnamed(context: Context) -> Iterator[Patch]:
    """Those that spell the attribute by what is no constant: ``monkeypatch.setattr(Client, method, spy)``."""
    state = context.program.state
    for call in state.calls:
        effects = [context.catalog.effect(state.item(v)[1]) for v in call.targets if state.kind(v) in (Kind.EXT, Kind.MEM)]
        for effect in effects if len(call.args) > 1 and not text(call.constants.get(1)) else ():
            if effect is not None and effect.kind in ("patch-attribute", "patch-either") and not text(call.constants.get(0)):
                node = call.args[0] if isinstance(call.args[0], int) else -1
                holders = tuple(sorted(state.graph.values(node))) if node >= 0 else ()
                yield Patch(call, holders, "", 1, effect.function)


def stand_ins(context: Context) -> Iterator[Call]:
    """Calls that take functions which stand in for others: what replaces them, and what holds them in the place of a client."""
    yield from (patch.call for patch in patches(context))
    if "namespaces" not in context.known:
        context.known["namespaces"] = list(_namespaces(context))
    yield from context.known["namespaces"]


def _namespaces(context: Context) -> Iterator[Call]:
    state = context.program.state
    for call in state.calls:
        effects = (context.catalog.effect(state.item(v)[1]) for v in call.targets if state.kind(v) == Kind.EXT)
        if any(e is not None and e.kind == "namespace" for e in effects):
            yield call


def _found(context: Context) -> Iterator[Patch]:
    state = context.program.state
    for call in state.calls:
        for value in call.targets:
            effect = context.catalog.effect(state.item(value)[1]) if state.kind(value) in (Kind.EXT, Kind.MEM) else None
            if effect is None or effect.kind not in _PATCHES:
                continue
            if effect.kind == "patch-multiple":
                yield from _several(context, call)
                continue
            named = [text(call.constants.get(i)) for i in (0, 1)]
            if named[1] and effect.kind != "patch":
                node = call.args[0] if call.args and isinstance(call.args[0], int) else -1
                yield Patch(call, tuple(sorted(state.graph.values(node))) if node >= 0 else (), named[1], 1, effect.function)
            elif named[0] and effect.kind != "patch-attribute":
                yield _dotted(context, call, named[0], effect.function)


def text(constant: str | None) -> str:
    return constant[1:-1] if constant and constant[0] in "'\"" else ""


def _several(context: Context, call: Call) -> Iterator[Patch]:
    """``patch.multiple("package.module", name=value, other=value)``."""
    state = context.program.state
    target = text(call.constants.get(0))
    holders: tuple[int, ...] = ()
    if target:
        whole = _dotted(context, call, f"{target}.*", "")
        holders = whole.holders
    elif call.args and isinstance(call.args[0], int):
        holders = tuple(sorted(state.graph.values(call.args[0])))
    yield from (Patch(call, holders, name, 0, name) for name, _ in call.keywords if name)


def _dotted(context: Context, call: Call, target: str, replacement: str) -> Patch:
    """``"package.module.Class.name"``."""
    state = context.program.state
    *parts, name = target.split(".")
    named = {end: state.modules.named(".".join(parts[:end])) for end in range(len(parts), 0, -1)}
    end = next((end for end, module in named.items() if module in state.file_of), 0)
    if not end:
        of_class = context.catalog.sdk(".".join(parts)) is not None  # "library.Client.method"
        steps = (parts[-1],) if of_class else ()
        return Patch(call, (state.values.of(Kind.EXT, ".".join(parts[: -1 if of_class else None])),), name, 0, replacement, steps)
    holders = [state.values.of(Kind.MODULE, named[end])]
    for step in parts[end:]:
        holders = [v for holder in holders for v in values(context, holder, step)]
    return Patch(call, tuple(holders), name, 0, replacement, tuple(parts[end:]))


def values(context: Context, holder: int, name: str) -> list[int]:
    """What an attribute of a module, class or object may be, before it is replaced."""
    state = context.program.state
    item = state.item(holder)
    node: int | None = None
    if item[0] == Kind.MODULE and (file := state.file_of.get(item[1])) is not None:
        node = state.cell(state.scope_base[file], name)
    elif item[0] in (Kind.CLASS, Kind.INST):
        found = classes.find(state, item[1], name)
        node = found[1] if found is not None else None
    elif item[0] == Kind.EXT and context.catalog.sdk(f"{item[1]}.{name}") is not None:
        return [holder]
    return sorted(state.graph.values(node)) if node is not None and node >= 0 else []


def argument(patch: Patch) -> int:
    """The node of what is put in the place."""
    for part in patch.replacement.split(","):
        if part.isdigit() and patch.at < int(part) < len(patch.call.args):
            found = patch.call.args[int(part)]
            return found if isinstance(found, int) else -1
        for name, node in patch.call.keywords:
            if name == part:
                return node
    return -1


def given(node: ast.Call, patch: Patch) -> ast.expr | None:
    for part in patch.replacement.split(","):
        if part.isdigit() and patch.at < int(part) < len(node.args):
            return node.args[int(part)]
        for keyword in node.keywords:
            if keyword.arg == part:
                return keyword.value
    return None


def call_of(context: Context, patch: Patch) -> tuple[Syntax, ast.Call | None]:
    syntax = context.syntax(patch.call.file)
    return syntax, syntax.find(patch.call.place, ast.Call)


def refused(context: Context, patch: Patch, message: str, help_: str, families: set[int], functions: set[int]) -> Refusal:
    call = patch.call
    use = Use(-1, call.file, call.scope, call.place, Role.CALL, "", ())
    return Refusal(context.obstacle("QAM210", use, message, help_), frozenset(families), frozenset(functions))


def is_stand_in(context: Context, name: str) -> bool:
    parts = name.split(".")
    effects = [context.catalog.effect(".".join(parts[:end])) for end in range(len(parts), 0, -1)]
    return any(e is not None and e.kind in _STANDS_IN for e in effects)


def is_comparison(context: Context, use: Use) -> bool:
    """A test asks something that nobody knows, a mock, whether it was called with this."""
    node = context.syntax(use.file).find(use.place, ast.Call) if not use.others and is_test_file(context, use.scope) else None
    return node is not None and isinstance(node.func, ast.Attribute) and node.func.attr in _COMPARES
