"""``map``, ``filter``, ``starmap``, ``chain`` and their kin over what turned async, with functions that stay as they are: an
async generator expression, which is as lazy as the tool was, or a list where all of it is taken at once."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.consuming import consumer, drained, whole
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.streams import Source, calls_at, quiet, source, sources, together, tool
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AsyncComp, AsyncFor, Edit, ListComp, Replace, Span
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass, field
from qdrant_async_migrate.scan.opened import place_of

ORDER = 37
_FIRST = {"map": 1, "filter": 1, "filter-not": 1, "starmap": 1}
_KINDS = frozenset({*_FIRST, "chain", "flatten"})


def for_use(context: Context, use: Use) -> Answer:
    """The expression, by who takes what the tool gives."""
    kind = tool(context, use)
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call) if kind in _KINDS else None
    if call is None or use.others or call.keywords or first_barrier(syntax, call) is not None:
        return None
    plain = (ast.Starred,) if kind == "flatten" else (ast.Starred, ast.GeneratorExp)
    if any(isinstance(a, plain) for a in call.args) or _calls_async(context, use):
        return None
    found = sources(context, use, call.args, _FIRST.get(kind, 0))
    if not found or (kind not in ("chain", "flatten") and (len(found) != 1 or not found[0].is_async)):
        return None
    return _Tool(context, use, call, kind, found).rewritten()


def _calls_async(context: Context, use: Use) -> bool:
    same = (u for u in context.uses_of_file(use.file) if u.place == use.place and u.role is Role.APPLY)
    return any(context.waits(u) for u in same)


@dataclass
class _Tool:
    context: Context
    use: Use
    call: ast.Call
    kind: str
    sources: list[Source]
    slots: list[tuple[str, tuple[Span, ...]]] = field(default_factory=list)

    @property
    def syntax(self) -> Syntax:
        return self.context.syntax(self.use.file)

    def rewritten(self) -> Answer:
        """The edits; ``None`` if another idiom should answer."""
        parts = self._parts()
        if parts is None:
            return self._displayed() if self.kind == "chain" else self._collected()
        edits = self._taken(*parts)
        return None if edits is None else self._done(edits)

    def _done(self, edits: list[Edit]) -> Rewrite:
        return Rewrite(tuple((self.use.file, e) for e in edits), covers=together(self.context, self.use))

    # the expression ----------------------------------------------------------------------------------------------------------
    def _parts(self) -> tuple[str, str] | None:
        """What is given for each element, and the clauses over them."""
        if self.kind == "chain":
            return self._chained()
        if self.kind == "flatten":
            return self._flattened()
        function, stream = self.call.args[0], self.sources[0].node
        if self.kind in ("filter", "filter-not") and isinstance(function, ast.Constant) and function.value is None:
            test: tuple[str, str] | None = ("item", "item")
        else:
            test = self._applied(function, starred=self.kind == "starmap")
        if test is None:
            return None
        value, target = test
        clause = f"async for {target} in {self._slot(stream)}"
        if self.kind in ("map", "starmap"):
            return value, clause
        return target, f"{clause} if {'not ' if self.kind == 'filter-not' else ''}{value}"

    def _applied(self, function: ast.expr, starred: bool) -> tuple[str, str] | None:
        """What the function gives, and the variable that it is given."""
        if isinstance(function, ast.Lambda):
            args = function.args
            names = [a.arg for a in args.args]
            plain = not (args.posonlyargs or args.vararg or args.kwonlyargs or args.kwarg or args.defaults)
            if not plain or not names or (len(names) != 1 and not starred) or isinstance(function.body, ast.NamedExpr):
                return None
            return self._slot(function.body), f"{', '.join(names)}{',' if starred and len(names) == 1 else ''}"
        node = function
        while isinstance(node, ast.Attribute):
            node = node.value
        if not isinstance(node, ast.Name):
            return None
        item = "item" if node.id != "item" else "item_"
        return f"{self._slot(function)}({'*' if starred else ''}{item})", item

    def _chained(self) -> tuple[str, str] | None:
        if not all(s.is_async for s in self.sources):
            return None
        if len(self.sources) == 1:
            return "item", f"async for item in {self._slot(self.sources[0].node)}"
        streams = ", ".join(self._slot(s.node) for s in self.sources)
        return "item", f"for stream in ({streams}) async for item in stream"

    def _flattened(self) -> tuple[str, str] | None:
        inner = self._inner()
        if inner is None or len(self.sources) != 1:
            return None
        given = self.sources[0].node
        if isinstance(given, ast.GeneratorExp):
            return self._nested(given, inner)
        outer = "async for" if self.sources[0].is_async else "for"
        return (
            "item",
            f"{outer} items in {self._slot(self.sources[0].node)} {'async for' if inner.is_async else 'for'} item in items",
        )

    def _nested(self, given: ast.GeneratorExp, inner: Source) -> tuple[str, str] | None:
        """The clauses of a generator expression stand before the one over what it gives."""
        names = {n.id for n in ast.walk(given) if isinstance(n, ast.Name)}
        if len(given.generators) != 1 or given.generators[0].is_async or self.sources[0].is_async or "item" in names:
            return None
        clause = given.generators[0]
        tests = "".join(f" if {self._slot(test)}" for test in clause.ifs)
        outer = f"for {self.syntax.source(clause.target)} in {self._slot(clause.iter)}{tests}"
        return "item", f"{outer} {'async for' if inner.is_async else 'for'} item in {self._slot(given.elt)}"

    def _inner(self) -> Source | None:
        """What the elements are, which are iterated over as well."""
        call = calls_at(self.context, self.use.file, self.use.place)
        own = set(call.args) if call is not None else set()
        reads = self.context.program.state.reads["iterate"]
        nodes = [r.node for r in reads if (r.file, r.place, r.name) == (self.use.file, self.use.place, self.use.how)]
        found = [source(self.context, self.use.file, self.call, n) for n in nodes if n not in own]
        return found[0] if len(found) == 1 else None

    def _collected(self) -> Answer:
        """``list(map(attrgetter("id"), pages()))``: what only looks at the elements may do so when all are there."""
        function = self.call.args[0]
        made = calls_at(self.context, self.use.file, place_of(function)) if isinstance(function, ast.Call) else None
        items = [self.context.program.state.item(v) for v in made.targets] if made is not None else []
        quiet_one = bool(items) and all(i[0] == Kind.EXT and i[1].startswith("operator.") for i in items)
        if not quiet_one or not whole(self.syntax.parent(self.call), self.call):
            return None
        given = self.sources[0].node
        return self._done([Replace(self.syntax.span(given), f"[item async for item in {self._slot(given)}]", tuple(self.slots))])

    def _displayed(self) -> Answer:
        """``list(chain(head, pages()))`` -> ``[*head, *[item async for item in pages()]]``."""
        parent = self.syntax.parent(self.call)
        if not isinstance(parent, ast.Call) or not whole(parent, self.call):
            return None
        if not all(quiet(self.context, self.use.file, s.node) for s in self.sources):
            return None
        pieces = [
            f"*[item async for item in {self._slot(s.node)}]" if s.is_async else f"*{self._slot(s.node)}" for s in self.sources
        ]
        named = isinstance(parent.func, ast.Name) and parent.func.id == "list" and len(parent.args) == 1 and not parent.keywords
        place = parent if named else self.call
        return self._done([Replace(self.syntax.span(place), f"[{', '.join(pieces)}]", tuple(self.slots))])

    # who takes it ------------------------------------------------------------------------------------------------------------
    def _taken(self, value: str, clauses: str) -> list[Edit] | None:
        parent = self.syntax.parent(self.call)
        span, slots = self.syntax.span(self.call), tuple(self.slots)
        if whole(parent, self.call):
            name = consumer(parent, self.call)
            alone = isinstance(parent, ast.Call) and len(parent.args) == 1 and isinstance(parent.func, ast.Name)
            if isinstance(parent, ast.Call) and alone and name in ("list", "set"):
                left, right = "[]" if name == "list" else "{}"
                return [Replace(self.syntax.span(parent), f"{left}{value} {clauses}{right}", slots)]
            return [Replace(span, f"[{value} {clauses}]", slots)]
        if any(s.closes for s in self.sources):
            return None
        lazy = f"({value} {clauses})"
        if isinstance(parent, ast.For) and parent.iter is self.call:
            return [AsyncFor(self.syntax.span(parent)), Replace(span, lazy, slots)]
        if isinstance(parent, ast.comprehension) and parent.iter is self.call:
            owner = self.syntax.parent(parent)
            alone = not isinstance(owner, ast.GeneratorExp)
            if owner is None or not (alone or self._is_drained(owner)):
                return None
            listed = [] if alone else [ListComp(self.syntax.span(owner.elt))]  # type: ignore[attr-defined]
            return [AsyncComp(self.syntax.span(parent.target)), Replace(span, lazy, slots), *listed]
        return None

    def _is_drained(self, owner: ast.AST) -> bool:
        """A generator expression that is taken whole, in which nothing else waits."""
        if not isinstance(owner, ast.GeneratorExp) or not drained(self.syntax, owner):
            return False
        waiting = (u for u in self.context.uses_of_file(self.use.file) if u.place != self.use.place and self.context.waits(u))
        nodes = (self.syntax.expression(u.place) for u in waiting)
        around = [n for n in nodes if n is not None and owner in self.syntax.ancestors(n)]
        return all(self.call in self.syntax.ancestors(n) for n in around)

    def _slot(self, node: ast.AST) -> str:
        name = f"__qam_{len(self.slots)}__"
        self.slots.append((name, (self.syntax.span(node),)))
        return name
