"""Functions whose results ``functools`` keeps: of a coroutine function it would keep the coroutine, which can be awaited once. A
decorator of the file's own keeps what it gave, under the same name for forgetting it."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context, Rewrite
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AddImport, Edit, Insert, Replace
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role
from qdrant_async_migrate.records import dataclass

CACHES = frozenset({"functools.lru_cache", "functools.cache"})
_FORGETS = "cache_clear"
_INFORMS = "cache_info"
_TOLD = frozenset({"cache_parameters", "__wrapped__"})
_SIZE = 128
"""What ``lru_cache`` keeps if nothing is said."""


@dataclass(frozen=True, slots=True)
class _Cache:
    """The decorator of a function: how many results it keeps, ``None`` for all."""

    decorator: ast.expr
    size: int | None


def is_kept(context: Context, function: int) -> bool:
    """The decorator can be replaced."""
    cache = _cache(context, function)
    if cache is None or context.program.scope(function).is_generator or _asked(context, function) & _TOLD:
        return False
    return reached(context, function)[0] or not reached(context, function)[1]


def for_program(context: Context) -> Iterator[Rewrite]:
    """The decorators of the functions that turn async, and what takes their place: once for a file."""
    files: dict[int, list[int]] = {}
    for function in sorted(context.solution.turned):
        if context.scope_kind(function) is ScopeKind.FUNCTION and context.program.scope(function).decorators:
            if _cache(context, function) is not None:
                files.setdefault(context.program.file(function), []).append(function)
    for file, functions in files.items():
        yield Rewrite(tuple((file, edit) for edit in _edits(context, file, functions)))


def _cache(context: Context, function: int) -> _Cache | None:
    scope = context.program.scope(function)
    names = [name for names in context.program.decorator_names(function) for name in names]
    if scope.kind is not ScopeKind.FUNCTION or len(scope.decorators) != 1 or len(names) != 1 or names[0] not in CACHES:
        return None
    syntax = context.syntax(context.program.file(function))
    node = syntax.find(scope.place, *FUNCTIONS)
    decorator = node.decorator_list[0] if isinstance(node, FUNCTIONS) else None
    if decorator is None or not isinstance(decorator, ast.Call):
        return _Cache(decorator, None if names[0].endswith(".cache") else _SIZE) if decorator is not None else None
    given = [*decorator.args, *(k.value for k in decorator.keywords if k.arg == "maxsize")]
    if len(given) != len(decorator.args) + len(decorator.keywords) or len(given) > 1:
        return None
    value = given[0].value if given and isinstance(given[0], ast.Constant) else _SIZE if not given else ...
    is_size = value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0)
    return _Cache(decorator, value) if is_size and (value is None or isinstance(value, int)) else None


def _asked(context: Context, function: int) -> set[str]:
    """Attributes of the function that the program asks for."""
    asked: dict[int, set[str]] = context.memo.setdefault("asked of functions", {})
    if not asked:
        asked[-1] = set()
        state = context.program.state
        for read in state.reads["attribute"]:
            if read.name in (_FORGETS, _INFORMS) or read.name in _TOLD:
                for value in state.graph.values(read.node):
                    if state.kind(value) in (Kind.FUNC, Kind.BOUND):
                        asked.setdefault(state.item(value)[1], set()).add(read.name)
    return asked.get(function, set())


def reached(context: Context, function: int) -> tuple[bool, bool]:
    """The client is only read from there on; the function comes back to itself."""
    known: dict[int, tuple[bool, bool]] = context.memo.setdefault("what a cached function reaches", {})
    if function not in known:
        program = context.program
        seen, reads, again = {function}, True, False
        queue = deque([function])
        while queue:
            for use in (program.uses[n] for n in program.uses_in.get(queue.popleft(), ())):
                reads = reads and all(_reads(context, call.family, call.method) for call in use.clients)
                for callee in use.functions if use.role is not Role.ESCAPE else ():
                    again = again or callee == function
                    if callee not in seen:
                        seen.add(callee)
                        queue.append(callee)
        known[function] = (reads, again)
    return known[function]


def _reads(context: Context, family: int, name: str) -> bool:
    sdk = context.catalog.sdk(context.program.families[family].client) if family >= 0 else None
    method = context.catalog.method(sdk, name) if sdk is not None else None
    return method is not None and method.reads


def _edits(context: Context, file: int, functions: list[int]) -> Iterator[Edit]:
    syntax = context.syntax(file)
    caches = {f: cache for f in functions if (cache := _cache(context, f)) is not None}
    locked = not all(reached(context, f)[0] for f in functions)
    asked = frozenset().union(*(_asked(context, f) for f in functions)) & {_FORGETS, _INFORMS}
    taken = set(context.program.scope(context.module_scope(file)).cells)
    names = {
        bounded: next(n for n in (wanted, f"{wanted}_2", f"{wanted}_3") if n not in taken) for bounded, wanted in _NAMES.items()
    }
    for cache in caches.values():
        code = names[False] if cache.size is None else f"{names[True]}(maxsize={cache.size})"
        yield Replace(syntax.span(cache.decorator), code)
    first = min((outermost(syntax, cache.decorator) for cache in caches.values()), key=lambda s: s.lineno)
    helpers = [_helper(names[b], b, locked, asked) for b in sorted({cache.size is not None for cache in caches.values()})]
    yield Insert(syntax.span(first), "before", "\n\n\n".join(helpers))
    yield AddImport("functools")
    if locked:
        yield AddImport("asyncio")
    if asked:
        yield AddImport("typing", "Any")
    if _INFORMS in asked:
        yield AddImport("collections", "namedtuple")


_NAMES = {False: "_async_cache", True: "_async_lru_cache"}


def outermost(syntax: Syntax, node: ast.AST) -> ast.stmt:
    """The statement of the module that holds the node."""
    found = [a for a in syntax.ancestors(node) if isinstance(a, ast.stmt)]
    return found[-1]


def _helper(name: str, bounded: bool, locked: bool, asked: frozenset[str]) -> str:
    """The decorator's definition."""
    counted = _INFORMS in asked
    kept = _BOUNDED if bounded else _UNBOUNDED if counted else _UNCOUNTED
    kept = [line for line in kept if counted or not line.endswith("s += 1")]
    lock = ["lock = asyncio.Lock()"] if locked else []
    body = [*(["nonlocal hits, misses"] if counted else []), "key = (args, tuple(kwargs.items()))"]
    body += ["async with lock:", *(f"    {line}" for line in kept)] if locked else kept
    counts = ["hits = misses = 0"] if counted else []
    inner = ["results = {}", *counts, *lock, "", "@functools.wraps(function)", "async def cached(*args, **kwargs):"]
    inner += [*(f"    {line}" for line in body), "", *_told(bounded, asked)]
    typed = ("function: Any", "maxsize: int", " -> Any") if asked else ("function", "maxsize", "")
    told = '"""Keep what a coroutine function gave, by its arguments."""'
    if not bounded:
        return "\n".join([f"def {name}({typed[0]}){typed[2]}:", *_indented([told, *inner])])
    outer = [told, "", f"def decorate({typed[0]}){typed[2]}:", *_indented(inner), "", "return decorate"]
    return "\n".join([f"def {name}({typed[1]}){typed[2]}:", *_indented(outer)])


