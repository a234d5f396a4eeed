"""Lint: what blocks the event loop and how coroutines are misused, as findings. In: the linked program and the catalog, as for a
migration. Out: findings in the order of the files. Nothing here looks at a name without knowing what it stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.blocking import Blockings
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.lint.blocking import Blocked, blocked
from qdrant_async_migrate.lint.loops import nested_runs
from qdrant_async_migrate.lint.misuse import Misuse, misuses
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.findings import Finding, Severity, Step
from qdrant_async_migrate.rules import page


def lint(
    program: Program, catalog: Catalog, syntax_of: Callable[[int], Syntax], files: frozenset[int], select: Sequence[str] = ()
) -> list[Finding]:
    """Findings in ``files``. ``select``: codes asked for by name; they bring rows that are off by default."""
    found: list[Finding] = []
    for place in blocked(program, Blockings(program, catalog)):
        if place.file in files and _is_on(place, select):
            found.append(_blocked(program, syntax_of, place))
    found += [_misuse(program, syntax_of, m) for m in misuses(program, catalog, syntax_of, files)]
    found += [_misuse(program, syntax_of, m) for m in nested_runs(program, files)]
    return sorted(dict.fromkeys(found), key=lambda f: (f.path, f.line, f.column, f.code, f.message))


def _is_on(place: Blocked, select: Sequence[str]) -> bool:
    return place.leaf.row.severity != "info" or any(len(s) > 3 and place.leaf.row.code.startswith(s) for s in select)


def _blocked(program: Program, syntax_of: Callable[[int], Syntax], place: Blocked) -> Finding:
    row, leaf = place.leaf.row, place.leaf
    name = leaf.name.removeprefix("builtins.")
    called = f"{name}()" if leaf.is_call else name
    if place.path or leaf.place != place.place or leaf.file != place.file:
        message = f"this blocks the event loop: it reaches {called}"
    else:
        message = f"{called} blocks the event loop"
    made = _at(program, syntax_of, row.code, place.file, place.place, place.scope, message, row.replacement)
    return replace(made, severity=Severity(row.severity), via=tuple(_steps(program, place)))


def _steps(program: Program, place: Blocked) -> Iterator[Step]:
    if place.leaf.place == place.place and place.leaf.file == place.file:
        return
    for function, use in place.path:
        yield Step(program.state.files[use.file].path, use.place[0], program.symbol(function))
    leaf = place.leaf
    yield Step(program.state.files[leaf.file].path, leaf.place[0], program.symbol(program.host(leaf.scope)))


def _misuse(program: Program, syntax_of: Callable[[int], Syntax], found: Misuse) -> Finding:
    made = _at(program, syntax_of, found.code, found.file, found.place, found.scope, found.message, found.help)
    return replace(made, fixable=found.fixable)


def _at(
    program: Program,
    syntax_of: Callable[[int], Syntax],
    code: str,
    file: int,
    place: Place,
    scope: int,
    message: str,
    help_: str,
) -> Finding:
    line, column, end_line, end_column = syntax_of(file).to_span(place)
    path = program.state.files[file].path
    symbol = program.symbol(program.host(scope))
    return Finding(code, page(code).severity, path, line, column + 1, end_line, end_column + 1, symbol, message, help_)
