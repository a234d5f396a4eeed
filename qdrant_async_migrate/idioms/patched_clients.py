"""The client's class, which tests replace by a string: the string follows, and the mock gets the class for a spec."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from qdrant_async_migrate.idioms import gone_methods, mock_specs, patching
from qdrant_async_migrate.idioms.class_mocks import given_by, made_in, sets
from qdrant_async_migrate.idioms.context import Context, Note, Refusal, Rewrite
from qdrant_async_migrate.idioms.mock_methods import Mocks
from qdrant_async_migrate.idioms.optional_imports import followers
from qdrant_async_migrate.idioms.patching import Patch
from qdrant_async_migrate.idioms.raised_instead import only_raises
from qdrant_async_migrate.idioms.suites import is_test_file
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import Edit, Replace, SetString

_DECIDED = frozenset({"autospec", "spec", "spec_set", "new", "return_value"})
"""What says already what the mock gives."""
_WHOLE = ["return_value"]
"""The client itself, where its class is replaced."""


def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Every replacement of a client class that migrates."""
    for patch in patching.patches(context) if context.solution.migrated else ():
        yield from _client(context, patch)


def _client(context: Context, patch: Patch) -> Iterator[Rewrite | Refusal]:
    """``patch("app.db.Client")``: the name in the string is that of the module, which has another one now."""
    migrated, kept, old, last = class_named(context, patch)
    if not migrated:
        return
    module, _, new = context.catalog.twin_spelling(old).rpartition(".")
    short = old.rpartition(".")[2]
    syntax, node = patching.call_of(context, patch)
    literal = node.args[patch.at] if node is not None and len(node.args) > patch.at else None
    if kept or node is None or not isinstance(literal, ast.Constant) or short not in str(literal.value):
        message = f"{short} is replaced here" + (" for clients that migrate and clients that do not" if kept else "")
        yield patching.refused(context, patch, message, "replace it by its name alone: patch(...)", migrated, set())
        return
    edits: list[Edit] = [SetString(syntax.span(literal), short, new)]
    bare = _bare(context, patch, node, (module, new), migrated) if last else []
    if last and not bare:
        fault = _fault(context, patch, node, migrated)
        if fault:
            yield patching.refused(context, patch, fault, _help(node, new), migrated, set())
            return
        edits += _specified(context, node, patch, migrated)
    edits += bare
    note = Note("QAM210", patch.call.file, patch.call.place, patch.call.scope, f"the name in this string is {new} now")
    yield Rewrite(tuple((patch.call.file, edit) for edit in edits), (note,))


def _help(node: ast.Call, new: str) -> str:
    function = ast.unparse(node.func)
    given = "autospec=True" if "patch" in function.split(".") else f"MagicMock(return_value=MagicMock(spec={new}))"
    return f"use {function}(..., {given}), and set what its methods return"


def _bare(context: Context, patch: Patch, node: ast.Call, twin: tuple[str, str], migrated: set[int]) -> list[Edit]:
    """A mock that the test makes itself in the place of the class, and that says nothing of what it gives: ``MagicMock()`` ->
    ``MagicMock(return_value=MagicMock(spec=AsyncClient))``."""
    file, replacement = patch.call.file, patching.given(node, patch)
    made = made_in(context, file, replacement)
    if made is None or made.args or any(k.arg != "name" for k in made.keywords) or given_by(context, file, replacement):
        return []
    if replacement is None or sets(context, file, replacement):
        return []
    syntax = context.syntax(file)
    added, imports = mock_specs.class_in(syntax, *twin)
    keyword = f"return_value={syntax.source(made.func)}(spec={added})"
    told = gone_methods.of_mock(context, file, made, migrated, *_WHOLE)
    return [mock_specs.with_keyword(syntax, made, keyword), *imports, *told] if added else []


def class_named(context: Context, patch: Patch) -> tuple[set[int], set[int], str, bool]:
    """Families of the class that the string names, migrating and kept; its dotted name; whether it is named last."""
    program = context.program
    state = program.state
    found: set[int] = set()
    old = ""
    names = (*patch.steps, patch.name)
    for reference in state.references:
        short = reference.cls.rpartition(".")[2]
        if short in names and context.catalog.sdk(reference.cls) is not None and _held_in(context, patch, reference.file, short):
            if reference.number in followers(context):
                continue
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
        return file == patch.call.file or not _is_apart(context, file)
    return state.files[file].module in modules


def _is_apart(context: Context, file: int) -> bool:
    """A script that no other file names: it does not run while a test replaces something for all who import it."""
    known: dict[int, bool] = context.memo.setdefault("scripts apart", {})
    if file not in known:
        state = context.program.state
        facts = state.files[file]
        name = facts.module.rpartition(".")[2]
        others = (context.syntax(n).text for n in range(len(state.files)) if n != file)
        own = not facts.is_package and not name.startswith("__") and not is_test_file(context, state.scope_base[file])
        known[file] = own and not any(name in text and re.search(rf"\b{re.escape(name)}\b", text) for text in others)
    return known[file]