def _told(bounded: bool, asked: frozenset[str]) -> list[str]:
    """What can be asked of the function besides its results."""
    if _INFORMS not in asked:
        return ["kept: Any = cached", "kept.cache_clear = results.clear", "return kept"] if asked else ["return cached"]
    size = "maxsize" if bounded else "None"
    clear = ["def clear():", "    nonlocal hits, misses", "    results.clear()", "    hits = misses = 0", ""]
    info = ["def info():", f"    return info_type(hits, misses, {size}, len(results))", ""]
    made = ['info_type = namedtuple("CacheInfo", "hits misses maxsize currsize")', "kept: Any = cached"]
    return [*clear, *info, *made, "kept.cache_clear, kept.cache_info = clear, info", "return kept"]


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


_UNBOUNDED = [
    "if key in results:",
    "    hits += 1",
    "else:",
    "    misses += 1",
    "    results[key] = await function(*args, **kwargs)",
    "return results[key]",
]
_UNCOUNTED = ["if key not in results:", "    results[key] = await function(*args, **kwargs)", "return results[key]"]
_BOUNDED = [
    "if key in results:",
    "    hits += 1",
    "    results[key] = results.pop(key)",
    "else:",
    "    misses += 1",
    "    results[key] = await function(*args, **kwargs)",
    "    if len(results) > maxsize:",
    "        del results[next(iter(results))]",
    "return results[key]",
]
