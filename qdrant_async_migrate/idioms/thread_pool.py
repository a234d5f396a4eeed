"""A function that leaves a thread pool must not block the event loop: what is known to be safe moves to a thread, else it stays.

With ``--offload`` the same is done, as far as it goes, in every function that turns async.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.catalog.schema import MethodKind, Thread
from qdrant_async_migrate.idioms import patching
from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Note, Refusal, Rewrite
from qdrant_async_migrate.idioms.guards import is_instant, is_lock
from qdrant_async_migrate.idioms.locks import is_of_the_loop
from qdrant_async_migrate.idioms.pools_gone import is_pool_gone
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.idioms.threads import leaving, pool_of, runs_in_place
from qdrant_async_migrate.link.blocking import Leaf
from qdrant_async_migrate.model.edits import AddImport, Await, Delegate, Edit, Replace, Span
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass

ORDER = 12
_DRAINS = frozenset("list tuple set frozenset dict sorted next sum min max any all".split())
_LAZY = frozenset({"map", "filter", "iter"})
_OWN_SCOPE = (ast.NamedExpr, ast.Await, ast.Yield, ast.YieldFrom)
"""What would mean something else inside of a lambda."""
_AWAITED = frozenset({MethodKind.COROUTINE, MethodKind.AWAITABLE})


@dataclass(frozen=True, slots=True)
class _Task:
    """One place of a function from which blocking code is reached, with the first leaf behind it."""

    place: Place
    leaf: Leaf
    edits: tuple[Edit, ...]
    """Empty: it cannot be moved."""


def for_function(context: Context, function: int) -> Answer:
    """Keep a function that leaves a thread pool and holds what cannot be moved back to one."""
    if function not in leaving(context):
        return None
    left = next((t for t in _tasks(context, function) if not t.edits), None)
    if left is None:
        return None
    blocks = _path(context, left.leaf).removeprefix("with ")
    message = f"{context.name(function)} runs in a thread today; on the event loop it would block all others with {blocks}"
    return context.function_obstacle(
        "QAM208", function, message, "move that part to a thread by hand: await asyncio.to_thread(...)"
    )


def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Move what is safe, once per place."""
    functions = leaving(context)
    if context.settings.offload:
        functions |= {f for f in context.solution.turned if context.scope_kind(f) is ScopeKind.FUNCTION}
    moved: set[tuple[int, Place]] = context.memo.setdefault("moved", set())
    for function in sorted(functions):
        file = context.program.file(function)
        tasks = _tasks(context, function)
        done = [t for t in tasks if t.edits]
        if done and (function in leaving(context) or not any(_is_bound(context, t.leaf) for t in tasks if not t.edits)):
            moved |= {(file, t.place) for t in done}
            yield Rewrite(tuple((file, edit) for t in done for edit in t.edits), (_note(context, function, done),))


def _is_bound(context: Context, leaf: Leaf) -> bool:
    """It has to stay in its thread: a lock that is held, a connection. Then all that is around it stays as well."""
    return _thread(context, leaf) is Thread.UNSAFE


def _note(context: Context, function: int, done: list[_Task]) -> Note:
    scope = context.program.scope(function)
    place = (scope.place[0], scope.place[1], scope.place[0], scope.place[1] + len("def ") + len(scope.name))
    waits = {t.leaf.name: t.leaf.row.twin for t in done if _in_place(t)}
    names = ", ".join(dict.fromkeys(_path(context, t.leaf) for t in done if not _in_place(t)))
    left = "leaves the thread pool" if function in leaving(context) else "runs on the event loop now"
    parts = [f"moved to threads: {names}"] if names else []
    parts += [f"{name} became {twin}" for name, twin in waits.items()]
    message = "; ".join([f"{context.name(function)} {left}", *parts])
    return Note("QAM208", context.program.file(function), place, function, message)


def _in_place(task: _Task) -> bool:
    """It became its async form, and no thread's work."""
    return any(isinstance(edit, Replace) and edit.code.startswith(f"await {task.leaf.row.twin}(") for edit in task.edits)


def _path(context: Context, leaf: Leaf) -> str:
    """``load -> fetch -> requests.get (http.py:9)``."""
    steps = [context.name(f) for use in leaf.via for f in use.functions[:1]]
    where = f" ({context.program.state.files[leaf.file].path}:{leaf.place[0]})" if steps else ""
    return " -> ".join([*steps, leaf.name]) + where


# what blocks ------------------------------------------------------------------------------------------------------------------
def _tasks(context: Context, function: int) -> list[_Task]:
    tasks: dict[int, list[_Task]] = context.memo.setdefault("thread tasks", {})
    if function not in tasks:
        tasks[function] = list(_found(context, function))
    return tasks[function]


