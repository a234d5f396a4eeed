"""Imports that nothing needs any more: every mention of the name they bind has become another name."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, Direct, DropImport, Edit, Rename, Replace, ReplaceBlock, Span, Undecorate
from qdrant_async_migrate.model.facts import Op, is_within

_ATTRIBUTE = re.compile(r"\.\w+")


def unused_imports(context: Context, edits: Mapping[int, Sequence[Edit]]) -> Iterator[tuple[int, Edit]]:
    """For each file the imports to drop."""
    importers = _importers(context)
    for file, planned in sorted(edits.items()):
        if any(isinstance(edit, (Direct, Rename, Replace, ReplaceBlock, Undecorate)) for edit in planned):
            last = context.program.state.files[file].module.rpartition(".")[2]
            named = (found for tail in {last, ""} for found in importers.get(tail, {}).items())
            taken = frozenset(name for name, files in named if files - {file})
            for edit in _of_file(context.syntax(file), planned, taken):
                yield file, edit


def _importers(context: Context) -> dict[str, dict[str, set[int]]]:
    """For the last part of each module that something is imported from: the names, and the files that import them."""
    found: dict[str, dict[str, set[int]]] = {}
    for file, facts in enumerate(context.program.state.files):
        for op in facts.ops:
            if op[0] == Op.IMPORT and op[3]:
                found.setdefault(str(op[2]).rpartition(".")[2], {}).setdefault(str(op[3]), set()).add(file)
    return found


def _of_file(syntax: Syntax, edits: Sequence[Edit], taken: frozenset[str]) -> Iterator[Edit]:
    wanted = {edit.asname or edit.name or edit.module.partition(".")[0] for edit in edits if isinstance(edit, AddImport)} | taken
    handled = {edit.at for edit in edits if isinstance(edit, (Rename, DropImport))}
    if not _may_be(syntax, edits, wanted, handled):
        return
    mentions: dict[str, list[Span]] = {}
    texts = [edit.to for edit in edits if isinstance(edit, Rename)]
    texts += [_ATTRIBUTE.sub("", getattr(edit, "code", "")) for edit in edits]
    aliases: list[ast.alias] = []
    for node in syntax.nodes:
        match node:
            case ast.Name(id=name):
                mentions.setdefault(name, []).append(syntax.span(node))
            case ast.Constant(value=str(text)):
                texts.append(text)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                aliases += names
    gone = _gone(edits, _with_decorators(syntax))
    renamed = {edit.at for edit in edits if isinstance(edit, Rename)}
    for alias in aliases:
        name = alias.asname or alias.name.partition(".")[0]
        spans = mentions.get(name, [])
        replaced = bool(spans) and all(s in renamed or _is_gone(s, gone) for s in spans)
        if name in wanted or not replaced or syntax.span(alias) in handled:
            continue
        if not any(re.search(rf"\b{re.escape(name)}\b", text) for text in texts):
            yield DropImport(syntax.span(alias))


def _may_be(syntax: Syntax, edits: Sequence[Edit], wanted: Collection[str], handled: Collection[Span]) -> bool:
    """The text of something that is replaced has the name of an import in it, which may have no other mention. Outside of ASCII
    a name may be spelled in several ways."""
    imports = [node for node in syntax.statements if isinstance(node, (ast.Import, ast.ImportFrom))]
    bound = ((alias, alias.asname or alias.name.partition(".")[0]) for node in imports for alias in node.names)
    names = [name for alias, name in bound if name not in wanted and syntax.span(alias) not in handled]
    spans = [edit.at for edit in edits if isinstance(edit, (Direct, Rename, Replace, Undecorate))]
    spans += [(*edit.at[0][:2], *edit.at[-1][2:]) for edit in edits if isinstance(edit, ReplaceBlock)]
    texts = [line for span in spans for line in syntax.source_lines[span[0] - 1 : span[2]]]
    return syntax.lines is not None or any(name in text for name in names for text in texts)


def _with_decorators(syntax: Syntax) -> dict[Span, Span]:
    """Where decorated definitions stand, which begin with ``def`` or ``class``, with their decorators."""
    defined = [n for n in syntax.nodes if isinstance(n, (*FUNCTIONS, ast.ClassDef)) and n.decorator_list]
    return {syntax.span(n): (*syntax.span(n.decorator_list[0])[:2], *syntax.span(n)[2:]) for n in defined}


def _gone(edits: Sequence[Edit], decorated: Mapping[Span, Span]) -> list[tuple[Span, tuple[Span, ...]]]:
    """What is replaced, with the parts of it that are kept, there or elsewhere."""
    taken = [decorated.get(span, span) for edit in edits for _, spans in getattr(edit, "slots", ()) for span in spans]
    whole = [edit.at for edit in edits if isinstance(edit, (Replace, Undecorate))]
    whole += [(*edit.at[0][:2], *edit.at[-1][2:]) for edit in edits if isinstance(edit, ReplaceBlock)]
    whole += [span for edit in edits if isinstance(edit, Direct) for span in edit.gone]
    return [(at, tuple(t for t in taken if is_within(t, at))) for at in whole]


def _is_gone(span: Span, gone: list[tuple[Span, tuple[Span, ...]]]) -> bool:
    return any(is_within(span, whole) and not any(is_within(span, part) for part in kept) for whole, kept in gone)
