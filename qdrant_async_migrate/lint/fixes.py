"""What ``--fix`` may change: edits for a finding, none where it is not certain that nothing else changes. In: a place and
the syntax around it. The edits are verified like those of a migration before anything is written."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.blocking import Blocked
from qdrant_async_migrate.model.edits import AddImport, Await, Edit, Replace, Unawait
from qdrant_async_migrate.model.facts import Place, is_within
from qdrant_async_migrate.scan.opened import place_of

_CALLABLE = frozenset({Kind.FUNC, Kind.BOUND, Kind.PARTIAL, Kind.CLASS})
_PAUSE = "asyncio.sleep"
Offloads = Mapping[int, Mapping[Place, frozenset[str]]]
"""For each file the calls of library functions that run an argument in a thread, with the positions of that argument."""


def of_blocked(program: Program, syntax: Syntax, place: Blocked, offloads: Offloads) -> tuple[Edit, ...]:
    """A pause, or a call whose result instead of itself is handed to a thread."""
    if not (_is_pause(place) or any(_is_around(outer, place.place) for outer in offloads.get(place.file, ()))):
        return ()
    call = syntax.find(place.place, ast.Call)
    if call is None or _awaits(call):
        return ()
    return _pause(syntax, place, call) or _handed_over(program, syntax, place, call, offloads)


def offloads_of(program: Program) -> Offloads:
    """The places that hand a function to a thread, by file."""
    found: dict[int, dict[Place, frozenset[str]]] = {}
    for call, _, effects in program.library_calls():
        if all(e is not None and e.kind == "offload" for e in effects):
            keys = [frozenset(e.function.split(",")) for e in effects if e is not None]
            found.setdefault(call.file, {})[call.place] = frozenset.intersection(*keys)
    return found


def _is_around(outer: Place, inner: Place) -> bool:
    return outer != inner and is_within(inner, outer)


def _is_pause(place: Blocked) -> bool:
    return not place.path and place.leaf.place == place.place and place.leaf.row.twin == _PAUSE


def of_call(syntax: Syntax, place: Place, code: str) -> tuple[Edit, ...]:
    """A missing await on a statement, or one too many."""
    call = syntax.expression(place)
    parent = syntax.parent(call) if call is not None else None
    if call is None or not isinstance(syntax.function(call), ast.AsyncFunctionDef) or _in_comprehension(syntax, call):
        return ()
    match code, parent:
        case "QAM601", ast.Expr():
            return (Await(syntax.span(call)),)
        case "QAM602", ast.Await():
            return (Unawait(syntax.span(parent)),)
    return ()


def _pause(syntax: Syntax, place: Blocked, call: ast.Call) -> tuple[Edit, ...]:
    """``time.sleep(x)`` -> ``await asyncio.sleep(x)``, as a statement of the coroutine itself."""
    if not _is_pause(place) or call.keywords or len(call.args) != 1:
        return ()
    if not isinstance(syntax.parent(call), ast.Expr) or not isinstance(syntax.function(call), ast.AsyncFunctionDef):
        return ()
    if isinstance(call.args[0], ast.Starred) or _in_class_body(syntax, call) or not _means_module(syntax, "asyncio"):
        return ()
    return (Replace(syntax.span(call.func), _PAUSE), Await(syntax.span(call)), AddImport("asyncio"))


def _means_module(syntax: Syntax, name: str) -> bool:
    """Nothing in the file binds the name to anything but the module."""
    for node in ast.walk(syntax.tree):
        match node:
            case ast.Name(id=bound, ctx=ast.Store() | ast.Del()) if bound == name:
                return False
            case ast.arg(arg=bound) | ast.FunctionDef(name=bound) | ast.AsyncFunctionDef(name=bound) | ast.ClassDef(name=bound):
                if bound == name:
                    return False
            case ast.Import(names=aliases):
                if any(
                    (a.asname or a.name.split(".")[0]) == name and not (a.name.split(".")[0] == name and not a.asname)
                    for a in aliases
                ):
                    return False
            case ast.ImportFrom(names=aliases):
                if any((a.asname or a.name) == name for a in aliases):
                    return False
    return True


def _handed_over(program: Program, syntax: Syntax, place: Blocked, call: ast.Call, offloads: Offloads) -> tuple[Edit, ...]:
    """``to_thread(f(x))`` -> ``to_thread(f, x)``: the call is what runs on the loop, and its result is nothing to call."""
    outer = syntax.parent(call)
    if not isinstance(outer, ast.Call) or call not in outer.args or call is not outer.args[-1] or outer.keywords:
        return ()
    if call.keywords or any(isinstance(a, ast.Starred) for a in [*call.args, *outer.args]):
        return ()
    positions = offloads.get(place.file, {}).get(place_of(outer), frozenset())
    if str(outer.args.index(call)) not in positions or _gives_callable(program, place.file, call):
        return ()
    parts = [outer.func, *outer.args[:-1], call.func, *call.args]
    names = [f"__qam_{n}__" for n in range(len(parts))]
    slots = tuple((name, (syntax.span(part),)) for name, part in zip(names, parts, strict=True))
    return (Replace(syntax.span(outer), f"{names[0]}({', '.join(names[1:])})", slots),)


def _gives_callable(program: Program, file: int, inner: ast.Call) -> bool:
    state = program.state
    place = place_of(inner)
    results = [call.result for call in state.calls if call.file == file and call.place == place]
    return any(state.kind(v) in _CALLABLE for node in results for v in state.graph.values(node))


def _awaits(node: ast.AST) -> bool:
    return any(isinstance(n, (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)) for n in ast.walk(node))


def _in_class_body(syntax: Syntax, node: ast.AST) -> bool:
    for ancestor in syntax.ancestors(node):
        if isinstance(ancestor, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            return False
        if isinstance(ancestor, ast.ClassDef):
            return True
    return False


def _in_comprehension(syntax: Syntax, node: ast.AST) -> bool:
    for ancestor in syntax.ancestors(node):
        if isinstance(ancestor, ast.stmt):
            return isinstance(ancestor, ast.ClassDef)
        if isinstance(ancestor, (ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)):
            return True
    return False
