"""Expressions: what values they carry, as operations. One method per kind of ``ast`` node; the result is a node or ``NONE``."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any

from qdrant_async_migrate.model.facts import KEYS, NONE, Op, Place, ScopeKind
from qdrant_async_migrate.scan import narrowing, pairs, parameters, targets
from qdrant_async_migrate.scan.bindings import Bindings
from qdrant_async_migrate.scan.builder import Builder
from qdrant_async_migrate.scan.conditions import note_branches, note_operands
from qdrant_async_migrate.scan.literals import BINARY, constant_key, constants, literal, target_names
from qdrant_async_migrate.scan.nodes import children
from qdrant_async_migrate.scan.opened import place_of
from qdrant_async_migrate.scan.spelling import ANY, pattern


class Expressions:
    """Walks expressions of the current scope of ``builder``."""

    def __init__(self, builder: Builder) -> None:
        self.b = builder
        self._visitors: dict[type[ast.AST], Callable[[Any], int]] = {}

    def visit(self, node: ast.AST | None) -> int:
        """The node that carries the values of an expression."""
        if node is None:
            return NONE
        kind = type(node)
        visitor = self._visitors.get(kind)
        if visitor is None:
            visitor = self._visitors[kind] = getattr(self, f"_{kind.__name__}", self._children)
        return visitor(node)

    def _children(self, node: ast.AST) -> int:
        for child in children(node):
            if isinstance(child, ast.expr):
                self.visit(child)
            else:
                self._children(child)
        return NONE

    # atoms ------------------------------------------------------------------------------------------------------------------
    def _Constant(self, node: ast.AST) -> int:
        return NONE

    def _Name(self, node: ast.Name) -> int:
        source = self.b.load(node.id)
        if source == NONE or not (node.id in self.b.imported or self.b.may_be_of_star(node.id)):
            return source
        return self.reference(source, node.id, place_of(node), None)

    def reference(self, source: int, name: str, place: Place, string: Place | None) -> int:
        """A mention of an imported name: it may be a class that gets another name."""
        target = self.b.node()
        self.b.ops.append((Op.REF, target, source, name, self.b.frame.index, place, string))
        return target

    def _Attribute(self, node: ast.Attribute) -> int:
        if type(node.value) is ast.Constant and type(node.value.value) in (str, bytes):  # called, or among others that are
            return self.b.builtin(f"{type(node.value.value).__name__}.{node.attr}")
        return self.attribute(self.visit(node.value), node.attr, place_of(node))

    def attribute(self, source: int, name: str, place: Place, by: int = NONE) -> int:
        """Read an attribute; an object of unknown values is kept as well: evidence may tell later what it is."""
        target = self.b.node()
        self.b.ops.append((Op.ATTR, target, source, name, self.b.frame.index, place, *(() if by == NONE else (by,))))
        return target

    def _Subscript(self, node: ast.Subscript) -> int:
        source = self.visit(node.value)
        index = self.visit(node.slice)
        return self.item(source, constant_key(node.slice), place_of(node), index)

    def item(self, source: int, key: object, place: Place, index: int = NONE) -> int:
        if source == NONE:
            return NONE
        target = self.b.node()
        given = () if index == NONE else (index,)
        self.b.ops.append((Op.ITEM, target, source, key, self.b.frame.index, place, *given))
        return target

    # calls ------------------------------------------------------------------------------------------------------------------
    def _Call(self, node: ast.Call) -> int:
        special = self._special_call(node)
        if special is None and type(node.func) is ast.Attribute:
            special = self._spelled_out(node, node.func)
        if special is not None:
            return special
        function = self._joining(node.func)
        return self.called(node, self.visit(node.func) if function is None else function)

    def called(self, node: ast.Call, function: int) -> int:
        """The call of a function that is evaluated already."""
        args = tuple([self._argument(a) for a in node.args])
        keywords = tuple([(k.arg, self.visit(k.value)) for k in node.keywords])
        target = self.b.node()
        place = place_of(node)
        self.b.ops.append((Op.CALL, target, function, args, keywords, constants(node), self.b.frame.index, place))
        return target

    def _joining(self, function: ast.expr) -> int | None:
        """``", ".join``: a method of text that consumes an iterable."""
        if type(function) is not ast.Attribute or function.attr != "join":
            return None
        match function.value:
            case ast.Constant(value=str() | bytes()) | ast.JoinedStr() as text:
                self.visit(text)
                return self.b.builtin("str.join")
        return None

    def _argument(self, node: ast.expr) -> object:
        if isinstance(node, ast.Starred):
            return ("*", self.visit(node.value))
        return self.visit(node)

    def _special_call(self, node: ast.Call) -> int | None:
        """``super()``, ``getattr`` and ``setattr``: attribute access in other words."""
        if type(node.func) is not ast.Name or node.func.id not in _SPECIAL or self.b.owner(node.func.id) is not None:
            return None
        match node.func.id, node.args:
            case "super", _:
                return self._super(node, itself=False)
            case "getattr", [obj, name, *default]:
                source, by = self.visit(obj), self.visit(name)
                text = literal(name) or pattern(name, self.b.frame.texts)
                read = self.attribute(source, text, place_of(node), by if text == ANY else NONE)
                return self.b.join([read, *(self.visit(d) for d in default)])
            case "setattr", [obj, name, value]:
                self.visit(name)
                stored = (Op.STORE, self.visit(obj), literal(name) or "*", self.visit(value), place_of(node))
                self.b.ops.append((*stored, *pairs.mapping(self.b.frame, name, value)))
                return NONE
        return None

    def _spelled_out(self, node: ast.Call, function: ast.Attribute) -> int | None:
        """``x.__getattribute__("name")`` and ``object.__getattribute__(x, "name")``: ``getattr`` without its default."""
        if function.attr == "__setattr__":
            return self._set(node, function)
        if function.attr != "__getattribute__":
            return None
        match function.value, node.args:
            case ast.Name(id="object"), [obj, name]:
                owner = self.visit(obj)
            case ast.Call(func=ast.Name(id="super")) as parent, [name]:
                owner = self._super(parent, itself=True)
            case obj, [name]:
                owner = self.visit(obj)
            case _:
                return None
        by, text = self.visit(name), literal(name) or pattern(name, self.b.frame.texts)
        return self.attribute(owner, text, place_of(node), by if text == ANY else NONE)

    def _set(self, node: ast.Call, function: ast.Attribute) -> int | None:
        """``object.__setattr__(x, "name", value)``, where a class forbids ``x.name = value``."""
        match function.value, node.args:
            case ast.Name(id="object"), [obj, ast.Constant(value=str(name)), value]:
                owner = self.visit(obj)
            case ast.Call(func=ast.Name(id="super")) as parent, [ast.Constant(value=str(name)), value]:
                owner = self._super(parent, itself=True)
            case _:
                return None
        self.b.ops.append((Op.STORE, owner, name, self.visit(value), place_of(node)))
        return NONE

    def asks_itself(self, node: ast.expr | None) -> bool:
        """``super().__getattribute__(name)`` in ``__getattribute__``, with the name it was asked for: that is known."""
        frame = self.b.frame
        match node:
            case ast.Call(func=ast.Attribute(attr="__getattribute__", value=owner), args=[*given, ast.Name(id=name)]):
                own = isinstance(owner, ast.Call) or (len(given) == 1 and ast.unparse(given[0]) in frame.params)
                return own and name in frame.params and frame.qualname.endswith(".__getattribute__")
        return False

    def _super(self, node: ast.Call, *, itself: bool) -> int:
        """The object as its base class sees it, or the object ``itself``."""
        given = [self.visit(argument) for argument in node.args]
        target = self.b.node()
        told = given if len(given) == 2 and not self._is_around(node.args[0]) and not itself else ()
        self.b.ops.append((Op.SUPER, target, self.b.frame.index, itself, *told))
        return target

    def _is_around(self, node: ast.expr) -> bool:
        """The class in which this stands, by its name."""
        return isinstance(node, ast.Name) and node.id in ("__class__", *self.b.frame.qualname.split("."))

    def _Lambda(self, node: ast.Lambda) -> int:
        declared = parameters.declared(self, node.args)
        bindings = Bindings()
        bindings.counts.update(arg.arg for arg, *_ in declared)
        frame = self.b.open(ScopeKind.LAMBDA, "<lambda>", bindings)
        params = parameters.bind(self, declared)
        frame.returns = self.b.node()
        self.b.copy(frame.returns, self.visit(node.body))
        self.b.close("<lambda>", place_of(node), params=params)
        target = self.b.node()
        self.b.ops.append((Op.FUNC, target, frame.index))
        return target

    # displays and comprehensions --------------------------------------------------------------------------------------------
    def build(self, kind: str, items: Iterable[tuple[object, int]]) -> int:
        target = self.b.node()
        self.b.ops.append((Op.BUILD, target, kind, tuple((key, node) for key, node in items if node != NONE)))
        return target

    def _sequence(self, node: ast.Tuple | ast.List | ast.Set) -> int:
        items: list[tuple[object, int]] = []
        exact = not isinstance(node, ast.Set)
        for index, element in enumerate(node.elts):
            if isinstance(element, ast.Starred):
                exact = False
                items.append((None, self.iterate(self.visit(element.value), place_of(element))))
            else:
                items.append((index if exact else None, self.visit(element)))
        return self.build("sequence", items)

    _Tuple = _List = _Set = _sequence

    def _Dict(self, node: ast.Dict) -> int:
        items: list[tuple[object, int]] = []
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                items.append(("**", source := self.visit(value)))
                self.ask(source, "**", place_of(value))
            else:
                items.append((KEYS, self.visit(key)))
                items.append((constant_key(key), self.visit(value)))
        return self.build("dict", items)

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> int:
        scope: dict[str, int] = {}
        for index, clause in enumerate(node.generators):
            source = self.visit(clause.iter)
            if index == 0:
                self.b.frame.comprehensions.append(scope)
            for name in target_names(clause.target):
                scope.setdefault(name, self.b.node())
            targets.unpack(self, clause.target, self.iterate(source, place_of(clause.target), bool(clause.is_async)))
            for test in clause.ifs:
                self.test(test)
        items: list[tuple[object, int]] = []
        if isinstance(node, ast.DictComp):
            items.append((KEYS, self.visit(node.key)))
        items.append((None, self.visit(node.value if isinstance(node, ast.DictComp) else node.elt)))
        self.b.frame.comprehensions.pop()
        kind = "dict" if isinstance(node, ast.DictComp) else "generator" if isinstance(node, ast.GeneratorExp) else "sequence"
        return self.build(kind, items)

    _ListComp = _SetComp = _GeneratorExp = _DictComp = _comprehension

    def iterate(self, source: int, place: Place, asynchronous: bool = False) -> int:
        """What iterating over ``source`` gives."""
        if source == NONE:
            return NONE
        target = self.b.node()
        self.b.ops.append((Op.ITER, target, source, self.b.frame.index, place, asynchronous))
        return target

    # operators --------------------------------------------------------------------------------------------------------------
    def operator(self, left: int, name: str, place: Place, right: int = NONE) -> None:
        """Something that runs a method of ``left`` and gives nothing of interest."""
        if left != NONE:
            self.b.ops.append((Op.BINARY, self.b.node(), left, name, self.b.frame.index, place, right))

    def ask(self, left: int, name: str, place: Place, right: int = NONE) -> None:
        """Something that the language asks of an object, with nothing of interest in the answer: is it true, equal, less."""
        if left != NONE or right != NONE:
            self.b.ops.append((Op.ASK, left, right, name, self.b.frame.index, place))

    def test(self, node: ast.expr) -> int:
        """A condition: its value, which is asked whether it is true."""
        match node:
            case ast.BoolOp():
                return self._BoolOp(node, self.test)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                self.test(operand)
                return NONE
        source = self.visit(node)
        self.ask(source, "__bool__", place_of(node))
        return source

    def _UnaryOp(self, node: ast.UnaryOp) -> int:
        if isinstance(node.op, ast.Not):
            return self.test(node)
        self.ask(self.visit(node.operand), _UNARY[type(node.op)], place_of(node))
        return NONE

    def _FormattedValue(self, node: ast.FormattedValue) -> int:
        self.operator(self.visit(node.value), _CONVERSIONS.get(node.conversion, "__format__"), place_of(node.value))
        return self.visit(node.format_spec)

    def _IfExp(self, node: ast.IfExp) -> int:
        self.test(node.test)
        note_branches(self.b, node)
        return self.b.join(
            [narrowing.within(self, node.test, passed, side) for passed, side in ((True, node.body), (False, node.orelse))]
        )

    def _BoolOp(self, node: ast.BoolOp, last: Callable[[ast.expr], int] | None = None) -> int:
        note_operands(self.b, node)
        return self.b.join([*(self.test(v) for v in node.values[:-1]), (last or self.visit)(node.values[-1])])

    def _NamedExpr(self, node: ast.NamedExpr) -> int:
        source = self.visit(node.value)
        comprehensions, self.b.frame.comprehensions = self.b.frame.comprehensions, []
        self.b.assign(node.target.id, source)
        self.b.frame.comprehensions = comprehensions
        return source

    def _BinOp(self, node: ast.AST) -> int:
        """A chain of operators is walked in a loop: concatenations of thousands of strings exist."""
        chain: list[ast.BinOp] = []
        while isinstance(node, ast.BinOp):
            chain.append(node)
            node = node.left
        left = self.visit(node)
        for operation in reversed(chain):
            right = self.visit(operation.right)
            left = self._binary(left, right, operation)
        return left

    def _binary(self, left: int, right: int, node: ast.BinOp) -> int:
        if left == NONE and right == NONE:
            return NONE
        name = BINARY.get(type(node.op), "__op__")
        target = self.b.node()
        self.b.ops.append((Op.BINARY, target, left, name, self.b.frame.index, place_of(node), right))
        if isinstance(node.op, ast.BitOr):
            self.b.copy(target, left)
            self.b.copy(target, right)
        elif isinstance(node.op, _JOINING):
            self.b.copy(target, self.build("joined", [(None, left), (None, right)]))
        return target

    def _Compare(self, node: ast.Compare) -> int:
        left = self.visit(node.left)
        for operator, operand in zip(node.ops, node.comparators, strict=True):
            right = self.visit(operand)
            if isinstance(operator, (ast.In, ast.NotIn)) and right != NONE:
                self.b.ops.append((Op.BINARY, self.b.node(), right, "__contains__", self.b.frame.index, place_of(node), left))
            elif (name := _COMPARISONS.get(type(operator))) is not None:
                self.ask(left, name, place_of(node), right)
            left = right
        return NONE

    def _Await(self, node: ast.Await) -> int:
        target = self.b.node()
        self.b.emit(Op.AWAIT, target, self.visit(node.value), place_of(node))
        return target

    def _Yield(self, node: ast.Yield) -> int:
        frame = self.b.frame
        if frame.yields == NONE:
            frame.yields = self.b.node()
        self.b.copy(frame.yields, self.visit(node.value))
        frame.sent = True
        return NONE

    def _YieldFrom(self, node: ast.YieldFrom) -> int:
        frame = self.b.frame
        if frame.yields == NONE:
            frame.yields = self.b.node()
        source = self.visit(node.value)
        target, returned = self.b.node(), self.b.node()
        self.b.emit(Op.YIELD_FROM, target, source, frame.index, place_of(node), returned)
        self.b.copy(frame.yields, target)
        frame.sent = True
        return returned


_SPECIAL = frozenset({"super", "getattr", "setattr"})
_JOINING = (ast.Add, ast.Mult, ast.BitAnd, ast.BitXor)
"""Operators whose result holds what the operands hold."""


_UNARY: dict[type[ast.unaryop], str] = {ast.USub: "__neg__", ast.UAdd: "__pos__", ast.Invert: "__invert__"}
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "__eq__",
    ast.NotEq: "__ne__",
    ast.Lt: "__lt__",
    ast.LtE: "__le__",
    ast.Gt: "__gt__",
    ast.GtE: "__ge__",
}
_CONVERSIONS = {ord("s"): "__str__", ord("r"): "__repr__", ord("a"): "__repr__"}
