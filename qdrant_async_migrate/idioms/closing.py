"""``contextlib.closing`` on what has to be awaited when it is closed: ``try`` and ``finally: await x.close()``.

The async client has no ``__aenter__`` and no ``aclose``, so neither ``async with`` nor ``aclosing`` fits.
"""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms import exit_stack
from qdrant_async_migrate.idioms.closing_factories import HOW, is_factory, item_of, unwrapped
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.generators import free_name
from qdrant_async_migrate.idioms.naming import free_names
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import DropImport, Edit, ReplaceBlock, Span
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass, field, replace
from qdrant_async_migrate.scan.bindings import bindings_of

ORDER = 35
_HELP = "write try/finally with 'await x.close()'"


def for_use(context: Context, use: Use) -> Answer:
    """``with closing(c) as x:`` -> ``x = c``, ``try:``, ``finally: await x.close()``."""
    syntax = context.syntax(use.file)
    if use.role is Role.ENTER and use.how == "with":
        statement = item_of(syntax, syntax.expression(use.place))
        live = _live(context, use.file, statement) if statement is not None else {}
        return for_use(context, next(iter(live.values()))) if live else None
    if use.role is Role.CALL and (statement := _closed(context, use)) is not None:
        return _Nested(context, use, syntax, statement).answer()
    if use.role is not Role.APPLY or use.how != HOW or not context.waits(use):
        return None
    call = syntax.find(use.place, ast.Call)
    statement = item_of(syntax, call)
    if call is None or _mixed(context, use):
        return context.obstacle("QAM103", use, "what is closed here is not always what turns async", _HELP)
    if exit_stack.method(syntax.parent(call), call) == "enter_context":
        answer = exit_stack.closing_entered(context, use, call)
        dropped = tuple((use.file, e) for e in unused(context, use.file))
        return replace(answer, edits=(*answer.edits, *dropped)) if isinstance(answer, Rewrite) else answer
    if statement is None and (answer := unwrapped(context, use, call)) is not None:
        return answer
    if statement is None:
        return context.obstacle("QAM103", use, "closing() is used other than as an item of 'with'", _HELP)
    return _Nested(context, use, syntax, statement).answer()


def _mixed(context: Context, use: Use) -> bool:
    kept = [c for c in use.clients if c.family not in context.solution.migrated or c.asynchronous]
    return bool(kept) or any(not context.becomes_awaitable(f) for f in use.functions)


def _closed(context: Context, use: Use) -> ast.With | None:
    """The statement that enters what a function of the program gives to be closed."""
    if not context.waits(use) or len(use.functions) != 1 or not is_factory(context, use.functions[0]):
        return None
    syntax = context.syntax(use.file)
    return item_of(syntax, syntax.expression(use.place))


def _live(context: Context, file: int, statement: ast.With) -> dict[int, Use]:
    """Items that close something async, by their index."""
    calls = [i.context_expr for i in statement.items]
    places = {(e.lineno, e.col_offset): n for n, e in enumerate(calls) if isinstance(e, ast.Call)}
    found = [u for u in context.uses_of_file(file) if u.place[:2] in places and context.waits(u)]
    closed = (u for u in found if (u.role is Role.APPLY and u.how == HOW) or (u.role is Role.CALL and _closed(context, u)))
    return {places[u.place[:2]]: u for u in closed}


@dataclass(slots=True)
class _Nested:
    """One ``with`` statement, an item inside the other."""

    context: Context
    use: Use
    syntax: Syntax
    statement: ast.With
    lines: list[str] = field(default_factory=list)
    slots: list[tuple[str, tuple[Span, ...]]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def answer(self) -> Answer:
        closing = _live(self.context, self.use.file, self.statement)
        entered = {u for u in self._entered() if self.context.waits(u)}
        waiting = {u.place[:2] for u in entered}
        if any(set(u.others) or any(not self.context.becomes_awaitable(f) for f in u.functions) for u in entered):
            return self.context.obstacle("QAM103", self.use, "this statement may also enter a context manager that stays sync")
        depth, ends = 0, []
        for index, item in enumerate(self.statement.items):
            expression = item.context_expr
            if index not in closing:
                keyword = "async with" if (expression.lineno, expression.col_offset) in waiting else "with"
                bound = f" as {self.syntax.source(item.optional_vars)}" if item.optional_vars is not None else ""
                self._line(depth, f"{keyword} {self._slot(expression)}{bound}:")
            elif (name := self._taken(depth, item, closing[index])) is not None:
                self._line(depth, "try:")
                ends.append((depth, name))
            else:
                return self.context.obstacle("QAM103", self.use, "what is closed here is bound again before it is closed", _HELP)
            depth += 1
        self._line(depth, "__qam_body__")
        self.slots.append(("__qam_body__", tuple(self.syntax.span(s) for s in self.statement.body)))
        for level, name in reversed(ends):
            self._line(level, "finally:")
            self._line(level + 1, f"await {name}.close()")
        block = ReplaceBlock((self.syntax.span(self.statement),), "\n".join(self.lines), tuple(self.slots))
        edits: list[Edit] = [block, *unused(self.context, self.use.file)]
        covers = frozenset(u.number for u in [*closing.values(), *self._entered()])
        return Rewrite(tuple((self.use.file, e) for e in edits), covers=covers)

    def _entered(self) -> list[Use]:
        places = {(i.context_expr.lineno, i.context_expr.col_offset) for i in self.statement.items}
        found = (u for u in self.context.uses_of_file(self.use.file) if u.role is Role.ENTER and u.how == "with")
        return [u for u in found if u.place[:2] in places]

    def _taken(self, depth: int, item: ast.withitem, use: Use) -> str | None:
        """The variable that holds what is closed, bound where that is needed; ``None`` if it is bound again in between."""
        assert isinstance(item.context_expr, ast.Call)
        made = use.role is Role.CALL
        value, target = item.context_expr if made else item.context_expr.args[0], item.optional_vars
        others = [i.optional_vars for i in self.statement.items if i.optional_vars is not None and i.optional_vars is not target]
        inner = bindings_of([*self.statement.body, *others])
        plain = isinstance(value, ast.Name) and value.id not in inner.counts
        if target is None:
            name = value.id if plain and isinstance(value, ast.Name) else self._free("resource")
        elif isinstance(target, ast.Name) and target.id not in inner.counts:
            name = target.id
        else:
            return None
        if not (isinstance(value, ast.Name) and value.id == name):
            self._line(depth, f"{name} = {'await ' if made else ''}{self._slot(value)}")
        return name

    def _free(self, wanted: str) -> str:
        name = next(free_names(wanted, self.names))
        found = free_name(self.context, self.use.scope, name)
        self.names.add(found)
        return found

    def _line(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    def _slot(self, node: ast.expr) -> str:
        self.slots.append((f"__qam_{len(self.slots)}__", (self.syntax.span(node),)))
        return self.slots[-1][0]


def unused(context: Context, file: int) -> list[Edit]:
    """The import of ``closing`` goes with its last use."""
    syntax = context.syntax(file)
    live = {u.place[:2] for u in context.uses_of_file(file) if u.role is Role.APPLY and u.how == HOW and context.waits(u)}
    edits: list[Edit] = []
    for statement in syntax.tree.body:
        for alias in statement.names if isinstance(statement, ast.ImportFrom) and statement.module == "contextlib" else ():
            uses = [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Name) and n.id == (alias.asname or alias.name)]
            if alias.name == HOW and uses and all((n.lineno, n.col_offset) in live for n in uses):
                edits.append(DropImport(syntax.span(alias)))
    return edits
