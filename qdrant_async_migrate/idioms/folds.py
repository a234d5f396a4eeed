"""``functools.reduce`` with a function that turns async: each step needs the one before, so it becomes a loop in front of the
statement, or in a function in front of it, with the same first value, the same order and the same error where there is nothing
to begin with."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from qdrant_async_migrate.idioms.applying import Applying, call_of, inner_uses, is_loud, is_path, lambda_use, other
from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.naming import free_names
from qdrant_async_migrate.idioms.sources import dropped_imports
from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.model.edits import Edit, Rename, Replace, ReplaceBlock
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Use

ORDER = 38
_SIMPLE = (ast.Return, ast.Assign, ast.AnnAssign, ast.Expr)
_PLACES = (*_SIMPLE, ast.AugAssign)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)
_EMPTY = "reduce() of empty iterable with no initial value"
_LOOP = "write it as a loop: 'for item in items: total = await f(total, item)'"


def for_use(context: Context, use: Use) -> Answer:
    """A named function, or a method, that ``reduce`` calls."""
    call = call_of(context, use) if use.how == "reduce" and context.waits(use) and not use.awaited else None
    if call is None or isinstance(Applying(context, use, call).function, ast.Lambda):
        return None
    found = other(context, use, call)
    if found:
        return context.obstacle("QAM111", use, f"the function called here may be {found} as well, which is not awaited")
    return _Fold(context, use, call).rewritten(())


def for_function(context: Context, function: int) -> Answer:
    """A lambda that stands in such a call: its body moves into the loop."""
    use = lambda_use(context, function)
    call = call_of(context, use) if use is not None and use.how == "reduce" else None
    if use is None or call is None or other(context, use, call):
        return None
    fold = _Fold(context, use, call)
    return fold.rewritten(inner_uses(context, function)) if isinstance(fold.function, ast.Lambda) else None


class _Fold(Applying):
    """One call of ``reduce`` with a function that is awaited now."""

    def rewritten(self, inner: Sequence[Use]) -> Answer:
        """The loop, and the variable in place of the call."""
        refused = self._refused()
        if refused:
            return self._apart(inner) or self.context.obstacle("QAM103", self.use, refused, _LOOP)
        wanted = [self._free("result"), self._free("item")]
        body = self.body(inner)
        value, names = self.value(wanted) if self._is_plain() else (f"await {self._free('step')}({', '.join(wanted)})", wanted)
        if body is None or not value or self._outlives():
            return self.context.obstacle("QAM103", self.use, "the function that reduce calls cannot be written as a loop", _LOOP)
        renamed = {name: self._free(name) for name in names} if isinstance(self.function, ast.Lambda) else {}
        found, item = (renamed.get(name, name) for name in names)
        edits: list[Edit] = [*self._renames(renamed), *self._edits(value, found, item)]
        every = (*body.edits, *((self.use.file, edit) for edit in edits))
        return Rewrite(every, body.notes, frozenset({self.use.number, *body.covers}))

    def _apart(self, inner: Sequence[Use]) -> Rewrite | None:
        """A function before the statement has the loop, and is awaited where the call stands; what is given stays there too."""
        statement = self.syntax.statement(self.call)
        body = self.body(inner)
        value, names = self.value(["result", "item"]) if self._is_plain() else ("", [])
        if body is None or not value or self._outlives() or not self._may_stand_apart(statement):
            return None
        found, item = names
        taken = {*names, *(n.id for n in ast.walk(self.call.args[0]) if isinstance(n, ast.Name)), *self._taken()}
        name = [*free_names("folded", taken)][self._before(statement)]
        items = next(free_names("items", taken))
        is_given = len(self.call.args) == 3
        head = [] if is_given else [f"{items} = iter({items})", *_fetch(found, items)]
        lines = [*head, f"for {item} in {items}:", f"    {found} = {value}", f"return {found}"]
        code = [f"async def {name}({items}{f', {found}' if is_given else ''}):", *(f"    {line}" for line in lines), ""]
        edits: list[Edit] = [self._block(statement, "\n".join([*code, self.slot(statement)])), *self._dropped()]
        slots = tuple((f"__qam_{n}__", (self.syntax.span(a),)) for n, a in enumerate(self.call.args[1:]))
        edits.append(Replace(self.syntax.span(self.call), f"await {name}({', '.join(n for n, _ in slots)})", slots))
        every = (*body.edits, *((self.use.file, edit) for edit in edits))
        return Rewrite(every, body.notes, frozenset({self.use.number, *body.covers}))

    def _before(self, statement: ast.stmt) -> int:
        """How many calls of the statement stand before this one, each with a function of its own."""
        inside = [n for n in ast.walk(statement) if isinstance(n, ast.Call)]
        uses = (u for u in self.context.uses_of_file(self.use.file) if u.how == self.use.how)
        calls = {c for u in uses if (c := call_of(self.context, u)) is not None and c in inside}
        return sum(inside.index(c) < inside.index(self.call) for c in calls)

    def _may_stand_apart(self, statement: ast.stmt) -> bool:
        """The call can be awaited, and its function names nothing that only a comprehension around it knows."""
        host, scope = self.syntax.function(self.call), self.context.program.scope(self.use.scope)
        if not isinstance(host, FUNCTIONS) or scope.kind is not ScopeKind.FUNCTION or not isinstance(statement, _PLACES):
            return False
        around = [a for a in self.syntax.ancestors(self.call) if isinstance(a, _COMPREHENSIONS)]
        targets = (g.target for a in around for g in getattr(a, "generators", ()))
        bound = {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
        named = {n.id for n in ast.walk(self.call.args[0]) if isinstance(n, ast.Name)}
        walrus = any(isinstance(n, ast.NamedExpr) for n in ast.walk(self.call.args[0]))
        return not walrus and bound.isdisjoint(named) and first_barrier(self.syntax, self.call) is None

    def _block(self, statement: ast.stmt, code: str) -> Edit:
        return ReplaceBlock((self.syntax.span(statement),), code, tuple(self.slots))

    def _is_plain(self) -> bool:
        """A lambda or the name of a function, not an expression that makes one."""
        return isinstance(self.function, ast.Lambda) or (self.function is not None and is_path(self.function))

    def _outlives(self) -> bool:
        """The lambda makes something that would see the names of the loop change, or gives one of them a second meaning."""
        if not isinstance(self.function, ast.Lambda):
            return False
        nodes = list(ast.walk(self.function.body))
        names = {a.arg for a in [*self.function.args.posonlyargs, *self.function.args.args]}
        bound = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        return any(isinstance(n, (ast.Lambda, ast.GeneratorExp)) for n in nodes) or not names.isdisjoint(bound)

    def _renames(self, renamed: dict[str, str]) -> Iterator[Edit]:
        """Parameters of the lambda whose names mean something else in the function."""
        for node in ast.walk(self.function.body) if isinstance(self.function, ast.Lambda) else ():
            if isinstance(node, ast.Name) and renamed.get(node.id, node.id) != node.id:
                yield Rename(self.syntax.span(node), renamed[node.id])

    def _edits(self, value: str, found: str, item: str) -> Iterator[Edit]:
        statement = self.syntax.statement(self.call)
        lines = [*self._beginning(found), f"    {found} = {value}", self.slot(statement)]
        code = "\n".join(lines).replace("__item__", item)
        yield self._block(statement, code)
        yield Replace(self.syntax.span(self.call), found)
        yield from self._dropped()

    def _dropped(self) -> Iterator[Edit]:
        uses = [u for u in self.context.uses_of_file(self.use.file) if u.how == self.use.how and self.context.waits(u)]
        calls = [c for u in uses if (c := call_of(self.context, u)) is not None]
        yield from dropped_imports(self.syntax, [c.func for c in calls])

    def _beginning(self, found: str) -> list[str]:
        """Up to the head of the loop; what is given is evaluated in the order in which it stands."""
        source = self.slot(self.call.args[1])
        step = [] if self._is_plain() else [f"{self._free('step')} = {self.slot(self.call.args[0])}"]
        items = self._free("items")
        if len(self.call.args) == 3:
            first = self.call.args[2]
            lines = [f"{items} = {source}"] if is_loud(first) else []
            return [*step, *lines, f"{found} = {self.slot(first)}", f"for __item__ in {items if lines else source}:"]
        return [*step, f"{items} = iter({source})", *_fetch(found, items), f"for __item__ in {items}:"]

    def _refused(self) -> str:
        """Why the loop cannot stand in front of the statement."""
        statement = self.syntax.statement(self.call)
        host = self.syntax.function(self.call)
        in_function = isinstance(host, FUNCTIONS) and self.context.program.scope(self.use.scope).kind is ScopeKind.FUNCTION
        if not in_function or not isinstance(statement, _SIMPLE) or not self._comes_first(statement):
            return "reduce stands where no loop can be written in front of it"
        return ""

    def _comes_first(self, statement: ast.stmt) -> bool:
        """Nothing is evaluated before the call in its statement but constants and the names of functions."""
        child: ast.AST = self.call
        for parent in self.syntax.ancestors(self.call):
            match parent:
                case ast.Call(func=function, args=args, keywords=keywords) if child is not function:
                    before = [*args, *(k.value for k in keywords)]
                    fits = is_path(function) and all(_is_constant(a) for a in before[: _index(before, child)])
                case ast.keyword() | ast.FormattedValue() | ast.Attribute() | ast.Starred():
                    fits = True
                case ast.BinOp(left=left, right=right):
                    fits = child is left or (child is right and _is_constant(left))
                case ast.Tuple(elts=elements) | ast.List(elts=elements):
                    fits = all(_is_constant(e) for e in elements[: elements.index(child)])  # type: ignore[arg-type]
                case ast.stmt():
                    return parent is statement and getattr(statement, "value", None) is child
                case _:
                    fits = False
            if not fits:
                return False
            child = parent
        return False

    def _free(self, wanted: str) -> str:
        return next(free_names(wanted, self._taken()))

    def _taken(self) -> set[str]:
        """Names that the function reads or binds outside of the lambda."""
        host = self.syntax.function(self.call)
        inside = set(ast.walk(self.function)) if isinstance(self.function, ast.Lambda) else set()
        nodes = [n for n in ast.walk(host) if n not in inside]
        names = {n.id for n in nodes if isinstance(n, ast.Name)} | {n.arg for n in nodes if isinstance(n, ast.arg)}
        return names | set(self.context.program.scope(self.use.scope).cells)


def _fetch(found: str, items: str) -> list[str]:
    """The first element is what the fold begins with."""
    return ["try:", f"    {found} = next({items})", "except StopIteration:", f'    raise TypeError("{_EMPTY}") from None']


def _is_constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant)


def _index(before: list[ast.expr], child: ast.AST) -> int:
    """Where the argument stands; a keyword is there as its value."""
    value = child.value if isinstance(child, ast.keyword) else child
    return next(i for i, a in enumerate(before) if a is value)
