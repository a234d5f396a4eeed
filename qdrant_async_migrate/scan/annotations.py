"""Annotations: which instances a declared type promises, also when it is written as a string."""

from __future__ import annotations

import ast

from qdrant_async_migrate.model.facts import NONE, Op, Place
from qdrant_async_migrate.scan.expressions import Expressions
from qdrant_async_migrate.scan.literals import dotted_text
from qdrant_async_migrate.scan.opened import place_of

TRANSPARENT = frozenset({"Optional", "Union", "ClassVar", "Final", "Required", "NotRequired", "InitVar", "ReadOnly"})
_ALIASES = frozenset({"Annotated", "Optional", "Union"})
_MAPPINGS = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "DefaultDict", "OrderedDict"})
_SEQUENCES = frozenset(
    "list List set Set frozenset FrozenSet tuple Tuple Sequence MutableSequence Collection AbstractSet deque Deque".split()
)
CONTAINERS = _MAPPINGS | frozenset("list List set Set frozenset FrozenSet tuple Tuple deque Deque".split())
DATA = frozenset("str int float bool bytes complex bytearray".split())
_OPAQUE = frozenset("Callable Literal Iterator Generator AsyncIterator AsyncGenerator AsyncIterable ContextManager".split()) | {
    "AbstractContextManager",
    "AsyncContextManager",
    "Coroutine",
    "Awaitable",
    "TypeGuard",
}


class Annotations:
    """Reads annotations with the names of the scope that ``expressions`` walks."""

    def __init__(self, expressions: Expressions) -> None:
        self.e = expressions
        self.classes: dict[ast.expr, int] = {}
        """The nodes of the classes that were read, by where they are named."""
        self.strings: dict[ast.expr, ast.expr | None] = {}
        """What annotations in strings say."""

    def read(self, node: ast.expr, string: Place | None = None) -> int:
        """The node that holds an instance of each class that the annotation names."""
        match node:
            case ast.Constant(value=str(text)):
                return self._string(node, text)
            case ast.Constant():
                return NONE
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return self.e.b.join([self.read(left, string), self.read(right, string)])
            case ast.Subscript():
                return self._generic(node, string)
            case ast.Name() | ast.Attribute():
                return self._instance(self._class(node, string))
            case ast.List(elts=parameters):  # of a Callable
                for parameter in parameters:
                    self.read(parameter, string)
                return NONE
            case _:
                self.e.visit(node)
                return NONE

    def is_data(self, node: ast.expr) -> bool:
        """The annotation promises plain data: ``str``, ``int | None``, ``Literal["a"]``, ``list[str]``."""
        match node:
            case ast.Constant(value=str(text)):
                parsed = _parsed(text)
                return parsed is not None and self.is_data(parsed)
            case ast.Constant(value=value):
                return value is None
            case ast.Name(id=name):
                return name in DATA and self.e.b.owner(name) is None
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return self.is_data(left) and self.is_data(right)
            case ast.Subscript(value=head, slice=inner):
                name = dotted_text(head).rsplit(".", 1)[-1]
                parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
                return name == "Literal" or (name in ("Optional", "Union") and all(self.is_data(p) for p in parts))
            case _:
                return False

    def is_alias(self, node: ast.expr) -> bool:
        """``Name = Annotated[X, ...]``: a declared type with a name of its own."""
        return isinstance(node, ast.Subscript) and dotted_text(node.value).rsplit(".", 1)[-1] in _ALIASES

    def _string(self, node: ast.expr, text: str) -> int:
        parsed = self.strings[node] = _parsed(text)
        return NONE if parsed is None else self.read(parsed, place_of(node))

    def _class(self, node: ast.expr, string: Place | None) -> int:
        """The value of the class itself; inside a string its mentions are addressed by the string."""
        self.classes[node] = found = self._named(node, string)
        return found

    def _named(self, node: ast.expr, string: Place | None) -> int:
        if string is None:
            return self.e.visit(node)
        if isinstance(node, ast.Attribute):
            target = self.e.b.node()
            source = self._class(node.value, string)
            self.e.b.emit(Op.ATTR, target, source, node.attr, self.e.b.frame.index, string)
            return self.e.reference(target, node.attr, string, string)
        if isinstance(node, ast.Name):
            return self.e.reference(self.e.b.load(node.id), node.id, string, string)
        return NONE

    def _instance(self, cls: int) -> int:
        if cls == NONE:
            return NONE
        target = self.e.b.node()
        self.e.b.emit(Op.INSTANCE, target, cls)
        return target

    def _type(self, node: ast.expr, string: Place | None) -> int:
        cls = self._class(node, string)
        if cls == NONE:
            return NONE
        target = self.e.b.node()
        self.e.b.emit(Op.TYPE, target, cls)
        return target

    def _generic(self, node: ast.Subscript, string: Place | None) -> int:
        head = dotted_text(node.value).rsplit(".", 1)[-1]
        parts = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
        if head == "Annotated":
            return self._annotated(parts, string)
        if head in ("type", "Type"):
            return self.e.b.join([self._type(part, string) for part in parts])
        if head == "Literal":
            return NONE
        elements = [self.read(part, string) for part in parts]
        if head in TRANSPARENT:
            return self.e.b.join(elements)
        if head in ("tuple", "Tuple") and not any(isinstance(p, ast.Constant) and p.value is ... for p in parts):
            return self.e.build("sequence", list(enumerate(elements)))
        if head in _SEQUENCES:
            return self.e.build("sequence", [(None, element) for element in elements])
        if head == "Iterable":
            return self.e.build("iterable", [(None, element) for element in elements])
        if head in _MAPPINGS:
            return self.e.build("dict", [(None, elements[-1])])
        if head in _OPAQUE:
            return NONE
        return self._instance(self._class(node.value, string))

    def _annotated(self, parts: list[ast.expr], string: Place | None) -> int:
        """Metadata may inject a value, as dependency injection does."""
        extra = [self.e.visit(part) for part in parts[1:]] if string is None else []
        injected = self.e.build("metadata", [(None, node) for node in extra])
        return self.e.b.join([self.read(parts[0], string), injected])


def _parsed(text: str) -> ast.expr | None:
    """What a string annotation says."""
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return None
