"""Statements: how control flow and definitions bind names. The walk follows the order of the text."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Sequence
from typing import Any

from qdrant_async_migrate.model.facts import NONE, Decorator, Op, Promise, ScopeKind
from qdrant_async_migrate.scan import narrowing, pairs, parameters, patterns, signatures, subclasses, targets
from qdrant_async_migrate.scan.annotations import Annotations
from qdrant_async_migrate.scan.bindings import bindings_of
from qdrant_async_migrate.scan.builder import BUILTINS, Builder
from qdrant_async_migrate.scan.conditions import note, note_branches, note_cases
from qdrant_async_migrate.scan.expressions import Expressions
from qdrant_async_migrate.scan.literals import dotted_text, in_place
from qdrant_async_migrate.scan.nodes import children
from qdrant_async_migrate.scan.opened import place_of
from qdrant_async_migrate.scan.promises import promise
from qdrant_async_migrate.scan.spelling import pattern

_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)


class Statements:
    """Walks the statements of a file into ``builder``."""

    def __init__(self, builder: Builder) -> None:
        self.b = builder
        self.e = Expressions(builder)
        self.a = Annotations(self.e)
        self._visitors: dict[type[ast.AST], Callable[[Any], None]] = {}
        self._last = 0
        """The last line of the block under way."""

    def module(self, tree: ast.Module) -> None:
        frame = self.b.open(ScopeKind.MODULE, "", bindings_of(tree.body, self.b.lines))
        frame.returns = self.b.node()
        self.block(tree.body)
        self.b.close("", (1, 0, 1, 0))

    def block(self, body: Sequence[ast.stmt]) -> bool:
        """Walk a block; true when it always leaves (return, raise, continue, break)."""
        outer, self._last = self._last, (body[-1].end_lineno or 0) if body else 0
        for statement in body:
            kind = type(statement)
            visitor = self._visitors.get(kind)
            if visitor is None:
                visitor = self._visitors[kind] = getattr(self, f"_{kind.__name__}", self._other)
            visitor(statement)
        self._last = outer
        return bool(body) and isinstance(body[-1], _LEAVES)

    def _other(self, node: ast.AST) -> None:
        for child in children(node):
            if isinstance(child, ast.expr):
                self.e.visit(child)

    # assignments ------------------------------------------------------------------------------------------------------------
    def _Expr(self, node: ast.Expr) -> None:
        sent = self.b.frame.sent
        self.e.visit(node.value)
        if isinstance(node.value, (ast.Yield, ast.YieldFrom)):
            self.b.frame.sent = sent

    def _Assign(self, node: ast.Assign) -> None:
        source = self.a.read(node.value) if self.a.is_alias(node.value) else self.e.visit(node.value)
        for target in node.targets:
            targets.unpack(self.e, target, source)
        match node.targets:
            case [ast.Name(id=name)] if self.b.frame.bindings.counts[name] == 1:
                self.b.frame.texts[name] = pattern(node.value, self.b.frame.texts)

    def _AnnAssign(self, node: ast.AnnAssign) -> None:
        declared, promised = self.a.read(node.annotation), promise(self.a, node.annotation)
        frame = self.b.frame
        if frame.kind is ScopeKind.CLASS and isinstance(node.target, ast.Name):
            frame.fields.append(node.target.id)
            if self.a.is_data(node.annotation):
                frame.data.add(node.target.id)
            elif promised is not None:
                frame.promised[node.target.id] = promised
        alias = node.value is not None and self.a.is_alias(node.value)
        source = self.a.read(node.value) if alias and node.value is not None else self.e.visit(node.value)
        targets.unpack(self.e, node.target, self._kept(self.b.join([source, declared]), promised))

    def _kept(self, source: int, promised: Promise | None) -> int:
        """What a variable takes of its value: as much as its declared type allows."""
        if source == NONE or promised is None:
            return source
        target = self.b.node()
        self.b.copy(target, source)
        self.b.promised.append((target, promised))
        return target

    def _AugAssign(self, node: ast.AugAssign) -> None:
        given = source = self.e.visit(node.value)
        added = self.e.iterate(source, place_of(node.value)) if isinstance(node.op, ast.Add) else NONE
        if added != NONE:
            source = self.e.build("sequence", [(None, added)])
        if isinstance(node.target, ast.Name):
            left = self.b.load(node.target.id)
            targets.put_in(self.e, left, added)
            self.e.operator(left, in_place(node.op), place_of(node), given)
            targets.unpack(self.e, node.target, self.b.join([left, source]))
        else:
            targets.update(self.e, node, source, added, given)

    def _Delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                index = self.e.visit(target.slice)
                self.e.operator(self.e.visit(target.value), "__delitem__", place_of(target), index)
            else:
                self.e.visit(target)

    def _TypeAlias(self, node: ast.AST) -> None:
        """``type Name = ...``: reads as what it declares."""
        self.b.assign(node.name.id, self.a.read(node.value))  # type: ignore[attr-defined]

    def _Return(self, node: ast.Return) -> None:
        optional, value = self.b.frame.optional, node.value
        if self.e.asks_itself(value):
            return
        asked = optional.asked(value.test) if optional is not None and isinstance(value, ast.IfExp) else None
        if optional is not None and isinstance(value, ast.IfExp) and asked is not None:
            self.e.visit(value.test)
            note_branches(self.b, value)
            for part, given in ((value.body, asked), (value.orelse, not asked)):
                self._returned(self.e.visit(part), optional.targets(given))
        else:
            self._returned(self.e.visit(value), optional.targets(optional.here) if optional is not None else [])

    def _returned(self, source: int, targets: Sequence[int]) -> None:
        for target in (self.b.frame.returns, *targets):
            self.b.copy(target, source)

    def _Assert(self, node: ast.Assert) -> None:
        self.e.test(node.test)
        if node.msg is not None:
            self.e.visit(node.msg)
        narrowing.narrow(self.e, node.test, True)

    # control flow -----------------------------------------------------------------------------------------------------------
    def _If(self, node: ast.If) -> None:
        self.e.test(node.test)
        before = dict(self.b.frame.env)
        optional = self.b.frame.optional
        asked = optional.asked(node.test) if optional is not None and node in optional.body else None
        ends: list[dict[str, int]] = []
        for body, positive in ((node.body, True), (node.orelse, False)):
            self.b.frame.env = dict(before)
            narrowing.narrow(self.e, node.test, positive)
            if optional is not None and asked is not None:
                optional.here = asked is positive
            leaves = self.block(body)
            if not leaves:
                ends.append(dict(self.b.frame.env))
            self._note(node.test, positive, body, leaves, (node.end_lineno or 0) + 1, before)
        if optional is not None and asked is not None:
            optional.here = not asked if isinstance(node.body[-1], _LEAVES) else None
        self.b.frame.env = dict(before)
        self.b.merge(ends)

    def _note(self, test: ast.expr, passed: bool, body: list[ast.stmt], leaves: bool, after: int, before: dict[str, int]) -> None:
        """Remember what the test says where the branch runs, and where only the other one goes on."""
        if body:
            note(self.b, test, passed, (body[0].lineno, 0), ((body[-1].end_lineno or 0) + 1, 0), before)
        if leaves and after <= self._last:
            note(self.b, test, not passed, (after, 0), (self._last + 1, 0), before)

    def _loop(self, node: ast.For | ast.AsyncFor | ast.While, head: Callable[[], None]) -> None:
        before = dict(self.b.frame.env)
        again = [n for n, c in self.b.frame.bindings.counts.items() if c > 1 and n in before]
        bound = self._bound_in(node) if again else frozenset()
        heads = self.b.loop_heads([n for n in again if n in bound])
        before.update(heads)
        mark = len(self.b.frame.versions)
        head()
        self.block(node.body)
        for name, joint in heads.items():
            for other, version in self.b.frame.versions[mark:]:
                if other == name:
                    self.b.copy(joint, version)
        self.b.blur(before, mark)
        self.block(node.orelse)

    def _bound_in(self, node: ast.For | ast.AsyncFor | ast.While) -> frozenset[str]:
        targets: list[ast.AST] = [node.target] if not isinstance(node, ast.While) else [node.test]
        return frozenset(bindings_of([*targets, *node.body], self.b.lines).counts)

    def _For(self, node: ast.For | ast.AsyncFor) -> None:
        source = pairs.iterated(self.e, node)
        asynchronous = isinstance(node, ast.AsyncFor)
        self._loop(node, lambda: targets.unpack(self.e, node.target, self.e.iterate(source, place_of(node), asynchronous)))

    _AsyncFor = _For

    def _While(self, node: ast.While) -> None:
        self._loop(node, lambda: _ignore(self.e.test(node.test)))

    def _With(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            source = self.e.visit(item.context_expr)
            target = self.b.node()
            asynchronous = isinstance(node, ast.AsyncWith)
            self.b.emit(Op.ENTER, target, source, self.b.frame.index, place_of(item.context_expr), asynchronous)
            if item.optional_vars is not None:
                targets.unpack(self.e, item.optional_vars, target)
        self.block(node.body)

    _AsyncWith = _With

    def _Try(self, node: ast.AST) -> None:
        assert isinstance(node, ast.Try if sys.version_info < (3, 11) else (ast.Try, ast.TryStar))  # type: ignore[attr-defined, unused-ignore]
        before, mark = dict(self.b.frame.env), len(self.b.frame.versions)
        ends = [] if self.block(node.body) else [dict(self.b.frame.env)]
        if ends and node.orelse:
            ends = [] if self.block(node.orelse) else [dict(self.b.frame.env)]
        self.b.blur(before, mark)
        interrupted = dict(self.b.frame.env)
        for handler in node.handlers:
            self.b.frame.env = dict(interrupted)
            caught = self.e.visit(handler.type)
            if handler.name is not None:
                self.b.assign(handler.name, self.e.build("caught", [(None, caught)]) if caught != NONE else NONE)
            if not self.block(handler.body):
                ends.append(dict(self.b.frame.env))
        self.b.frame.env = dict(interrupted)
        self.b.merge(ends)
        self.block(node.finalbody)

    _TryStar = _Try

    def _Match(self, node: ast.Match) -> None:
        subject = self.e.visit(node.subject)
        ends = [before := dict(self.b.frame.env)]
        note_cases(self.b, node, before)
        for case in node.cases:
            self.b.frame.env = dict(before)
            patterns.bind(self.e, case.pattern, subject)
            if case.guard is not None:
                self.e.test(case.guard)
            if not self.block(case.body):
                ends.append(dict(self.b.frame.env))
        self.b.merge(ends)

    # imports ----------------------------------------------------------------------------------------------------------------
    def _Import(self, node: ast.Import) -> None:
        for alias in node.names:
            name = alias.asname or alias.name.split(".")[0]
            module = alias.name if alias.asname else name
            self._imported(name, module, "", 0, alias)
            if not alias.asname and "." in alias.name:
                self.b.emit(Op.IMPORT, self.b.node(), alias.name, "", 0, place_of(alias))

    def _ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name == "*":
                self.b.stars.append((node.module or "", node.level))
            else:
                self._imported(alias.asname or alias.name, node.module or "", alias.name, node.level, alias)

    def _imported(self, bound: str, module: str, name: str, level: int, alias: ast.alias) -> None:
        target = self.b.node()
        self.b.emit(Op.IMPORT, target, module, name, level, place_of(alias))
        prefix = "." * level + module
        self.b.imported[bound] = f"{prefix}.{name}" if name else prefix
        self.b.assign(bound, target)

    # definitions ------------------------------------------------------------------------------------------------------------
    def _decorators(self, nodes: list[ast.expr]) -> tuple[Decorator, ...]:
        found: list[Decorator] = []
        for node in nodes:
            called = isinstance(node, ast.Call)
            callee = node.func if isinstance(node, ast.Call) else node
            value = self.e.visit(node)
            callee_value = self.e.visit(callee) if called else value
            found.append(Decorator(value, callee_value, self._spelling(callee), called, place_of(node)))
        return tuple(found)

    def _spelling(self, node: ast.expr) -> str:
        """What a dotted name means through the imports of this file; ``.setter`` and the like keep the variable's name."""
        text = dotted_text(node)
        head, _, rest = text.partition(".")
        if head in self.b.imported:
            return self.b.imported[head] + (f".{rest}" if rest else "")
        if head in BUILTINS and self.b.owner(head) is None:
            return f"builtins.{text}"
        return f":{text}" if text else ""

    def _FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        decorators = self._decorators(node.decorator_list)
        declared_params = parameters.declared(self.e, node.args, self.a.read)
        inner = bindings_of(node.body, self.b.lines)
        declared = self.a.read(node.returns) if node.returns is not None else NONE
        stub = signatures.is_stub(node)
        many = inner.is_generator or stub
        given = self.a.read(signatures.yielded(node.returns)) if many and isinstance(node.returns, ast.Subscript) else NONE
        signatures.bind_names(inner, node.args)
        plain, promised = signatures.plain(self.a, node.args), signatures.promised(self.a, node.args)
        gives_data = node.returns is not None and not inner.is_generator and self.a.is_data(node.returns)
        frame = self.b.open(ScopeKind.FUNCTION, node.name, inner)
        frame.returns = self.b.node()
        frame.optional = signatures.optional(self.b, node, inner)
        if gives_data:
            self.b.data.append(frame.returns)
        elif node.returns is not None and not inner.is_generator and (gives := promise(self.a, node.returns)):
            self.b.promised.append((frame.returns, gives))
        if not inner.is_generator:
            self.b.copy(frame.returns, declared)
        params = parameters.bind(self.e, declared_params)
        self.b.data.extend(param.node for param in params if param.name in plain)
        self.b.promised.extend((param.node, promised[param.name]) for param in params if param.name in promised)
        self.block(node.body)
        if stub:
            frame.yields = self.b.node()
        if frame.yields != NONE:
            self.b.copy(frame.yields, given)
        frame.sent = inner.is_generator and (frame.sent or inner.gives_value)
        frame.stub = stub
        self.b.close(
            node.name,
            place_of(node),
            is_async=isinstance(node, ast.AsyncFunctionDef),
            params=params,
            decorators=decorators,
            annotated_return=node.returns is not None,
        )
        self._define(Op.FUNC, node.name, frame.index)

    _AsyncFunctionDef = _FunctionDef

    def _define(self, op: Op, name: str, scope: int) -> int:
        target = self.b.node()
        self.b.emit(op, target, scope)
        self.b.assign(name, target)
        return target

    def _ClassDef(self, node: ast.ClassDef) -> None:
        decorators = self._decorators(node.decorator_list)
        bases = tuple(self._base(b) for b in node.bases)
        metaclass = [self.e.visit(k.value) for k in node.keywords if k.arg == "metaclass"]
        subclasses.hand_over(self.e, node, bases, metaclass[0] if metaclass else NONE)
        frame = self.b.open(ScopeKind.CLASS, node.name, bindings_of(node.body, self.b.lines))
        frame.match_args = patterns.match_args(node)
        self.block(node.body)
        self.b.close(node.name, place_of(node), decorators=decorators, bases=bases)
        made = self._define(Op.CLASS, node.name, frame.index)
        if metaclass and metaclass[0] != NONE:
            self.b.ops.append((Op.BUILD, made, "metaclass", ((None, metaclass[0]),)))

    def _base(self, node: ast.expr) -> int:
        """A base class; of ``Base[T]`` it is ``Base``."""
        if isinstance(node, ast.Subscript):
            self.e.visit(node.slice)
            return self.e.visit(node.value)
        return self.e.visit(node)


def _ignore(_: int) -> None:
    return None
