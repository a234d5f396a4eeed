"""Names of attributes that code puts together: ``f"do_{verb}"`` is spelled ``do_*``."""

from __future__ import annotations

import ast
from collections.abc import Mapping

ANY = "*"


def pattern(node: ast.expr, texts: Mapping[str, str]) -> str:
    """The same for what is no constant by itself: which names it may be."""
    text = spelled(node, texts)
    return text if ANY in text else ANY


def spelled(node: ast.expr, texts: Mapping[str, str]) -> str:
    """The text that an expression gives, with ``*`` for what is not known of it; ``texts``: what variables hold."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id=name):
            return texts.get(name, ANY)
        case ast.FormattedValue(value=ast.Name() as inner, conversion=-1, format_spec=None):
            return spelled(inner, texts)
        case ast.JoinedStr(values=parts):
            return _shortened("".join(spelled(part, texts) for part in parts))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _shortened(spelled(left, texts) + spelled(right, texts))
        case _:
            return ANY


def _shortened(text: str) -> str:
    while ANY * 2 in text:
        text = text.replace(ANY * 2, ANY)
    return text
