"""Futures of a pool of threads that a function keeps in a list or a dictionary: where it makes them, and what it asks of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.idioms.waited_sets import WaitedSet, are_only_asked, waited_set
from qdrant_async_migrate.records import dataclass

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)
_STARTS = (ast.List, ast.Set, ast.Dict)


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop over futures: all of them, or each as it is done."""

    node: ast.For | ast.comprehension
    owner: ast.For | ast.expr
    """The loop itself, or the comprehension that it belongs to."""
    future: str
    completed: ast.Call | None
    """``as_completed(futures)``."""
    asked: tuple[ast.Name, ...]
    """Where the loop names the future."""

    @property
    def is_direct(self) -> bool:
        """Nothing stands around ``as_completed``, which an asynchronous iterator could not be given to."""
        return self.node.iter is self.completed


@dataclass(frozen=True, slots=True)
class Futures:
    """A collection of futures with all that is done with it."""

    name: str
    made: ast.stmt
    """The statement of the ``with`` block in which they are made."""
    loops: tuple[Loop, ...]
    are_values: bool
    """A dictionary holds them by something else."""
    waits: tuple[ast.stmt, ...] = ()
    """``wait(futures)``: when the block goes on, all are done anyway."""
    sets: tuple[WaitedSet, ...] = ()
    """``done, left = wait(futures)``."""

    @property
    def every(self) -> str:
        """All of them, as an expression."""
        return f"{self.name}.values()" if self.are_values else self.name


def futures(syntax: Syntax, call: ast.Call, body: Sequence[ast.stmt], function: ast.AST) -> Futures | None:
    """The collection that a ``submit`` fills; ``None`` where it, or something asked of it, is of no known form."""
    name, making = _collected(syntax, call)
    made = next((s for s in body if s is syntax.statement(call) or s in syntax.ancestors(call)), None)
    named = [n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name]
    stores = [n for n in named if not isinstance(n.ctx, ast.Load)]
    if not name or made is None or len(stores) != 1 or not _begins(syntax, stores[0], making):
        return None
    loads = [n for n in named if isinstance(n.ctx, ast.Load) and n is not making and not _is_size(syntax, n)]
    waits = {n: statement for n in loads if (statement := _waiting(syntax, n)) is not None and statement in body}
    sets = {n: taken for n in loads if n not in waits and (taken := _taken(syntax, n, function)) is not None}
    loads = [n for n in loads if n not in waits and n not in sets]
    values = _are_values(syntax.parent(call), call)
    found = {n: _values_loop(syntax, n) if values else _loop(syntax, n) for n in loads}
    loops = tuple(dict.fromkeys(loop for loop in found.values() if loop is not None))
    keys = {id(k) for n in loads if (k := _looked_up(syntax, n)) is not None}
    done = [loop for taken in sets.values() for loop in _done(syntax, function, taken) if loop is not None]
    given = {loop.future for loop in (*loops, *done)}
    if any(loop is None and _looked_up(syntax, n) is None for n, loop in found.items()):
        return None
    asked = all(is_result(syntax, n) or id(n) in keys for loop in (*loops, *done) for n in loop.asked)
    ours = all(k.id in given for n in loads if (k := _looked_up(syntax, n)) is not None)
    own = all(syntax.function(n) is function for n in named)
    kept = Futures(name, made, loops, values, tuple(waits.values()), tuple(sets.values()))
    return kept if asked and ours and own else None


def _taken(syntax: Syntax, node: ast.Name, function: ast.AST) -> WaitedSet | None:
    call = _waits_for(syntax, node)
    found = waited_set(syntax, call) if call is not None else None
    return found if found is not None and are_only_asked(function, found, _done(syntax, function, found)) else None


def _done(syntax: Syntax, function: ast.AST, taken: WaitedSet) -> Iterator[Loop | None]:
    """The loops over what is done; None where that is asked for otherwise than by its size."""
    loads = (n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == taken.done and isinstance(n.ctx, ast.Load))
    yield from (_loop(syntax, n) for n in loads if not _is_size(syntax, n))


