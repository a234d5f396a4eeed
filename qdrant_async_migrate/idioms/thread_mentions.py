"""What a function does with the threads that it makes: who begins, who is waited for, and whether all of it is that."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.records import dataclass

_QUIET = frozenset("print range enumerate zip len list sorted str int".split())
"""Calls that may stand between the beginning of the threads and the end of the last."""
_PLAIN = (ast.Assign, ast.AnnAssign, ast.Expr, ast.For)


@dataclass(frozen=True, slots=True)
class Threads:
    """Threads of one function, by the names of variables and lists that hold them."""

    made: tuple[ast.Call, ...]
    ends: tuple[ast.Call, ...]
    """``thread.join()``."""
    gone: tuple[ast.stmt, ...]
    """Statements that do no more than begin threads, or say what kind they are."""
    declared: tuple[ast.expr, ...]
    """What the lists are declared to be."""


class Mentions:
    """All that ``function`` does with the threads of the calls ``made``, which stand in one run of statements."""

    def __init__(self, syntax: Syntax, function: ast.AST, made: Sequence[ast.Call]) -> None:
        self.syntax, self.function, self.made = syntax, function, tuple(made)
        self.names: set[str] = set()
        self.ends: list[ast.Call] = []
        self.begun: list[ast.Call] = []
        self.gone: list[ast.stmt] = []
        self.declared: list[ast.expr] = []

    def threads(self) -> Threads | None:
        """``None`` where more is done with one of them, or something else meanwhile."""
        if not all(self._kept(call) for call in self.made):
            return None
        self._name_elements()
        if not all(self._is_known(node) for node in self._named()) or not self.ends or not self.begun:
            return None
        run = self._run()
        if run is None or not all(self._is_quiet(statement) for statement in run):
            return None
        gone = (*self.gone, *(s for s in self._loops(run) if all(inner in self.gone for inner in s.body)))
        outer = [s for s in gone if not any(other in gone for other in self.syntax.ancestors(s))]
        return Threads(self.made, tuple(self.ends), tuple(outer), tuple(self.declared))

    # names ------------------------------------------------------------------------------------------------------------------
    def _kept(self, call: ast.Call) -> bool:
        """The variable, or the list, that a thread is kept in."""
        parent = self.syntax.parent(call)
        match parent:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append"), args=[_]):
                self.names.add(name)
                return isinstance(self.syntax.parent(parent), ast.Expr)
            case ast.ListComp(generators=[_]) | ast.List():
                return self._assigned(parent)
        return self._assigned(call)

    def _assigned(self, node: ast.expr) -> bool:
        match self.syntax.parent(node):
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                self.names.add(name)
                return True
        return False

    def _name_elements(self) -> None:
        """``threads.append(thread)``, ``for thread in threads``: the list, and its elements."""
        before = -1
        while before != len(self.names):
            before = len(self.names)
            for node in ast.walk(self.function):
                match node:
                    case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append"), args=[ast.Name(id=given)]):
                        self.names |= {name} if given in self.names else set()
                    case ast.For(target=ast.Name(id=given), iter=it) | ast.comprehension(target=ast.Name(id=given), iter=it):
                        self.names |= {given} if self._is_listed(it) else set()

    def _is_listed(self, node: ast.expr) -> bool:
        """A list of threads, or threads in brackets."""
        inner = node.elts if isinstance(node, (ast.Tuple, ast.List)) and node.elts else [node]
        return all(isinstance(n, ast.Name) and n.id in self.names for n in inner)

    def _named(self) -> Iterator[ast.Name]:
        return (n for n in ast.walk(self.function) if isinstance(n, ast.Name) and n.id in self.names)

    # mentions ---------------------------------------------------------------------------------------------------------------
    def _is_known(self, node: ast.Name) -> bool:
        parent = self.syntax.parent(node)
        match parent:
            case ast.Assign(targets=[target], value=value) if target is node:
                return self._holds(value)
            case ast.AnnAssign(target=target, value=ast.expr() as value) if target is node:
                self.declared.append(parent.annotation)
                return self._holds(value)
            case ast.For(target=target, iter=it) if target is node or it is node:
                return self._is_listed(it) and not parent.orelse
            case ast.comprehension(target=target, iter=it, ifs=[]) if target is node or it is node:
                return self._is_listed(it)
            case ast.Tuple() | ast.List():
                return isinstance(self.syntax.parent(parent), (ast.For, ast.comprehension, ast.Assign))
            case ast.Call(func=ast.Attribute(attr="append"), args=[given]) if given is node:
                return True
            case ast.Attribute():
                return self._is_told(parent)
        return False

    def _holds(self, value: ast.expr) -> bool:
        """A thread, a list of them, or an empty one."""
        parts = value.elts if isinstance(value, ast.List) else [value.elt] if isinstance(value, ast.ListComp) else [value]
        return all(part in self.made or (isinstance(part, ast.Name) and part.id in self.names) for part in parts)

    def _is_told(self, attribute: ast.Attribute) -> bool:
        """``thread.start()``, ``thread.join()``, ``thread.daemon = True``, ``threads.append(...)``."""
        parent = self.syntax.parent(attribute)
        if attribute.attr == "daemon" and isinstance(parent, ast.Assign) and isinstance(parent.value, ast.Constant):
            self.gone.append(parent)
            return True
        if not isinstance(parent, ast.Call) or parent.func is not attribute or parent.keywords:
            return False
        if attribute.attr == "append":
            return isinstance(self.syntax.parent(parent), ast.Expr)
        if attribute.attr not in ("start", "join") or parent.args:
            return False
        return self._begins(parent) if attribute.attr == "start" else self._ends(parent)

    def _begins(self, call: ast.Call) -> bool:
        statement = self._alone(call)
        self.begun.append(call)
        self.gone += [statement] if statement is not None else []
        return statement is not None

    def _ends(self, call: ast.Call) -> bool:
        self.ends.append(call)
        return isinstance(self.syntax.parent(call), ast.Expr) and first_barrier(self.syntax, call) is None

    def _alone(self, call: ast.Call) -> ast.stmt | None:
        """The statement that is this call, or a list of it for each thread."""
        parent = self.syntax.parent(call)
        if isinstance(parent, ast.ListComp) and parent.elt is call and len(parent.generators) == 1:
            parent = self.syntax.parent(parent)
        return parent if isinstance(parent, ast.Expr) else None

    # meanwhile --------------------------------------------------------------------------------------------------------------
    def _run(self) -> list[ast.stmt] | None:
        """The statements of the block from the first thread to the end of the last: all begin before any is waited for."""
        around = [self.syntax.statement(node) for node in (*self.made, *self.begun, *self.ends)]
        block = self._block(around[0])
        index = [next((n for n, s in enumerate(block) if s is a or s in self.syntax.ancestors(a)), -1) for a in around]
        first, last = index[: -len(self.ends)], index[-len(self.ends) :]
        if -1 in index or max(first) >= min(last) or len(first) < 2:
            return None
        return block[min(first) : max(last) + 1]

    def _block(self, statement: ast.stmt) -> list[ast.stmt]:
        """That of the outermost loop which makes threads."""
        for above in self.syntax.ancestors(statement):
            if isinstance(above, ast.For):
                statement = above
            elif isinstance(above, ast.stmt):
                break
        return self.syntax.block(statement)

    def _is_quiet(self, statement: ast.stmt) -> bool:
        """It only makes, begins and waits for threads."""
        ours = {*self.made, *self.begun, *self.ends}
        inside = [n for n in ast.walk(statement) if isinstance(n, ast.stmt)]
        calls = (n for n in ast.walk(statement) if isinstance(n, (ast.Call, ast.Await, ast.Yield, ast.YieldFrom)))
        return all(isinstance(n, _PLAIN) for n in inside) and all(c in ours or self._is_harmless(c) for c in calls)

    def _is_harmless(self, call: ast.AST) -> bool:
        match call:
            case ast.Call(func=ast.Name(id=name)):
                return name in _QUIET
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append")):
                return name in self.names
        return False

    def _loops(self, run: Sequence[ast.stmt]) -> Iterator[ast.For]:
        return (n for s in run for n in ast.walk(s) if isinstance(n, ast.For))
