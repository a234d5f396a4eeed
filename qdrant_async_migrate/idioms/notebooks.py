"""Notebooks: cells await at their top level, except where a magic runs their code as plain Python or writes it to a file."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Answer, Context, Refusal
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Use
from qdrant_async_migrate.notebook import Mark, governing, mark_in

ORDER = 5
_ELSEWHERE = "move it to a cell, or a line, without the magic"


def for_use(context: Context, use: Use) -> Answer:
    """Refuse to await what a magic runs: none of them takes ``await``."""
    if not context.is_notebook(use.file) or not context.waits(use):
        return None
    at_top = context.scope_kind(context.program.host(use.scope)) is ScopeKind.MODULE
    for mark in _marks(context, use.file, use.place[0]):
        if mark.kind == "file":
            return context.obstacle("QAM112", use, _written(mark), _ELSEWHERE)
        if mark.kind == "line" or (mark.kind == "body" and at_top):
            sign = "%%" if mark.kind == "body" else "%" if mark.magic else "!"
            message = f"{sign}{mark.magic} runs this as plain Python, where nothing can be awaited"
            return context.obstacle("QAM112", use, message, _ELSEWHERE)
    off = _autoawait_off(context, use.file) if at_top else None
    if off is None:
        return None
    return context.obstacle("QAM112", use, f"%autoawait is set in cell {off}: await in a cell may not run", "take it away")


def for_function(context: Context, function: int) -> Answer:
    """Refuse functions that a notebook writes to a file, scripts that it runs, and commands that would start a loop in it."""
    program = context.program
    file = program.file(function)
    if context.scope_kind(function) is ScopeKind.MODULE:
        return _run_by_notebook(context, function)
    if not context.is_notebook(file):
        return None
    if function in context.bridged:
        message = f"{context.name(function)} would start an event loop, and a notebook runs in one already"
        return context.function_obstacle("QAM604", function, message, "await a coroutine function in the notebook instead")
    mark = next((m for m in _marks(context, file, program.scope(function).place[0]) if m.kind == "file"), None)
    return context.function_obstacle("QAM112", function, _written(mark), _ELSEWHERE) if mark is not None else None


def for_program(context: Context) -> Iterator[Refusal]:
    """Refuse clients that stand in a file which a notebook writes."""
    for reference in context.program.state.references:
        family = context.program.family_of.get(reference.number)
        if family not in context.solution.migrated or not context.is_notebook(reference.file):
            continue
        mark = next((m for m in _marks(context, reference.file, reference.place[0]) if m.kind == "file"), None)
        if mark is not None:
            obstacle = Obstacle("QAM112", reference.file, reference.place, reference.scope, _written(mark), _ELSEWHERE)
            yield Refusal(obstacle, frozenset({family}))


def _written(mark: Mark) -> str:
    return f"%%{mark.magic} writes this to a file whenever the notebook runs: what uses the file is not known"


def _marks(context: Context, file: int, line: int) -> Iterator[Mark]:
    """The magics that govern a line: its own, and that of its cell."""
    return governing(context.syntax(file).source_lines, line)


def _autoawait_off(context: Context, file: int) -> int | None:
    found = (mark_in(line) for line in context.syntax(file).source_lines if "_autoawait_" in line)
    return next((mark.cell for mark in found if mark is not None and mark.magic == "autoawait"), None)


def _run_by_notebook(context: Context, module: int) -> Obstacle | None:
    """The module's own code awaits, and ``%run`` executes it inside the loop of a notebook."""
    name = context.program.facts(module).module
    for file, place in _runs(context).get(name, ()):
        path = context.program.state.files[file].path
        script = context.program.facts(module).path
        message = f"%run executes {script} inside the event loop of {path}, where no other can start"
        help_ = "import a coroutine function of it, and await that"
        return Obstacle("QAM112", file, place, context.module_scope(file), message, help_)
    return None


def _runs(context: Context) -> dict[str, list[tuple[int, Place]]]:
    """Modules that notebooks run, and where."""
    if "notebooks.runs" not in context.memo:
        found: dict[str, list[tuple[int, Place]]] = {}
        for file, facts in enumerate(context.program.state.files):
            if context.is_notebook(file):
                for name, place in _runs_of(context, file, facts.module):
                    found.setdefault(name, []).append((file, place))
        context.memo["notebooks.runs"] = found
    result: dict[str, list[tuple[int, Place]]] = context.memo["notebooks.runs"]
    return result


def _runs_of(context: Context, file: int, importer: str) -> Iterator[tuple[str, Place]]:
    syntax = context.syntax(file)
    for node in syntax.tree.body:
        mark = mark_in(syntax.source_lines[node.lineno - 1]) if isinstance(node, ast.ImportFrom) else None
        if isinstance(node, ast.ImportFrom) and mark is not None and mark.kind == "run":
            name = context.program.state.modules.resolve(importer, False, node.module or "", node.level)
            if name is not None:
                yield name, (node.lineno, 0, node.lineno, 1)