def _found(context: Context, function: int) -> Iterator[_Task]:
    below: dict[int, list[Leaf]] = {}
    for leaf in context.blockings().leaves(function, lambda use, callee: runs_in_place(context, use, callee)):
        if leaf.row.severity == "info" or _is_awaited(context, leaf) or is_instant(context, leaf) or is_pool_gone(context, leaf):
            continue
        if not leaf.is_call and is_of_the_loop(context, leaf.file, leaf.place):
            continue
        if leaf.via:
            below.setdefault(leaf.via[0].number, []).append(leaf)
        elif (task := _direct(context, function, leaf)) is not None:
            yield task
    for number, leaves in below.items():
        yield _helper(context, function, context.program.uses[number], leaves)


def _is_awaited(context: Context, leaf: Leaf) -> bool:
    """A method of a client that migrates, and that does not block afterwards."""
    use = _client_use(context, leaf)
    if use is None:
        return False
    mine = [c for c in use.clients if c.family in context.solution.migrated or c.asynchronous]
    return bool(mine) and all(c.kind != "blocking" for c in mine)


def _client_use(context: Context, leaf: Leaf) -> Use | None:
    at = context.known.setdefault("client uses", {})
    if not at:
        at.update({(u.file, u.place): u for u in context.program.uses if u.clients and u.role is Role.CALL})
    found: Use | None = at.get((leaf.file, leaf.place))
    return found


def _thread(context: Context, leaf: Leaf) -> Thread:
    """What a thread does for the leaf; of a client that migrates it is the twin's method that counts."""
    use = _client_use(context, leaf)
    call = next((c for c in use.clients if c.family in context.solution.migrated), None) if use is not None else None
    if call is not None:
        sdk = context.catalog.sdk(context.program.families[call.family].client)
        row = context.blockings().catalog.blocking(f"{sdk.twin}.{call.method}") if sdk is not None else None
        return row.thread if row is not None else Thread.SAFE
    return context.blockings().thread(leaf)


# how it is moved --------------------------------------------------------------------------------------------------------------
def _direct(context: Context, function: int, leaf: Leaf) -> _Task | None:
    syntax = context.syntax(leaf.file)
    call = syntax.find(leaf.place, ast.Call) if leaf.is_call else None
    thread = _thread(context, leaf)
    if thread is Thread.USELESS:
        return None
    if thread is Thread.SAFE and call is not None and isinstance(call.func, ast.Name) and call.func.id in _LAZY:
        thread = Thread.DRAIN
    edits: tuple[Edit, ...] = ()
    if call is not None and leaf.scope == function and context.scope_kind(function) is ScopeKind.FUNCTION:
        whole = _drained(syntax, call) if thread is Thread.DRAIN else call
        if whole is not None and thread is not Thread.UNSAFE and _can_move(context, leaf.file, whole, thread):
            runs = _runner(context, function)
            moved = _drain(syntax, whole, runs) if thread is Thread.DRAIN else _offload(syntax, call, runs)
            edits = moved if _is_replaced(context, leaf) else _twin(syntax, call, leaf) or moved
    return _Task(leaf.place, leaf, edits)


def _helper(context: Context, function: int, use: Use, leaves: list[Leaf]) -> _Task:
    """A helper of the program is moved whole, if all that blocks in it may run in a thread: a generator with what drains it.
    A lock that it takes it gives back there."""
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call)
    if use.role is not Role.CALL and (use.role is not Role.ITERATE or call is None or not _drains(call)):
        call = None
    bound = [leaf for leaf in leaves if not is_lock(leaf) and _thread(context, leaf) is Thread.UNSAFE]
    safe = not bound and not use.clients and not use.awaited
    plain = all(not context.is_async_after(f) for f in use.functions)
    edits: tuple[Edit, ...] = ()
    if call is not None and safe and plain and use.scope == function and context.scope_kind(function) is ScopeKind.FUNCTION:
        runs = _runner(context, function)
        edits = _offload(syntax, call, runs) if _can_move(context, use.file, call, Thread.SAFE) else ()
    return _Task(use.place, (bound or leaves)[0], edits)


def _can_move(context: Context, file: int, whole: ast.expr, thread: Thread) -> bool:
    """``await`` can stand here, and nothing that has to be awaited is evaluated inside of the thread."""
    syntax = context.syntax(file)
    if first_barrier(syntax, whole) is not None or isinstance(syntax.parent(whole), ast.Await):
        return False
    for between in _live(context, file).get(whole, ()):
        if thread is Thread.DRAIN or any(isinstance(n, (ast.GeneratorExp, ast.Lambda)) for n in between):
            return False
    return thread is not Thread.DRAIN or not any(isinstance(n, _OWN_SCOPE) for n in ast.walk(whole))


_Between = list[ast.AST]


