"""A result in a form that older releases of Python take. Before 3.11 a comprehension that awaits must not stand inside of
another: it becomes a generator expression, which may, and a function of the file takes its elements one after the other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from qdrant_async_migrate.records import dataclass, field

from ..scan.nodes import walk
from .spans import Text

Version = tuple[int, int]
NESTED: Version = (3, 11)
_NAMES: Version = (3, 10)
"""The first release with ``anext`` and ``contextlib.aclosing``."""
_SINCE_310 = re.compile(r"\b(?:anext|aclosing)\b")
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)
_EVERY = (*_COMPREHENSIONS, ast.GeneratorExp)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_HELPER = "_collected"
_CODE = '''async def {name}(items):
    """The elements of an async generator, in a list."""
    return [item async for item in items]


'''
_HEADS: dict[type[ast.expr], tuple[str, str]] = {
    ast.ListComp: ("await {name}(", ")"),
    ast.SetComp: ("set(await {name}(", "))"),
    ast.DictComp: ("dict(await {name}((", "))"),
}


def too_new(before: str, after: str, lowest: Version) -> str:
    """What ``after`` calls, and ``before`` did not, that the lowest Python does not have; empty if there is no such thing."""
    if lowest >= _NAMES:
        return ""
    found = set(_SINCE_310.findall(after)) - set(_SINCE_310.findall(before))
    return f"{min(found)}(), which Python has since 3.10" if found else ""


def lowered(before: str | Text, after: str | Text, lowest: Version) -> str:
    """``after`` in a form that ``lowest`` takes; a file that nests such comprehensions already is left as it is."""
    old, new = Text.of(before), Text.of(after)
    if lowest >= NESTED or new.source == old.source or not any(_nests(new, statement) for statement in new.tree.body):
        return new.source
    found = _Nested.of(new.tree)
    if not found.nodes or _Nested.of(old.tree).nodes:
        return new.source
    return _written(new.source, found)


def _nests(text: Text, statement: ast.stmt) -> bool:
    """Whether a comprehension stands in another one, asked where the words of both stand."""
    lines = text.lines[statement.lineno - 1 : statement.end_lineno]
    if sum(line.count("for") for line in lines) < 2:
        return False
    outer = (node for node in walk(statement) if isinstance(node, _EVERY))
    return any(isinstance(node, _EVERY) and node is not one for one in outer for node in walk(one))


@dataclass(slots=True)
class _Nested:
    """Comprehensions that await inside of others, with the parents of all nodes."""

    tree: ast.Module
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)
    nodes: list[ast.ListComp | ast.SetComp | ast.DictComp] = field(default_factory=list)

    @staticmethod
    def of(tree: ast.Module) -> _Nested:
        found = _Nested(tree)
        found._visit(tree, False)
        return found

    def _visit(self, node: ast.AST, inside: bool) -> None:
        if isinstance(node, _COMPREHENSIONS) and inside and _waits(node):
            self.nodes.append(node)
        first = node.generators[0].iter if isinstance(node, _EVERY) else None
        within = isinstance(node, _EVERY) or (inside and not isinstance(node, _FUNCTIONS))
        for child in ast.iter_child_nodes(node):
            self.parents[child] = node
            if first is not None and isinstance(child, ast.comprehension) and child.iter is first:
                for part in ast.iter_child_nodes(child):
                    self.parents[part] = child
                    self._visit(part, inside if part is first else True)
            else:
                self._visit(child, within)


def _waits(node: ast.ListComp | ast.SetComp | ast.DictComp) -> bool:
    """The comprehension runs as a coroutine: what is evaluated in it, and not where it stands, awaits."""
    first = node.generators[0]
    parts = [child for child in ast.iter_child_nodes(node) if child is not first]
    return bool(first.is_async) or any(_awaits(part) for part in [*parts, *first.ifs])


def _awaits(node: ast.AST) -> bool:
    match node:
        case ast.Await():
            return True
        case ast.comprehension(is_async=1):
            return True
        case ast.Lambda():
            return False
        case ast.GeneratorExp(generators=[first, *_]):
            return _awaits(first.iter)
        case ast.ListComp(generators=[first, *_]) | ast.SetComp(generators=[first, *_]) | ast.DictComp(generators=[first, *_]):
            return _awaits(first.iter) or _waits(node)
        case _:
            return any(_awaits(child) for child in ast.iter_child_nodes(node))


def _written(after: str, found: _Nested) -> str:
    text = Text(after)
    name = _HELPER
    while re.search(rf"\b{name}\b", after):
        name += "_"
    changes: list[tuple[int, int, str]] = []
    for node in found.nodes:
        changes += _of_node(text, found, node, name)
    position = min(_above(text, found, node) for node in found.nodes)
    changes.append((position, position, _CODE.format(name=name).replace("\n", text.newline)))
    for start, end, code in sorted(changes, reverse=True):
        after = after[:start] + code + after[end:]
    return after


def _of_node(text: Text, found: _Nested, node: ast.expr, name: str) -> Iterator[tuple[int, int, str]]:
    """The brackets become those of a call; the colon of a dict's element a comma."""
    start, end = _range(text, node)
    left, right = (part.format(name=name) for part in _HEADS[type(node)])
    parent = found.parents[node]
    primary = (isinstance(parent, (ast.Attribute, ast.Subscript)) and parent.value is node) or isinstance(parent, ast.BinOp)
    if isinstance(node, ast.ListComp) and primary:
        left, right = f"({left}", f"{right})"
    yield start, start + 1, left
    yield end - 1, end, right
    if isinstance(node, ast.DictComp):
        assert node.value is not None
        key, value, target = (_range(text, part) for part in (node.key, node.value, node.generators[0].target))
        colon = key[1] + _bare(text.source[key[1] : value[0]]).index(":")
        yield colon, colon + 1, ","
        gap = _bare(text.source[value[1] : target[0]])
        loop = re.search(r"\b(?:async\s+)?for\b", gap)
        assert loop is not None
        closing = value[1] + len(gap[: loop.start()].rstrip(" \t\r\n\f\\#"))
        yield closing, closing, ")"


def _bare(code: str) -> str:
    """What stands between two expressions, with ``#`` in the place of its comments."""
    return re.sub(r"#[^\r\n]*", lambda found: "#" * len(found[0]), code)


def _range(text: Text, node: ast.expr) -> tuple[int, int]:
    line, column, end_line, end_column = text.span(node)
    return text.start(line) + column, text.start(end_line) + end_column


def _above(text: Text, found: _Nested, node: ast.AST) -> int:
    """Where the statement of the module begins that holds the node, with its decorators and the comments above it."""
    while not isinstance(found.parents[node], ast.Module):
        node = found.parents[node]
    line = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])  # type: ignore[attr-defined]
    while line > 1 and text.lines[line - 2].startswith("#"):
        line -= 1
    return text.start(line)
