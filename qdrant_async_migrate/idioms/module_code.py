"""A module's own code: what of it has to await, and the block in which that stands."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.definitions import stays
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.scan.bindings import bindings_of

Block = list[ast.stmt]
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def live(context: Context, file: int) -> list[Use]:
    """Places of the module's own code that have to await."""
    return [
        use
        for use in context.uses_of_file(file)
        if context.scope_kind(context.program.host(use.scope)) is ScopeKind.MODULE and context.waits(use)
    ]


def live_nodes(context: Context, file: int) -> list[ast.AST]:
    """The same, as nodes."""
    syntax = context.syntax(file)
    found: list[ast.AST] = []
    for use in live(context, file):
        node = syntax.expression(use.place) or syntax.find(use.place, ast.stmt)
        clause = syntax.clause_of(use.place) if node is None else None
        if node is not None or clause is not None:
            found.append(node or clause[1])  # type: ignore[index]
    return found


def statements_of(syntax: Syntax, nodes: Sequence[ast.AST]) -> tuple[ast.If | None, Block]:
    """The statements that hold the nodes, in order: those of the ``__main__`` block if all stand in it, else of the module."""
    guards = {_guard_of(syntax, node) for node in nodes}
    guard = next(iter(guards)) if len(guards) == 1 else None
    found = {id(s): s for node in nodes if (s := _child(syntax, node, guard)) is not None}
    return guard, sorted(found.values(), key=lambda s: s.lineno)


def is_guard(node: ast.AST) -> bool:
    """``if __name__ == "__main__":``."""
    match node:
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant(value="__main__")])):
            return True
        case ast.If(test=ast.Compare(left=ast.Constant(value="__main__"), ops=[ast.Eq()], comparators=[ast.Name(id="__name__")])):
            return True
    return False


def _guard_of(syntax: Syntax, node: ast.AST) -> ast.If | None:
    below = node
    for ancestor in syntax.ancestors(node):
        if isinstance(ancestor, ast.If) and is_guard(ancestor) and below in ancestor.body:
            return ancestor if isinstance(syntax.parent(ancestor), ast.Module) else None
        below = ancestor
    return None


def _child(syntax: Syntax, node: ast.AST, guard: ast.If | None) -> ast.stmt | None:
    """The statement around a node that stands directly in the block of ``guard``, or of the module."""
    holder: ast.AST = guard if guard is not None else syntax.tree
    while node is not None and syntax.parent(node) is not holder:
        node = syntax.parent(node)  # type: ignore[assignment]
    return node if isinstance(node, ast.stmt) else None


def moved(block: Block, statements: Sequence[ast.stmt]) -> Block:
    """From the first of ``statements`` to the last, and as far as later ones read what these bind. Definitions that may stay
    (they read at call time, from globals) are left out."""
    first, last = block.index(statements[0]), block.index(statements[-1])
    bound = _bound(block[first : last + 1])
    for index in range(last + 1, len(block)):
        reads = {n.id for n in ast.walk(block[index]) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        if reads & bound and not stays(block[index], bound, block):
            last = index
            bound |= _bound(block[first : last + 1])
    return _without_definitions(block[first : last + 1], block)


def _without_definitions(run: Block, block: Block) -> Block:
    staying = run
    while True:
        moving = [s for s in run if s not in staying]
        found = [s for s in staying if stays(s, _bound(moving), block)]
        if len(found) == len(staying):
            return moving
        staying = found


def _bound(statements: Iterable[ast.stmt]) -> set[str]:
    return {name for statement in statements for name in bound_names(statement)}


def bound_names(statement: ast.stmt) -> set[str]:
    """Names that a statement binds in its own scope."""
    found = bindings_of([statement])
    return set(found.counts) | found.outer_global


def is_global(syntax: Syntax, name: ast.Name) -> bool:
    """A name that means the module's own, not a parameter, a local variable or what a class has."""
    for scope in syntax.ancestors(name):
        if isinstance(scope, ast.ClassDef) and isinstance(name.ctx, ast.Store) and name in _stores(scope):
            return False
        if isinstance(scope, (*FUNCTIONS, ast.Lambda)) and name.id in _own_names(scope):
            return False
        if isinstance(scope, _COMPREHENSIONS) and any(name.id in _names_in(c.target) for c in scope.generators):
            return False
    return True


def _stores(scope: ast.ClassDef) -> list[ast.expr]:
    plain = [target for s in scope.body if isinstance(s, ast.Assign) for target in s.targets]
    return [*plain, *(s.target for s in scope.body if isinstance(s, ast.AnnAssign))]


def _own_names(scope: ast.AST) -> set[str]:
    arguments = scope.args  # type: ignore[attr-defined]
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    found = {a.arg for a in every if a is not None}
    if isinstance(scope, FUNCTIONS):
        bindings = bindings_of(scope.body)
        found |= set(bindings.counts) - bindings.outer_global
    return found


def _names_in(target: ast.expr) -> set[str]:
    return {n.id for n in ast.walk(target) if isinstance(n, ast.Name)}