def _live(context: Context, file: int) -> dict[ast.AST, list[_Between]]:
    """For each expression what runs inside of it that becomes async: the nodes from there up to the expression."""
    known: dict[int, dict[ast.AST, list[_Between]]] = context.memo.setdefault("live expressions", {})
    if file not in known:
        found = known[file] = {}
        for use in context.uses_of_file(file):
            node = context.syntax(file).expression(use.place) if context.live(use) else None
            around = list(context.syntax(file).ancestors(node)) if node is not None else []
            for number, above in enumerate(around):
                if isinstance(above, ast.expr):
                    found.setdefault(above, []).append(around[:number])
    return known[file]


def _drained(syntax: Syntax, call: ast.Call) -> ast.expr | None:
    """The expression that consumes what a lazy call gives, whole."""
    node: ast.AST = call
    for parent in syntax.ancestors(call):
        match parent:
            case ast.Call(func=ast.Name(id="iter" | "enumerate" | "zip" | "map")) if node in parent.args:
                node = parent
            case ast.Call(args=arguments) if _drains(parent) and node in arguments:
                return parent
            case ast.comprehension(iter=source, is_async=0) if source is node:
                owner = syntax.parent(parent)
                first = isinstance(owner, (ast.ListComp, ast.SetComp, ast.DictComp)) and owner.generators[0] is parent
                return owner if first and isinstance(owner, ast.expr) else None
            case _:
                return None
    return None


def _drains(call: ast.Call) -> bool:
    """The call consumes its argument before it gives anything; no thread can hand on the ``StopIteration`` of ``next(x)``."""
    match call:
        case ast.Call(func=ast.Name(id="next"), args=arguments):
            return len(arguments) == 2
        case ast.Call(func=ast.Name(id=name)):
            return name in _DRAINS
        case _:
            return False


def _runner(context: Context, function: int) -> tuple[str, AddImport]:
    """What moves work of ``function`` to a thread: back into the pool that it leaves, where that can be named."""
    module, _, name = pool_of(context, function).rpartition(".")
    if not module or _is_taken(context, function, module, name):
        return "asyncio.to_thread", AddImport("asyncio")
    return name, AddImport(module, name)


def _is_taken(context: Context, function: int, module: str, name: str) -> bool:
    """The file calls something else by this name."""
    tree = context.syntax(context.program.file(function)).tree
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=origin, names=names) if any((a.asname or a.name) == name for a in names):
                if origin != module or any(a.asname == name != a.name for a in names):
                    return True
            case ast.Import(names=names) if any((a.asname or a.name) == name for a in names):
                return True
            case ast.Name(id=used, ctx=ast.Store()) if used == name:
                return True
            case ast.FunctionDef(name=used) | ast.AsyncFunctionDef(name=used) | ast.ClassDef(name=used) | ast.arg(arg=used):
                if used == name:
                    return True
            case _:
                pass
    return False


def _drain(syntax: Syntax, whole: ast.expr, runs: tuple[str, AddImport]) -> tuple[Edit, ...]:
    slots = (("__qam_0__", (syntax.span(whole),)),)
    return Replace(syntax.span(whole), f"await {runs[0]}(lambda: __qam_0__)", slots), runs[1]


def _is_replaced(context: Context, leaf: Leaf) -> bool:
    """A test replaces what is called, ``patch("app.jobs.time.sleep")``, and asks what it was called with."""
    name = leaf.name.rpartition(".")[2]
    return any(patch.name == name for patch in patching.patches(context))


def _twin(syntax: Syntax, call: ast.Call, leaf: Leaf) -> tuple[Edit, ...]:
    """A call that does nothing but wait has an exact async form."""
    row = leaf.row
    if row.code != "QAM301" or row.twin_kind not in _AWAITED or not row.twin:
        return ()
    code, slots = _arguments(syntax, call)
    module = row.twin.rpartition(".")[0]
    return Replace(syntax.span(call), f"await {row.twin}({code})", slots), AddImport(module)


def _offload(syntax: Syntax, call: ast.Call, runs: tuple[str, AddImport]) -> tuple[Edit, ...]:
    """``f(x)`` -> ``await asyncio.to_thread(f, x)``: function and arguments are evaluated in the same order as before."""
    return Delegate(syntax.span(call), runs[0]), Await(syntax.span(call)), runs[1]


def _arguments(syntax: Syntax, call: ast.Call) -> tuple[str, tuple[tuple[str, tuple[Span, ...]], ...]]:
    """The arguments of a call as a template."""
    parts: list[str] = []
    slots: list[tuple[str, tuple[Span, ...]]] = []
    prefixed = [("*", a.value) if isinstance(a, ast.Starred) else ("", a) for a in call.args]
    prefixed += [("**" if k.arg is None else f"{k.arg}=", k.value) for k in call.keywords]
    for number, (prefix, node) in enumerate(prefixed):
        name = f"__qam_{number}__"
        parts.append(prefix + name)
        slots.append((name, (syntax.span(node),)))
    return ", ".join(parts), tuple(slots)
