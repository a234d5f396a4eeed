"""Edits of a statement's header, a clause, a parameter or an imported name. In: the node with its parts edited already and an
edit. Out: the node afterwards; what is asynchronous already stays as it is."""

from __future__ import annotations

from collections.abc import Collection

import libcst as cst

from ..model.edits import AsyncComp, AsyncDef, AsyncFor, AsyncWith, Decorate, Rename
from . import layout
from .errors import EditFailed
from .steps import Step


def edited_header(node: cst.CSTNode, step: Step) -> cst.CSTNode:
    """``node`` after ``step``."""
    match step, node:
        case (AsyncDef() | AsyncFor() | AsyncWith() | AsyncComp(), _):
            is_async = getattr(node, "asynchronous", None) is not None
            return node if is_async else node.with_changes(asynchronous=cst.Asynchronous())
        case Rename(to=to), cst.FunctionDef() | cst.ClassDef() | cst.Param():
            return node.with_changes(name=node.name.with_changes(value=to))
        case Rename(to=to), cst.Arg() if node.keyword is not None:
            return node.with_changes(keyword=node.keyword.with_changes(value=to))
        case Rename(to=to), cst.ImportAlias(name=cst.Attribute() as dotted):
            return node.with_changes(name=dotted.with_changes(attr=cst.Name(to)))
        case Rename(to=to), cst.ImportAlias():
            return node.with_changes(name=cst.Name(to))
        case Decorate(), cst.FunctionDef() | cst.ClassDef():
            return _decorated(node, step)
        case _:
            raise EditFailed(step, f"it cannot be applied to a {type(node).__name__}")


def _decorated(node: cst.FunctionDef | cst.ClassDef, step: Decorate) -> cst.CSTNode:
    try:
        new = cst.Decorator(cst.parse_expression(step.code))
    except cst.ParserSyntaxError as error:
        raise EditFailed(step, f"its code is not an expression: {error.message}") from error
    return node.with_changes(decorators=[*node.decorators, new] if step.inner else [new, *node.decorators])


def without_decorators(
    original: cst.FunctionDef | cst.ClassDef, updated: cst.FunctionDef | cst.ClassDef, gone: Collection[cst.CSTNode]
) -> cst.FunctionDef | cst.ClassDef:
    """``updated`` without the decorators ``gone`` of ``original``; comment lines above them stay."""
    kept: list[cst.Decorator] = []
    pending: list[cst.EmptyLine] = []
    for before, after in zip(original.decorators, updated.decorators, strict=True):
        if before in gone:
            pending += layout.comments_of(after.leading_lines)
        else:
            kept.append(after.with_changes(leading_lines=[*pending, *after.leading_lines]) if pending else after)
            pending = []
    below = [*pending, *updated.lines_after_decorators]
    return updated.with_changes(decorators=kept, lines_after_decorators=below)
