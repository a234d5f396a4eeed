"""Thread locks that would be held over an await: another task of the same loop could wait for them and stop the loop for good.
A lock that only coroutines take becomes a lock of the event loop; otherwise the functions stay sync."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from qdrant_async_migrate.idioms.boundaries import is_handed
from qdrant_async_migrate.idioms.context import Context, Refusal, Rewrite
from qdrant_async_migrate.idioms.sources import dropped_imports
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AddImport, AsyncWith, Edit, Replace
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Use

_LOCKS = frozenset("threading.Lock threading.RLock threading.Condition threading.Semaphore threading.BoundedSemaphore".split())
_HELP = "take the lock only around code that does not await, or use asyncio.Lock everywhere"


def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """What becomes of every thread lock that is held over something awaited."""
    yield from _decided(context)
    yield from _acquired(context)


def is_of_the_loop(context: Context, file: int, place: Place) -> bool:
    """The lock that is taken at ``place`` becomes one of the event loop."""
    if "locks of the loop" not in context.memo:
        edits = (edit for answer in _decided(context) if isinstance(answer, Rewrite) for edit in answer.edits)
        context.memo["locks of the loop"] = {(number, edit.at) for number, edit in edits if isinstance(edit, AsyncWith)}
    syntax = context.syntax(file)
    statement = _statement(syntax, syntax.expression(place))
    return statement is not None and (file, syntax.span(statement)) in context.memo["locks of the loop"]


def _decided(context: Context) -> Iterator[Rewrite | Refusal]:
    done: set[tuple[object, ...]] = set()
    for read in context.program.state.reads["enter"]:
        held = [] if read.asynchronous or not _is_lock(context, read) else _held(context, read)
        if not held:
            continue
        lock = _Lock(context, read)
        edits = lock.edits()
        if edits is None:
            yield _refused(context, read, held)
        elif lock.key not in done:
            done.add(lock.key)
            yield Rewrite(tuple(edits))


def _acquired(context: Context) -> Iterator[Refusal]:
    """Locks that are taken by hand in functions that await."""
    for read in context.program.state.reads["attribute"]:
        if read.name == "acquire" and _is_lock(context, read):
            uses = [context.program.uses[n] for n in context.program.uses_in.get(read.scope, ())]
            held = [u for u in uses if context.waits(u)]
            if held:
                yield _refused(context, read, held)


def _refused(context: Context, read: Read, held: list[Use]) -> Refusal:
    message = "a thread lock is held over an await here: a second task that waits for it stops the event loop for good"
    families = frozenset(c.family for use in held for c in use.clients)
    functions = frozenset({context.program.host(read.scope), *(f for use in held for f in use.functions)})
    return Refusal(Obstacle("QAM308", read.file, read.place, read.scope, message, _HELP), families, functions)


def _is_lock(context: Context, read: Read) -> bool:
    state = context.program.state
    return any(state.item(v)[:1] == (Kind.OBJ,) and state.item(v)[1] in _LOCKS for v in state.graph.values(read.node))


def _held(context: Context, read: Read) -> list[Use]:
    """What is awaited in the body of the statement."""
    syntax = context.syntax(read.file)
    statement = _statement(syntax, syntax.expression(read.place))
    if statement is None or not context.is_async_after(context.program.host(read.scope)):
        return []
    uses = [context.program.uses[n] for n in context.program.uses_in.get(read.scope, ())]
    return [u for u in uses if context.waits(u) and _is_within(syntax, u, statement)]


def _is_within(syntax: Syntax, use: Use, statement: ast.With) -> bool:
    """A place stands in the body of a statement, or is a statement of it."""
    first, last = statement.body[0], statement.body[-1]
    return (first.lineno, first.col_offset) <= use.place[:2] and use.place[2:] <= (last.end_lineno or 0, last.end_col_offset or 0)


def _statement(syntax: Syntax, item: ast.expr | None) -> ast.With | None:
    """The ``with`` statement whose only item an expression is."""
    holder = syntax.parent(item) if item is not None else None
    statement = syntax.parent(holder) if holder is not None else None
    return statement if isinstance(statement, ast.With) and isinstance(holder, ast.withitem) else None


class _Lock:
    """The variable that holds a lock: a name of a module, or an attribute of a class."""

    def __init__(self, context: Context, read: Read) -> None:
        self.context, self.read = context, read
        self.state = context.program.state
        node = context.syntax(read.file).expression(read.place)
        owner = context.program.cls(context.program.host(read.scope))
        self.key: tuple[object, ...] = ()
        if isinstance(node, ast.Name):
            self.key = ("module", read.file, node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and owner is not None:
            self.key = ("class", self._relatives(owner), node.attr)

    def _relatives(self, cls: int) -> frozenset[int]:
        every = {cls, *classes.order(self.state, cls), *classes.descendants(self.state, cls)}
        return frozenset(c for c in every if self.state.scopes[c].kind is ScopeKind.CLASS)

    def edits(self) -> list[tuple[int, Edit]] | None:
        """Its creation and every statement that takes it, if these are all there is and all are in coroutines."""
        values = [self.state.item(v) for v in self.state.graph.values(self.read.node)]
        if not self.key or any(i[:2] != (Kind.OBJ, "threading.Lock") for i in values):
            return None
        return self._by_name() if self.key[0] == "module" else self._by_attribute()

    def _by_name(self) -> list[tuple[int, Edit]] | None:
        file, name = self.read.file, str(self.key[2])
        for other in range(len(self.state.files)):
            if other != file and _mentions(self.context.syntax(other), name):
                return None
        syntax = self.context.syntax(file)
        nodes = [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Name) and n.id == name]
        stores = [n for n in nodes if isinstance(n.ctx, ast.Store)]
        if any(isinstance(n, ast.arg) and n.arg == name for n in ast.walk(syntax.tree)) or len(stores) != 1:
            return None
        if isinstance(syntax.parent(syntax.statement(stores[0])), ast.ClassDef):
            return None
        return self._edits(file, stores, [n for n in nodes if n not in stores])

    def _by_attribute(self) -> list[tuple[int, Edit]] | None:
        relatives, name = self.key[1], str(self.key[2])
        assert isinstance(relatives, frozenset)
        found: list[tuple[int, Edit]] = []
        loads = [r for r in self.state.reads["attribute"] if r.name == name and self._may_be(r, relatives)]
        files = {r.file for r in loads} | {self.state.scope_file[c] for c in relatives}
        for file in sorted(files):
            syntax = self.context.syntax(file)
            lines = {self.state.scopes[c].place[0] for c in relatives if self.state.scope_file[c] == file}
            own = [n for n in ast.walk(syntax.tree) if _names(n, name) and _class_line(syntax, n) in lines]
            in_body = [n for n in own if _is_in_body(syntax, n)]
            stores = [n for n in _attributes(syntax) if _is_store(n, name) and _class_line(syntax, n) in lines]
            nodes = [syntax.expression(r.place) for r in loads if r.file == file]
            edits = self._edits(file, [*in_body, *stores], nodes)
            if edits is None or len(own) != len(in_body):
                return None
            found += edits
        return found if any(isinstance(e, Replace) for _, e in found) else None

    def _may_be(self, read: Read, relatives: frozenset[int]) -> bool:
        """The object whose attribute is read may be one of the class."""
        known = [self.state.item(v) for v in self.state.graph.values(read.node)]
        return not known or any(i[0] in (Kind.INST, Kind.CLASS) and i[1] in relatives for i in known)

    def _edits(self, file: int, stores: Sequence[ast.expr], loads: Sequence[ast.expr | None]) -> list[tuple[int, Edit]] | None:
        syntax = self.context.syntax(file)
        edits: list[Edit] = []
        replaced: list[ast.expr] = []
        for store in stores:
            made = _made(syntax.parent(store), store)
            if not made:
                return None
            edits += [*(Replace(syntax.span(node), "asyncio.Lock") for node in made), AddImport("asyncio")]
            replaced += made
        for load in loads:
            statement = _statement(syntax, load)
            if statement is None or len(statement.items) != 1 or statement.items[0].optional_vars is not None:
                return None
            if not self._in_coroutine(file, syntax, statement):
                return None
            edits.append(AsyncWith(syntax.span(statement)))
        edits += dropped_imports(syntax, replaced)
        return [(file, edit) for edit in edits]

    def _in_coroutine(self, file: int, syntax: Syntax, statement: ast.With) -> bool:
        function = syntax.function(statement)
        if not isinstance(function, FUNCTIONS):
            return False
        place = (function.lineno, function.col_offset, function.end_lineno, function.end_col_offset)
        number = next((f for f in self.context.functions_of_file(file) if self.state.scopes[f].place == place), None)
        here = number is not None and self.context.is_async_after(number) and number not in self.context.bridged
        return here and number not in _on_other_loops(self.context)


def _on_other_loops(context: Context) -> frozenset[int]:
    """What a thread or the like runs on an event loop of its own: a lock of one loop is none for another."""
    if "on other loops" not in context.memo:
        program = context.program
        found = {f for f in context.bridged if _is_run_apart(context, f)}
        queue = list(found)
        while queue:
            for number in program.uses_in.get(queue.pop(), ()):
                new = set(program.uses[number].functions) - found
                found |= new
                queue += new
        context.memo["on other loops"] = frozenset(found)
    known: frozenset[int] = context.memo["on other loops"]
    return known


def _is_run_apart(context: Context, function: int) -> bool:
    cls = context.program.cls(function)
    uses = (context.program.uses[n] for n in context.program.uses_of.get(function, ()))
    return any(is_handed(use) for use in uses) or (cls is not None and bool(context.program.foreign_bases(cls)))


def _mentions(syntax: Syntax, name: str) -> bool:
    """Another module says the name: it may be the lock."""
    if name not in syntax.text:
        return False
    nodes = ast.walk(syntax.tree)
    return any((isinstance(n, ast.Attribute) and n.attr == name) or (isinstance(n, ast.alias) and n.name == name) for n in nodes)


def _attributes(syntax: Syntax) -> list[ast.Attribute]:
    return [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Attribute)]


def _is_store(node: ast.Attribute, name: str) -> bool:
    return node.attr == name and isinstance(node.ctx, ast.Store)


def _made(parent: ast.AST | None, store: ast.expr) -> list[ast.expr]:
    """Where the statement that stores a lock names the class of it: in the call, in the annotation, as a factory."""
    match parent:
        case ast.Assign(targets=[target], value=ast.Call(func=lock, args=[], keywords=[])) if target is store:
            return [lock]
        case ast.AnnAssign(annotation=declared, value=ast.Call(func=lock, args=[], keywords=[])):
            pass
        case ast.AnnAssign(annotation=declared, value=ast.Call(args=[], keywords=keywords)):
            lock = next((k.value for k in keywords if k.arg == "default_factory"), store)
        case _:
            return []
    return [declared, lock] if ast.dump(declared) == ast.dump(lock) else []


def _names(node: ast.AST, name: str) -> TypeGuard[ast.Name]:
    """A name of that spelling: an attribute of the class body."""
    return isinstance(node, ast.Name) and node.id == name


def _is_in_body(syntax: Syntax, node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store) and isinstance(syntax.parent(syntax.statement(node)), ast.ClassDef)


def _class_line(syntax: Syntax, node: ast.AST) -> int:
    return next((a.lineno for a in syntax.ancestors(node) if isinstance(a, ast.ClassDef)), 0)
