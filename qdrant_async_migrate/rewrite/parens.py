"""Which expression may stand where without parentheses: the expression grammar of Python as a table of binding strengths.
Knows nodes and their fields, no edits. A child stands bare when it binds at least as tightly as its place demands."""

from __future__ import annotations

from typing import TypeVar

import libcst as cst

TUPLE, YIELD, WALRUS, ANY, TERNARY, OR, AND, NOT, COMPARE, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, PRODUCT, UNARY, POWER, AWAIT, PRIMARY = range(19)
_LOOSE = (TUPLE, YIELD, WALRUS)

_OPERATORS: dict[type[cst.CSTNode], int] = {
    cst.BitOr: BIT_OR,
    cst.BitXor: BIT_XOR,
    cst.BitAnd: BIT_AND,
    cst.LeftShift: SHIFT,
    cst.RightShift: SHIFT,
    cst.Add: SUM,
    cst.Subtract: SUM,
    cst.Multiply: PRODUCT,
    cst.Divide: PRODUCT,
    cst.FloorDivide: PRODUCT,
    cst.Modulo: PRODUCT,
    cst.MatrixMultiply: PRODUCT,
    cst.Power: POWER,
    cst.Or: OR,
    cst.And: AND,
    cst.Not: NOT,
    cst.Plus: UNARY,
    cst.Minus: UNARY,
    cst.BitInvert: UNARY,
}
_STRENGTHS: dict[type[cst.CSTNode], int] = {
    cst.Tuple: TUPLE,
    cst.GeneratorExp: TUPLE,
    cst.Yield: YIELD,
    cst.NamedExpr: WALRUS,
    cst.Lambda: ANY,
    cst.IfExp: TERNARY,
    cst.Comparison: COMPARE,
    cst.Await: AWAIT,
}
_OperatorNode = (cst.BinaryOperation, cst.BooleanOperation, cst.UnaryOperation)

_PLACES: dict[type[cst.CSTNode], int] = {
    cst.Attribute: PRIMARY,
    cst.Subscript: PRIMARY,
    cst.Call: PRIMARY,
    cst.Await: PRIMARY,
    cst.Comparison: BIT_OR,
    cst.ComparisonTarget: BIT_OR,
    cst.CompFor: OR,
    cst.CompIf: OR,
    cst.StarredElement: BIT_OR,
    cst.StarredDictElement: BIT_OR,
}
_ALSO: dict[type[cst.CSTNode], tuple[int, ...]] = {
    cst.Expr: (TUPLE, YIELD),
    cst.Assign: (TUPLE, YIELD),
    cst.AugAssign: (TUPLE, YIELD),
    cst.AnnAssign: (TUPLE, YIELD),
    cst.FormattedStringExpression: (TUPLE, YIELD),
    cst.Return: (TUPLE,),
    cst.Yield: (TUPLE,),
    cst.For: (TUPLE,),
    cst.Match: (TUPLE, WALRUS),
    cst.Index: (TUPLE,),
    cst.If: (WALRUS,),
    cst.While: (WALRUS,),
    cst.MatchCase: (WALRUS,),
    cst.Decorator: (WALRUS,),
    cst.Element: (WALRUS,),
    cst.ListComp: (WALRUS,),
    cst.SetComp: (WALRUS,),
    cst.GeneratorExp: (WALRUS,),
}
Expression = TypeVar("Expression", bound=cst.BaseExpression)


def strength(node: cst.BaseExpression) -> int:
    """How tightly ``node`` binds: ``PRIMARY`` for anything that parentheses or brackets close."""
    if node.lpar:
        return PRIMARY
    if isinstance(node, _OperatorNode):
        return _OPERATORS[type(node.operator)]
    if isinstance(node, cst.Integer):
        return AWAIT
    return _STRENGTHS.get(type(node), PRIMARY)


def may_stand_bare(node: cst.BaseExpression, parent: cst.CSTNode | None, place: cst.CSTNode) -> bool:
    """Whether ``node`` needs no parentheses where ``place`` stands now, a child of ``parent``."""
    own = strength(node)
    if parent is None:
        return True
    if own in _LOOSE:
        return own in _also_allowed(parent)
    if isinstance(parent, cst.FormattedStringExpression):
        return own > ANY and not isinstance(node, (cst.Dict, cst.Set, cst.DictComp, cst.SetComp))
    return own >= _demanded(parent, place)


def _also_allowed(parent: cst.CSTNode) -> tuple[int, ...]:
    if isinstance(parent, cst.Arg):
        return () if parent.star or parent.keyword else (WALRUS,)
    return _ALSO.get(type(parent), ())


def _demanded(parent: cst.CSTNode, place: cst.CSTNode) -> int:
    match parent:
        case cst.BinaryOperation(operator=cst.Power()):
            return AWAIT if parent.left is place else UNARY
        case cst.BinaryOperation() | cst.BooleanOperation():
            level = _OPERATORS[type(parent.operator)]
            return level if parent.left is place else level + 1
        case cst.UnaryOperation():
            return _OPERATORS[type(parent.operator)]
        case cst.IfExp():
            return ANY if parent.orelse is place else OR
        case cst.CompFor() if parent.target is place:
            return ANY
        case _:
            return _PLACES.get(type(parent), ANY)


def wrapped(node: Expression) -> Expression:
    """``node`` in one more pair of parentheses."""
    return node.with_changes(lpar=[cst.LeftParen(), *node.lpar], rpar=[*node.rpar, cst.RightParen()])


def bare(node: Expression) -> Expression:
    """``node`` without its own parentheses, but for the innermost pair of a tuple or a generator expression."""
    if isinstance(node, (cst.Tuple, cst.GeneratorExp)):
        return node.with_changes(lpar=node.lpar[-1:], rpar=node.rpar[:1])
    return node.with_changes(lpar=(), rpar=())