def _fault(context: Context, patch: Patch, node: ast.Call, migrated: set[int]) -> str:
    """Why a mock of the class would not be awaitable where it has to be."""
    if only_raises(node) and len(node.args) == patch.at + 1:
        return ""
    syntax = context.syntax(patch.call.file)
    given = {k.arg: k.value for k in node.keywords if k.arg not in ("autospec", "spec", "spec_set", "target")}
    if set(given) == {"return_value"} and len(node.args) == patch.at + 1:
        return Mocks.of(context).stands_in(patch.call.file, given["return_value"], migrated)
    replacement = patching.given(node, patch)
    if isinstance(replacement, ast.Constant) and replacement.value is None:
        return ""
    if given or len(node.args) > patch.at + 1:
        values = context.program.state.graph.values(patching.argument(patch)) if patching.argument(patch) >= 0 else ()
        own = bool(values) and all(context.program.state.kind(v) in (Kind.CLASS, Kind.FUNC, Kind.PARTIAL) for v in values)
        if own and set(given) <= {"new"}:
            return ""
        clients = given_by(context, patch.call.file, replacement)
        faults = (Mocks.of(context).stands_in(patch.call.file, client, migrated) for client in clients)
        return next(filter(None, faults), "") if clients else "what replaces the client here gives nothing to await"
    if isinstance(syntax.parent(node), ast.ClassDef):
        return "the client is replaced for all tests of this class"
    return _assigned(context, patch.call.file, node, migrated)


def _specified(context: Context, node: ast.Call, patch: Patch, migrated: set[int]) -> Iterator[Edit]:
    """``autospec=True``: the methods of the mock are then coroutine functions where those of the class are."""
    if len(node.args) > patch.at + 1 or any(k.arg in _DECIDED for k in node.keywords) or only_raises(node):
        return
    syntax = context.syntax(patch.call.file)
    function, roots = assigned_mocks(syntax, node)
    statements = [s for s in ast.walk(function) if isinstance(s, ast.Assign)] if function is not None else []
    if any(root_of(t)[0] in roots and root_of(t)[1] == _WHOLE for s in statements for t in s.targets):
        return
    slots = tuple((f"__qam_{i}__", (syntax.span(a),)) for i, a in enumerate(node.args))
    yield Replace(syntax.span(node), f"{syntax.source(node.func)}({', '.join(n for n, _ in slots)}, autospec=True)", slots)
    yield from gone_methods.of_patch(context, patch, node, migrated, *_WHOLE)


def _assigned(context: Context, file: int, node: ast.Call, migrated: set[int]) -> str:
    """The test puts mocks of its own in the place of those that follow the class."""
    function, roots = assigned_mocks(context.syntax(file), node)
    statements = [s for s in ast.walk(function) if isinstance(s, ast.Assign)] if function is not None else []
    for statement in statements:
        if root_of(statement.value)[0] in roots:
            roots.update(t.id for t in statement.targets if isinstance(t, ast.Name))
    for statement in statements:
        for target in statement.targets:
            root, attributes = root_of(target)
            if root not in roots or not attributes or _sets_result(attributes[attributes[0] == "return_value" :]):
                continue
            if attributes != _WHOLE or Mocks.of(context).stands_in(file, statement.value, migrated):
                return f"{ast.unparse(target)} is set to something that may give nothing to await"
    return ""


def _sets_result(attributes: list[str]) -> bool:
    """``client.count.return_value = ...``, and neither ``client.count = ...`` nor ``factory.return_value = ...``."""
    return len(attributes) > 1 and attributes[1] in patching.RESULTS


def root_of(node: ast.expr) -> tuple[str, list[str]]:
    """The name that an expression begins with, and the attributes after it: ``mock.return_value.count()``."""
    attributes: list[str] = []
    while isinstance(node, (ast.Attribute, ast.Call)):
        if isinstance(node, ast.Attribute):
            attributes.insert(0, node.attr)
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return (node.id if isinstance(node, ast.Name) else ""), attributes


def assigned_mocks(syntax: Syntax, node: ast.Call) -> tuple[ast.AST | None, set[str]]:
    """The function in which the mock is used, and the names it may have there."""
    parent = syntax.parent(node)
    if isinstance(parent, (ast.FunctionDef, ast.AsyncFunctionDef)):
        name = mock_specs.parameter_of(parent, node)
        return parent, {name} if name else {a.arg for a in parent.args.args[isinstance(syntax.parent(parent), ast.ClassDef) :]}
    function = syntax.function(node)
    if isinstance(parent, ast.withitem) and isinstance(parent.optional_vars, ast.Name):
        return function, {parent.optional_vars.id}
    if isinstance(parent, ast.Assign):
        return function, {t.id for t in parent.targets if isinstance(t, ast.Name)}
    return function, set()
