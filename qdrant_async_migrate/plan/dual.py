"""An async twin beside a function whose sync form is kept: ``search`` stays as it is, ``asearch`` uses a second, async client.

In: a program and the symbols asked for. Out: the families that stay sync because of them, edits, and what cannot have a twin.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Context, Note
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.edits import Edit, Insert
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Because, Obstacle, Role, Use
from qdrant_async_migrate.plan import split
from qdrant_async_migrate.plan.selection import scopes_of
from qdrant_async_migrate.plan.twins import Made, made
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.solve import AWAITED_KINDS

_LANGUAGE = frozenset({"builtins.staticmethod", "builtins.classmethod"})
_BARE = (ast.Assign, ast.AnnAssign, ast.Return, ast.Expr, ast.keyword, ast.If, ast.List, ast.Tuple, ast.Dict, ast.Compare)
"""Parents under which ``await f()`` needs no parentheses."""


@dataclass(frozen=True, slots=True)
class Duals:
    """``functions`` get a twin; ``families`` stay sync for them."""

    functions: frozenset[int]
    families: frozenset[int]


def duals(program: Program, closures: Mapping[int, Mapping[int, Because]], symbols: Iterable[str]) -> Duals:
    """The functions that the symbols stand for and that reach a client; of a class its methods.

    Raises:
        UsageError: nothing in the program has this name.
    """
    named = {scope for symbol in symbols for scope in scopes_of(program, symbol)}
    wanted = {s for s in range(len(program.state.scopes)) if s in named or program.cls(s) in named}
    wanted = {s for s in wanted if program.scope(s).kind is ScopeKind.FUNCTION}
    families = frozenset(f for f, closure in closures.items() if not wanted.isdisjoint(closure))
    reached = frozenset(s for s in wanted if any(s in closures[f] for f in families))
    return Duals(reached, families)


@dataclass(slots=True)
class _Twin:
    function: int
    name: str
    uses: list[tuple[Use, Made | None]]
    """Places that await in the twin, with the client they use; None: a function with a twin of its own."""


def twins(context: Context, asked: Duals) -> tuple[list[tuple[int, Edit]], list[Note], list[Obstacle]]:
    """The edits, what to say of them, and what was refused. A function that has its twin already needs none."""
    clients = {family: made(context, family) for family in asked.families}
    edits: list[tuple[int, Edit]] = []
    notes: list[Note] = []
    refused: list[Obstacle] = []
    built: dict[int, Made] = {}
    for function in sorted(asked.functions):
        if _has_twin(context, function):
            continue
        found = _twin(context, function, asked, clients)
        if isinstance(found, Obstacle):
            refused.append(found)
            continue
        edits += _edits(context, found)
        built |= {c.file * 1_000_000 + c.line: c for _, c in found.uses if c is not None}
        message = f"{found.name} was added: the async twin of {context.name(function)}, which stays as it is"
        notes.append(Note("QAM205", context.program.file(function), context.program.scope(function).place, function, message))
    if refused:
        return [], [], refused
    for client in built.values():
        edits += split.construction(context, client)
    return edits, notes, []


def _name(context: Context, function: int) -> str:
    name = context.program.scope(function).name
    return f"{name[: len(name) - len(name.lstrip('_'))]}a{name.lstrip('_')}"


def _has_twin(context: Context, function: int) -> bool:
    parent = context.program.parent(function)
    return _name(context, function) in context.program.scope(parent).cells if parent >= 0 else False


def _twin(context: Context, function: int, asked: Duals, clients: Mapping[int, Made | Obstacle]) -> _Twin | Obstacle:
    """What the twin awaits, or why there cannot be one."""
    scope = context.program.scope(function)
    names = {name for names in context.program.decorator_names(function) for name in names}

    def refuse(why: str) -> Obstacle:
        message = f"no async twin of {context.name(function)} (--dual): {why}"
        return context.function_obstacle("QAM101", function, message, "write the twin by hand, or migrate without --dual")

    if scope.is_async or scope.is_generator or (scope.name.startswith("__") and scope.name.endswith("__")):
        return refuse("only plain functions and methods can have one")
    if names - _LANGUAGE or context.program.decorations(function):
        return refuse("its decorators would apply to the twin too")
    if context.program.ties.get(function):
        return refuse("it overrides, or is overridden by, another method")
    found: list[tuple[Use, Made | None]] = []
    for use in _inside(context, function):
        awaits = [c for c in use.clients if not c.asynchronous]
        if not awaits and not any(f in closure for f in use.functions for closure in _of(context, asked)):
            continue
        client = clients.get(awaits[0].family) if awaits else None
        if isinstance(client, Obstacle):
            return refuse(client.message)
        if (why := _unsuitable(context, use, function, asked, client)) is not None:
            return refuse(why)
        found.append((use, client))
    return _Twin(function, _name(context, function), found)


def _of(context: Context, asked: Duals) -> list[Mapping[int, Because]]:
    return [context.closures[f] for f in asked.families]


def _inside(context: Context, function: int) -> list[Use]:
    """Uses in the code of a function and of all that is defined in it."""
    found = []
    for use in context.uses_of_file(context.program.file(function)):
        scope = use.scope
        while scope >= 0 and scope != function:
            scope = context.program.parent(scope)
        if scope == function:
            found.append(use)
    return found


def _unsuitable(context: Context, use: Use, function: int, asked: Duals, client: Made | None) -> str | None:
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call)
    where = f"line {use.place[0]}"
    if use.role is not Role.CALL or use.scope != function or call is None or use.others or (use.clients and use.functions):
        return f"{where} does not simply call the client, or a function with a twin"
    if first_barrier(syntax, call) is not None or any(isinstance(a, ast.JoinedStr) for a in syntax.ancestors(call)):
        return f"{where} cannot await where it stands"
    if use.functions:
        known = all(f in asked.functions for f in use.functions) and isinstance(call.func, (ast.Name, ast.Attribute))
        local = known and all(context.program.file(f) == use.file for f in use.functions) and len(use.functions) == 1
        return None if local else f"{where} calls what has no twin beside it: name that with --dual too"
    if client is None or not all(c.kind in AWAITED_KINDS for c in use.clients):
        return f"{where} calls a method of the client that is no coroutine"
    return None if split.receiver(context, use, client) is not None else f"{where} reaches the client in another way"


def _edits(context: Context, twin: _Twin) -> Iterator[tuple[int, Edit]]:
    file = context.program.file(twin.function)
    syntax = context.syntax(file)
    node = syntax.find(context.program.scope(twin.function).place, *FUNCTIONS)
    assert isinstance(node, ast.FunctionDef)
    changes: list[tuple[int, int, int, str]] = []
    for use, client in twin.uses:
        call = syntax.find(use.place, ast.Call)
        assert call is not None
        line, column, end_line, end_column = syntax.span(call)
        bare = isinstance(syntax.parent(call), _BARE) or call in getattr(syntax.parent(call), "args", ())
        changes += [(line, column, 0, "await " if bare else "(await "), (end_line, end_column, 0, "" if bare else ")")]
        changes.append(_renamed(context, syntax, use, call, client))
    first = syntax.span(node)
    start = syntax.source_lines[first[0] - 1].index(node.name, first[1])
    changes += [(first[0], start, len(node.name), twin.name), (first[0], first[1], 0, "async ")]
    text = _text(syntax, node, changes)
    above = "".join(f"@{syntax.source(d)}\n" for d in node.decorator_list)
    yield file, Insert(first, "after", above + text)
    for use, client in twin.uses:
        if client is not None and client.file != file:
            receiver = split.receiver(context, use, client)
            if isinstance(receiver, ast.Name):
                yield from ((file, e) for e in split.imports(context, file, [(receiver, client)]) if not hasattr(e, "at"))


def _renamed(context: Context, syntax: Syntax, use: Use, call: ast.Call, client: Made | None) -> tuple[int, int, int, str]:
    """The name through which the twin reaches the async form."""
    node: ast.expr | None = split.receiver(context, use, client) if client is not None else call.func
    assert isinstance(node, (ast.Name, ast.Attribute))
    old = node.id if isinstance(node, ast.Name) else node.attr
    _, _, line, column = syntax.span(node)
    new = client.twin_name if client is not None else _name(context, use.functions[0])
    return line, column - len(old), len(old), new


def _text(syntax: Syntax, node: ast.FunctionDef, changes: list[tuple[int, int, int, str]]) -> str:
    """The text of a definition with changes, moved to the first column; what continues a string stays where it is."""
    first, column, last, _ = syntax.span(node)
    lines = {n: syntax.source_lines[n - 1] for n in range(first, last + 1)}
    order = sorted(enumerate(changes), key=lambda c: (c[1][0], c[1][1], c[1][2] > 0, c[0]), reverse=True)
    for _, (line, start, length, new) in order:
        lines[line] = lines[line][:start] + new + lines[line][start + length :]
    inner = {
        n
        for s in ast.walk(node)
        if isinstance(s, (ast.Constant, ast.JoinedStr))
        for n in range(s.lineno + 1, (s.end_lineno or 0) + 1)
    }
    moved = (text if n in inner else text[column:] if not text[:column].strip() else text for n, text in lines.items())
    return "\n".join(moved)
