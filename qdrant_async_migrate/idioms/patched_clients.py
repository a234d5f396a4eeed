"""The client's class, which tests replace by a string: the string follows, and the mock gets the class for a spec."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import patching
from qdrant_async_migrate.idioms.context import Context, Note, Refusal, Rewrite
from qdrant_async_migrate.idioms.patching import Patch
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import Edit, Replace, SetString


def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Every replacement of a client class that migrates."""
    for patch in patching.patches(context) if context.solution.migrated else ():
        yield from _client(context, patch)


def _client(context: Context, patch: Patch) -> Iterator[Rewrite | Refusal]:
    """``patch("app.db.Client")``: the name in the string is that of the module, which has another one now."""
    migrated, kept, old, last = _class_named(context, patch)
    if not migrated:
        return
    new = context.catalog.twin_spelling(old).rpartition(".")[2]
    short = old.rpartition(".")[2]
    syntax, node = patching.call_of(context, patch)
    literal = node.args[patch.at] if node is not None and len(node.args) > patch.at else None
    if kept or node is None or not isinstance(literal, ast.Constant) or short not in str(literal.value):
        message = f"{short} is replaced here" + (" for clients that migrate and clients that do not" if kept else "")
        yield patching.refused(context, patch, message, "replace it by its name alone: patch(...)", migrated, set())
        return
    edits: list[Edit] = [SetString(syntax.span(literal), short, new)]
    if last:
        fault = _fault(context, patch, syntax, node)
        if fault:
            yield patching.refused(
                context,
                patch,
                fault,
                f"use {ast.unparse(node.func)}(..., autospec=True), and set what its methods return",
                migrated,
                set(),
            )
            return
        edits += _specified(syntax, node, patch)
    note = Note("QAM210", patch.call.file, patch.call.place, patch.call.scope, f"the name in this string is {new} now")
    yield Rewrite(tuple((patch.call.file, edit) for edit in edits), (note,))


def _class_named(context: Context, patch: Patch) -> tuple[set[int], set[int], str, bool]:
    """Families of the class that the string names, migrating and kept; its dotted name; whether it is named last."""
    program = context.program
    state = program.state
    found: set[int] = set()
    old = ""
    names = (*patch.steps, patch.name)
    for reference in state.references:
        short = reference.cls.rpartition(".")[2]
        if short in names and context.catalog.sdk(reference.cls) is not None and _held_in(context, patch, reference.file, short):
            found.add(program.family_of.get(reference.number, -1))
            old = reference.cls
    called = {f for f in found if f >= 0 and (program.families[f].calls or program.families[f].holders)}
    last = bool(old) and patch.name == old.rpartition(".")[2]
    return called & context.solution.migrated, called - context.solution.migrated, old, last


def _held_in(context: Context, patch: Patch, file: int, short: str) -> bool:
    """The module in which the name is replaced is this file, or the library itself."""
    state = context.program.state
    modules = [state.item(h)[1] for h in patch.holders if state.kind(h) == Kind.MODULE] if not patch.steps else []
    if patch.steps:
        text = patching.text(patch.call.constants.get(0))
        modules = [text[: -len(".".join((*patch.steps, patch.name))) - 1]]
    library = [state.item(h)[1] for h in patch.holders if state.kind(h) == Kind.EXT]
    if any(context.catalog.sdk(f"{name}.{short}") is not None for name in library):
        return True
    return state.files[file].module in modules


def _fault(context: Context, patch: Patch, syntax: Syntax, node: ast.Call) -> str:
    """Why a mock of the class would not be awaitable where it has to be."""
    given = {k.arg for k in node.keywords} - {"autospec", "spec", "spec_set", "target"}
    if given or len(node.args) > patch.at + 1:
        values = context.program.state.graph.values(patching.argument(patch)) if patching.argument(patch) >= 0 else ()
        own = bool(values) and all(context.program.state.kind(v) in (Kind.CLASS, Kind.FUNC, Kind.PARTIAL) for v in values)
        return "" if own and not given - {"new"} else "what replaces the client here gives nothing to await"
    if isinstance(syntax.parent(node), ast.ClassDef):
        return "the client is replaced for all tests of this class"
    return _assigned(syntax, node)


def _specified(syntax: Syntax, node: ast.Call, patch: Patch) -> Iterator[Edit]:
    """``autospec=True``: the methods of the mock are then coroutine functions where those of the class are."""
    if len(node.args) > patch.at + 1 or any(k.arg in ("autospec", "spec", "spec_set", "new") for k in node.keywords):
        return
    slots = tuple((f"__qam_{i}__", (syntax.span(a),)) for i, a in enumerate(node.args))
    yield Replace(syntax.span(node), f"{syntax.source(node.func)}({', '.join(n for n, _ in slots)}, autospec=True)", slots)


def _assigned(syntax: Syntax, node: ast.Call) -> str:
    """The test puts mocks of its own in the place of those that follow the class."""
    function, roots = _mocks(syntax, node)
    for inner in ast.walk(function) if function is not None else ():
        if isinstance(inner, ast.Assign):
            names = [t.id for t in inner.targets if isinstance(t, ast.Name)]
            if _root(inner.value)[0] in roots:
                roots.update(names)
    for inner in ast.walk(function) if function is not None else ():
        if isinstance(inner, ast.Assign):
            for target in inner.targets:
                root, attributes = _root(target)
                if root in roots and attributes and not _sets_result(attributes[attributes[0] == "return_value" :]):
                    return f"{ast.unparse(target)} is set to something that may give nothing to await"
    return ""


def _sets_result(attributes: list[str]) -> bool:
    """``client.count.return_value = ...``, and neither ``client.count = ...`` nor ``factory.return_value = ...``."""
    return len(attributes) > 1 and attributes[1] in patching.RESULTS


def _root(node: ast.expr) -> tuple[str, list[str]]:
    attributes: list[str] = []
    while isinstance(node, (ast.Attribute, ast.Call)):
        if isinstance(node, ast.Attribute):
            attributes.insert(0, node.attr)
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return (node.id if isinstance(node, ast.Name) else ""), attributes


def _mocks(syntax: Syntax, node: ast.Call) -> tuple[ast.AST | None, set[str]]:
    """The function in which the mock is used, and the names it may have there."""
    parent = syntax.parent(node)
    if isinstance(parent, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return parent, {a.arg for a in parent.args.args if a.arg not in ("self", "cls")}
    function = syntax.function(node)
    if isinstance(parent, ast.withitem) and isinstance(parent.optional_vars, ast.Name):
        return function, {parent.optional_vars.id}
    if isinstance(parent, ast.Assign):
        return function, {t.id for t in parent.targets if isinstance(t, ast.Name)}
    return function, set()
