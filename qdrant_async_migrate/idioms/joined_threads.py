"""Threads that the function which makes them waits for: tasks, which begin together and all end before the code goes on. One
that fails says so and stops nobody, as a thread does."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from qdrant_async_migrate.idioms.applying import is_path
from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.guards import is_lock
from qdrant_async_migrate.idioms.plain import mixed
from qdrant_async_migrate.idioms.pools_gone import is_pool_gone
from qdrant_async_migrate.idioms.sources import dropped_imports
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.idioms.thread_mentions import Mentions, Threads
from qdrant_async_migrate.link.blocking import Leaf
from qdrant_async_migrate.link.joined import JOINED, THREAD
from qdrant_async_migrate.model.edits import AddImport, Edit, Replace, ReplaceBlock, Span
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import replace
from qdrant_async_migrate.solve import below

ORDER = 36
_OPTIONS = frozenset({"target", "args", "kwargs", "daemon", "name"})
_HELP = "make, start and join the threads in one place with nothing between, or await asyncio.gather() of coroutines"


def for_use(context: Context, use: Use) -> Answer:
    """All threads of the function at once."""
    if use.role is not Role.APPLY or use.how != JOINED or not context.live(use):
        return None
    syntax = context.syntax(use.file)
    uses = _uses(context, use)
    threads = _threads(context, uses, syntax)
    waits = next((leaf.row.name for u in uses for leaf in _waits(context, u)), "")
    if threads is None or waits:
        more = f"{waits} there waits for another thread" if waits else "more is done with the thread than to start and join it"
        message = f"{context.name(use.functions[0])} is handed to {THREAD}, which needs a plain function; {more}"
        return context.obstacle("QAM103", use, message, _HELP)
    edits = [(use.file, edit) for edit in _edits(syntax, threads)]
    return Rewrite(tuple(edits), covers=frozenset(u.number for u in uses))


def _uses(context: Context, use: Use) -> list[Use]:
    """The threads that this function makes and joins, of functions that turn async."""
    host = context.program.host(use.scope)
    beside = (u for u in context.uses_of_file(use.file) if u.how == JOINED and context.program.host(u.scope) == host)
    return [u for u in beside if context.live(u)]


def _waits(context: Context, use: Use) -> Iterator[Leaf]:
    """Places below that another thread lets go on: moved to threads, as many as there are may take up all that wait for them."""
    leaves = (leaf for function in below(context.program, use.functions) for leaf in context.blockings().own(function))
    waiting = (leaf for leaf in leaves if leaf.row.code == "QAM308" and leaf.row.twin and not is_lock(leaf))
    return (leaf for leaf in waiting if not is_pool_gone(context, leaf))


def _threads(context: Context, uses: list[Use], syntax: Syntax) -> Threads | None:
    calls = [syntax.find(u.place, ast.Call) for u in uses]
    made = [c for c in calls if c is not None and _is_plain(syntax, c)]
    function = syntax.function(made[0]) if made else None
    if len(made) != len(uses) or not isinstance(function, FUNCTIONS):
        return None
    if any(syntax.function(c) is not function or mixed(context, replace(u, others=())) for c, u in zip(made, uses, strict=True)):
        return None
    return Mentions(syntax, function, made).threads()


def _is_plain(syntax: Syntax, call: ast.Call) -> bool:
    """``Thread(target=f, args=(a, b))``."""
    given = {k.arg: k.value for k in call.keywords}
    listed = isinstance(syntax.parent(call), ast.ListComp) or first_barrier(syntax, call) is None
    return not call.args and given.keys() <= _OPTIONS and "target" in given and is_path(given["target"]) and listed


def _edits(syntax: Syntax, threads: Threads) -> Iterator[Edit]:
    for call in threads.made:
        yield _task(syntax, call)
    for end in threads.ends:
        assert isinstance(end.func, ast.Attribute)
        yield Replace(syntax.span(end), "await asyncio.wait([__qam_0__])", (("__qam_0__", (syntax.span(end.func.value),)),))
    for statement in threads.gone:
        yield ReplaceBlock((syntax.span(statement),), "")
    heads = [call.func for call in threads.made]
    for annotation in threads.declared:
        heads += (named := [*_classes(annotation, heads)])
        yield from (Replace(syntax.span(node), "asyncio.Future") for node in named)
    yield AddImport("asyncio")
    yield from dropped_imports(syntax, heads)


def _classes(annotation: ast.expr, heads: list[ast.expr]) -> Iterator[ast.expr]:
    """Mentions of the class of threads."""
    spelled = {ast.unparse(head) for head in heads}
    return (n for n in ast.walk(annotation) if isinstance(n, (ast.Name, ast.Attribute)) and ast.unparse(n) in spelled)


def _task(syntax: Syntax, call: ast.Call) -> Edit:
    """``Thread(target=f, args=(a,), kwargs={"b": c})`` -> ``asyncio.ensure_future(f(a, b=c))``."""
    slots: list[tuple[str, tuple[Span, ...]]] = []

    def slot(node: ast.AST) -> str:
        slots.append((f"__qam_{len(slots)}__", (syntax.span(node),)))
        return slots[-1][0]

    given = {k.arg: k.value for k in call.keywords}
    target = slot(given["target"])
    passed = [*_arguments(given.get("args"), slot), *_keywords(given.get("kwargs"), slot)]
    return Replace(syntax.span(call), f"asyncio.ensure_future({target}({', '.join(passed)}))", tuple(slots))


def _arguments(args: ast.expr | None, slot: Callable[[ast.AST], str]) -> list[str]:
    if args is None:
        return []
    if isinstance(args, (ast.Tuple, ast.List)) and not any(isinstance(a, ast.Starred) for a in args.elts):
        return [slot(a) for a in args.elts]
    return [f"*{slot(args)}"]


def _keywords(kwargs: ast.expr | None, slot: Callable[[ast.AST], str]) -> list[str]:
    if kwargs is None:
        return []
    keys = [k.value if isinstance(k, ast.Constant) else None for k in kwargs.keys] if isinstance(kwargs, ast.Dict) else []
    names = [k for k in keys if isinstance(k, str) and k.isidentifier()]
    if isinstance(kwargs, ast.Dict) and len(names) == len(kwargs.values):
        return [f"{name}={slot(value)}" for name, value in zip(names, kwargs.values, strict=True)]
    return [f"**{slot(kwargs)}"]
