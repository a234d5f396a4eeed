"""Patterns of ``match``: what the names in them are bound to."""

from __future__ import annotations

import ast

from qdrant_async_migrate.model.facts import FIELD, NONE, Op
from qdrant_async_migrate.scan.expressions import Expressions
from qdrant_async_migrate.scan.literals import constant_key
from qdrant_async_migrate.scan.opened import place_of


def bind(e: Expressions, pattern: ast.pattern, subject: int) -> None:
    """Bind the names of a pattern to parts of the subject, as a test that is passed."""
    match pattern:
        case ast.MatchAs(pattern=inner, name=name):
            subject = _narrowed(e, inner, subject)
            if inner is not None:
                bind(e, inner, subject)
            if name is not None:
                e.b.assign(name, subject)
        case ast.MatchOr(patterns=patterns):
            before, ends = dict(e.b.frame.env), []
            for inner in patterns:
                e.b.frame.env = dict(before)
                bind(e, inner, subject)
                ends.append(dict(e.b.frame.env))
            e.b.merge(ends)
        case ast.MatchSequence(patterns=patterns):
            _sequence(e, patterns, subject)
        case ast.MatchMapping(keys=keys, patterns=patterns, rest=rest):
            for key, inner in zip(keys, patterns, strict=True):
                e.visit(key)
                bind(e, inner, e.item(subject, constant_key(key), place_of(inner)))
            if rest is not None:
                e.b.assign(rest, e.build("dict", [("**", subject)]))
        case ast.MatchClass():
            _class(e, pattern, subject)
        case ast.MatchValue(value=value):
            e.visit(value)


def _sequence(e: Expressions, patterns: list[ast.pattern], subject: int) -> None:
    exact = True
    for index, inner in enumerate(patterns):
        exact = exact and not isinstance(inner, ast.MatchStar)
        part = e.item(subject, index if exact else None, place_of(inner))
        if not isinstance(inner, ast.MatchStar):
            bind(e, inner, part)
        elif inner.name is not None:
            e.b.assign(inner.name, e.build("sequence", [(None, part)]))


def _class(e: Expressions, pattern: ast.MatchClass, subject: int) -> None:
    subject = _narrowed(e, pattern, subject)
    for index, inner in enumerate(pattern.patterns):
        bind(e, inner, e.item(subject, (FIELD, index), place_of(inner)))
    for name, inner in zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True):
        part = NONE
        if subject != NONE:
            part = e.b.node()
            e.b.ops.append((Op.ATTR, part, subject, name, e.b.frame.index, place_of(inner)))
        bind(e, inner, part)


def _narrowed(e: Expressions, pattern: ast.pattern | None, subject: int) -> int:
    """The subject, as far as it is of the class that the pattern asks for."""
    if not isinstance(pattern, ast.MatchClass) or subject == NONE:
        return subject
    target = e.b.node()
    e.b.emit(Op.NARROW, target, subject, e.visit(pattern.cls), True)
    return target


def match_args(node: ast.ClassDef) -> tuple[str, ...]:
    """What a class body assigns to ``__match_args__``."""
    for statement in node.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="__match_args__")], value=ast.Tuple(elts=names)):
                return tuple(str(name.value) for name in names if isinstance(name, ast.Constant))
    return ()
