"""Functions that stay plain outside and run an event loop inside: commands of the packaging and of command-line frameworks.
And those that other programs load by what the packaging says of them: they stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import Takes
from qdrant_async_migrate.idioms.boundaries import boundaries_of
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.module_code import is_guard
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Role
from qdrant_async_migrate.plan.handed import bridges_of_handed
from qdrant_async_migrate.project import Packaging

_COMMAND = frozenset({"main", "cli"})
_RUN_AS_PACKAGE = "__main__.py"

SyntaxOf = Callable[[int], Syntax]


def bridged(program: Program, catalog: Catalog, packaging: Packaging, syntax_of: SyntaxOf) -> frozenset[int]:
    """All functions that must stay sync but may bridge."""
    named = ((reference, f) for reference in packaging.commands for f in referred(program, reference))
    commands = {f for reference, f in named if program.cls(f) is None or "." in reference.partition(":")[2]}
    found = set(bridges_of_handed(program, catalog))
    packages = frozenset(facts.module for facts in program.state.files if facts.is_package)
    for function, scope in enumerate(program.state.scopes):
        if scope.kind is not ScopeKind.FUNCTION or scope.is_async:
            continue
        rows = [row for _, row in boundaries_of(program, catalog, function) if row is not None] if scope.decorators else []
        by_name = not any(row.takes is Takes.BOTH for row in rows) and _is_entry_by_name(program, function, packages, syntax_of)
        if function in commands or by_name or any(row.takes is Takes.BRIDGE for row in rows):
            found.add(function)
    return frozenset(found)


# by name --------------------------------------------------------------------------------------------------------------------
def _is_entry_by_name(program: Program, function: int, packages: frozenset[str], syntax_of: SyntaxOf) -> bool:
    """``main()`` that needs no argument and that nobody in the program calls: something outside calls it and expects it to run.
    In a package also one that is called where the package is run as a program: installing it makes both a command."""
    scope = program.scope(function)
    if scope.name not in _COMMAND or scope.parent or scope.is_generator:
        return False
    if any(p.needed for p in scope.params):
        return False
    uses = program.uses_of.get(function, ())
    is_in_package = program.facts(function).module.rpartition(".")[0] in packages - {""}
    return not uses or (is_in_package and all(_runs_the_program(program, n, syntax_of) for n in uses))


def _runs_the_program(program: Program, number: int, syntax_of: SyntaxOf) -> bool:
    """A call under ``if __name__ == "__main__"``, or by the module that is run for a package."""
    use = program.uses[number]
    if use.role is not Role.CALL or program.scope(program.host(use.scope)).kind is not ScopeKind.MODULE:
        return False
    if program.state.files[use.file].path.rsplit("/", 1)[-1] == _RUN_AS_PACKAGE:
        return True
    syntax = syntax_of(use.file)
    node = syntax.expression(use.place)
    return node is not None and any(is_guard(a) for a in syntax.ancestors(node))


# by reference ---------------------------------------------------------------------------------------------------------------
def referred(program: Program, reference: str) -> Iterator[int]:
    """The functions that ``package.module:name`` means; of a class what others may call. Where the module is not part of the
    program, those of that name below it."""
    module, _, path = reference.partition(":")
    files = [n for n, facts in enumerate(program.state.files) if f".{facts.module}".endswith(f".{module}")]
    for file in files:
        yield from _named(program, file, path)
    if not files:
        for function, scope in enumerate(program.state.scopes):
            below = f".{program.facts(function).module}".find(f".{module}.") >= 0
            if below and scope.kind is ScopeKind.FUNCTION and scope.qualname == path:
                yield function


def _named(program: Program, file: int, path: str) -> Iterator[int]:
    state = program.state
    base = state.scope_base[file]
    inside = [base + n for n, scope in enumerate(state.files[file].scopes) if scope.qualname == path]
    first, _, rest = path.partition(".")
    cell = state.cell(base, first)
    for value in state.graph.values(cell) if cell is not None else ():
        item = state.item(value)
        if item[0] in (Kind.FUNC, Kind.CLASS) and not rest:
            inside.append(item[1])
        elif item[0] in (Kind.CLASS, Kind.INST):
            line = (classes.methods(state, cls).get(rest) for cls in classes.order(state, item[1]))
            inside += next(filter(None, line), [])
    for scope in dict.fromkeys(inside):
        if state.scopes[scope].kind is ScopeKind.CLASS:
            yield from (f for names in classes.methods(state, scope).items() if _is_public(names[0]) for f in names[1])
        else:
            yield scope


def _is_public(name: str) -> bool:
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__"))


def plugin_blockers(context: Context, packaging: Packaging) -> Iterator[tuple[int, Obstacle]]:
    """Functions that turn async although other programs load them by name, and call them as they are now."""
    groups = dict.fromkeys(packaging.commands, "console_scripts") | packaging.plugins
    for reference, group in sorted(groups.items()):
        for function in referred(context.program, reference) if context.solution.turned else ():
            if context.becomes_awaitable(function):
                message = f"{context.name(function)} is an entry point of the group {group}: what loads it drops the coroutine"
                help_ = "offer an async function beside it (--dual), for callers that await"
                yield function, context.function_obstacle("QAM103", function, message, help_)
