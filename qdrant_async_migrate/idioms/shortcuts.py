"""``any``, ``all`` and ``next`` over a generator expression that turns async, which still stop at the first answer."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.outdenting import indent
from qdrant_async_migrate.idioms.syntax import COMPREHENSIONS, FUNCTIONS, Syntax, binds
from qdrant_async_migrate.model.edits import Edit, Replace, ReplaceBlock, Slots, Span

_FOUND = {"any": "True", "all": "False"}
_NOT_FOUND = {"any": "False", "all": "True"}


class _Parts:
    """Parts of the original under names of a template."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self.slots: list[tuple[str, tuple[Span, ...]]] = []

    def name(self, node: ast.AST) -> str:
        name = f"__qam_{len(self.slots)}__"
        self.slots.append((name, (self.syntax.span(node),)))
        return name

    def clause(self, clause: ast.comprehension, live: frozenset[Span]) -> str:
        is_async = clause.is_async or self.syntax.span(clause.target) in live
        target = self.syntax.source(clause.target)
        return f"{'async ' if is_async else ''}for {target} in {self.name(clause.iter)}"

    def test(self, element: ast.expr, name: str) -> str:
        """The condition under which ``any`` or ``all`` has its answer."""
        if name == "any":
            return self.name(element)
        if isinstance(element, ast.UnaryOp) and isinstance(element.op, ast.Not):
            return self.name(element.operand)
        return f"not {self.name(element)}"


def anext_of(syntax: Syntax, call: ast.Call, name: str, live: frozenset[Span]) -> Edit:
    """``any(f(x) for x in xs)`` -> ``await anext((True for x in xs if await f(x)), False)``: it stops as before."""
    generator = call.args[0]
    assert isinstance(generator, ast.GeneratorExp)
    parts = _Parts(syntax)
    element = parts.name(generator.elt) if name == "next" else _FOUND[name]
    pieces = [element]
    for clause in generator.generators:
        pieces.append(parts.clause(clause, live))
        pieces += [f"if {parts.name(condition)}" for condition in clause.ifs]
    if name != "next":
        pieces.append(f"if {parts.test(generator.elt, name)}")
    defaults = [parts.name(a) for a in call.args[1:]] if name == "next" else [_NOT_FOUND[name]]
    code = f"await anext({_laid_out(syntax, call, generator, pieces, defaults)})"
    return Replace(syntax.span(call), code, tuple(parts.slots))


def _laid_out(syntax: Syntax, call: ast.Call, given: ast.GeneratorExp, pieces: list[str], defaults: list[str]) -> str:
    """In one line, or a part a line where the call stood over several."""
    first, last = given.lineno if given.lineno > call.lineno else given.elt.lineno, call.end_lineno or 0
    if not call.lineno < first < last:
        return ", ".join([f"({' '.join(pieces)})", *defaults])
    outer = indent(syntax, syntax.statement(call).lineno)
    inner, closing = (" " * max(0, indent(syntax, line) - outer) for line in (first, last))
    deeper = inner + inner[len(closing) :]
    whole = [f"{inner}(", *(f"{deeper}{piece}" for piece in pieces), f"{inner}),", *(f"{inner}{name}," for name in defaults)]
    return "\n".join(["", *whole, closing])


def returning_loop(syntax: Syntax, call: ast.Call, name: str, live: frozenset[Span]) -> Edit | None:
    """``return all(...)`` as a loop that returns, if its variables are no others of the function."""
    statement = syntax.parent(call)
    if name not in _FOUND or not isinstance(statement, ast.Return):
        return None
    generator = call.args[0]
    assert isinstance(generator, ast.GeneratorExp)
    if not names_are_free(syntax, generator):
        return None
    parts = _Parts(syntax)
    code = "\n".join([*_lines(parts, generator, name, live), f"return {_NOT_FOUND[name]}"])
    slots: Slots = tuple(parts.slots)
    return ReplaceBlock((syntax.span(statement),), code, slots)


def _lines(parts: _Parts, generator: ast.GeneratorExp, name: str, live: frozenset[Span]) -> Iterator[str]:
    depth = 0
    for clause in generator.generators:
        yield f"{'    ' * depth}{parts.clause(clause, live)}:"
        depth += 1
        for condition in clause.ifs:
            yield f"{'    ' * depth}if {parts.name(condition)}:"
            depth += 1
    yield f"{'    ' * depth}if {parts.test(generator.elt, name)}:"
    yield f"{'    ' * (depth + 1)}return {_FOUND[name]}"


def _is_of_comprehension(syntax: Syntax, node: ast.AST) -> bool:
    """A variable of another comprehension or of a lambda, which have scopes of their own."""
    if isinstance(node, ast.arg):
        return isinstance(syntax.parent(syntax.parent(node) or node), ast.Lambda)
    child, outside = node, False
    for parent in syntax.ancestors(node) if isinstance(node, ast.Name) else ():
        if isinstance(parent, ast.Lambda) and any(a.arg == node.id for a in parent.args.args):  # type: ignore[attr-defined]
            return child is parent.body
        if isinstance(parent, ast.comprehension):
            if child is parent.target:
                return True
            outside = child is parent.iter  # evaluated before the comprehension begins, if it is the first clause
        if isinstance(parent, COMPREHENSIONS):
            if not (outside and child is parent.generators[0]) and binds(parent, node.id):  # type: ignore[attr-defined]
                return True
            outside = False
        child = parent
    return False


def names_are_free(syntax: Syntax, generator: ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp) -> bool:
    """The variables of the expression do not occur anywhere else in its function, so that they may become variables of it."""
    inside = set(ast.walk(generator))
    own = {n.id for n in inside if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    function = syntax.function(generator)
    first = set(ast.walk(generator.generators[0].iter))
    if not isinstance(function, FUNCTIONS) or any(isinstance(n, (ast.Lambda, ast.NamedExpr)) for n in inside - first):
        return False
    others = [n for n in ast.walk(function) if (n not in inside or n in first) and not _is_of_comprehension(syntax, n)]
    used = {n.id for n in others if isinstance(n, ast.Name)} | {n.arg for n in others if isinstance(n, ast.arg)}
    used |= {name for n in others if isinstance(n, (ast.Global, ast.Nonlocal)) for name in n.names}
    return not own & used