def _collected(syntax: Syntax, call: ast.Call) -> tuple[str, ast.Name | None]:
    """The variable that the future goes to; its mention there, where it exists before."""
    parent = syntax.parent(call)
    match parent:
        case ast.ListComp(elt=element) | ast.SetComp(elt=element) if element is call:
            return _assigned(syntax, parent), None
        case ast.DictComp():
            return _assigned(syntax, parent), None
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name) as mention, attr="append" | "add"), args=[_], keywords=[]):
            return (name, mention) if isinstance(syntax.parent(parent), ast.Expr) else ("", None)
        case ast.Subscript(value=ast.Name(id=name) as mention, ctx=ast.Store()):
            return (name, mention) if isinstance(syntax.parent(parent), ast.Assign) else ("", None)
        case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name) as mention)]):
            return name, mention
    return "", None


def _assigned(syntax: Syntax, made: ast.AST) -> str:
    match syntax.parent(made):
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if value is made:
            return name
        case ast.AnnAssign(target=ast.Name(id=name), value=value) if value is made:
            return name
    return ""


def _begins(syntax: Syntax, store: ast.Name, making: ast.Name | None) -> bool:
    """The variable begins with the comprehension, or empty."""
    statement = syntax.parent(store)
    value = statement.value if isinstance(statement, (ast.Assign, ast.AnnAssign)) else None
    if making is None:
        return isinstance(value, _COMPREHENSIONS)
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id in ("list", "set", "dict") and not value.args
    return isinstance(value, _STARTS) and not any(True for _ in ast.iter_child_nodes(value) if isinstance(_, ast.expr))


def _is_size(syntax: Syntax, node: ast.Name) -> bool:
    parent = syntax.parent(node)
    return (
        isinstance(parent, ast.Call) and isinstance(parent.func, ast.Name) and parent.func.id == "len" and parent.args == [node]
    )


def _looked_up(syntax: Syntax, node: ast.Name) -> ast.Name | None:
    """The key of ``futures[key]``, ``futures.get(key)``, ``futures.pop(key)``."""
    match syntax.parent(node):
        case ast.Subscript(value=value, slice=ast.Name() as key, ctx=ast.Load()) if value is node:
            return key
        case ast.Attribute(value=value, attr="get" | "pop") as method if value is node:
            call = syntax.parent(method)
            first = call.args[0] if isinstance(call, ast.Call) and len(call.args) == 1 and not call.keywords else None
            return first if isinstance(first, ast.Name) else None
    return None


def _are_values(parent: ast.AST | None, call: ast.Call) -> bool:
    return isinstance(parent, ast.Assign) or (isinstance(parent, ast.DictComp) and parent.value is call)


def _values_loop(syntax: Syntax, node: ast.Name) -> Loop | None:
    """``for key, future in futures.items()``, ``for future in futures.values()``."""
    method = syntax.parent(node)
    call = syntax.parent(method) if isinstance(method, ast.Attribute) else None
    loop = syntax.parent(call) if isinstance(call, ast.Call) and call.func is method and not call.args else None
    if not isinstance(method, ast.Attribute) or not isinstance(loop, (ast.For, ast.comprehension)) or loop.iter is not call:
        return None
    match method.attr, loop.target:
        case "items", ast.Tuple(elts=[_, target]):
            return _looping(syntax, loop, target, None)
        case "values", target:
            return _looping(syntax, loop, target, None)
    return None


def _loop(syntax: Syntax, node: ast.Name) -> Loop | None:
    """The loop over the collection, over ``as_completed`` of it, or over something that gives the futures on one by one."""
    completed = _completed(syntax, node)
    given: ast.AST = completed or node
    around = syntax.parent(given)
    wrapped = isinstance(around, ast.Call) and around.args[:1] == [given] and completed is not None
    if wrapped and around is not None:
        given = around
    loop = syntax.parent(given)
    if not isinstance(loop, (ast.For, ast.comprehension)) or loop.iter is not given:
        return None
    numbered = wrapped and isinstance(around, ast.Call) and isinstance(around.func, ast.Name) and around.func.id == "enumerate"
    target = loop.target
    if numbered and isinstance(target, ast.Tuple) and len(target.elts) == 2:
        target = target.elts[1]
    return _looping(syntax, loop, target, completed)


def _looping(syntax: Syntax, loop: ast.For | ast.comprehension, target: ast.expr, completed: ast.Call | None) -> Loop | None:
    owner = loop if isinstance(loop, ast.For) else syntax.parent(loop)
    if not isinstance(target, ast.Name) or not isinstance(owner, (ast.For, ast.expr)):
        return None
    asked = (n for n in ast.walk(owner) if isinstance(n, ast.Name) and n.id == target.id and isinstance(n.ctx, ast.Load))
    return Loop(loop, owner, target.id, completed, tuple(asked))


