"""The client's new name: every mention that belongs to a migrating family, the imports that bring it, and what keeps the
old one."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.optional_imports import fallbacks, followers
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.state import Reference
from qdrant_async_migrate.model.edits import AddImport, DropImport, Edit, Rename, SetString
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.notebook import begins_cell, is_written
from qdrant_async_migrate.plan.alternatives import alternatives
from qdrant_async_migrate.plan.bound import home, means
from qdrant_async_migrate.plan.homes import bind_asked, homes
from qdrant_async_migrate.plan.reexports import keep_asked
from qdrant_async_migrate.records import dataclass


def renames(context: Context) -> Iterator[tuple[int, Edit]]:
    """Edits for all mentions of clients that become async."""
    by_file: dict[int, list[Reference]] = {}
    for reference in context.program.state.references:
        if context.program.family_of.get(reference.number) in context.solution.migrated or reference.number in followers(context):
            by_file.setdefault(reference.file, []).append(reference)
    planned = [(file, edit) for file, found in sorted(by_file.items()) for edit in _of_file(context, file, found)]
    planned += bind_asked(context, [r for found in by_file.values() for r in found], planned)
    kept = list(keep_asked(context, planned))
    yield from (*kept, *alternatives(context, kept))


def _of_file(context: Context, file: int, references: list[Reference]) -> Iterator[Edit]:
    syntax = context.syntax(file)
    kept = _kept(context, file)
    imports = _imports(syntax, context)
    handled: set[Place] = set()
    wanted: dict[str, str] = {}
    asked: dict[str, list[Place]] = {}
    renamed: dict[str, list[ast.Name]] = {}
    for reference in references:
        old, new = _names(context, reference)
        asked.setdefault(reference.name, []).append(reference.place)
        node = syntax.find(reference.place, ast.Name, ast.Attribute)
        aliases = (alias for alias, _ in imports.get(reference.name, ()) if alias.asname)
        if reference.string is not None and any(alias.name == old for alias in aliases):
            wanted.setdefault(reference.name, reference.cls)  # the alias stays as it is spelled
        elif reference.string is not None:
            if reference.place not in handled:
                handled.add(reference.place)
                yield SetString(syntax.to_span(reference.string), old, new)
            if reference.number not in homes(context):
                wanted.setdefault(old, reference.cls)
        elif node is None and (text := _asked_by_name(syntax, reference, old)) is not None:
            yield SetString(syntax.span(text), old, new)
        elif isinstance(node, ast.Attribute) and node.attr == old:
            yield Rename(syntax.span(node), new)
        elif isinstance(node, ast.Name) and node.id == old:
            yield Rename(syntax.span(node), new)
            wanted.setdefault(old, reference.cls)
        elif isinstance(node, ast.Name) and any(alias.name == old for alias, _ in imports.get(node.id, ())):
            wanted.setdefault(node.id, reference.cls)
        elif isinstance(node, ast.Name):
            yield Rename(syntax.span(node), new)
            module, _, name = context.catalog.twin_spelling(reference.cls).rpartition(".")
            yield AddImport(module, name)
            renamed.setdefault(node.id, []).append(node)
    for node in fallbacks(context, file):
        yield Rename(syntax.span(node), context.catalog.twin_spelling(references[0].cls).rpartition(".")[2])
    for bound, nodes in renamed.items():
        yield from _unused(syntax, imports, bound, nodes)
    for bound, cls in wanted.items():
        yield from _import(context, syntax, imports, bound, cls, _Mentions(asked.get(bound, ()), kept.get(bound, ())))


def _asked_by_name(syntax: Syntax, reference: Reference, old: str) -> ast.Constant | None:
    """The name in ``getattr(qdrant_client, "QdrantClient")``."""
    match syntax.find(reference.place, ast.Call):
        case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=value) as text, *_]) if value == old:
            return text
    return None


def _names(context: Context, reference: Reference) -> tuple[str, str]:
    old = reference.cls.rsplit(".", 1)[-1]
    twin = context.catalog.twin_spelling(reference.cls)
    return old, twin.rsplit(".", 1)[-1]


def _kept(context: Context, file: int) -> dict[str, list[Place]]:
    """Where the file mentions a client that stays sync, by the names under which it does."""
    found: dict[str, list[Place]] = {}
    for r in _references(context).get(file, ()):
        family = context.program.family_of.get(r.number)
        stays = family is not None and family not in context.solution.migrated and r.number not in followers(context)
        if stays and not (context.is_notebook(file) and is_written(context.syntax(file).source_lines, r.place[0])):
            found.setdefault(r.name, []).append(r.place)
    return found


@dataclass(frozen=True, slots=True)
class _Mentions:
    """Where a name is mentioned for a client that becomes async, and for one that stays sync."""

    asked: Sequence[Place]
    kept: Sequence[Place]


def _references(context: Context) -> dict[int, list[Reference]]:
    """All mentions of clients by file."""
    if "references" not in context.memo:
        found = context.memo["references"] = {}
        for reference in context.program.state.references:
            found.setdefault(reference.file, []).append(reference)
    known: dict[int, list[Reference]] = context.memo["references"]
    return known


def _imports(syntax: Syntax, context: Context) -> dict[str, list[tuple[ast.alias, ast.ImportFrom]]]:
    """``from ... import`` aliases of the file by the name they bind."""
    found: dict[str, list[tuple[ast.alias, ast.ImportFrom]]] = {}
    for node in syntax.statements:
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                found.setdefault(alias.asname or alias.name, []).append((alias, node))
    return found


def _import(
    context: Context,
    syntax: Syntax,
    imports: dict[str, list[tuple[ast.alias, ast.ImportFrom]]],
    bound: str,
    cls: str,
    mentions: _Mentions,
) -> Iterator[Edit]:
    """The import that binds ``bound`` brings the twin instead, or as well; one of a function only if it is meant there."""
    twin = context.catalog.twin_spelling(cls)
    module, _, new = twin.rpartition(".")
    old = cls.rsplit(".", 1)[-1]
    exported = bound in _exports(syntax)
    is_notebook = bool(syntax.tree.body) and begins_cell(syntax.source_lines[syntax.tree.body[0].lineno - 1])
    homes = [home(syntax, statement) for _, statement in imports.get(bound, ())]
    for alias, statement in imports.get(bound, ()):
        within = home(syntax, statement)
        keep = any(means(place, homes) is within for place in mentions.kept)
        asked = any(means(place, homes) is within for place in mentions.asked)
        if not asked and (keep or within is not None):
            continue
        if alias.name != old or (is_notebook and is_written(syntax.source_lines, statement.lineno)):
            continue
        spelled = ("." * statement.level) + (statement.module or "")
        source = context.catalog.twin_spelling(f"{statement.module}.{old}") if statement.level == 0 else ""
        library = source.rpartition(".")[0] if source else module
        if (keep or exported) and alias.asname is None:
            yield AddImport(library, new, beside=syntax.span(statement) if is_notebook or not _top(syntax, statement) else None)
        elif alias.asname is not None and (library == spelled or is_notebook):
            yield Rename(syntax.span(alias), new)
        elif library == spelled:
            yield Rename(syntax.span(alias), new) if not _has(statement, new) else DropImport(syntax.span(alias))
        else:
            yield DropImport(syntax.span(alias))
            yield AddImport(
                library,
                new,
                alias.asname or "",
                beside=syntax.span(statement) if is_notebook or not _top(syntax, statement) else None,
            )
    if bound not in imports:
        yield AddImport(module, new)


def _unused(
    syntax: Syntax, imports: dict[str, list[tuple[ast.alias, ast.ImportFrom]]], bound: str, nodes: list[ast.Name]
) -> Iterator[Edit]:
    """An import whose every use got another name goes."""
    uses = [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Name) and n.id == bound]
    if len(uses) == len(nodes) and bound not in _exports(syntax):
        for alias, _ in imports.get(bound, ()):
            yield DropImport(syntax.span(alias))


def _has(statement: ast.ImportFrom, name: str) -> bool:
    return any(a.name == name and a.asname is None for a in statement.names)


def _top(syntax: Syntax, statement: ast.stmt) -> bool:
    return isinstance(syntax.parent(statement), ast.Module)


def _exports(syntax: Syntax) -> set[str]:
    """Names in ``__all__``."""
    for node in syntax.tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return {c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant) and isinstance(c.value, str)}
    return set()
