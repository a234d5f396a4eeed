"""What is assigned to: names, attributes, elements, and the parts of what is unpacked."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from qdrant_async_migrate.model.facts import NONE, Op, Place
from qdrant_async_migrate.scan.literals import constant_key, in_place
from qdrant_async_migrate.scan.opened import place_of

if TYPE_CHECKING:
    from qdrant_async_migrate.scan.expressions import Expressions


def unpack(e: Expressions, target: ast.expr, source: int) -> None:
    """Assign the values of ``source`` to an assignment target."""
    match target:
        case ast.Name(id=name):
            e.b.assign(name, source)
        case ast.Attribute(value=obj, attr=attr):
            e.b.ops.append((Op.STORE, e.visit(obj), attr, source, place_of(target)))
        case ast.Subscript(value=obj, slice=index):
            key = e.visit(index)
            owner = e.visit(obj)
            if isinstance(index, ast.Slice):
                e.iterate(source, place_of(target))
            e.b.ops.append((Op.PUT, owner, constant_key(index), source, key, e.b.frame.index, place_of(target)))
            e.operator(owner, "__setitem__", place_of(target), key)
        case ast.Starred(value=inner):
            unpack(e, inner, e.build("sequence", [(None, e.iterate(source, place_of(target)))]))
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            _unpack_each(e, elements, source, place_of(target))
        case _:
            e.visit(target)


def put_in(e: Expressions, owner: int, element: int) -> None:
    """``owner += [element]``: the list that is there gets it, under whatever name."""
    if owner != NONE and element != NONE:
        e.b.ops.append((Op.PUT, owner, None, element))


def update(e: Expressions, node: ast.AugAssign, source: int, added: int, given: int) -> None:
    """``object.name += value`` and ``object[key] += value``: read, changed and put back; the object is asked for once."""
    match node.target:
        case ast.Attribute(value=obj, attr=attr):
            owner, left = e.visit(obj), e.b.node()
            e.b.ops.append((Op.ATTR, left, owner, attr, e.b.frame.index, place_of(node.target)))
            put_in(e, left, added)
            e.operator(left, in_place(node.op), place_of(node), given)
            e.b.ops.append((Op.STORE, owner, attr, e.b.join([left, source]), place_of(node.target)))
        case ast.Subscript(value=obj, slice=index):
            key = e.visit(index)
            owner = e.visit(obj)
            left = e.item(owner, constant_key(index), place_of(node.target), key)
            put_in(e, left, added)
            e.operator(left, in_place(node.op), place_of(node), given)
            place, source = place_of(node.target), e.b.join([left, source])
            e.b.ops.append((Op.PUT, owner, constant_key(index), source, key, e.b.frame.index, place))
            e.operator(owner, "__setitem__", place_of(node.target), key)


def _unpack_each(e: Expressions, elements: list[ast.expr], source: int, place: Place) -> None:
    exact = True
    for index, element in enumerate(elements):
        exact = exact and not isinstance(element, ast.Starred)
        if isinstance(element, ast.Starred):
            unpack(e, element, source)
        else:
            unpack(e, element, e.item(source, index if exact else None, place))
