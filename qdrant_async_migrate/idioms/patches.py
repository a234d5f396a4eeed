"""What tests put in the place of something that turns async: names in strings follow, a stand-in must give what is awaited."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from qdrant_async_migrate.idioms import suites
from qdrant_async_migrate.idioms import suites
from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Note, Refusal, Rewrite
from qdrant_async_migrate.idioms.generators import free_name
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.uses import owners
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import Edit, Insert, Rename, Replace, SetString
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.solve import AWAITED_KINDS

ORDER = 80
_PATCHES = frozenset({"patch", "patch-attribute", "patch-either"})
_STANDS_IN = frozenset({"spec", "autospec"})
_AWAITING = "AsyncMock"
_OWN = frozenset("return_value side_effect".split())


# stand-ins that flow into the program -----------------------------------------------------------------------------------------
def for_use(context: Context, use: Use) -> Answer:
    """A call on a stand-in without a class: nobody can tell which of its methods have to be awaited."""
    mocks = [n for n in use.others if _is_stand_in(context, n)]
    if not mocks or use.role not in (Role.CALL, Role.PROPERTY):
        return None
    twin = next((context.catalog.sdk(f.client) for f in context.program.families.values() if f.number in context.solution.migrated), None)
    spec = twin.name.rsplit(".", 1)[-1] if twin is not None else "the class"
    message = "this call may reach a mock without a spec, which gives nothing to await"
    return context.obstacle("QAM210", use, message, f"make it a mock of a class: Mock(spec={spec}), its methods then follow")


def _is_stand_in(context: Context, name: str) -> bool:
    parts = name.split(".")
    effects = [context.catalog.effect(".".join(parts[:end])) for end in range(len(parts), 0, -1)]
    return any(e is not None and e.kind in _STANDS_IN for e in effects)


def for_function(context: Context, function: int) -> Answer:
    """A lambda that replaces a function that turns async: ``async def`` before the statement."""
    scope = context.program.scope(function)
    if scope.kind is not ScopeKind.LAMBDA:
        return None
    file = context.program.file(function)
    syntax = context.syntax(file)
    node = syntax.find(scope.place, ast.Lambda)
    call = syntax.parent(node) if node is not None else None
    if not isinstance(node, ast.Lambda) or not isinstance(call, ast.Call) or not _is_patch(context, file, call):
        return None
    if any(context.waits(context.program.uses[n]) for n in context.program.uses_in.get(function, ())):
        return None
    statement = syntax.statement(node)
    if first_barrier(syntax, node) is not None or isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return context.function_obstacle("QAM210", function, "this lambda replaces a coroutine function: write it as async def")
    host = context.program.host(context.program.parent(function))
    name = free_name(context, host, "replacement")
    code = f"async def {name}({ast.unparse(node.args)}):\n    return __qam_0__"
    body = (("__qam_0__", (syntax.span(node.body),)),)
    inserted = Insert(syntax.span(statement), "before", code, body)
    return Rewrite(((file, inserted), (file, Replace(syntax.span(node), name))))


def _is_patch(context: Context, file: int, node: ast.Call) -> bool:
    place = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    return any(patch.call.file == file and patch.call.place == place for patch in _patches(context))


# what is replaced -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Patch:
    """A call that replaces ``name`` of the ``holders`` (values); ``at`` is the argument that spells it."""

    call: Call
    holders: tuple[int, ...]
    name: str
    at: int
    replacement: str
    steps: tuple[str, ...] = ()
    """Names on the way from a module to the holder."""


def _patches(context: Context) -> list[_Patch]:
    if "patches" not in context.memo:
        context.memo["patches"] = list(_found(context))
    found: list[_Patch] = context.memo["patches"]
    return found


def _found(context: Context) -> Iterator[_Patch]:
    state = context.program.state
    for call in state.calls:
        for value in call.targets:
            effect = context.catalog.effect(state.item(value)[1]) if state.kind(value) in (Kind.EXT, Kind.MEM) else None
            if effect is None or effect.kind not in _PATCHES:
                continue
            named = [_text(call.constants.get(i)) for i in (0, 1)]
            if named[1] and effect.kind != "patch":
                node = call.args[0] if call.args and isinstance(call.args[0], int) else -1
                yield _Patch(call, tuple(sorted(state.graph.values(node))) if node >= 0 else (), named[1], 1, effect.function)
            elif named[0] and effect.kind != "patch-attribute":
                yield _dotted(context, call, named[0], effect.function)


def _text(constant: str | None) -> str:
    return constant[1:-1] if constant and constant[0] in "'\"" else ""


def _dotted(context: Context, call: Call, target: str, replacement: str) -> _Patch:
    """``"package.module.Class.name"``."""
    state = context.program.state
    *parts, name = target.split(".")
    end = next((e for e in range(len(parts), 0, -1) if ".".join(parts[:e]) in state.file_of), 0)
    if not end:
        return _Patch(call, (state.values.of(Kind.EXT, ".".join(parts)),), name, 0, replacement, ())
    holders = [state.values.of(Kind.MODULE, ".".join(parts[:end]))]
    for step in parts[end:]:
        holders = [v for holder in holders for v in _values(context, holder, step)]
    return _Patch(call, tuple(holders), name, 0, replacement, tuple(parts[end:]))


def _values(context: Context, holder: int, name: str) -> list[int]:
    """What an attribute of a module, class or object may be, before it is replaced."""
    state = context.program.state
    item = state.item(holder)
    node: int | None = None
    if item[0] == Kind.MODULE and (file := state.file_of.get(item[1])) is not None:
        node = state.cell(state.scope_base[file], name)
    elif item[0] in (Kind.CLASS, Kind.INST):
        found = classes.find(state, item[1], name)
        node = found[1] if found is not None else None
    elif item[0] == Kind.EXT and context.catalog.sdk(f"{item[1]}.{name}") is not None:
        return [holder]
    return sorted(state.graph.values(node)) if node is not None and node >= 0 else []


# for the whole program ------------------------------------------------------------------------------------------------------
def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Every replacement of a client class, or of something that turns async."""
    for patch in _patches(context) if context.solution.migrated else ():
        yield from _client(context, patch)
        yield from _function(context, patch)
        yield from _method(context, patch)


