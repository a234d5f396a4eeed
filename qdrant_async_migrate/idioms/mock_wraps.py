"""Mocks around a client (``Mock(wraps=client)``): what a method gives is what the client gives, to be awaited as well."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import patching
from qdrant_async_migrate.idioms.context import Context, Refusal
from qdrant_async_migrate.idioms.mocks import Mock, Reach
from qdrant_async_migrate.link import classes, uses
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Obstacle
from qdrant_async_migrate.solve import AWAITED_KINDS

_NAMES = frozenset({"wraps", "name"})


def for_program(context: Context) -> Iterator[Refusal]:
    """A client that becomes async, or an object with methods that do, in a mock whose methods are called where nothing waits."""
    if not any(name == "wraps" for call in context.program.state.calls for name, _ in call.keywords):
        return
    reach = Reach(context)
    for mock in reach.made:
        held = context.program.state.graph.values(dict(mock.call.keywords).get("wraps", context.program.state.nothing))
        families = {f for v in held for f in uses.receivers(context.program.state, v, context.program.family_of)}
        families &= context.solution.migrated
        for read in reach.reads_of(mock) if held else ():
            functions = frozenset(f for v in held for f in _methods(context, v, read.name) if context.becomes_awaitable(f))
            known = bool(functions) or (bool(families) and any(_is_awaited(context, value, read.name) for value in held))
            if known and (found := reach.elsewhere(read.name, [mock])) is not None:
                what = "an object of the program" if functions else "the client"
                message = f"{read.name} of a mock around {what} is called here, where nothing waits for it"
                help_ = "what has the mock has to be migrated with what it stands around"
                obstacle = Obstacle("QAM210", found.file, found.place, found.scope, message, help_)
                yield Refusal(obstacle, frozenset(families), functions)


def _methods(context: Context, value: int, name: str) -> list[int]:
    """The functions that are this method of an object of the program."""
    state = context.program.state
    item = state.item(value)
    found = classes.find(state, item[1], name) if item[0] == Kind.INST else None
    values = state.each(state.graph.values(found[1])) if found is not None else ()
    return [method[1] for _, method in values if method[0] == Kind.FUNC]


def wraps_awaited(context: Context, mock: Mock, method: str) -> bool:
    """The method of all that the mock wraps gives something to await, and nothing else is said of the mock."""
    given = dict(mock.call.keywords)
    if "wraps" not in given or mock.node.args or not set(given) <= _NAMES or _is_told(context, mock, method):
        return False
    state = context.program.state
    held = state.graph.values(given["wraps"])
    return bool(held) and all(_is_awaited(context, value, method) for value in held)


def _is_awaited(context: Context, value: int, method: str) -> bool:
    """A client of a family that migrates, of which the method is a coroutine."""
    program = context.program
    owners = uses.owners(program.state, value)
    rows = [row for reference, cls in owners if (row := context.catalog.sdk(cls)) is not None]
    moved = all(program.family_of.get(reference) in context.solution.migrated for reference, _ in owners)
    kinds = [found.kind.value for row in rows if (found := context.catalog.method(row, method)) is not None]
    return moved and bool(owners) and len(kinds) == len(owners) and set(kinds) <= AWAITED_KINDS


def _is_told(context: Context, mock: Mock, method: str) -> bool:
    """Somewhere in the file a method of this name is told what to give, which goes before what is wrapped."""
    for node in ast.walk(context.syntax(mock.call.file).tree):
        match node:
            case ast.Attribute(attr="configure_mock" | "attach_mock"):
                return True
            case ast.Attribute(attr=told, value=ast.Attribute(attr=name), ctx=ast.Store()):
                if name == method and told in patching.RESULTS:
                    return True
    return False
