"""``Iterator[X]``, ``Iterable[X]``, ``ContextManager[X]`` of what takes or gives generators and context managers that turn async:
their async forms."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context, Rewrite
from qdrant_async_migrate.idioms.declared import Declared
from qdrant_async_migrate.idioms.generators import RENAMED, renamed
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import Edit

_AROUND = frozenset({"Optional", "Union", "ClassVar", "Final", "Annotated"})
_MEANT = ("__iter__", "__next__", "__enter__")


def for_program(context: Context) -> Iterator[Rewrite]:
    """The annotations of parameters, results, variables and fields."""
    turned = _Turned(context)
    done: set[tuple[int, Edit]] = set()
    for scope, annotation in turned.annotated():
        file = context.program.file(scope)
        for head in _heads(annotation):
            edits = [(file, edit) for edit in renamed(context.syntax(file), head)]
            yield Rewrite(tuple(edit for edit in edits if edit not in done))
            done.update(edits)


class _Turned(Declared):
    """Which nodes of the value flow hold streams and context managers that turn async."""

    def turns(self, item: tuple[object, ...]) -> bool:
        if item[0] in (Kind.GEN, Kind.CTX) and isinstance(item[1], int):
            return self.context.becomes_awaitable(item[1])
        return item[0] == Kind.INST and isinstance(item[1], int) and any(map(self.context.becomes_awaitable, self._run(item[1])))

    def is_other(self, value: int) -> bool:
        return value not in self.state.iterables and self.state.kind(value) in (
            Kind.CONT,
            Kind.GEN,
            Kind.CTX,
            Kind.OBJ,
            Kind.INST,
        )

    def speaks(self, file: int, annotation: ast.expr) -> bool:
        return next(_heads(annotation), None) is not None

    def _run(self, cls: int) -> list[int]:
        """What runs when an object of a class is iterated over or entered."""
        return [f for name in _MEANT for f in classes.special(self.state, cls, name)]


def _heads(annotation: ast.expr) -> Iterator[ast.expr]:
    """The types with an async form among those that an annotation names; not those inside of them."""
    match annotation:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _heads(left)
            yield from _heads(right)
        case ast.Subscript(value=head, slice=inner) if _name(head) in _AROUND:
            for part in inner.elts if isinstance(inner, ast.Tuple) else [inner]:
                yield from _heads(part)
        case ast.Subscript(value=head) if _name(head) in RENAMED:
            yield annotation
        case ast.Name() | ast.Attribute() if _name(annotation) in RENAMED:
            yield annotation
        case _:
            pass


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
