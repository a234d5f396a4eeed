"""Exceptions of which the async form of a library raises another class: what catches or asks for them names the class that both
derive from."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.catalog.schema import TypeRow
from qdrant_async_migrate.idioms import naming
from qdrant_async_migrate.idioms.context import Context, Note, Rewrite
from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import Replace
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Role, Use

_ASKS = frozenset({"isinstance", "issubclass"})


def for_program(context: Context) -> Iterator[Rewrite]:
    """Handlers around what turns async, tests of what they caught, and the constants that they name."""
    if not context.solution.migrated:
        return
    files = [_File(context, n) for n in range(len(context.program.state.files)) if _may_name(context, n)]
    shared = any(file.catches_constant() for file in files)
    for file in files:
        for node, row in file.mentions():
            if file.concerned(node, row, shared):
                yield _widened(context, file.number, node, row)


def _may_name(context: Context, file: int) -> bool:
    """The file has a name for something of a library that has such exceptions."""
    state, known = context.program.state, _named(context)
    held, base = state.graph.held, state.node_base[file]
    cells = (held[base + cell] for scope in state.files[file].scopes for cell in scope.cells.values() if cell >= 0)
    return any(values and not known.isdisjoint(values) for values in cells)


def _named(context: Context) -> frozenset[int]:
    """Values that are something of such a library, or contain it."""
    if "exception values" not in context.known:
        context.known["exception values"] = frozenset(_values(context))
    found: frozenset[int] = context.known["exception values"]
    return found


def _values(context: Context) -> Iterator[int]:
    packages, items = _packages(context), context.program.state.values.items
    yield from (v for v, item in enumerate(items) if item[0] == Kind.EXT and item[1].partition(".")[0] in packages)
    if _raised(context):
        yield from (v for v, item in enumerate(items) if item[0] == Kind.CONT and _holds(context, v))


def _raised(context: Context) -> frozenset[int]:
    """The classes of which the async form raises another one."""
    if "raised exceptions" not in context.known:
        every = ((v, item) for v, item in enumerate(context.program.state.values.items) if item[0] == Kind.EXT)
        rows = ((v, context.catalog.type_row(item[1])) for v, item in every)
        context.known["raised exceptions"] = frozenset(v for v, row in rows if row is not None and row.raised_async)
    found: frozenset[int] = context.known["raised exceptions"]
    return found


def _packages(context: Context) -> frozenset[str]:
    if "exception packages" not in context.known:
        context.known["exception packages"] = frozenset(name.partition(".")[0] for name in context.catalog.exceptions)
    found: frozenset[str] = context.known["exception packages"]
    return found


def _holds(context: Context, container: int) -> bool:
    """A tuple, or something like it, of exceptions with such a class in it."""
    state, raised = context.program.state, _raised(context)
    return any(not raised.isdisjoint(state.graph.values(node)) for _, node in state.slots(container))


class _File:
    """The mentions of such exceptions in one file, and what stands around them."""

    def __init__(self, context: Context, number: int) -> None:
        self.context, self.number, self.syntax = context, number, context.syntax(number)
        self.running = [use.place for use in context.uses_of_file(number) if _runs(context, use)]

    def mentions(self) -> Iterator[tuple[ast.expr, TypeRow]]:
        """Names and attributes that are such a class, and its row."""
        for node in ast.walk(self.syntax.tree):
            if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load):
                name = naming.dotted(self.context, self.number, node)
                row = self.context.catalog.type_row(name) if "." in name else None
                if row is not None and row.raised_async and row.base:
                    yield node, row

    def concerned(self, node: ast.expr, row: TypeRow, shared: bool) -> bool:
        """What the mention stands for may meet the exceptions of what turns async."""
        for parent in self.syntax.ancestors(node):
            match parent:
                case ast.Tuple(elts=elements) if any(self._catches(e, row) for e in elements):
                    return False
                case ast.ExceptHandler():
                    statement = self.syntax.parent(parent)
                    assert isinstance(statement, ast.Try) or hasattr(statement, "handlers")
                    return self._runs_in(statement.body) and not self._has_own(statement.handlers, row)  # type: ignore[union-attr]
                case ast.withitem():
                    statement = self.syntax.parent(parent)
                    return isinstance(statement, (ast.With, ast.AsyncWith)) and self._runs_in(statement.body)
                case ast.Call(func=ast.Name(id=name)) if name in _ASKS:
                    return self._runs_around(node)
                case ast.AnnAssign(annotation=annotation) if self._inside(node, annotation):
                    return False
                case ast.arg() | ast.ClassDef():
                    return False
                case ast.stmt():
                    break
                case _:
                    pass
        return bool(self.running) or shared

    def catches_constant(self) -> bool:
        """A handler around what turns async names a constant that holds such a class."""
        for node in ast.walk(self.syntax.tree):
            if isinstance(node, ast.Try) and self._runs_in(node.body):
                for handler in node.handlers:
                    if isinstance(handler.type, ast.Name) and self._is_constant(handler.type):
                        return True
        return False

    def _is_constant(self, node: ast.Name) -> bool:
        state = self.context.program.state
        cell = state.files[self.number].scopes[0].cells.get(node.id)
        values = state.graph.values(state.node_of(self.number, cell)) if cell is not None else ()
        return any(state.kind(v) == Kind.CONT and _holds(self.context, v) for v in values)

    def _catches(self, node: ast.expr, row: TypeRow) -> bool:
        """The expression is a class that takes the async form's exception already."""
        return naming.dotted(self.context, self.number, node) in (row.raised_async, *row.base)

    def _has_own(self, handlers: list[ast.ExceptHandler], row: TypeRow) -> bool:
        """One of the handlers is for the async form's exception."""
        named = [e for h in handlers for e in (h.type.elts if isinstance(h.type, ast.Tuple) else [h.type]) if e is not None]
        return any(naming.dotted(self.context, self.number, e) == row.raised_async for e in named)

    def _runs_around(self, node: ast.expr) -> bool:
        """The mention stands in a function that awaits, or in a handler around what turns async."""
        for parent in self.syntax.ancestors(node):
            if isinstance(parent, ast.ExceptHandler):
                statement = self.syntax.parent(parent)
                if self._runs_in(statement.body):  # type: ignore[union-attr]
                    return True
            if isinstance(parent, FUNCTIONS) and self._runs_in(parent.body):
                return True
        return False

    def _runs_in(self, body: list[ast.stmt]) -> bool:
        first, last = body[0], body[-1]
        start, end = (first.lineno, first.col_offset), (last.end_lineno or 0, last.end_col_offset or 0)
        return any(start <= place[:2] and place[2:] <= end for place in self.running)

    def _inside(self, node: ast.expr, outer: ast.expr) -> bool:
        return node is outer or any(a is outer for a in self.syntax.ancestors(node))


def _runs(context: Context, use: Use) -> bool:
    """The place meets the exceptions of what turns async."""
    if use.role is Role.ESCAPE:
        return False
    return context.waits(use) or any(context.turned(f) for f in use.functions)


def _widened(context: Context, file: int, node: ast.expr, row: TypeRow) -> Rewrite:
    syntax = context.syntax(file)
    code, imports = naming.spelled(syntax, row.base[0])
    edits = (Replace(syntax.span(node), code), *imports)
    place: Place = (node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)
    short = row.name.rpartition(".")[2]
    message = f"{short} is raised by the sync client only, the async one raises {row.raised_async}: widened to {row.base[0]}"
    note = Note(
        "QAM209", file, place, context.module_scope(file), message, "what the handler does with the error is the same on both"
    )
    return Rewrite(tuple((file, edit) for edit in edits), (note,))
