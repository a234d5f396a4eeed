"""What the idioms for tools over iterables ask of a call like ``zip(names, pages(client))``: which arguments turn async, which
generators have something to clean up, and whether what stands before may be evaluated after."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import COMPREHENSIONS, FUNCTIONS, Syntax, binds
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.scan.opened import place_of

_ITERATES = frozenset({"__iter__", "__next__"})


@dataclass(frozen=True, slots=True)
class Source:
    """An argument that is iterated over."""

    node: ast.expr
    is_async: bool
    closes: bool
    """A generator made in place, with something to do when it is closed early."""
    made_by_class: bool = False
    """Not a generator, so that it has to be asked for an iterator first."""


def tool(context: Context, use: Use) -> str:
    """The kind of effect of the call that iterates; empty if it is none."""
    if use.role is not Role.ITERATE or not use.how.startswith("call:") or not context.waits(use):
        return ""
    effect = context.program.state.known.effect(use.how.removeprefix("call:"))
    return effect.kind if effect is not None else ""


def together(context: Context, use: Use) -> frozenset[int]:
    """The uses of the same call that iterate."""
    same = (u for u in context.uses_of_file(use.file) if u.place == use.place and u.role is Role.ITERATE and u.how == use.how)
    return frozenset(u.number for u in same)


def calls_at(context: Context, file: int, place: Place) -> Call | None:
    """The call at a position."""
    table: dict[tuple[int, Place], Call] = context.known.get("calls by place", {})
    if not table:
        table = {(c.file, c.place): c for c in context.program.state.calls}
        context.known["calls by place"] = table
    return table.get((file, place))


def source(context: Context, file: int, node: ast.expr, flow: int) -> Source | None:
    """What is known of an iterable at a node of the value flow; ``None`` if it may be either kind."""
    state = context.program.state
    values = set(state.graph.values(flow)) - state.iterables
    colours = {_is_async(context, v) for v in values} or {False}
    if len(colours) > 1:
        return None
    is_async = colours == {True}
    generators = {state.item(v)[1] for v in values if state.kind(v) in (Kind.GEN, Kind.AGEN)}
    closes = isinstance(node, ast.Call) and any(cleans_up(context, f) for f in generators)
    return Source(node, is_async, is_async and closes, is_async and any(state.kind(v) == Kind.INST for v in values))


def sources(context: Context, use: Use, nodes: list[ast.expr], first: int = 0) -> list[Source] | None:
    """The arguments of a call from ``first`` on."""
    call = calls_at(context, use.file, use.place)
    if call is None or len(call.args) != len(nodes) or any(isinstance(a, tuple) for a in call.args):
        return None
    found = []
    for node, flow in zip(nodes[first:], call.args[first:], strict=True):
        one = source(context, use.file, node, flow) if isinstance(flow, int) else None
        if one is None:
            return None
        found.append(one)
    return found


def _is_async(context: Context, value: Value) -> bool:
    state = context.program.state
    item = state.item(value)
    if item[0] == Kind.GEN:
        return context.becomes_awaitable(item[1])
    if item[0] == Kind.INST:
        for name in _ITERATES:
            found = classes.find(state, item[1], name)
            if found is not None and any(context.becomes_awaitable(f) for f in classes.methods(state, found[0]).get(name, [])):
                return True
    return bool(item[0] == Kind.AGEN)


def plain_too(context: Context, use: Use) -> bool:
    """What is iterated over at a place may be a container as well, which has no async form."""
    state = context.program.state
    table: dict[tuple[int, Place, str], list[int]] = context.known.get("iterations by place", {})
    if not table:
        for read in state.reads["iterate"]:
            table.setdefault((read.file, read.place, read.name), []).append(read.node)
        context.known["iterations by place"] = table
    for node in table.get((use.file, use.place, use.how), []):
        kinds = {state.kind(v) for v in state.graph.values(node) if v not in state.iterables}
        if Kind.CONT in kinds and kinds & {Kind.GEN, Kind.INST}:
            return True
    return False


# what must not run earlier or later ---------------------------------------------------------------------------------------
_LOUD = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)


def quiet(context: Context, file: int, node: ast.expr) -> bool:
    """Evaluating it earlier or later is the same; calling a generator function runs nothing of it."""
    if isinstance(node, ast.Call):
        call = calls_at(context, file, place_of(node))
        kinds = {context.program.state.kind(v) for v in context.program.state.graph.values(call.result)} if call else set()
        if kinds and kinds <= {Kind.GEN, Kind.AGEN}:
            parts = [node.func, *node.args, *(k.value for k in node.keywords)]
            return all(quiet(context, file, p.value if isinstance(p, ast.Starred) else p) for p in parts)
    return not any(isinstance(n, _LOUD) for n in ast.walk(node))


def leftmost(syntax: Syntax, node: ast.expr) -> ast.stmt | None:
    """The statement that evaluates ``node`` before anything else, always and once."""
    child: ast.AST = node
    for parent in syntax.ancestors(node):
        match parent:
            case ast.Assign() | ast.AnnAssign() | ast.Return() | ast.Expr() | ast.While() | ast.For():
                header = parent.test if isinstance(parent, ast.While) else None
                header = parent.iter if isinstance(parent, ast.For) else header
                header = parent.value if header is None and not isinstance(parent, (ast.While, ast.For)) else header
                return parent if header is child else None
            case ast.If(test=test) if test is child:
                return parent if not is_elif(syntax, parent) else None
            case ast.Call(func=func, args=[first, *_]) if first is child and _is_path(func):
                pass
            case ast.Attribute() | ast.Starred() | ast.UnaryOp() | ast.Await() | ast.NamedExpr():
                pass
            case ast.Subscript(value=first) | ast.BinOp(left=first) | ast.Compare(left=first) | ast.IfExp(test=first):
                if first is not child:
                    return None
            case ast.BoolOp(values=[first, *_]) | ast.Tuple(elts=[first, *_]) | ast.List(elts=[first, *_]):
                if first is not child:
                    return None
            case _:
                return None
        child = parent
    return None


def _is_path(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, (ast.Name, ast.Constant))


def is_elif(syntax: Syntax, node: ast.If) -> bool:
    """Nothing can stand between it and what comes before."""
    parent = syntax.parent(node)
    return isinstance(parent, ast.If) and parent.orelse == [node] and syntax.source(node).startswith("elif")


def only_inside(syntax: Syntax, statement: ast.stmt, target: ast.expr) -> bool:
    """The names of a loop's target are not used outside of the loop, in a function."""
    function = syntax.function(statement)
    names = {n.id for n in ast.walk(target) if isinstance(n, ast.Name)}
    inside = set(ast.walk(statement))
    outside = [n for n in ast.walk(function) if n not in inside and not _bound_by_loop(syntax, n)]
    used = {n.id for n in outside if isinstance(n, ast.Name)} | {n.arg for n in outside if isinstance(n, ast.arg)}
    used |= {name for n in outside if isinstance(n, (ast.Global, ast.Nonlocal)) for name in n.names}
    return isinstance(function, FUNCTIONS) and not names & used


