"""Which tests may meet what a test puts in the place of something: itself alone, those that ask for a fixture, those of a class.

In: the call that replaces. Out: the functions, or nothing where all of the program may.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from qdrant_async_migrate.idioms import naming, suites
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.link import classes

_STOPS = frozenset({"stop", "stopall"})


def region(context: Context, file: int, node: ast.Call) -> frozenset[int] | None:
    """The tests and fixtures that run while the call ``node`` replaces something; None if that cannot be told."""
    syntax = context.syntax(file)
    holder = syntax.parent(node)
    if isinstance(holder, ast.ClassDef):
        return _of_class(context, naming.scope_at(context, file, holder))
    function = holder if isinstance(holder, FUNCTIONS) else syntax.function(node)
    number = naming.scope_at(context, file, function) if isinstance(function, FUNCTIONS) else -1
    if number < 0:
        return None
    started = isinstance(holder, (ast.Attribute, ast.Assign))
    cls = context.program.cls(number)
    if suites.is_run_alone(context, number):
        return frozenset({number}) if not started or _stops(function) else None
    if suites.is_fixture(context, number):
        alone = suites.lifetime(context, number) == "function" and (not started or _stops(function))
        return frozenset({number, *suites.users(context, [number])}) if alone else None
    if cls is not None and _prepares(context, number):
        own = [f for f in _of_class(context, cls) if (found := naming.definition(context, f)) is not None and _stops(found)]
        return _of_class(context, cls) if not started or own else None
    return None


def is_apart(context: Context, scope: int, met: Collection[int] | None) -> bool:
    """Code in a test that does not meet it."""
    host = context.program.host(scope)
    return met is not None and host not in met and suites.is_run_alone(context, host)


def sets(context: Context, met: Collection[int], names: Collection[str]) -> Iterator[ast.Assign]:
    """Statements of the tests that set an attribute of one of the names."""
    for function in sorted(met):
        definition = naming.definition(context, function)
        for node in ast.walk(definition) if definition is not None else ():
            if isinstance(node, ast.Assign) and any(isinstance(t, ast.Attribute) and t.attr in names for t in node.targets):
                yield node


def _of_class(context: Context, cls: int) -> frozenset[int]:
    """The methods of a class and of those below it."""
    every = {cls, *context.program.subclasses(cls)} if cls >= 0 else set()
    return frozenset(f for c in every for own in classes.methods(context.program.state, c).values() for f in own)


def _prepares(context: Context, function: int) -> bool:
    """The runner calls it before each test of its class."""
    row = context.catalog.around(context.program.scope(function).name)
    cls = context.program.cls(function)
    cases = suites.cases_with(context, cls) if cls is not None else []
    case = suites.case_row(context, cases[0]) if cases else None
    before = case is not None and context.program.scope(function).name == suites.BEFORE
    return before or (row is not None and row.method and row.scope == "function" and not row.after)


def _stops(node: ast.AST) -> bool:
    """``patcher.stop`` is called, or registered to be."""
    return any(isinstance(n, ast.Attribute) and n.attr in _STOPS for n in ast.walk(node))