def _syntax(context: Context, patch: _Patch) -> tuple[Syntax, ast.Call | None]:
    syntax = context.syntax(patch.call.file)
    return syntax, syntax.find(patch.call.place, ast.Call)


def _refused(context: Context, patch: _Patch, message: str, help_: str, families: set[int], functions: set[int]) -> Refusal:
    call = patch.call
    use = Use(-1, call.file, call.scope, call.place, Role.CALL, "", ())
    return Refusal(context.obstacle("QAM210", use, message, help_), frozenset(families), frozenset(functions))


# the client class -----------------------------------------------------------------------------------------------------------
def _client(context: Context, patch: _Patch) -> Iterator[Rewrite | Refusal]:
    """``patch("app.db.Client")``: the name in the string is that of the module, which has another one now."""
    migrated, kept, old, last = _class_named(context, patch)
    if not migrated:
        return
    new = context.catalog.twin_spelling(old).rpartition(".")[2]
    short = old.rpartition(".")[2]
    syntax, node = _syntax(context, patch)
    literal = node.args[patch.at] if node is not None and len(node.args) > patch.at else None
    if kept or node is None or not isinstance(literal, ast.Constant):
        message = f"{short} is replaced here for clients that migrate and clients that do not"
        yield _refused(context, patch, message, "replace one at a time", migrated, set())
        return
    edits: list[Edit] = [SetString(syntax.span(literal), short, new)]
    if last:
        fault = _fault(context, patch, syntax, node)
        if fault:
            yield _refused(context, patch, fault, f"use {ast.unparse(node.func)}(..., autospec=True), and set what its methods return", migrated, set())
            return
        edits += _specified(syntax, node, patch)
    note = Note("QAM210", patch.call.file, patch.call.place, patch.call.scope, f"the name in this string is {new} now")
    yield Rewrite(tuple((patch.call.file, edit) for edit in edits), (note,))


def _class_named(context: Context, patch: _Patch) -> tuple[set[int], set[int], str, bool]:
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


def _held_in(context: Context, patch: _Patch, file: int, short: str) -> bool:
    """The module in which the name is replaced is this file, or the library itself."""
    state = context.program.state
    modules = [state.item(h)[1] for h in patch.holders if state.kind(h) == Kind.MODULE] if not patch.steps else []
    if patch.steps:
        text = _text(patch.call.constants.get(0))
        modules = [text[: -len(".".join((*patch.steps, patch.name))) - 1]]
    library = [state.item(h)[1] for h in patch.holders if state.kind(h) == Kind.EXT]
    if any(context.catalog.sdk(f"{name}.{short}") is not None for name in library):
        return True
    return state.files[file].module in modules


def _fault(context: Context, patch: _Patch, syntax: Syntax, node: ast.Call) -> str:
    """Why a mock of the class would not be awaitable where it has to be."""
    given = {k.arg for k in node.keywords} - {"autospec", "spec", "spec_set", "target"}
    if given or len(node.args) > patch.at + 1:
        values = context.program.state.graph.values(_argument(patch)) if _argument(patch) >= 0 else ()
        own = bool(values) and all(context.program.state.kind(v) in (Kind.CLASS, Kind.FUNC, Kind.PARTIAL) for v in values)
        return "" if own and not given - {"new"} else "what replaces the client here gives nothing to await"
    if isinstance(syntax.parent(node), ast.ClassDef):
        return "the client is replaced for all tests of this class"
    return _assigned(syntax, node)


def _argument(patch: _Patch) -> int:
    """The node of what is put in the place."""
    for part in patch.replacement.split(","):
        if part.isdigit() and patch.at < int(part) < len(patch.call.args):
            found = patch.call.args[int(part)]
            return found if isinstance(found, int) else -1
        for name, node in patch.call.keywords:
            if name == part:
                return node
    return -1


