"""Names of a module's own code that moves into a function: which of them have to stay names of the module.

In: the statements that move. Out: the names bound there that anything else reads, also by asking the module for them, and
what Python does not let a function say of a global name.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.module_code import bound_names, is_global
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.modules import MAIN
from qdrant_async_migrate.model.edits import ReplaceBlock, Slots
from qdrant_async_migrate.model.facts import Op

_OWN = frozenset({"globals", "locals", "vars", "dir"})
_CODE = frozenset({"eval", "exec"})
_GIVES_MODULE = frozenset({"modules", "import_module", "getmodule", "__import__", "__globals__", "f_globals"})
_DEFINITIONS = (*FUNCTIONS, ast.Lambda, ast.ClassDef)


def shared(context: Context, file: int, run: Sequence[ast.stmt]) -> list[str]:
    """Names bound in the moved statements that are globals to something else: functions of the module, code that stays, and
    whoever asks the module for them."""
    syntax = context.syntax(file)
    bound = {n for s in run for n in bound_names(s)}
    if _is_asked(context, syntax.tree):
        return sorted(bound)
    return sorted(bound & (_read_outside(syntax, bound, run) | _of_definitions(run, bound)))


def _read_outside(syntax: Syntax, bound: Collection[str], run: Sequence[ast.stmt]) -> set[str]:
    outside: set[str] = set()
    inside = {id(n) for s in run for n in ast.walk(s)}
    for node in ast.walk(syntax.tree):
        if isinstance(node, ast.Name) and node.id in bound and id(node) not in inside and is_global(syntax, node):
            outside.add(node.id)
        elif isinstance(node, ast.Global) and id(node) in inside:
            outside.update(node.names)
    return outside


def _of_definitions(run: Sequence[ast.stmt], bound: Collection[str]) -> set[str]:
    """Classes and functions, which keep their qualified names so, and what class bodies read."""
    found = {n for s in run for n in bound_names(s) if isinstance(s, (ast.ClassDef, *FUNCTIONS))}
    classes = (node for s in run for node in ast.walk(s) if isinstance(node, ast.ClassDef))
    return found | {n.id for c in classes for n in ast.walk(c) if isinstance(n, ast.Name) and n.id in bound}


def _is_asked(context: Context, tree: ast.Module) -> bool:
    """Names of the module are looked up in it as text: ``globals()["client"]``, ``sys.modules[__name__].client``."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=args) if name in _CODE or (name in _OWN and not args):
                return True
            case ast.Attribute(attr=name) | ast.Name(id=name) if name in _GIVES_MODULE:
                return True
    return _main_is_imported(context)


def _main_is_imported(context: Context) -> bool:
    """``import __main__`` or ``sys.modules["__main__"]`` somewhere in the program."""
    if "__main__ is imported" not in context.known:
        state = context.program.state
        ops = (op for facts in state.files for op in facts.ops)
        found_here = any(op[0] == Op.IMPORT and op[2] == MAIN for op in ops)
        context.known["__main__ is imported"] = found_here or bool(state.foreign.main)
    found: bool = context.known["__main__ is imported"]
    return found


def own_scope_call(run: Sequence[ast.stmt]) -> ast.Call | None:
    """A call that means the names of the scope in which it stands: in a function those would be others."""
    for node in _own_nodes(run):
        match node:
            case ast.Call(func=ast.Name(id="locals" | "vars" | "dir"), args=[]) | ast.Call(func=ast.Name(id="exec"), args=[_]):
                return node
    return None


def annotated(syntax: Syntax, run: Sequence[ast.stmt], names: Collection[str]) -> tuple[list[str], Slots, list[ReplaceBlock]]:
    """``limit: int = 3`` of a name that becomes global, which no function may annotate: the declarations that stay before the
    function, what they take up, and the statements without them."""
    found = [n for n in _own_nodes(run) if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)]
    taken = [n for n in found if n.target.id in names]  # type: ignore[union-attr]
    made = {n for s in run for n in bound_names(s)}
    said: dict[str, ast.expr] = {}
    for node in taken:
        if not made & {n.id for n in ast.walk(node.annotation) if isinstance(n, ast.Name)}:
            said.setdefault(node.target.id, node.annotation)  # type: ignore[union-attr]
    lines = [f"{name}: __qam_type_{n}__" for n, name in enumerate(said)]
    slots: Slots = tuple((f"__qam_type_{n}__", (syntax.span(said[name]),)) for n, name in enumerate(said))
    return lines, slots, [_plain(syntax, node) for node in taken]


def _plain(syntax: Syntax, node: ast.AnnAssign) -> ReplaceBlock:
    if node.value is None:
        return ReplaceBlock((syntax.span(node),), "")
    slots: Slots = (("__qam_0__", (syntax.span(node.value),)),)
    return ReplaceBlock((syntax.span(node),), f"{node.target.id} = __qam_0__", slots)  # type: ignore[union-attr]


def _own_nodes(run: Sequence[ast.stmt]) -> Iterator[ast.AST]:
    """The nodes of statements, without those of the functions and classes defined there."""
    for node in run:
        yield from _within(node)


def _within(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    inner = (c for c in ast.iter_child_nodes(node) if not isinstance(node, _DEFINITIONS))
    yield from chain.from_iterable(map(_within, inner))
