"""Places that do not wait. In: a place and the syntax around it. A future is known to be complete if it was tested with
``done()`` or came out of waiting for it; code for type checkers and scripts is not run by a loop that serves anybody."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.blocking import Leaf
from qdrant_async_migrate.lint.polled import done_after
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.scan.opened import place_of

_RESULTS = frozenset({"result", "exception"})
_OFFLOADS = frozenset({"to_thread", "run_in_executor", "run_in_threadpool", "iterate_in_threadpool", "run_sync", "submit"})
_APART = re.compile(r"\s*(?:el)?if\b.*(?:TYPE_CHECKING|__main__)")
_MARKS = ("TYPE_CHECKING", "__main__")
_DEFINES = re.compile(r"(\s*)(?:async\s+def|def|class|if|for|while|try|with|import|from|return)\b")
_DONE = (".done(", "as_completed(", "wait(", ".set_result(", ".set_exception(")
_WAITS = frozenset({"wait", "as_completed"})
_WAITS_FOR_ALL = frozenset({"gather", "wait"})


def is_apart(syntax: Syntax, place: Place) -> bool:
    """Below ``if TYPE_CHECKING:`` or ``if __name__ == "__main__":``."""
    if not any(first < place[0] <= last for first, last in _maybe_apart(syntax.text)):
        return False
    child: ast.AST | None = syntax.find(place, ast.expr)
    for node in syntax.ancestors(child) if child is not None else ():
        if isinstance(node, ast.If) and child in node.body and _is_apart(node.test):
            return True
        child = node
    return False


@lru_cache(maxsize=4096)
def _maybe_apart(text: str) -> tuple[tuple[int, int], ...]:
    """Lines of such blocks, as far as the text tells: most files need not be parsed for that."""
    return tuple(_blocks(text)) if any(mark in text for mark in _MARKS) else ()


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for first, line in enumerate(lines, 1):
        if _APART.match(line):
            depth = len(line) - len(line.lstrip())
            ends = (n for n in range(first, len(lines)) if (found := _DEFINES.match(lines[n])) and len(found[1]) <= depth)
            yield first, next(ends, len(lines))


def _is_apart(test: ast.expr) -> bool:
    match test:
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING"):
            return True
        case ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant(value="__main__")]):
            return True
    return False


def is_consumed_in_thread(syntax: Syntax, place: Place, around: Place) -> bool:
    """In a generator expression that only a thread takes the elements of; ``around``: the function, which names such."""
    lines = syntax.source_lines[around[0] - 1 : around[2]]
    if not any(name in line for line in lines for name in _OFFLOADS):
        return False
    call = syntax.find(place, ast.expr)
    child: ast.AST | None = call
    for node in syntax.ancestors(call) if call is not None else ():
        if isinstance(node, ast.GeneratorExp) and child is not node.generators[0]:
            return _goes_to_thread(syntax, node)
        if isinstance(node, (ast.stmt, ast.Lambda)):
            return False
        child = node
    return False


def _goes_to_thread(syntax: Syntax, made: ast.AST) -> bool:
    parent = syntax.parent(made)
    if isinstance(parent, ast.Assign) and len(parent.targets) == 1 and isinstance(parent.targets[0], ast.Name):
        name = parent.targets[0].id
        loads = [n for n in ast.walk(syntax.function(made)) if isinstance(n, ast.Name) and n.id == name]
        read = [n for n in loads if isinstance(n.ctx, ast.Load)]
        return len(loads) == len(read) + 1 and all(_goes_to_thread(syntax, n) or _is_in_lambda(syntax, n) for n in read)
    if not isinstance(parent, ast.Call) or made is parent.func:
        return False
    return isinstance(parent.func, (ast.Name, ast.Attribute)) and _last(parent.func) in _OFFLOADS


def _is_in_lambda(syntax: Syntax, node: ast.AST) -> bool:
    """Below a lambda that a thread runs."""
    around = next((n for n in syntax.ancestors(node) if isinstance(n, (ast.Lambda, ast.stmt))), None)
    return isinstance(around, ast.Lambda) and _goes_to_thread(syntax, around)


def _last(function: ast.Name | ast.Attribute) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id


def may_be_done(leaf: Leaf, syntax_of: Callable[[int], Syntax]) -> bool:
    """As far as the text of a plain function's file tells: most need not be parsed for that."""
    return leaf.name.rsplit(".", 1)[-1] in _RESULTS and any(mark in syntax_of(leaf.file).text for mark in _DONE)


def is_known_done(leaf: Leaf, syntax_of: Callable[[int], Syntax]) -> bool:
    """Whether a future is asked for a result that is there already."""
    if leaf.name.rsplit(".", 1)[-1] not in _RESULTS:
        return False
    syntax = syntax_of(leaf.file)
    call = syntax.find(leaf.place, ast.Call)
    if call is None or not isinstance(call.func, ast.Attribute) or call.func.attr not in _RESULTS:
        return False
    future = ast.dump(call.func.value)
    ways = (_is_tested, _came_from_waiting, _left_early, _all_awaited, _is_polled, _awaited_beside)
    return any(way(syntax, call, future) for way in ways)


def _is_tested(syntax: Syntax, call: ast.Call, future: str) -> bool:
    """``if future.done(): future.result()``, also as a condition of an expression."""
    child: ast.AST = call
    for node in syntax.ancestors(call):
        match node:
            case ast.If(test=test, body=body) if child in body and _says_done(test, future):
                return True
            case ast.IfExp(test=test, body=branch) if child is branch and _says_done(test, future):
                return True
            case ast.BoolOp(op=ast.And(), values=values) if any(_says_done(v, future) for v in values[: _index(values, child)]):
                return True
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                if any(_says_done(test, future) for clause in node.generators for test in clause.ifs):
                    return True
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                return False
        child = node
    return False


