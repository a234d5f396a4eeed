"""A test that hands over what should raise: ``assertRaises(Error, f, x)`` is ``with assertRaises(Error): await f(x)``."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from qdrant_async_migrate.idioms.applying import Applying, inner_uses, is_loud, is_path, lambda_use
from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.plain import mixed
from qdrant_async_migrate.model.edits import ReplaceBlock
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.records import replace

ORDER = 27
_HOW = "raises"


def for_use(context: Context, use: Use) -> Answer:
    """A function of the program, or a method of a client."""
    if use.how != _HOW or not context.waits(use) or use.awaited:
        return None
    raising = _raising(context, use)
    if raising is not None and isinstance(raising.function, ast.Lambda):
        return None
    return (raising.rewritten(()) if raising is not None else None) or _refused(context, use)


def for_function(context: Context, function: int) -> Answer:
    """A lambda, whose body moves into the block."""
    use = lambda_use(context, function)
    if use is None or use.how != _HOW:
        return None
    raising = _raising(context, use)
    return (raising.rewritten(inner_uses(context, function)) if raising is not None else None) or _refused(context, use)


def _refused(context: Context, use: Use) -> Answer:
    name = context.name(use.functions[0]) if use.functions else use.clients[0].method
    message = f"{name} is called by what does not await it, and the call is no statement with plain arguments"
    return context.obstacle("QAM103", use, message, "write a with block that awaits the call")


def _raising(context: Context, use: Use) -> _Raising | None:
    call = context.syntax(use.file).find(use.place, ast.Call)
    return _Raising(context, use, call) if call is not None and len(use.others) == 1 else None


class _Raising(Applying):
    """One such call."""

    @property
    def _position(self) -> int:
        return int(str(self.use.argument).partition(",")[0])

    @property
    def function(self) -> ast.expr | None:
        """The argument that is called."""
        return self.call.args[self._position] if self._position < len(self.call.args) else None

    def rewritten(self, inner: Sequence[Use]) -> Rewrite | None:
        """The block, with the awaits of a lambda in it."""
        body = self.body(inner)
        called = self._called() if body is not None and self._is_plain() else ""
        if body is None or not called:
            return None
        before = ", ".join(self.slot(a) for a in self.call.args[: self._position])
        code = f"with {self.slot(self.call.func)}({before}):\n    {called}"
        statement = self.syntax.statement(self.call)
        edit = ReplaceBlock((self.syntax.span(statement),), code, tuple(self.slots))
        return Rewrite((*body.edits, (self.use.file, edit)), body.notes, frozenset({self.use.number, *body.covers}))

    def _is_plain(self) -> bool:
        """A statement of its own, whose arguments may as well be evaluated inside of the block."""
        arguments = [*self.call.args[self._position + 1 :], *(k.value for k in self.call.keywords)]
        whole = isinstance(self.syntax.parent(self.call), ast.Expr) and first_barrier(self.syntax, self.call) is None
        starred = any(isinstance(a, ast.Starred) for a in self.call.args[: self._position])
        alone = not mixed(self.context, replace(self.use, others=()))
        return whole and alone and not starred and not any(is_loud(a) for a in arguments)

    def _called(self) -> str:
        function = self.function
        arguments = [self.slot(a) for a in self.call.args[self._position + 1 :]]
        arguments += [f"{k.arg}={self.slot(k.value)}" if k.arg else f"**{self.slot(k.value)}" for k in self.call.keywords]
        if isinstance(function, ast.Lambda):
            return "" if arguments or any(ast.iter_child_nodes(function.args)) else self.slot(function.body)
        return f"await {self.slot(function)}({', '.join(arguments)})" if function is not None and is_path(function) else ""
