"""The library itself, in whose place a test puts something: ``sys.modules["qdrant_client"] = stub``. The stub has the class
that the program imports today, and gives nothing to await."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import naming
from qdrant_async_migrate.idioms.context import Context, Refusal
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.program import Obstacle
from qdrant_async_migrate.scan.opened import place_of

_LOADED = frozenset({"sys.modules", "modules"})
_PUTTING = frozenset("setitem dict setdefault update __setitem__".split())
"""``monkeypatch.setitem``, ``patch.dict``, and methods of the mapping."""


def for_program(context: Context) -> Iterator[Refusal]:
    """Every place that puts something there which is not ``None``."""
    families = frozenset(f for f in context.solution.migrated if context.program.families[f].calls)
    for file in range(len(context.program.state.files)) if families else ():
        syntax = context.syntax(file)
        if "modules" in syntax.text and any(f'"{m}"' in syntax.text or f"'{m}'" in syntax.text for m in _modules(context)):
            yield from (Refusal(_obstacle(context, file, syntax, node), families) for node in _places(context, syntax))


def _modules(context: Context) -> frozenset[str]:
    """Modules of libraries that have the class of a client of the program."""
    if "modules of clients" not in context.known:
        names = {reference.cls for reference in context.program.state.references}
        found = {name.rpartition(".")[0] for name in names if context.catalog.sdk(name) is not None}
        context.known["modules of clients"] = frozenset(found | {module.split(".")[0] for module in found})
    modules: frozenset[str] = context.known["modules of clients"]
    return modules


def _places(context: Context, syntax: Syntax) -> Iterator[ast.expr]:
    for node in ast.walk(syntax.tree):
        if isinstance(node, ast.Assign) and not _is_none(node.value):
            yield from (t for t in node.targets if isinstance(t, ast.Subscript) and _puts(context, syntax, t))
        elif isinstance(node, ast.Call) and _is_put(node) and _names(context, syntax, _keys(node)):
            yield node


def _puts(context: Context, syntax: Syntax, target: ast.Subscript) -> bool:
    return ast.unparse(target.value) in _LOADED and _names(context, syntax, [target.slice])


def _is_put(node: ast.Call) -> bool:
    """A call that puts something into ``sys.modules``, which is its object, or its first argument, also as a text."""
    if not isinstance(node.func, ast.Attribute) or node.func.attr not in _PUTTING:
        return False
    mapping = [node.func.value, *node.args[:1], *(k.value for k in node.keywords if k.arg in ("dic", "in_dict"))]
    return any(ast.unparse(m) in _LOADED or (isinstance(m, ast.Constant) and m.value == "sys.modules") for m in mapping)


def _keys(node: ast.Call) -> list[ast.expr]:
    """What the call may put under: a key, or those of a mapping; nothing is imported under a key that is ``None``."""
    found: list[ast.expr] = []
    arguments = [*node.args, *(k.value for k in node.keywords)]
    for index, argument in enumerate(arguments):
        if isinstance(argument, ast.Dict):
            pairs = zip(argument.keys, argument.values, strict=True)
            found += [key or value for key, value in pairs if not _is_none(value)]
        elif not _is_none(argument) and not (index + 1 < len(arguments) and _is_none(arguments[index + 1])):
            found.append(argument)
    return found


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _names(context: Context, syntax: Syntax, keys: list[ast.expr]) -> bool:
    """One of the keys is a module that has the class, or a variable where the file spells such a module."""
    modules = _modules(context)
    if any(isinstance(key, ast.Constant) and key.value in modules for key in keys):
        return True
    if all(isinstance(key, (ast.Constant, ast.Attribute)) for key in keys):
        return False
    spelled = (n.value for n in ast.walk(syntax.tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return any(isinstance(key, (ast.Name, ast.Starred)) for key in keys) and not modules.isdisjoint(spelled)


def _obstacle(context: Context, file: int, syntax: Syntax, node: ast.expr) -> Obstacle:
    function = syntax.function(node)
    scope = naming.scope_at(context, file, function) if isinstance(function, FUNCTIONS) else context.module_scope(file)
    message = "the library is replaced here by what has no async client, or one that gives nothing to await"
    help_ = "replace the client where the program gets it: patch(...), or a parameter"
    return Obstacle("QAM210", file, place_of(node), scope, message, help_)