def _bound_by_loop(syntax: Syntax, node: ast.AST) -> bool:
    """A variable of another loop, or comprehension, where that is what binds it."""
    child = node
    for parent in syntax.ancestors(node) if isinstance(node, ast.Name) else ():
        if isinstance(parent, ast.For) and (child is parent.target or child in parent.body):
            if any(isinstance(n, ast.Name) and n.id == node.id for n in ast.walk(parent.target)):  # type: ignore[attr-defined]
                return True
        if isinstance(parent, COMPREHENSIONS) and child is not parent.generators[0] and binds(parent, node.id):  # type: ignore[attr-defined]
            return True
        if isinstance(parent, ast.comprehension) and child is parent.target:
            return True
        child = parent
    return False


# generators that have something to clean up ----------------------------------------------------------------------------------
def cleans_up(context: Context, function: int) -> bool:
    """Closing the generator while it waits at a ``yield`` runs code of it."""
    known: dict[int, bool] = context.memo.setdefault("generators that clean up", {})
    if function not in known:
        known[function] = False
        syntax = context.syntax(context.program.file(function))
        node = syntax.find(context.program.scope(function).place, *FUNCTIONS)
        yields = [n for n in ast.walk(node) if isinstance(n, (ast.Yield, ast.YieldFrom))] if node is not None else []
        own = [n for n in yields if syntax.function(n) is node]
        inner = any(_drives(context, syntax, n, function) for n in own)
        known[function] = inner or any(_guards(syntax, n, a) for n in own for a in _around(syntax, n, node))
    return known[function]


def _around(syntax: Syntax, node: ast.AST, function: ast.AST | None) -> list[ast.AST]:
    found = []
    for ancestor in syntax.ancestors(node):
        if ancestor is function:
            break
        found.append(ancestor)
    return found


_CAUGHT = frozenset({"BaseException", "GeneratorExit"})


def _guards(syntax: Syntax, node: ast.AST, ancestor: ast.AST) -> bool:
    if isinstance(ancestor, (ast.With, ast.AsyncWith)):
        return True
    if not isinstance(ancestor, ast.Try) or not any(node in ast.walk(s) for s in ancestor.body):
        return isinstance(ancestor, ast.Try) and bool(ancestor.finalbody)
    types = [h.type for h in ancestor.handlers]
    named = {n.id for t in types if t is not None for n in ast.walk(t) if isinstance(n, ast.Name)}
    return bool(ancestor.finalbody) or None in types or bool(named & _CAUGHT)


def _drives(context: Context, syntax: Syntax, node: ast.Yield | ast.YieldFrom, function: int) -> bool:
    """It yields from, or in a loop over, a generator that cleans up."""
    loops: list[ast.expr] = [node.value] if isinstance(node, ast.YieldFrom) else []
    loops += [a.iter for a in syntax.ancestors(node) if isinstance(a, ast.For) and syntax.function(a) is syntax.function(node)]
    places = {place_of(loop) for loop in loops if isinstance(loop, ast.Call)}
    for number in context.program.uses_in.get(function, ()):
        use = context.program.uses[number]
        if use.place in places and use.role is Role.CALL:
            if any(context.program.scope(f).is_generator and cleans_up(context, f) for f in use.functions):
                return True
    return False
