"""Scan: one source text -> its facts. Knows Python and no library; looks at no other file; never fails on bad input."""

from __future__ import annotations

import ast
import sys
import warnings
from typing import Protocol

from qdrant_async_migrate.model.facts import FileFacts, Unparsed
from qdrant_async_migrate.scan.bindings import binding_lines
from qdrant_async_migrate.scan.builder import Builder
from qdrant_async_migrate.scan.statements import Statements


class Treed(Protocol):
    """What has a syntax tree, or makes one when it is asked for."""

    @property
    def tree(self) -> ast.Module: ...


def scan(path: str, module: str, is_package: bool, text: str, tree: Treed | None = None) -> FileFacts | Unparsed:
    """All facts of one file, or why it cannot be parsed; ``tree`` has what ``parse`` makes of the text, or makes it, for
    others that want it as well."""
    try:
        return _scan(path, module, is_package, text, tree)
    except SyntaxError as error:
        return Unparsed(path, error.lineno or 1, error.offset or 1, f"{error.msg} (read as Python {_version()})")
    except (ValueError, RecursionError, MemoryError) as error:
        reason = "nested too deeply" if not isinstance(error, ValueError) else str(error)
        return Unparsed(path, 1, 1, f"{reason} (read as Python {_version()})")


def parse(text: str) -> ast.Module:
    """The syntax tree, without the warnings that the text itself deserves."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def _scan(path: str, module: str, is_package: bool, text: str, known: Treed | None) -> FileFacts:
    tree = known.tree if known is not None else parse(text)
    builder = Builder(module, is_package, binding_lines(text))
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 5_000))
    try:
        Statements(builder).module(tree)
    finally:
        sys.setrecursionlimit(limit)
    scopes = tuple(s for s in builder.scopes if s is not None)
    ops, stars = tuple(builder.ops), tuple(builder.stars)
    data, promised = tuple(builder.data), tuple(builder.promised)
    return FileFacts(path, module, is_package, scopes, ops, builder.count, stars, data, promised, tuple(builder.tested))


def _version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"
