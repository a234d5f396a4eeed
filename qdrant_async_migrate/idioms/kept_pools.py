"""A pool of threads in an attribute, whose results are asked for where the work begins: the attribute holds the limit for
tasks."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.kept_stacks import attributes
from qdrant_async_migrate.idioms.partial_calls import gone
from qdrant_async_migrate.idioms.plain import mixed
from qdrant_async_migrate.idioms.pool_calls import PoolCall, call_of, inner_of, kind_of, taken, workers_of
from qdrant_async_migrate.idioms.pool_tasks import Block, Work, Written
from qdrant_async_migrate.idioms.sources import dropped_imports
from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.model.edits import AddImport, Edit, Replace, ReplaceBlock
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass, replace

ORDER = 38


def for_use(context: Context, use: Use) -> Answer:
    """Functions that the pool runs."""
    if use.role is not Role.APPLY or not context.waits(use) or not kind_of(use):
        return None
    pool = _pool(context, use)
    return pool.rewritten() if pool is not None else None


def for_function(context: Context, function: int) -> Answer:
    """A lambda that the pool runs: its body moves into the task."""
    uses = [context.program.uses[n] for n in context.program.uses_of.get(function, ())]
    if context.scope_kind(function) is not ScopeKind.LAMBDA or len(uses) != 1 or uses[0].functions != (function,):
        return None
    return for_use(context, uses[0])


@dataclass(frozen=True, slots=True)
class _Pool:
    context: Context
    file: int
    made: ast.Call
    workers: ast.expr | str
    calls: tuple[tuple[int, PoolCall], ...]
    """All that is done with the pool, by file."""
    ends: tuple[tuple[int, ast.stmt], ...]
    """``self.pool.shutdown()``: all work is done by then."""

    def rewritten(self) -> Answer:
        """Every call, and the limit in place of the pool; ``None`` where one has no known form."""
        edits: list[tuple[int, Edit]] = []
        covers: set[int] = set()
        lambdas: set[int] = set()
        names: dict[ast.AST, set[str]] = {}
        for file, call in self.calls:
            inner = inner_of(self.context, call)
            if call.use is None or inner is None or mixed(self.context, replace(call.use, others=())):
                return None
            function = self.context.syntax(file).function(call.node)
            found = self._call(file, call, inner, names.setdefault(function, self._taken(function)))
            if found is None:
                return None
            edits += ((file, edit) for edit in found)
            covers.update(u.number for u in (call.use, *inner))
            lambdas.update(call.use.functions if isinstance(call.node.args[0], ast.Lambda) else ())
        edits += self._ends()
        return Rewrite(tuple(edits), covers=frozenset(covers), functions=frozenset(lambdas))

    def _taken(self, function: ast.AST) -> set[str]:
        return taken(self.context, [c for f, c in self.calls if self.context.syntax(f).function(c.node) is function])

    def _call(self, file: int, call: PoolCall, inner: tuple[Use, ...], names: set[str]) -> list[Edit] | None:
        syntax = self.context.syntax(file)
        part = self._part(file, call.node)
        assert isinstance(call.node.func, ast.Attribute)
        block = Block(syntax, names, "", limit=ast.unparse(call.node.func.value))
        written = Written(Work(self.context, syntax, call.use, call.node, part, False, inner), block)
        shared = any(other.node is not call.node and other.node in ast.walk(s) for _, other in self.calls for s in part)
        inside = written.edits() if not shared and first_barrier(syntax, part[0]) is None else None
        if inside is None:
            return None
        code = "\n".join(written.lines).lstrip("\n")
        imports = [AddImport("asyncio"), *dropped_imports(syntax, written.gone)]
        imports += gone(self.context, file) if isinstance(call.node.args[0], ast.Call) else ()
        return [*inside, ReplaceBlock(tuple(syntax.span(s) for s in part), code, tuple(block.slots)), *imports]

    def _part(self, file: int, call: ast.Call) -> tuple[ast.stmt, ...]:
        """The statement; where futures are kept, all up to the last that names them."""
        syntax = self.context.syntax(file)
        statement = syntax.statement(call)
        is_map = isinstance(call.func, ast.Attribute) and call.func.attr == "map"
        if is_map or isinstance(syntax.parent(call), ast.Attribute):
            return (statement,)
        kept = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        around = syntax.parent(statement)
        if isinstance(around, ast.For) and isinstance(statement, ast.Expr):
            kept, statement = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name)}, around
        block = syntax.block(statement)
        first = block.index(statement)
        named = [n for n, s in enumerate(block) if any(isinstance(x, ast.Name) and x.id in kept for x in ast.walk(s))]
        return tuple(block[first : max([first, *named]) + 1])

    def _ends(self) -> Iterator[tuple[int, Edit]]:
        syntax = self.context.syntax(self.file)
        for file, statement in self.ends:
            yield file, ReplaceBlock((self.context.syntax(file).span(statement),), "")
        slots = () if isinstance(self.workers, str) else (("__qam_0__", (syntax.span(self.workers),)),)
        limit = self.workers if isinstance(self.workers, str) else "__qam_0__"
        yield self.file, Replace(syntax.span(self.made), f"asyncio.Semaphore({limit})", slots)
        imports = [AddImport("asyncio"), *([AddImport("os")] if isinstance(self.workers, str) else [])]
        yield from ((self.file, edit) for edit in [*imports, *dropped_imports(syntax, [self.made.func])])


def _pool(context: Context, use: Use) -> _Pool | None:
    """The pool of a place, if it is made once, in ``__init__``, and all that the program does with it is known."""
    call = context.syntax(use.file).find(use.place, ast.Call)
    holder = call.func.value if call is not None and isinstance(call.func, ast.Attribute) else None
    if not isinstance(holder, ast.Attribute) or not isinstance(holder.value, ast.Name):
        return None
    mentions = list(attributes(context, holder.attr))
    stores = [(f, n) for f, n in mentions if isinstance(getattr(n, "ctx", None), (ast.Store, ast.Del))]
    made = _made(context, *stores[0]) if len(stores) == 1 else None
    if made is None or not _is_own(context, *stores[0]):
        return None
    loads = [(f, n) for f, n in mentions if (f, n) not in stores]
    ends = {n: (f, end) for f, n in loads if (end := _end(context, f, n)) is not None}
    calls = [(f, call_of(context, f, n)) for f, n in loads if n not in ends]
    known = tuple((f, c) for f, c in calls if c is not None)
    return _Pool(context, stores[0][0], *made, known, tuple(ends.values())) if len(known) == len(calls) else None


def _made(context: Context, file: int, store: ast.expr) -> tuple[ast.Call, ast.expr | str] | None:
    """``self.pool = ThreadPoolExecutor(4)``, and how many threads that has."""
    syntax = context.syntax(file)
    function = syntax.function(store)
    match syntax.parent(store):
        case ast.Assign(targets=[target], value=ast.Call() as call) if target is store and isinstance(function, FUNCTIONS):
            workers = workers_of(call, function)
            return (call, workers) if workers is not None and function.name == "__init__" else None
    return None


def _is_own(context: Context, file: int, store: ast.expr) -> bool:
    """Nobody else knows the attribute: no base class of a library."""
    state, syntax, base = context.program.state, context.syntax(file), context.module_scope(file)
    line = next((a.lineno for a in syntax.ancestors(store) if isinstance(a, ast.ClassDef)), 0)
    scopes = enumerate(state.files[file].scopes, base)
    cls = next((n for n, s in scopes if s.kind is ScopeKind.CLASS and s.place[0] == line), None)
    if cls is None or classes.keeping_bases(state, cls):
        return False
    return all(len(state.scopes[c].bases) == len(state.bases.get(c, ())) for c in classes.order(state, cls))


def _end(context: Context, file: int, pool: ast.expr) -> ast.stmt | None:
    """The statement ``pool.shutdown()``."""
    syntax = context.syntax(file)
    method = syntax.parent(pool)
    call = syntax.parent(method) if isinstance(method, ast.Attribute) and method.attr == "shutdown" else None
    statement = syntax.parent(call) if isinstance(call, ast.Call) and call.func is method else None
    return statement if isinstance(statement, ast.Expr) else None
