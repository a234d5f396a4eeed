"""The notebook of a scan: nodes, operations, scopes, and which node a name means at this point of the text.

A variable that is bound once has one node. One that is bound several times gets a node per binding, so that straight-line code
reads the binding it sees; its *cell* holds them all, for closures and other files.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Sequence

from qdrant_async_migrate.model.facts import NONE, Decorator, Op, Param, Place, Promise, Scope, ScopeKind, Tested
from qdrant_async_migrate.records import dataclass, field
from qdrant_async_migrate.scan.bindings import Bindings

BUILTINS = frozenset(dir(builtins))


@dataclass(slots=True)
class Frame:
    """A scope while its body is walked."""

    index: int
    kind: ScopeKind
    bindings: Bindings
    cells: dict[str, int]
    parent: Frame | None
    qualname: str
    env: dict[str, int] = field(default_factory=dict)
    versions: list[tuple[str, int]] = field(default_factory=list)
    returns: int = NONE
    optional: Optional | None = None
    match_args: tuple[str, ...] = ()
    bound: set[str] = field(default_factory=set)
    """Names that were bound so far: before, a class body reads them from the scope around it."""
    yields: int = NONE
    sent: bool = False
    stub: bool = False
    fields: list[str] = field(default_factory=list)
    data: set[str] = field(default_factory=set)
    promised: dict[str, Promise] = field(default_factory=dict)
    comprehensions: list[dict[str, int]] = field(default_factory=list)
    params: frozenset[str] = frozenset()
    """Parameters that nothing else binds."""
    rebound: dict[str, int] = field(default_factory=dict)
    """The others, with the node of what they are given."""
    texts: dict[str, str] = field(default_factory=dict)
    """Variables that are bound once, to a text of which something is known."""
    items: dict[tuple[str, str], int] = field(default_factory=dict)
    """Variables that are bound once, to key and value of an item; with the node of the mapping."""
    begins: tuple[int, int] = (0, 0)
    """How many operations and nodes there were before."""
    owners: dict[str, Frame | None] = field(default_factory=dict)
    """Scopes by the names that were asked for in this one; what a block binds is known before its body is walked."""


@dataclass(slots=True)
class Optional:
    """A parameter of a function, which asks whether it is None: what is returned in either case."""

    name: str
    body: list[ast.stmt]
    without: int
    given: int
    here: bool | None = None
    """Whether it is given at the statement that is walked; None if that is not told."""

    def asked(self, test: ast.expr) -> bool | None:
        """``name is not None``, ``name`` and ``callable(name)`` give True, ``name is None`` and ``not name`` False."""
        match test:
            case ast.Name(id=name) | ast.Call(func=ast.Name(id="callable"), args=[ast.Name(id=name)]) if name == self.name:
                return True
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                asked = self.asked(operand)
                return None if asked is None else not asked
            case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[ast.Constant(value=None)]) if name == self.name:
                return True if isinstance(op, ast.IsNot) else False if isinstance(op, ast.Is) else None
            case _:
                return None

    def targets(self, given: bool | None) -> list[int]:
        """Where a result goes."""
        return [self.without, self.given] if given is None else [self.given if given else self.without]


class Builder:
    """Collects what a scan sees; the walk over expressions and statements calls it."""

    def __init__(self, module: str, is_package: bool, lines: Sequence[int]) -> None:
        """``lines``: those in which expressions may bind names."""
        self.module = module
        self.is_package = is_package
        self.lines = lines
        self.ops: list[tuple[object, ...]] = []
        self.count = 0
        self.scopes: list[Scope | None] = []
        self.stars: list[tuple[str, int]] = []
        self.data: list[int] = []
        self.promised: list[tuple[int, Promise]] = []
        self.tested: list[Tested] = []
        self.imported: dict[str, str] = {}
        self.frame: Frame = None  # type: ignore[assignment]
        self._builtins: dict[str, int] = {}

    def node(self) -> int:
        """A fresh node."""
        self.count += 1
        return self.count - 1

    def emit(self, *op: object) -> None:
        self.ops.append(op)

    def copy(self, target: int, source: int) -> None:
        if source != NONE and target != NONE and source != target:
            self.ops.append((Op.COPY, target, source))

    def join(self, sources: list[int]) -> int:
        """A node that holds the values of all ``sources``."""
        known = [s for s in dict.fromkeys(sources) if s != NONE]
        if len(known) < 2:
            return known[0] if known else NONE
        joined = self.node()
        for source in known:
            self.copy(joined, source)
        return joined

    # scopes -----------------------------------------------------------------------------------------------------------------
    def open(self, kind: ScopeKind, name: str, bindings: Bindings) -> Frame:
        """Enter a new scope; the caller closes it with ``close``."""
        index = len(self.scopes)
        self.scopes.append(None)
        outer = self.frame
        qualname = name if outer is None or outer.parent is None else f"{outer.qualname}.{name}"
        frame = Frame(index, kind, bindings, {}, outer, qualname if outer is not None else "")
        frame.begins = (len(self.ops), self.count)
        for bound in bindings.counts:
            if bindings.is_local(bound):
                frame.cells[bound] = self.node()
        self.frame = frame
        return frame

    def close(
        self,
        name: str,
        place: Place,
        *,
        is_async: bool = False,
        params: tuple[Param, ...] = (),
        decorators: tuple[Decorator, ...] = (),
        bases: tuple[int, ...] = (),
        annotated_return: bool = False,
    ) -> None:
        """Leave the current scope and keep what is known of it."""
        frame = self.frame
        self.scopes[frame.index] = Scope(
            frame.index,
            frame.kind,
            name,
            frame.qualname,
            frame.parent.index if frame.parent is not None else NONE,
            place,
            is_async,
            frame.kind is ScopeKind.FUNCTION and frame.bindings.is_generator,
            params,
            frame.returns,
            frame.yields,
            frame.sent,
            decorators,
            bases,
            frame.cells,
            tuple(frame.fields),
            annotated_return,
            frozenset(frame.data),
            frame.promised,
            frame.stub,
            frame.optional.without if frame.optional is not None else NONE,
            frame.optional.given if frame.optional is not None else NONE,
            frame.match_args,
            frame.optional.name if frame.optional is not None else "",
            self._extent(frame),
        )
        if frame.parent is not None:
            self.frame = frame.parent

    def _extent(self, frame: Frame) -> tuple[int, int, int, int, int]:
        if frame.kind is not ScopeKind.CLASS:
            return (0, 0, 0, 0, 0)
        return frame.begins[0], len(self.ops), frame.begins[1], self.count, len(self.scopes)

    # names ------------------------------------------------------------------------------------------------------------------
    def owner(self, name: str) -> Frame | None:
        """The scope whose variable ``name`` means here."""
        owners = self.frame.owners
        if name not in owners:
            owners[name] = self._owner(name)
        return owners[name]

    def _owner(self, name: str) -> Frame | None:
        frame = self.frame
        if name in frame.bindings.outer_global:
            return self.top()
        if frame.bindings.is_local(name):
            return frame
        return self._around(name)

    def _around(self, name: str) -> Frame | None:
        outer = self.frame.parent
        while outer is not None:
            if outer.kind is not ScopeKind.CLASS and outer.bindings.is_local(name):
                return outer
            outer = outer.parent
        return None

    def top(self) -> Frame:
        frame = self.frame
        while frame.parent is not None:
            frame = frame.parent
        return frame

    def cell(self, frame: Frame, name: str) -> int:
        if name not in frame.cells:
            frame.cells[name] = self.node()
        return frame.cells[name]

    def load(self, name: str) -> int:
        """The node that ``name`` means where it is read."""
        frame = self.frame
        if (variable := self._of_comprehension(name)) is not None:
            return variable
        owner = self.owner(name)
        if owner is None:
            return self._foreign(name)
        if owner is frame and name in frame.env:
            return frame.env[name]
        if owner is frame and frame.kind is ScopeKind.CLASS and name not in frame.bound:  # ``size = size``
            owner = self._around(name)
            if owner is None:
                return self._foreign(name)
        return owner.cells[name] if name in owner.cells else self.cell(owner, name)

    def may_be_of_star(self, name: str) -> bool:
        """``from module import *`` may have brought what the name means here: it is no variable of a function."""
        return bool(self.stars) and self._of_comprehension(name) is None and self.owner(name) in (None, self.top())

    def _of_comprehension(self, name: str) -> int | None:
        """The variable of a comprehension around the expression; a lambda in it reads that too."""
        frame: Frame | None = self.frame
        while frame is not None:
            for scope in reversed(frame.comprehensions):
                if name in scope:
                    return scope[name]
            own = frame.bindings.is_local(name) or name in frame.bindings.outer_global
            frame = None if own or frame.kind is not ScopeKind.LAMBDA else frame.parent
        return None

    def builtin(self, name: str) -> int:
        """The node of what the language itself offers: ``len``, ``str.join``."""
        if name not in self._builtins:
            self._builtins[name] = self.node()
            self.emit(Op.BUILTIN, self._builtins[name], name)
        return self._builtins[name]

    def _foreign(self, name: str) -> int:
        if name in BUILTINS:
            return self.builtin(name)
        return self.cell(self.top(), name) if self.stars else self._unbound(name)

    def _unbound(self, name: str) -> int:
        """The node of a name that nothing here binds: whatever is called by it may keep what it is given."""
        if name not in self._builtins:
            self._builtins[name] = self.node()
            self.emit(Op.UNBOUND, self._builtins[name], name)
        return self._builtins[name]

    def assign(self, name: str, source: int) -> None:
        """Bind ``name`` to the values of ``source``."""
        if self.frame.comprehensions and name in self.frame.comprehensions[-1]:
            self.copy(self.frame.comprehensions[-1][name], source)
            return
        owner = self.owner(name)
        if owner is None:
            owner = self.top()
        cell = self.cell(owner, name)
        owner.bound.add(name)
        if owner is self.frame and owner.bindings.counts[name] > 1:
            version = self.node()
            self.copy(version, source)
            self.copy(cell, version)
            owner.env[name] = version
            owner.versions.append((name, version))
        else:
            self.copy(cell, source)

    def narrow(self, name: str, node: int) -> None:
        """Within this branch ``name`` reads as ``node``."""
        owner = self.owner(name)
        if owner is self.frame:
            owner.env[name] = node

    # control flow -----------------------------------------------------------------------------------------------------------
    def merge(self, branches: list[dict[str, int]]) -> None:
        """After branches meet: every name holds what it holds at the end of any of them."""
        if not branches:
            return
        merged: dict[str, int] = {}
        first, *others = branches
        for name in dict.fromkeys(name for env in branches for name in env):
            node = first.get(name)
            if node is None or any(env.get(name) != node for env in others):
                cell = self.frame.cells.get(name, NONE)
                node = self.join([env.get(name, cell) for env in branches])
            merged[name] = node
        self.frame.env = {name: node for name, node in merged.items() if node != NONE}

    def blur(self, before: dict[str, int], mark: int) -> None:
        """After a block that may have run in part, or many times: its names hold any of the values bound in it, or the one
        before."""
        versions: dict[str, list[int]] = {}
        for name, version in self.frame.versions[mark:]:
            versions.setdefault(name, []).append(version)
        env = dict(before)
        for name, nodes in versions.items():
            env[name] = self.join([before[name], *nodes] if name in before else nodes)
        self.frame.env = env

    def loop_heads(self, names: list[str]) -> dict[str, int]:
        """Nodes for names that a loop rebinds: at its head they hold the value before it or of the round before."""
        heads: dict[str, int] = {}
        for name in names:
            if name in self.frame.env:
                heads[name] = head = self.node()
                self.copy(head, self.frame.env[name])
                self.frame.env[name] = head
        return heads
