"""Edits of one expression, whose parts are edited already. In: the expression, an edit, its place. Out: the expression that
stands there afterwards, with the parentheses that its place needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import libcst as cst

from ..model.edits import Await, Delegate, Direct, ListComp, Rename, Replace, SetString, Unawait
from . import templates
from .errors import EditFailed
from .outdent import outdented
from .parens import Binding, bare, may_stand_bare, own_pairs, strength, wrapped
from .steps import Step

_WORD = re.compile(r"\w")
_MODULE = cst.Module(())


def rank(step: Step) -> int:
    """The order of several edits of one node: what it is, what it becomes, ``await`` around it, what takes it up whole."""
    match step:
        case Replace():
            return 4 if takes_itself(step) else 2
        case Await():
            return 3
        case Unawait() | ListComp() | Delegate() | Direct():
            return 1
        case _:
            return 0


def takes_itself(step: Replace) -> bool:
    """Whether the replacement takes up all of what it replaces."""
    return any(step.at in spans for _, spans in step.slots)


def edited_expression(
    node: cst.BaseExpression, step: Step, parts: Callable[[Step], Mapping[str, templates.Part]]
) -> cst.BaseExpression:
    """``node`` after ``step``, parentheses kept where it had any."""
    match step:
        case Await():
            return _awaited(node)
        case Unawait():
            return _unawaited(node, step)
        case ListComp():
            return _listed(node, step)
        case Delegate():
            return _delegated(node, step)
        case Direct():
            return _direct(node, step)
        case Rename():
            return _renamed(node, step)
        case SetString():
            return _respelled(node, step)
        case Replace():
            taken = {name: outdented(part, step.outdent) for name, part in parts(step).items()} if step.outdent else parts(step)
            return _replaced(node, templates.expression(step, step.code, taken))
        case _:
            raise EditFailed(step, f"it cannot be applied to a {type(node).__name__}")


def contextual(
    node: cst.BaseExpression, original: cst.BaseExpression, parents: Sequence[cst.CSTNode], glued: tuple[bool, bool]
) -> cst.BaseExpression:
    """``node`` with parentheses if it cannot stand bare where ``original`` stood; ``glued``: a word touches it left, right."""
    parent = parents[-1]
    if isinstance(original, cst.Await) and not isinstance(node, cst.Await):
        return _released(node, original, parent, glued)
    if node.lpar:
        return node
    fitted = may_stand_bare(node, parent, original) or templates.is_only_argument(node, parents)
    return node if fitted and not _touches(node, glued) else wrapped(node)


def _released(node: cst.BaseExpression, original: cst.Await, parent: cst.CSTNode, glued: tuple[bool, bool]) -> cst.BaseExpression:
    """``node`` without the parentheses that only its ``await`` needed, if they hold nothing else."""
    loose = bare(node)
    needed = may_stand_bare(bare(original), parent, original) or not may_stand_bare(loose, parent, original)
    if len(node.lpar) != 1 or needed or any(glued) or templates.has_open_newline(loose):
        return node if node.lpar or may_stand_bare(node, parent, original) else wrapped(node)
    spaces = node.lpar[0].whitespace_after, node.rpar[0].whitespace_before
    return loose if all(isinstance(space, cst.SimpleWhitespace) for space in spaces) else node


def _touches(node: cst.BaseExpression, glued: tuple[bool, bool]) -> bool:
    left, right = glued
    return right or (left and bool(_WORD.match(_MODULE.code_for_node(node))))


def _awaited(node: cst.BaseExpression) -> cst.Await:
    if strength(bare(node)) < Binding.PRIMARY:
        return cst.Await(node if node.lpar else wrapped(node))
    own = bare(node)
    outer = len(node.lpar) - len(own.lpar)
    return cst.Await(own, lpar=node.lpar[:outer], rpar=node.rpar[len(own.rpar) :])


def _unawaited(node: cst.BaseExpression, step: Unawait) -> cst.BaseExpression:
    if not isinstance(node, cst.Await):
        raise EditFailed(step, "this is not an await expression")
    inner = node.expression
    return inner.with_changes(lpar=[*node.lpar, *inner.lpar], rpar=[*inner.rpar, *node.rpar])


def _listed(node: cst.BaseExpression, step: ListComp) -> cst.ListComp:
    if not isinstance(node, cst.GeneratorExp):
        raise EditFailed(step, "this is not a generator expression")
    left = cst.LeftSquareBracket(node.lpar[-1].whitespace_after) if node.lpar else cst.LeftSquareBracket()
    right = cst.RightSquareBracket(node.rpar[0].whitespace_before) if node.rpar else cst.RightSquareBracket()
    return cst.ListComp(node.elt, node.for_in, left, right, node.lpar[:-1], node.rpar[1:])


def _delegated(node: cst.BaseExpression, step: Delegate) -> cst.Call:
    if not isinstance(node, cst.Call):
        raise EditFailed(step, "this is not a call")
    before = node.whitespace_before_args
    space = before if isinstance(before, cst.ParenthesizedWhitespace) else cst.SimpleWhitespace(" ")
    comma = cst.Comma(whitespace_after=space) if node.args else cst.MaybeSentinel.DEFAULT
    given = [a.with_changes(value=wrapped(a.value)) if _shares_parentheses(a) else a for a in node.args]
    return node.with_changes(func=cst.parse_expression(step.to), args=[cst.Arg(node.func, comma=comma), *given])


def _direct(node: cst.BaseExpression, step: Direct) -> cst.Call:
    if not isinstance(node, cst.Call) or len(node.args) <= step.function:
        raise EditFailed(step, "this is not a call that is given a function")
    given, callee = node.args[step.function], node.args[step.function].value
    spaces = [a.comma.whitespace_after for a in node.args[: step.function + 1] if isinstance(a.comma, cst.Comma)]
    fitted = callee if callee.lpar or strength(bare(callee)) >= Binding.PRIMARY else wrapped(callee)
    space = _opening([node.whitespace_before_args, *spaces])
    return node.with_changes(func=fitted, whitespace_before_args=space, args=node.args[node.args.index(given) + 1 :])


def _opening(spaces: Sequence[cst.BaseParenthesizableWhitespace]) -> cst.BaseParenthesizableWhitespace:
    """The last line break among what stood before arguments, with the comments of those before it."""
    broken = [space for space in spaces if isinstance(space, cst.ParenthesizedWhitespace)]
    if not broken:
        return spaces[0]
    *others, last = broken
    words = [space.first_line.comment for space in others] + [line.comment for space in others for line in space.empty_lines]
    above = [cst.EmptyLine(whitespace=last.last_line, comment=comment) for comment in words if comment is not None]
    return last.with_changes(empty_lines=[*above, *last.empty_lines])


def _shares_parentheses(argument: cst.Arg) -> bool:
    return isinstance(argument.value, cst.GeneratorExp) and not argument.value.lpar


def _renamed(node: cst.BaseExpression, step: Rename) -> cst.BaseExpression:
    match node:
        case cst.Name() if "." in step.to:
            return cst.parse_expression(step.to).with_changes(lpar=node.lpar, rpar=node.rpar)
        case cst.Name():
            return node.with_changes(value=step.to)
        case cst.Attribute():
            return node.with_changes(attr=node.attr.with_changes(value=step.to))
        case _:
            raise EditFailed(step, f"a {type(node).__name__} has no name")


def _respelled(node: cst.BaseExpression, step: SetString) -> cst.BaseExpression:
    changed = _respell(node, step)
    if changed is node:
        raise EditFailed(step, f"{step.old!r} does not stand in this string literal")
    return changed


def _respell(node: cst.BaseExpression, step: SetString) -> cst.BaseExpression:
    match node:
        case cst.SimpleString(value=value):
            new = _as_words(step.old).sub(lambda _: step.new, value)
            new = value.replace(step.old, step.new) if new == value else new
            return node if new == value else node.with_changes(value=new)
        case cst.ConcatenatedString(left=left, right=right):
            pair = _respell(left, step), _respell(right, step)
            return node if pair == (left, right) else node.with_changes(left=pair[0], right=pair[1])
        case _:
            return node


def _as_words(old: str) -> re.Pattern[str]:
    before = r"(?<!\w)" if _WORD.match(old[:1]) else ""
    after = r"(?!\w)" if _WORD.match(old[-1:]) else ""
    return re.compile(before + re.escape(old) + after)


def _replaced(node: cst.BaseExpression, new: cst.BaseExpression) -> cst.BaseExpression:
    outer = len(node.lpar) - own_pairs(node)
    if outer == 0:
        return new
    return new.with_changes(lpar=node.lpar[:outer], rpar=node.rpar[len(node.rpar) - outer :])
