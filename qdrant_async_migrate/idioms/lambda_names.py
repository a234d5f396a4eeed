"""Names for the functions that lambdas become: after what they are given as."""

from __future__ import annotations

import ast
import builtins
import keyword
import re

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.program import Role
from qdrant_async_migrate.scan.opened import place_of


def assigned(statement: ast.stmt, node: ast.Lambda) -> str:
    """``name`` of ``name = lambda ...``, else nothing."""
    plain = isinstance(statement, ast.Assign) and statement.value is node and len(statement.targets) == 1
    target = statement.targets[0] if plain and isinstance(statement, ast.Assign) else None
    return target.id if isinstance(target, ast.Name) else ""


def fresh(context: Context, function: int, node: ast.Lambda, statement: ast.stmt) -> str:
    """A name after what the lambda is given as, which the file does not use."""
    file = context.program.file(function)
    syntax = context.syntax(file)
    here = syntax.function(statement)
    named = (getattr(n, key, None) for n in ast.walk(here) if not isinstance(n, ast.keyword) for key in ("id", "arg", "name"))
    names = {n for n in named if isinstance(n, str)} | _around(context, function)
    base = _given_as(context, file, syntax, node, statement)
    alike = [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Lambda) and not assigned(syntax.statement(n), n)]
    alike = [n for n in alike if _given_as(context, file, syntax, n, syntax.statement(n)) == base]
    first = base if base not in names else f"{base}_async"
    index = sorted(alike, key=lambda n: (n.lineno, n.col_offset)).index(node)
    index = sum(syntax.function(syntax.statement(n)) is here for n in sorted(alike, key=place_of)[:index])
    name = f"{first}_{index + 1}" if index else first
    while name in names:
        name += "_"
    return name


def _around(context: Context, function: int) -> set[str]:
    """Names of the functions and the module around a lambda, and of the builtins."""
    program = context.program
    found = set(dir(builtins))
    while (function := program.parent(function)) >= 0:
        found |= program.scope(function).cells.keys()
    return found


def _given_as(context: Context, file: int, syntax: Syntax, node: ast.Lambda, statement: ast.stmt) -> str:
    """The keyword, the parameter, the attribute or the name that the lambda is given to."""
    parent = syntax.parent(node)
    if isinstance(parent, ast.keyword) and parent.arg:
        return parent.arg
    if isinstance(parent, ast.Dict) and node in parent.values:
        key = parent.keys[parent.values.index(node)]
        text = re.sub(r"\W+", "_", str(key.value)).strip("_") if isinstance(key, ast.Constant) else ""
        return text if text.isidentifier() and not keyword.iskeyword(text) else "given"
    if isinstance(parent, ast.Call) and node in parent.args:
        before = parent.args[: parent.args.index(node)]
        text = str(before[-1].value) if before and isinstance(before[-1], ast.Constant) else ""
        if text.isidentifier() and not keyword.iskeyword(text):
            return text
        return _parameter(context, file, parent, len(before)) or "given"
    if isinstance(parent, ast.Assign) and len(parent.targets) == 1 and isinstance(parent.targets[0], ast.Attribute):
        return parent.targets[0].attr
    return "given"


def _parameter(context: Context, file: int, call: ast.Call, index: int) -> str:
    """The name of the parameter of the program's function that takes a positional argument."""
    program = context.program
    for use in context.uses_of_file(file):
        if use.place == place_of(call) and use.role is Role.CALL and len(use.functions) == 1:
            function = use.functions[0]
            bound = program.cls(function) is not None and program.method_kind(function) != "static"
            taken = [p.name for p in program.scope(function).params if p.kind in ("positional", "positional-only")]
            taken = taken[1:] if bound else taken
            return taken[index] if index < len(taken) else ""
    return ""
