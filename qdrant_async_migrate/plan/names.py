"""Names that an edit would bring in where the file means something else by them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.model.edits import AddImport, DropImport, Edit
from qdrant_async_migrate.model.facts import Op
from qdrant_async_migrate.model.program import Obstacle


def collisions(context: Context, edits: dict[int, list[Edit]]) -> Iterator[tuple[int, Obstacle]]:
    """Files in which an import that the plan adds would collide, with why."""
    for file, planned in sorted(edits.items()):
        for edit in planned:
            name = (edit.asname or edit.name or edit.module.split(".")[0]) if isinstance(edit, AddImport) else ""
            if name and name not in _dropped(context, file, planned) and _means_something_else(context, file, name, edit):
                message = f"this file means something of its own by the name {name}, which the async code needs"
                scope = context.module_scope(file)
                yield file, Obstacle("QAM103", file, (1, 0, 1, 1), scope, message, f"give your own {name} another name")


def _dropped(context: Context, file: int, planned: list[Edit]) -> set[str]:
    """Names that the plan itself stops importing: the same name comes from elsewhere then."""
    gone = {edit.at for edit in planned if isinstance(edit, DropImport)}
    if not gone:
        return set()
    syntax = context.syntax(file)
    aliases = [a for node in syntax.statements if isinstance(node, ast.ImportFrom) for a in node.names]
    return {alias.asname for alias in aliases if alias.asname is not None and syntax.span(alias) in gone}


def _means_something_else(context: Context, file: int, name: str, edit: Edit) -> bool:
    assert isinstance(edit, AddImport)
    facts = context.program.state.files[file]
    imported = {
        (str(op[2]), str(op[3])) for op in facts.ops if op[0] == Op.IMPORT and (str(op[3]) or str(op[2]).split(".")[0]) == name
    }
    bound = [s for s in facts.scopes if name in s.cells]
    if not bound:
        return False
    wanted = {(edit.module, edit.name)} if edit.name else {(edit.module, "")}
    return not imported or (bool(imported - wanted) and not edit.name)
