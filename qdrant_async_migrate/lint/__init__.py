"""Lint: what blocks the event loop and how coroutines are misused, as findings. In: the linked program and the catalog, as for a
migration. Out: findings in the order of the files. Nothing here looks at a name without knowing what it stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.blocking import Blockings, Leaf
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.lint import fixes
from qdrant_async_migrate.lint.blocking import Blocked, blocked
from qdrant_async_migrate.lint.chances import chances
from qdrant_async_migrate.lint.condensed import condensed
from qdrant_async_migrate.lint.edges import edges
from qdrant_async_migrate.lint.excused import is_apart, is_consumed_in_thread, is_known_done, may_be_done
from qdrant_async_migrate.lint.expressions import first_of_each
from qdrant_async_migrate.lint.guards import Guards
from qdrant_async_migrate.lint.inference import Inference
from qdrant_async_migrate.lint.later import taken_at
from qdrant_async_migrate.lint.loops import nested_runs
from qdrant_async_migrate.lint.misuse import Misuse, misuses
from qdrant_async_migrate.lint.momentary import Momentary
from qdrant_async_migrate.lint.streamed import Streamed
from qdrant_async_migrate.model.edits import Edit
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.findings import Finding, Severity, Step
from qdrant_async_migrate.records import dataclass, replace
from qdrant_async_migrate.rules import codes, page
from qdrant_async_migrate.suppress import Suppressions, left, selected


@dataclass(frozen=True, slots=True)
class Report:
    """What a lint found, and the edits that mend what is safe to mend."""

    findings: list[Finding]
    edits: dict[Finding, tuple[Edit, ...]]


def check(
    program: Program,
    catalog: Catalog,
    syntax_of: Callable[[int], Syntax],
    files: frozenset[int],
    config: Config,
    suppressions: Suppressions,
) -> Report:
    """All that is to be told about ``files``: selected and not silenced."""
    report = lint(program, catalog, syntax_of, files, config.select, suppressions)
    return Report(left(report.findings, suppressions, config), report.edits)


def with_idle_comments(report: Report, suppressions: Suppressions, paths: Iterable[str], config: Config) -> Report:
    """The same with the comments in some files that silence nothing; asked at the end."""
    idle = suppressions.unused(sorted(paths), lambda code: _is_looked_for(code, config))
    return Report(sorted([*report.findings, *left(idle, suppressions, config)], key=_order), report.edits)


def _is_looked_for(code: str, config: Config) -> bool:
    return code[:4] in ("QAM3", "QAM4", "QAM6") and code in codes() and selected(code, config)


def lint(
    program: Program,
    catalog: Catalog,
    syntax_of: Callable[[int], Syntax],
    files: frozenset[int],
    select: Sequence[str] = (),
    suppressions: Suppressions | None = None,
) -> Report:
    """Findings in ``files``. ``select``: codes asked for by name; they bring rows that are off by default. ``suppressions``:
    comments at the blocking call itself, which the shortest path goes around."""
    edits: dict[Finding, tuple[Edit, ...]] = {}
    found: list[Finding] = []

    def silenced(leaf: Leaf) -> bool:
        path = program.state.files[leaf.file].path
        if suppressions is not None and suppressions.silenced(path, (leaf.place[0], leaf.place[2]), leaf.row.code):
            return True
        return may_be_done(leaf, syntax_of) and is_known_done(leaf, syntax_of)

    def add(made: Finding, mending: tuple[Edit, ...]) -> None:
        made = replace(made, fixable=bool(mending))
        found.append(made)
        if mending:
            edits[made] = mending

    blockings = Blockings(program, catalog)
    graph, offloads = edges(program, blockings), fixes.offloads_of(program)
    places = [
        p
        for p in blocked(program, blockings, graph, Guards(program, syntax_of, graph.calls, blockings), silenced)
        if p.file in files and _is_on(p, select)
    ]
    streamed = Streamed(program, catalog, graph.calls)
    told = (p for p in first_of_each(places) if not _is_harmless(program, p, syntax_of))
    kept = (p for p in told if not streamed.holds(p.leaf, p.file, syntax_of(p.file), p.place))
    blocking = [replace(place, place=taken_at(syntax_of(place.file), place.place)) for place in kept]
    momentary = Momentary(program, blockings, graph, syntax_of)
    for place, more in condensed(blocking):
        made = _blocked(program, syntax_of, place, more)
        made = _for_moments(made) if not more and momentary.is_one(place.leaf) else made
        add(made, fixes.of_blocked(program, syntax_of(place.file), place, offloads))
    misused = [*misuses(program, catalog, syntax_of, files, blockings), *nested_runs(program, graph, files)]
    misused += Inference(program, catalog, blockings.nodes.sources).found(files)
    if any(len(s) > 3 and s.upper().startswith("QAM5") for s in select):
        misused += chances(program, catalog, syntax_of, files)
    for wrong in misused:
        mending = fixes.of_call(syntax_of(wrong.file), wrong.place, wrong.code) if wrong.fixable else ()
        add(_misuse(program, syntax_of, wrong), mending)
    return Report(sorted(dict.fromkeys(found), key=_order), edits)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.path, finding.line, finding.column, finding.code, finding.message


def _is_on(place: Blocked, select: Sequence[str]) -> bool:
    return place.leaf.row.severity != "info" or any(len(s) > 3 and place.leaf.row.code.startswith(s) for s in select)


def _is_harmless(program: Program, place: Blocked, syntax_of: Callable[[int], Syntax]) -> bool:
    """It runs in a thread of its own, or what it waits for is there."""
    here = syntax_of(place.file)
    apart = is_apart(here, place.place) or is_apart(syntax_of(place.leaf.file), place.leaf.place)
    in_thread = apart or is_consumed_in_thread(here, place.place, program.scope(place.function).place)
    return in_thread or (not place.path and is_known_done(place.leaf, syntax_of))


def _blocked(program: Program, syntax_of: Callable[[int], Syntax], place: Blocked, more: int) -> Finding:
    row, leaf = place.leaf.row, place.leaf
    name = leaf.name.removeprefix("builtins.")
    called = f"{name}()" if leaf.is_call else name
    if place.path or leaf.place != place.place or leaf.file != place.file:
        message = f"this blocks the event loop: it reaches {called}" + (f" and {more} more" if more else "")
    else:
        message = f"{called} blocks the event loop"
    made = _at(program, syntax_of, row.code, place.file, place.place, place.scope, message, row.replacement)
    return replace(made, severity=Severity(row.severity), via=tuple(_steps(program, place)))


def _for_moments(made: Finding) -> Finding:
    """It waits for a lock that is never held for long."""
    return replace(made, severity=Severity.WARNING, message=f"{made.message}, for moments only: nobody holds it for long")


def _steps(program: Program, place: Blocked) -> Iterator[Step]:
    if place.leaf.place == place.place and place.leaf.file == place.file:
        return
    for function, use in place.path:
        yield Step(program.state.files[use.file].path, use.place[0], program.symbol(function))
    leaf = place.leaf
    yield Step(program.state.files[leaf.file].path, leaf.place[0], program.symbol(program.host(leaf.scope)))


def _misuse(program: Program, syntax_of: Callable[[int], Syntax], found: Misuse) -> Finding:
    made = _at(program, syntax_of, found.code, found.file, found.place, found.scope, found.message, found.help)
    via = (Step(program.state.files[file].path, place[0], program.symbol(f)) for f, file, place in found.path)
    return replace(made, fixable=found.fixable, via=tuple(via))


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
