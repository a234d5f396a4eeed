"""A constructor and what becomes of it: what stays, what moves, and the base classes' constructors that it runs on the way."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.init_again import is_same_again, kept_as
from qdrant_async_migrate.idioms.init_family import REST
from qdrant_async_migrate.idioms.init_split import Split, parameters, split
from qdrant_async_migrate.idioms.init_write import chained
from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.model.program import Obstacle, Use
from qdrant_async_migrate.records import dataclass


@dataclass(frozen=True, slots=True)
class Parted:
    """A constructor and what becomes of it; ``opening``: the call of the base class's constructor that ends what stays."""

    split: Split
    first: int
    opening: ast.Call | None
    chains: tuple[tuple[ast.Expr, int], ...]
    covers: frozenset[int]

    @property
    def has_rest(self) -> bool:
        """Something is awaited at all."""
        return self.first < len(self.split.node.body) or self.opening is not None


def parted(context: Context, function: int) -> Parted:
    """Where the body parts. Calls of a base class's constructor stay; what has to follow them is awaited after them."""
    known: dict[int, Parted] = context.memo.setdefault("parted constructors", {})
    if function not in known:
        known[function] = _parted(context, function)
    return known[function]


def _parted(context: Context, function: int) -> Parted:
    syntax = context.syntax(context.program.file(function))
    node = syntax.find(context.program.scope(function).place, *FUNCTIONS)
    assert isinstance(node, ast.FunctionDef)
    chains: list[tuple[ast.Expr, int]] = []
    covers: set[int] = set()
    others: set[int] = set()
    for use in sorted(_waiting(context, function), key=lambda u: u.place):
        chain = chained(context, use)
        if chain is None or chain[1] == function:
            others.add(_index(node, use))
            continue
        covers.add(use.number)
        if parted(context, chain[1]).has_rest:
            chains.append(chain)
    first, opening = _first(node, min(others, default=len(node.body)), chains[:1])
    found = split(node, first, _read_again(context, chains[0]) if opening is not None else frozenset())
    return Parted(found, first, opening, tuple(chains), frozenset(covers))


def _first(node: ast.FunctionDef, first: int, chains: list[tuple[ast.Expr, int]]) -> tuple[int, ast.Call | None]:
    """Where the second part begins at the latest: after the base class's constructor, if that is called before."""
    for statement, _ in chains:
        index = node.body.index(statement) if statement in node.body else None
        if index is not None and index < first and isinstance(statement.value, ast.Call):
            return index + 1, statement.value
        return min(first, *(i for i, s in enumerate(node.body) if statement in ast.walk(s))), None
    return first, None


def _read_again(context: Context, chain: tuple[ast.Expr, int]) -> frozenset[str]:
    """Names that the line after the opening call reads."""
    arguments = [a for a in _again(context, chain[1], chain[0]) if isinstance(a, ast.expr)]
    return frozenset(n.id for a in arguments for n in ast.walk(a) if isinstance(n, ast.Name))


def _waiting(context: Context, function: int) -> Iterator[Use]:
    file = context.program.file(function)
    return (u for u in context.uses_of_file(file) if context.program.host(u.scope) == function and context.waits(u))


def _index(node: ast.FunctionDef, use: Use) -> int:
    """The statement of the body that holds a use."""
    starts = [(s.lineno, s.col_offset) for s in node.body]
    return max((i for i, start in enumerate(starts) if start <= use.place[:2]), default=0)


def _again(context: Context, base: int, statement: ast.Expr) -> list[ast.expr | str | None]:
    """The arguments that the base class's second part needs, as the call of its constructor gives them; an attribute that
    keeps one where that is more than a name."""
    below = parted(context, base)
    cls = context.program.cls(base)
    stays = below.split.node.body[: below.split.at]
    given = zip(below.split.needed, _given(below, statement), strict=True)
    return [
        argument
        if isinstance(argument, (ast.Name, ast.Constant)) or cls is None
        else kept_as(context, cls, stays, below.split.node, name) or argument
        for name, argument in given
    ]


def _given(below: Parted, statement: ast.Expr) -> list[ast.expr | None]:
    call = statement.value
    assert isinstance(call, ast.Call)
    names = parameters(below.split.node)
    positional = len(below.split.node.args.posonlyargs) + len(below.split.node.args.args) - 1
    explicit = isinstance(call.func, ast.Attribute) and isinstance(call.func.value, (ast.Name, ast.Attribute))
    given = call.args[1:] if explicit else call.args
    packed = {a.arg for a in (below.split.node.args.vararg, below.split.node.args.kwarg) if a is not None}
    found: list[ast.expr | None] = []
    for name in below.split.needed:
        index = names.index(name)
        keyword = next((k.value for k in call.keywords if k.arg == name), None)
        spread = any(isinstance(a, ast.Starred) for a in given[: index + 1])
        plain_one = given[index] if index < min(len(given), positional) and not spread else None
        found.append(None if name in packed else keyword or plain_one or _default(below.split.node, name, call))
    return found


def _default(node: ast.FunctionDef, name: str, call: ast.Call) -> ast.expr | None:
    """The default of a parameter that a call leaves out."""
    if any(isinstance(a, ast.Starred) for a in call.args) or any(k.arg is None for k in call.keywords):
        return None
    args = [*node.args.posonlyargs, *node.args.args]
    by_name = dict(zip([a.arg for a in args[len(args) - len(node.args.defaults) :]], node.args.defaults, strict=True))
    by_name |= {a.arg: d for a, d in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if d is not None}
    found = by_name.get(name)
    return found if isinstance(found, ast.Constant) else None


def chain_line(context: Context, function: int, statement: ast.Expr, base: int) -> str | Obstacle:
    """``super().__init__(name)`` is followed by ``await super()._async_init(name)``."""
    below = parted(context, base)
    call = statement.value
    assert isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
    syntax = context.syntax(context.program.file(function))
    owner = syntax.source(call.func.value)
    explicit = isinstance(call.func.value, (ast.Name, ast.Attribute))
    given = [syntax.source(call.args[0])] if explicit else []
    own = {id(n) for n in ast.walk(call)}
    node = syntax.find(context.program.scope(function).place, ast.FunctionDef)
    itself = [*node.args.posonlyargs, *node.args.args][0].arg if node is not None else "self"
    for name, argument in zip(below.split.needed, _again(context, base, statement), strict=True):
        if isinstance(argument, str):
            given.append(f"{itself}.{argument}")
            continue
        file = context.program.file(function)
        if argument is None or (id(argument) in own and not is_same_again(context, file, argument)):
            message = f"{context.name(base)} needs its argument '{name}' a second time, and here that is more than a name"
            place = (call.lineno, call.col_offset, call.end_lineno or 0, call.end_col_offset or 0)
            return Obstacle("QAM106", file, place, function, message, "give the value a name before this call")
        given.append(syntax.source(argument) if id(argument) in own else ast.unparse(argument))
    return f"await {owner}.{REST}({', '.join(given)})"
