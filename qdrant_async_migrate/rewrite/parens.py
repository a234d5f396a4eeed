"""Which expression may stand where without parentheses: the expression grammar of Python as a table of binding strengths.
Knows nodes and their fields, no edits. A child stands bare when it binds at least as tightly as its place demands."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeVar

import libcst as cst


class Binding(IntEnum):
    """How tightly an expression binds, or has to bind in its place: the looser first."""

    TUPLE = 0
    YIELD = 1
    WALRUS = 2
    ANY = 3
    TERNARY = 4
    OR = 5
    AND = 6
    NOT = 7
    COMPARE = 8
    BIT_OR = 9
    BIT_XOR = 10
    BIT_AND = 11
    SHIFT = 12
    SUM = 13
    PRODUCT = 14
    UNARY = 15
    POWER = 16
    AWAIT = 17
    PRIMARY = 18


_LOOSE = (Binding.TUPLE, Binding.YIELD, Binding.WALRUS)

_OPERATORS: dict[type[cst.CSTNode], Binding] = {
    cst.BitOr: Binding.BIT_OR,
    cst.BitXor: Binding.BIT_XOR,
    cst.BitAnd: Binding.BIT_AND,
    cst.LeftShift: Binding.SHIFT,
    cst.RightShift: Binding.SHIFT,
    cst.Add: Binding.SUM,
    cst.Subtract: Binding.SUM,
    cst.Multiply: Binding.PRODUCT,
    cst.Divide: Binding.PRODUCT,
    cst.FloorDivide: Binding.PRODUCT,
    cst.Modulo: Binding.PRODUCT,
    cst.MatrixMultiply: Binding.PRODUCT,
    cst.Power: Binding.POWER,
    cst.Or: Binding.OR,
    cst.And: Binding.AND,
    cst.Not: Binding.NOT,
    cst.Plus: Binding.UNARY,
    cst.Minus: Binding.UNARY,
    cst.BitInvert: Binding.UNARY,
}
_STRENGTHS: dict[type[cst.CSTNode], Binding] = {
    cst.Tuple: Binding.TUPLE,
    cst.GeneratorExp: Binding.TUPLE,
    cst.Yield: Binding.YIELD,
    cst.NamedExpr: Binding.WALRUS,
    cst.Lambda: Binding.ANY,
    cst.IfExp: Binding.TERNARY,
    cst.Comparison: Binding.COMPARE,
    cst.Await: Binding.AWAIT,
}
_OperatorNode = (cst.BinaryOperation, cst.BooleanOperation, cst.UnaryOperation)

_PLACES: dict[type[cst.CSTNode], Binding] = {
    cst.Attribute: Binding.PRIMARY,
    cst.Subscript: Binding.PRIMARY,
    cst.Call: Binding.PRIMARY,
    cst.Await: Binding.PRIMARY,
    cst.Comparison: Binding.BIT_OR,
    cst.ComparisonTarget: Binding.BIT_OR,
    cst.CompFor: Binding.OR,
    cst.CompIf: Binding.OR,
    cst.StarredElement: Binding.BIT_OR,
    cst.StarredDictElement: Binding.BIT_OR,
}
_ALSO: dict[type[cst.CSTNode], tuple[Binding, ...]] = {
    cst.Expr: (Binding.TUPLE, Binding.YIELD),
    cst.Assign: (Binding.TUPLE, Binding.YIELD),
    cst.AugAssign: (Binding.TUPLE, Binding.YIELD),
    cst.AnnAssign: (Binding.TUPLE, Binding.YIELD),
    cst.FormattedStringExpression: (Binding.TUPLE, Binding.YIELD),
    cst.Return: (Binding.TUPLE,),
    cst.Yield: (Binding.TUPLE,),
    cst.For: (Binding.TUPLE,),
    cst.Match: (Binding.TUPLE, Binding.WALRUS),
    cst.Index: (Binding.TUPLE,),
    cst.If: (Binding.WALRUS,),
    cst.While: (Binding.WALRUS,),
    cst.MatchCase: (Binding.WALRUS,),
    cst.Decorator: (Binding.WALRUS,),
    cst.Element: (Binding.WALRUS,),
    cst.ListComp: (Binding.WALRUS,),
    cst.SetComp: (Binding.WALRUS,),
    cst.GeneratorExp: (Binding.WALRUS,),
}
Expression = TypeVar("Expression", bound=cst.BaseExpression)


def strength(node: cst.BaseExpression) -> int:
    """How tightly ``node`` binds: ``PRIMARY`` for anything that parentheses or brackets close."""
    if node.lpar:
        return Binding.PRIMARY
    if isinstance(node, _OperatorNode):
        return _OPERATORS[type(node.operator)]
    if isinstance(node, cst.Integer):
        return Binding.AWAIT
    return _STRENGTHS.get(type(node), Binding.PRIMARY)


def may_stand_bare(node: cst.BaseExpression, parent: cst.CSTNode | None, place: cst.CSTNode) -> bool:
    """Whether ``node`` needs no parentheses where ``place`` stands now, a child of ``parent``."""
    own = strength(node)
    if parent is None:
        return True
    if own in _LOOSE:
        return own in _also_allowed(parent)
    if isinstance(parent, cst.FormattedStringExpression):
        return own > Binding.ANY and not isinstance(node, (cst.Dict, cst.Set, cst.DictComp, cst.SetComp))
    return own >= _demanded(parent, place)


def _also_allowed(parent: cst.CSTNode) -> tuple[Binding, ...]:
    if isinstance(parent, cst.Arg):
        return () if parent.star or parent.keyword else (Binding.WALRUS,)
    return _ALSO.get(type(parent), ())


def _demanded(parent: cst.CSTNode, place: cst.CSTNode) -> int:
    match parent:
        case cst.BinaryOperation(operator=cst.Power()):
            return Binding.AWAIT if parent.left is place else Binding.UNARY
        case cst.BinaryOperation() | cst.BooleanOperation():
            level = _OPERATORS[type(parent.operator)]
            return level if parent.left is place else level + 1
        case cst.UnaryOperation():
            return _OPERATORS[type(parent.operator)]
        case cst.IfExp():
            return Binding.ANY if parent.orelse is place else Binding.OR
        case cst.CompFor() if parent.target is place:
            return Binding.ANY
        case _:
            return _PLACES.get(type(parent), Binding.ANY)


def wrapped(node: Expression) -> Expression:
    """``node`` in one more pair of parentheses."""
    return node.with_changes(lpar=[cst.LeftParen(), *node.lpar], rpar=[*node.rpar, cst.RightParen()])


def bare(node: Expression) -> Expression:
    """``node`` without its own parentheses, but for the innermost pair of a tuple or a generator expression."""
    own = own_pairs(node)
    if len(node.lpar) == own:
        return node
    return node.with_changes(lpar=node.lpar[len(node.lpar) - own :], rpar=node.rpar[:own])


def own_pairs(node: cst.BaseExpression) -> int:
    """How many of its parentheses belong to ``node`` itself."""
    return min(1, len(node.lpar)) if isinstance(node, (cst.Tuple, cst.GeneratorExp)) else 0
