"""``functools.cached_property`` that turns async: it would keep a coroutine, which can be awaited once. A decorator of the
file's own keeps what the coroutine gave, at the same place of the object, so that what clears it there still does."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.cached_results import outermost, reached
from qdrant_async_migrate.idioms.constructions import kin
from qdrant_async_migrate.idioms.context import Context, Rewrite
from qdrant_async_migrate.idioms.kept_stacks import attributes
from qdrant_async_migrate.idioms.naming import free_names
from qdrant_async_migrate.idioms.sources import dropped_imports
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, Edit, Insert, Replace
from qdrant_async_migrate.model.facts import ScopeKind

KIND = "cached property"
_NAME = "_async_cached_property"
_PLAIN_CLASSES = frozenset({"dataclasses.dataclass"})
_SETTERS = frozenset({"setattr", "delattr"})


def is_kept(context: Context, function: int) -> bool:
    """The decorator can be replaced: it is the only one, nobody sets or deletes what it keeps, and objects have room for it."""
    program, cls = context.program, context.program.cls(function)
    scope = program.scope(function)
    if cls is None or scope.is_generator or len(scope.decorators) != 1 or _decorator(context, function) is None:
        return False
    reads, again = reached(context, function)
    decorated = {name for c in kin(context, cls) for names in program.decorator_names(c) for name in names or ("",)}
    if (again and not reads) or not decorated <= _PLAIN_CLASSES:
        return False
    return not any(_is_set(context.syntax(file), node) for file, node in attributes(context, scope.name))


def for_program(context: Context) -> Iterator[Rewrite]:
    """The decorators of the properties that turn async, and what takes their place: once for a file."""
    files: dict[int, list[int]] = {}
    for function in sorted(context.solution.turned):
        if context.scope_kind(function) is ScopeKind.FUNCTION and context.program.method_kind(function) == KIND:
            files.setdefault(context.program.file(function), []).append(function)
    for file, functions in files.items():
        yield Rewrite(tuple((file, edit) for edit in _edits(context, file, functions)))


def _decorator(context: Context, function: int) -> ast.expr | None:
    node = context.syntax(context.program.file(function)).find(context.program.scope(function).place, *FUNCTIONS)
    decorators = node.decorator_list if isinstance(node, FUNCTIONS) else []
    return decorators[0] if decorators and isinstance(decorators[0], (ast.Name, ast.Attribute)) else None


def _is_set(syntax: Syntax, node: ast.expr) -> bool:
    """The attribute is given another value, or deleted, by its name."""
    match syntax.parent(node):
        case ast.Call(func=ast.Name(id=name)) if isinstance(node, ast.Constant):
            return name in _SETTERS
    return isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del))


def _edits(context: Context, file: int, functions: list[int]) -> Iterator[Edit]:
    syntax = context.syntax(file)
    decorators = [d for f in functions if (d := _decorator(context, f)) is not None]
    name = next(free_names(_NAME, context.program.scope(context.module_scope(file)).cells))
    locked = not all(reached(context, f)[0] for f in functions)
    for decorator in decorators:
        yield Replace(syntax.span(decorator), name)
    first = min((outermost(syntax, d) for d in decorators), key=lambda s: s.lineno)
    yield Insert(syntax.span(first), "before", "\n".join(_helper(name, locked)))
    yield AddImport("functools")
    if locked:
        yield AddImport("asyncio")
    if all(isinstance(d, ast.Name) for d in decorators):
        yield from dropped_imports(syntax, decorators)


def _helper(name: str, locked: bool) -> list[str]:
    """The decorator's definition."""
    kept = ["if name not in vars(self):", "    vars(self)[name] = await function(self)"]
    body = [*(["async with lock:", *(f"    {line}" for line in kept)] if locked else kept), "return vars(self)[name]"]
    made = ["name = function.__name__", *(["lock = asyncio.Lock()"] if locked else []), ""]
    cached = ["@functools.wraps(function)", "async def cached(self):", *(f"    {line}" for line in body)]
    told = '"""Keep what a coroutine function gave, in the object that it was asked of."""'
    lines = [told, *made, *cached, "", "return property(cached)"]
    return [f"def {name}(function):", *(f"    {line}" if line else "" for line in lines)]
