"""What can be read off an expression without knowing what it stands for: constants, keys, dotted names."""

from __future__ import annotations

import ast
import re

from qdrant_async_migrate.model.facts import NAMED, SLICE, SPELLED
from qdrant_async_migrate.scan.spelling import spelled

LONGEST_CONSTANT = 200
_OWN_PLACE = {"__name__": "__name__", "__package__": "__package__"}
_DOTTED = re.compile(r"[\w.]*\.\w*\*[\w.*]*")
BINARY: dict[type[ast.operator], str] = {
    ast.Div: "__truediv__",
    ast.Add: "__add__",
    ast.Sub: "__sub__",
    ast.Mult: "__mul__",
    ast.Mod: "__mod__",
    ast.BitOr: "__or__",
    ast.BitAnd: "__and__",
    ast.RShift: "__rshift__",
    ast.LShift: "__lshift__",
    ast.MatMult: "__matmul__",
    ast.FloorDiv: "__floordiv__",
    ast.BitXor: "__xor__",
    ast.Pow: "__pow__",
}
"""The method that a binary operator runs."""


def in_place(operator: ast.operator) -> str:
    """``__iadd__`` for ``+=``."""
    return BINARY.get(type(operator), "__op__").replace("__", "__i", 1)


def literal(node: ast.expr) -> str:
    """The text of a string constant; empty for anything else."""
    match node:
        case ast.Constant(value=str(text)):
            return text
    return ""


def constant_key(node: ast.expr) -> object:
    """A constant index or key; ``None`` where any may be meant; a slice gives a container."""
    match node:
        case ast.Slice():
            return SLICE
        case ast.Constant(value=str() | int() as value) if len(str(value)) <= LONGEST_CONSTANT:
            return value
        case ast.Name(id=name) | ast.Attribute(attr=name) if name.isupper() or name == "__name__":
            return (NAMED, name)
    return None


def target_names(target: ast.expr) -> list[str]:
    """All names in the target of an assignment."""
    return [n.id for n in ast.walk(target) if isinstance(n, ast.Name)]


def dotted_text(node: ast.expr) -> str:
    """``a.b.c`` as written, or ``""``."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([node.id, *reversed(parts)])


def _flags(node: ast.expr) -> str:
    """``os.A | os.B`` as written, or ``""``."""
    parts: list[str] = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        parts.append(dotted_text(node.right))
        node = node.left
    parts.append(dotted_text(node))
    return " | ".join(reversed(parts)) if all(parts) else ""


def _of_a_module(node: ast.expr) -> str:
    """``f"plugins.{name}"`` may name the modules ``plugins.*``; also from where the file itself is."""
    text = spelled(node, _OWN_PLACE)
    return text if text in _OWN_PLACE or _DOTTED.fullmatch(text) else ""


def _record_fields(node: ast.Call) -> list[str]:
    """The names in ``namedtuple("Pair", "left right")``, ``namedtuple("Pair", ["left", "right"])`` or
    ``NamedTuple("Pair", [("left", int), ("right", int)])``."""
    match node:
        case ast.Call(func=function, args=[_, ast.Constant(value=str(text)), *_]) if _makes_records(function):
            return text.replace(",", " ").split()
        case ast.Call(func=function, args=[_, ast.List(elts=names) | ast.Tuple(elts=names), *_]) if _makes_records(function):
            firsts = (n.elts[0] if isinstance(n, ast.Tuple) and n.elts else n for n in names)
            return [str(name.value) for name in firsts if isinstance(name, ast.Constant)]
    return []


def _makes_records(function: ast.expr) -> bool:
    return dotted_text(function).rpartition(".")[2] in ("namedtuple", "NamedTuple")


def constants(node: ast.Call) -> tuple[tuple[object, str], ...]:
    """Arguments whose text tells something: constants and dotted names, by position or keyword."""
    found: list[tuple[object, str]] = []
    pairs: list[tuple[object, ast.expr]] = [*enumerate(node.args), *((k.arg, k.value) for k in node.keywords if k.arg)]
    for key, value in pairs:
        if isinstance(value, ast.Constant):
            text = repr(value.value)
        elif isinstance(value, ast.Attribute):
            text = dotted_text(value)
        elif isinstance(value, ast.BinOp):
            key, text = (key, flags) if (flags := _flags(value)) else ((SPELLED, key), _of_a_module(value))
        elif isinstance(value, (ast.List, ast.Tuple)) and key == 1:
            text = repr(" ".join(names)) if (names := _record_fields(node)) else ""
        elif isinstance(value, (ast.JoinedStr, ast.Name)):
            key, text = (SPELLED, key), _of_a_module(value)
        else:
            continue
        if text and len(text) <= LONGEST_CONSTANT:
            found.append((key, text))
    return tuple(found)
