"""A name that other modules import stays importable: where a file outside of the migration still asks a module for the sync
client, the module keeps that import beside the new one."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link import stars
from qdrant_async_migrate.model.edits import AddImport, DropImport, Edit, Rename
from qdrant_async_migrate.model.facts import Op
from qdrant_async_migrate.plan.homes import homes

Planned = tuple[int, Edit]


def keep_asked(context: Context, planned: Sequence[Planned]) -> Iterator[Planned]:
    """The edits, less those that take a name away from a file that goes on importing it."""
    left = list(planned)
    names = {name for file, edit in left for name in _taken_away(context, file, edit)}
    while names:
        asked = _asked(context, left, names)
        back = {(file, edit) for file, edit in left if file in asked and _taken_away(context, file, edit) & asked[file]}
        if not back:
            break
        left = [given for one in left for given in (_beside(context, *one) if one in back else (one,))]
    yield from left


def _taken_away(context: Context, file: int, edit: Edit) -> frozenset[str]:
    """The name that is not bound in the file any more after an edit of an import."""
    found = context.syntax(file).imported.get(edit.at) if isinstance(edit, (DropImport, Rename)) else None
    return frozenset({found[1].name}) if found is not None and found[1].asname is None else frozenset()


def _asked(context: Context, planned: Sequence[Planned], names: set[str]) -> dict[int, set[str]]:
    """The names that other files import from each file, and will."""
    state = context.program.state
    gone = {(other, edit.at) for other, edit in planned if isinstance(edit, (DropImport, Rename))}
    found: dict[int, set[str]] = {}
    for other, facts in enumerate(state.files):
        if not any(op[0] == Op.IMPORT and op[3] in names for op in facts.ops):
            continue
        for span, (statement, alias) in context.syntax(other).imported.items():
            if alias.name in names and (other, span) not in gone:
                module = state.modules.resolve(facts.module, facts.is_package, statement.module or "", statement.level)
                file = state.file_of.get(module) if module is not None else None
                if file is not None and file != other:
                    found.setdefault(file, set()).add(alias.name)
    for file, name in [*_asked_by_attribute(context), *_asked_by_star(context, planned, names)]:
        found.setdefault(file, set()).add(name)
    return found


def _asked_by_star(context: Context, planned: Sequence[Planned], names: set[str]) -> Iterator[tuple[int, str]]:
    """Names that a file goes on using and has from ``from module import *``."""
    renamed = {(file, edit.at) for file, edit in planned if isinstance(edit, Rename)}
    for other, facts in enumerate(context.program.state.files):
        if facts.stars:
            syntax = context.syntax(other)
            own = {alias.asname or alias.name for _, alias in syntax.imported.values()}
            loaded = [n for n in syntax.nodes if isinstance(n, ast.Name) and n.id in names - own]
            used = {node.id for node in loaded if (other, syntax.span(node)) not in renamed}
            yield from ((file, name) for file in stars.sources(context.program.state, other) for name in sorted(used))


def _asked_by_attribute(context: Context) -> Iterator[tuple[int, str]]:
    """Clients that stay sync and are mentioned as an attribute of a file's module."""
    program, migrated = context.program, context.solution.migrated
    for number, files in homes(context).items():
        if program.family_of.get(number) not in migrated:
            yield from ((file, program.state.references[number].name) for file in files)


def _beside(context: Context, file: int, edit: Edit) -> Iterator[Planned]:
    """Instead of a changed import: the new name as one more."""
    found = context.syntax(file).imported.get(edit.at) if isinstance(edit, Rename) else None
    if found is not None and isinstance(edit, Rename):
        statement = found[0]
        syntax = context.syntax(file)
        top = isinstance(syntax.parent(statement), ast.Module)
        spelled = "." * statement.level + (statement.module or "")
        yield file, AddImport(spelled, edit.to, beside=None if top else syntax.span(statement))