def _index(values: list[ast.expr], child: ast.AST) -> int:
    return next((n for n, value in enumerate(values) if value is child), 0)


def _says_done(test: ast.expr, future: str) -> bool:
    match test:
        case ast.BoolOp(op=ast.And(), values=values):
            return any(_says_done(v, future) for v in values)
        case ast.Call(func=ast.Attribute(value=value, attr="done"), args=[]):
            return ast.dump(value) == future
    return False


def _came_from_waiting(syntax: Syntax, call: ast.Call, future: str) -> bool:
    """A loop over ``as_completed(...)``, or over the first set that ``wait(...)`` gave."""
    return any(_is_same(target, future) and _gives_done(syntax, call, source) for target, source in _loops(syntax, call))


def _all_awaited(syntax: Syntax, call: ast.Call, future: str) -> bool:
    """A loop over ``futures`` below ``await gather(*map(wrap_future, futures))``."""
    names = {source.id for target, source in _loops(syntax, call) if isinstance(source, ast.Name) and _is_same(target, future)}
    statement = syntax.statement(call)
    block = syntax.block(statement)
    before = block[: block.index(statement)] if names and statement in block else []
    waited = (node.value for done in before for node in ast.walk(done) if isinstance(node, ast.Await))
    return any(
        isinstance(made, ast.Call)
        and _last_of(made.func) in _WAITS_FOR_ALL
        and any(isinstance(n, ast.Name) and n.id in names for argument in made.args for n in ast.walk(argument))
        for made in waited
    )


def _is_polled(syntax: Syntax, call: ast.Call, future: str) -> bool:
    """Below a loop that only ends when the future, or all of those that the call's loop takes it from, are done."""
    meant = {future, *(ast.dump(source) for target, source in _loops(syntax, call) if _is_same(target, future))}
    for statement in syntax.ancestors(call):
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            break
        block = syntax.block(statement) if isinstance(statement, ast.stmt) else []
        before = block[: block.index(statement)] if statement in block else []
        if any(ast.dump(done) in meant for done in done_after(before)):
            return True
    return False


def _loops(syntax: Syntax, call: ast.Call) -> Iterator[tuple[ast.expr, ast.expr]]:
    """The targets and sources of the loops around a call, within its function."""
    for node in syntax.ancestors(call):
        if isinstance(node, (ast.For, ast.AsyncFor)):
            yield node.target, node.iter
        elif isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)):
            yield from ((clause.target, clause.iter) for clause in node.generators)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            return


def _is_same(target: ast.expr, future: str) -> bool:
    return ast.dump(target).replace("Store()", "Load()") == future


def _last_of(function: ast.expr) -> str:
    return ast.unparse(function).rsplit(".", 1)[-1]


def _gives_done(syntax: Syntax, call: ast.Call, source: ast.expr) -> bool:
    if isinstance(source, ast.Await):
        source = source.value
    match source:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name in _WAITS
        case ast.Name(id=name):
            return any(_binds_done(node, name) for node in ast.walk(syntax.function(call)))
    return False


def _binds_done(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id=bound), *_])], value=value) if bound == name:
            inner = value.value if isinstance(value, ast.Await) else value
            return isinstance(inner, ast.Call) and _last_of(inner.func) in _WAITS
    return False


def _left_early(syntax: Syntax, call: ast.Call, future: str) -> bool:
    """``if not future.done(): return`` before, or ``await`` of the same future, in the block around the call."""
    statement = syntax.statement(call)
    block = syntax.block(statement)
    for before in block[: block.index(statement)] if statement in block else []:
        match before:
            case ast.If(test=test, body=[*_, ast.Return() | ast.Raise() | ast.Continue() | ast.Break()]):
                if any(_says_done(t.operand, future) for t in _either(test) if isinstance(t, ast.UnaryOp)):
                    return True
            case ast.Expr(value=ast.Await(value=waited)) | ast.Assign(value=ast.Await(value=waited)):
                if isinstance(waited, ast.Call) and any(_names(a, future) for a in waited.args):
                    return True
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=value, attr="set_result" | "set_exception"))):
                if ast.dump(value) == future:
                    return True
    return False


def _awaited_beside(syntax: Syntax, call: ast.Call, future: str) -> bool:
    """``print(await wrap_future(future), future.result())``: what stands before in the same statement has run."""
    awaited = [n for n in ast.walk(syntax.statement(call)) if isinstance(n, ast.Await) and place_of(n)[2:] <= place_of(call)[:2]]
    return any(isinstance(n.value, ast.Call) and any(_names(a, future) for a in n.value.args) for n in awaited)


def _either(test: ast.expr) -> list[ast.expr]:
    """The tests of which one is enough: ``future is None or not future.done()``."""
    return test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) else [test]


def _names(argument: ast.expr, future: str) -> bool:
    items = argument.elts if isinstance(argument, (ast.List, ast.Tuple, ast.Set)) else [argument]
    made_anew = "Call(" in future  # each call may give another future
    return not made_anew and any(ast.dump(_wrapped(item)) == future for item in items)


def _wrapped(item: ast.expr) -> ast.expr:
    """``future`` of ``wrap_future(future)``."""
    is_wrap = isinstance(item, ast.Call) and len(item.args) == 1 and _last_of(item.func) == "wrap_future"
    return item.args[0] if is_wrap and isinstance(item, ast.Call) else item
