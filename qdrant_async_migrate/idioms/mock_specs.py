"""How a replacement is told the class of what it replaces: the words of the call, and the imports that they need."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, Edit, Replace

_MOCK = "MagicMock"


def parameter_of(function: ast.FunctionDef | ast.AsyncFunctionDef, node: ast.Call) -> str:
    """The parameter that takes what the decorator makes: the lowest decorator comes first."""
    calls = [d for d in reversed(function.decorator_list) if isinstance(d, ast.Call)]
    made = [d for d in calls if ast.unparse(d.func) == ast.unparse(node.func)]
    plain = all(len(d.args) == len(node.args) and not {k.arg for k in d.keywords} & {None, "new"} for d in made)
    others = [d for d in function.decorator_list if "patch" in ast.unparse(d) and d not in made]
    names = [a.arg for a in function.args.args if a.arg not in ("self", "cls")]
    index = made.index(node) if node in made else len(names)
    return names[index] if plain and not others and index < len(names) else ""


def class_in(syntax: Syntax, module: str, name: str) -> tuple[str, list[Edit]]:
    """The name of the class in the file, which gets it if need be; empty if that name means something else there."""
    origins = {a.asname or a.name: (s.module, a.name) for s, a in syntax.imported.values()}
    if "." in name or origins.get(name, ("", name))[1] != name:
        return "", []
    bound = any(isinstance(n, (ast.ClassDef, *FUNCTIONS)) and n.name == name for n in ast.walk(syntax.tree))
    return ("", []) if bound else (name, [] if name in origins else [AddImport(module, name)])


def mock_of(syntax: Syntax, node: ast.Call, cls: str = _MOCK) -> tuple[str, list[Edit]]:
    """The mock's class, spelled as the function that replaces is."""
    before, _, _ = ast.unparse(node.func).rpartition("patch")
    if before:
        return f"{before}{cls}", []
    return cls, [_imported(syntax, ast.unparse(node.func).split(".")[0], cls)]


def beside(syntax: Syntax, made: ast.Call, cls: str) -> tuple[str, list[Edit]]:
    """Another class of mocks, spelled as that of ``made`` is."""
    if isinstance(made.func, ast.Attribute):
        return f"{syntax.source(made.func.value)}.{cls}", []
    return cls, [_imported(syntax, ast.unparse(made.func), cls)]


def _imported(syntax: Syntax, name: str, cls: str) -> Edit:
    """From where ``name`` comes."""
    for statement, alias in syntax.imported.values():
        if (alias.asname or alias.name) == name and statement.module:
            return AddImport(statement.module, cls)
    return AddImport("unittest.mock", cls)


def with_keyword(syntax: Syntax, node: ast.Call, added: str) -> Edit:
    """The same call with one keyword more, as text."""
    slots = [(f"__qam_{i}__", (syntax.span(a),)) for i, a in enumerate(node.args)]
    named = [(f"__qam_{i}__", (syntax.span(k.value),)) for i, k in enumerate(node.keywords, len(slots))]
    passed = [name for name, _ in slots] + [f"{k.arg}={name}" for k, (name, _) in zip(node.keywords, named, strict=True)]
    return Replace(syntax.span(node), f"{syntax.source(node.func)}({', '.join([*passed, added])})", tuple(slots + named))
