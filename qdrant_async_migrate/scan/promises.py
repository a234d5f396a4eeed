"""Annotations that tell all of what may be there: ``Store | None``, ``list[Store]``, ``Callable[[], None]``.

In: an annotation whose classes were read. Out: a promise, or ``None`` where anything else may be there as well.
"""

from __future__ import annotations

import ast

from qdrant_async_migrate.model.facts import NONE, Promise
from qdrant_async_migrate.scan.annotations import CONTAINERS, DATA, TRANSPARENT, Annotations
from qdrant_async_migrate.scan.builder import BUILTINS
from qdrant_async_migrate.scan.literals import dotted_text

_NOTHING: Promise = ("", ())
_TEXT: Promise = ("D", ())
"""Text, numbers and their like, which the value flow does not keep."""
_STANDARD = frozenset({"typing", "typing_extensions", "collections", "collections.abc"})


def promise(annotations: Annotations, node: ast.expr) -> Promise | None:
    """What the annotation promises."""
    match node:
        case ast.Constant(value=str()):
            said = annotations.strings.get(node)
            return promise(annotations, said) if said is not None else None
        case ast.Constant(value=None):
            return _NOTHING
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _any_of(annotations, [left, right])
        case ast.Name() | ast.Attribute():
            return _named(annotations, node)
        case ast.Subscript(value=head, slice=inner):
            parts = list(inner.elts) if isinstance(inner, ast.Tuple) else [inner]
            return _generic(annotations, head, parts)
        case _:
            return None


def _any_of(annotations: Annotations, parts: list[ast.expr]) -> Promise | None:
    found = [promise(annotations, part) for part in parts]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    return "".join(kinds for kinds, _ in known), tuple(cls for _, classes in known for cls in classes)


def _named(annotations: Annotations, node: ast.expr) -> Promise | None:
    name = _standard(annotations, node)
    if name in DATA:
        return _TEXT
    if name in CONTAINERS or name == "Callable":
        return "F" if name == "Callable" else "C", ()
    cls = NONE if name else annotations.classes.get(node, NONE)
    return None if cls == NONE else ("", (cls,))


def _generic(annotations: Annotations, head: ast.expr, parts: list[ast.expr]) -> Promise | None:
    name = _standard(annotations, head)
    if name in TRANSPARENT:
        return _any_of(annotations, parts)
    if name == "Annotated":
        return promise(annotations, parts[0])
    return _TEXT if name == "Literal" else _named(annotations, head)


def _standard(annotations: Annotations, node: ast.expr) -> str:
    """The name of what the language or its ``typing`` defines; empty for all else."""
    builder, text = annotations.e.b, dotted_text(node)
    head, _, rest = text.partition(".")
    known = builder.imported.get(head)
    if known is None:
        return text if text in BUILTINS and builder.owner(text) is None else ""
    module, _, name = (f"{known}.{rest}" if rest else known).rpartition(".")
    return name if module in _STANDARD else ""
