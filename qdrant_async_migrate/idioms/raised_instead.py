"""Mocks that raise whatever is asked of them: ``patch("app.Client", side_effect=ConnectionError("down"))``."""

from __future__ import annotations

import ast
import builtins

_ENDINGS = ("Error", "Exception")
"""How classes of exceptions are called that are not the language's own."""


def only_raises(node: ast.Call) -> bool:
    """``side_effect`` is an exception, and nothing else is said of the mock."""
    given = {k.arg: k.value for k in node.keywords}
    return set(given) == {"side_effect"} and is_exception(given["side_effect"])


def is_exception(node: ast.expr) -> bool:
    """A class of exceptions, or one that is made here."""
    named = node.func if isinstance(node, ast.Call) else node
    if isinstance(named, ast.Attribute):
        return named.attr.endswith(_ENDINGS)
    if not isinstance(named, ast.Name):
        return False
    own = getattr(builtins, named.id, None)
    return issubclass(own, BaseException) if isinstance(own, type) else named.id.endswith(_ENDINGS)