def _specified(syntax: Syntax, node: ast.Call, patch: _Patch) -> Iterator[Edit]:
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
    return len(attributes) > 1 and attributes[1] in _OWN


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


# functions that turn async --------------------------------------------------------------------------------------------------
def _function(context: Context, patch: _Patch) -> Iterator[Rewrite | Refusal]:
    state = context.program.state
    values = [v for holder in patch.holders for v in _values(context, holder, patch.name)]
    functions = {state.item(v)[1] for v in values if state.kind(v) in (Kind.FUNC, Kind.BOUND)}
    turned = {f for f in functions if context.becomes_awaitable(f)}
    if turned and not _follows(context, patch):
        yield from _awaitable(context, patch, turned, set())


def _method(context: Context, patch: _Patch) -> Iterator[Rewrite | Refusal]:
    """``patch.object(Client, "count", ...)``: for the clients of the whole program at once."""
    program = context.program
    found: set[int] = set()
    for holder in patch.holders:
        for reference, cls in owners(program.state, holder):
            sdk = context.catalog.sdk(cls)
            method = context.catalog.method(sdk, patch.name) if sdk is not None else None
            if method is not None and method.kind.value in AWAITED_KINDS and reference in program.family_of:
                found.add(program.family_of[reference])
    migrated = found & context.solution.migrated
    if not migrated:
        return
    if any(family.calls and number not in context.solution.migrated for number, family in program.families.items()):
        yield _refused(context, patch, f"{patch.name} is replaced here for clients that stay sync too", "", migrated, set())
    elif not _follows(context, patch):
        yield from _awaitable(context, patch, set(), migrated)


def _follows(context: Context, patch: _Patch) -> bool:
    """What is put in the place is a coroutine function afterwards, or there is nothing: then the mock is made to fit."""
    state = context.program.state
    values = state.graph.values(_argument(patch)) if _argument(patch) >= 0 else ()
    functions = [state.item(v)[1] for v in values if state.kind(v) in (Kind.FUNC, Kind.BOUND)]
    return bool(functions) and len(functions) == len(values) and all(context.is_async_after(f) for f in functions)


def _awaitable(context: Context, patch: _Patch, functions: set[int], families: set[int]) -> Iterator[Rewrite | Refusal]:
    """Let what is put in the place give something to await."""
    syntax, node = _syntax(context, patch)
    message = f"{patch.name} turns async, and what replaces it here gives nothing to await"
    help_ = "replace it by a coroutine function, or by an AsyncMock"
    given = {k.arg for k in node.keywords} if node is not None else set()
    if _argument(patch) < 0:
        generator = any(context.program.scope(f).is_generator for f in functions)
        special = any(context.program.method_kind(f) not in ("function", "method", "static", "class") for f in functions)
        if generator or special or "new_callable" in given or node is None:
            yield _refused(context, patch, message, help_, families, functions)
        return
    mock = _mock_given(context, syntax, node, patch) if node is not None else None
    if mock is None:
        yield _refused(context, patch, message, help_, families, functions)
    elif mock:
        yield Rewrite(tuple((patch.call.file, edit) for edit in mock))


def _mock_given(context: Context, syntax: Syntax, node: ast.Call, patch: _Patch) -> list[Edit] | None:
    """``Mock(return_value=x)`` -> ``AsyncMock(return_value=x)``, here or where its name is bound; None: it is something else."""
    given = _given(node, patch)
    if isinstance(given, ast.Name):
        function = syntax.function(node)
        bound = [s.value for s in ast.walk(function) if isinstance(s, ast.Assign) and any(isinstance(t, ast.Name) and t.id == given.id for t in s.targets)]
        given = bound[0] if len(bound) == 1 else None
    if not isinstance(given, ast.Call) or given.args or not {k.arg for k in given.keywords} <= {*_OWN, "name"}:
        return None
    place = (given.lineno, given.col_offset, given.end_lineno, given.end_col_offset)
    state = context.program.state
    names = [state.item(v)[1] for c in state.calls if c.file == patch.call.file and c.place == place for v in c.targets]
    if len(names) != 1 or not _is_stand_in(context, names[0]):
        return None
    if names[0].endswith(f".{_AWAITING}"):
        return []
    if isinstance(given.func, ast.Attribute):
        return [Rename(syntax.span(given.func), _AWAITING)]
    if isinstance(given.func, ast.Name):
        return list(suites.rebound(syntax, [given.func], f"{names[0].rpartition('.')[0]}.{_AWAITING}"))
    return None


def _given(node: ast.Call, patch: _Patch) -> ast.expr | None:
    for part in patch.replacement.split(","):
        if part.isdigit() and patch.at < int(part) < len(node.args):
            return node.args[int(part)]
        for keyword in node.keywords:
            if keyword.arg == part:
                return keyword.value
    return None
