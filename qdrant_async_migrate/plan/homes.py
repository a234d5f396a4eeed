"""``package.Client``: where code asks a module of the program for the client by an attribute, the module has that name."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterator, Sequence

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link.state import Reference
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AddImport, Edit, Rename

Planned = tuple[int, Edit]


def homes(context: Context) -> dict[int, list[int]]:
    """For each mention of a client as an attribute of a module of the program (by number), the files of the modules."""
    if "homes" not in context.memo:
        context.memo["homes"] = _found(context)
    known: dict[int, list[int]] = context.memo["homes"]
    return known


def _found(context: Context) -> dict[int, list[int]]:
    state = context.program.state
    places = {(r.file, r.place, r.name): r.number for r in state.references}
    found: dict[int, list[int]] = {}
    for read in state.reads["attribute"]:
        number = places.get((read.file, read.place, read.name), -1)
        for value in sorted(state.graph.values(read.node)) if number >= 0 else ():
            file = state.file_of.get(state.item(value)[1]) if state.kind(value) == Kind.MODULE else None
            if file is not None:
                found.setdefault(number, []).append(file)
    return found


def bind_asked(context: Context, asking: Sequence[Reference], planned: Sequence[Planned]) -> Iterator[Planned]:
    """Imports that bind the new name in the modules whose attribute it will be, from where they have the old one."""
    queue = deque((file, reference.cls) for reference in asking for file in homes(context).get(reference.number, ()))
    done: set[int] = set()
    while queue:
        file, cls = queue.popleft()
        old, new = cls.rpartition(".")[2], context.catalog.twin_spelling(cls).rpartition(".")[2]
        if file in done or any(at == file and _binds(edit, new) for at, edit in planned):
            continue
        done.add(file)
        syntax = context.syntax(file)
        statements = [s for s, alias in syntax.imported.values() if (alias.asname or alias.name) == old == alias.name]
        if any(alias.name == new and alias.asname is None for s in statements for alias in s.names):
            continue
        for statement in statements:
            top = isinstance(syntax.parent(statement), ast.Module)
            spelled = "." * statement.level + (statement.module or "")
            yield file, AddImport(spelled, new, beside=None if top else syntax.span(statement))
            source = _source(context, file, statement)
            if source is not None:
                queue.append((source, cls))


def _binds(edit: Edit, name: str) -> bool:
    return (isinstance(edit, Rename) and edit.to == name) or (isinstance(edit, AddImport) and (edit.asname or edit.name) == name)


def _source(context: Context, file: int, statement: ast.ImportFrom) -> int | None:
    state = context.program.state
    facts = state.files[file]
    module = state.modules.resolve(facts.module, facts.is_package, statement.module or "", statement.level)
    return state.file_of.get(module) if module is not None else None