def _waiting(syntax: Syntax, node: ast.Name) -> ast.stmt | None:
    """The statement ``wait(futures)``, in which nothing but the collection is named."""
    call = _waits_for(syntax, node)
    statement = syntax.parent(call) if call is not None else None
    return statement if isinstance(statement, ast.Expr) else None


def _waits_for(syntax: Syntax, node: ast.Name) -> ast.Call | None:
    call = syntax.parent(node)
    if not isinstance(call, ast.Call) or call.args != [node] or call.keywords:
        return None
    return call if _spelled(syntax, call.func) == "concurrent.futures.wait" else None


def _completed(syntax: Syntax, node: ast.Name) -> ast.Call | None:
    call = syntax.parent(node)
    if not isinstance(call, ast.Call) or call.args != [node] or call.keywords:
        return None
    return call if _spelled(syntax, call.func) == "concurrent.futures.as_completed" else None


def _spelled(syntax: Syntax, node: ast.expr) -> str:
    """The dotted name of a library's function, by the imports of the file."""
    first, dot, rest = ast.unparse(node).partition(".")
    origins = {a.asname or a.name: f"{s.module}.{a.name}" for s, a in syntax.imported.values()}
    modules = (a for s in syntax.tree.body if isinstance(s, ast.Import) for a in s.names if a.asname)
    origins.update({a.asname or "": a.name for a in modules})
    return f"{origins.get(first, first)}{dot}{rest}"


def is_result(syntax: Syntax, node: ast.Name) -> bool:
    attribute = syntax.parent(node)
    call = syntax.parent(attribute) if attribute is not None else None
    named = isinstance(attribute, ast.Attribute) and attribute.attr in ("result", "exception")
    return named and isinstance(call, ast.Call) and call.func is attribute and not call.args and not call.keywords


def only_result(syntax: Syntax, loop: Loop) -> ast.Call | None:
    """The one ``future.result()`` of a loop, if each turn comes by there first: awaiting is the same."""
    if len(loop.asked) != 1:
        return None
    attribute = syntax.parent(loop.asked[0])
    call = syntax.parent(attribute) if isinstance(attribute, ast.Attribute) and attribute.attr == "result" else None
    if not isinstance(call, ast.Call) or _is_barred(syntax, call):
        return None
    return call if all(_comes_first(above, below) for above, below in _climb(syntax, call, loop)) else None


def _is_barred(syntax: Syntax, call: ast.Call) -> bool:
    """Nothing can be awaited there; a variable of the function that grows by the result is nobody else's."""
    found = first_barrier(syntax, call)
    if found is None:
        return False
    target = found.node.target if isinstance(found.node, ast.AugAssign) else None
    function = syntax.function(call)
    declared = {n for d in ast.walk(function) if isinstance(d, (ast.Global, ast.Nonlocal)) for n in d.names}
    return not isinstance(target, ast.Name) or target.id in declared or not isinstance(function, FUNCTIONS)


def _climb(syntax: Syntax, node: ast.AST, loop: Loop) -> Iterator[tuple[ast.AST, ast.AST]]:
    """Each node above ``node`` with the one below it, up to the loop."""
    below = node
    for above in syntax.ancestors(node):
        yield above, below
        if above is loop.owner:
            return
        below = above


def _comes_first(above: ast.AST, below: ast.AST) -> bool:
    """Whenever ``above`` runs, ``below`` does, once."""
    match above:
        case ast.IfExp():
            return above.test is below
        case ast.BoolOp():
            return above.values[0] is below
        case ast.Compare():
            return above.left is below or len(above.comparators) == 1
        case ast.For():
            return above.body[0] is below or above.iter is below
        case ast.Try():
            return above.body[0] is below
        case ast.If():
            return above.test is below
        case ast.ListComp() | ast.SetComp() | ast.DictComp():
            return len(above.generators) == 1 and not above.generators[0].ifs and below is not above.generators[0]
        case ast.With() | ast.While() | ast.Match() | ast.Lambda() | ast.GeneratorExp() | ast.comprehension():
            return False
    return not isinstance(above, FUNCTIONS)
