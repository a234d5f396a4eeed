"""Names for a type: ``Action = Callable[[A], R]``, which annotations mention, in the same file or in one that imports it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.model.facts import Op


def names_in(annotation: ast.expr) -> Iterator[str]:
    """The plain names in an annotation."""
    return (n.id for n in ast.walk(annotation) if isinstance(n, ast.Name))


def meant(context: Context, file: int, name: str) -> tuple[int, ast.expr] | None:
    """The file that names a type, and the type."""
    value = of_file(context, file).get(name)
    if value is not None:
        return file, value
    source = _imported(context, file).get(name)
    value = of_file(context, source).get(name) if source is not None else None
    return (source, value) if source is not None and value is not None else None


def sharing(context: Context, file: int, name: str) -> list[int]:
    """The files in which the name means this type."""
    others = (f for f in range(len(context.program.state.files)) if _imported(context, f).get(name) == file)
    return [file, *others]


def of_file(context: Context, file: int) -> dict[str, ast.expr]:
    """The types that the top of a file gives a name, once, and that speak of a ``Callable``."""
    known: dict[int, dict[str, ast.expr]] = context.known.setdefault("type aliases", {})
    if file not in known:
        bound: dict[str, list[ast.expr]] = {}
        for statement in context.syntax(file).tree.body:
            for name, value in _bound(statement):
                bound.setdefault(name, []).append(value)
        known[file] = {name: values[0] for name, values in bound.items() if len(values) == 1 and _is_callable(values[0])}
    return known[file]


def _bound(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            yield name, value
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value
        case _ if type(statement).__name__ == "TypeAlias":
            yield statement.name.id, statement.value  # type: ignore[attr-defined]


def _is_callable(value: ast.expr) -> bool:
    heads = (n.value for n in ast.walk(value) if isinstance(n, ast.Subscript))
    called = any(isinstance(n, (ast.Call, ast.Lambda)) for n in ast.walk(value))
    return not called and any(getattr(h, "id", getattr(h, "attr", "")) == "Callable" for h in heads)


def _imported(context: Context, file: int) -> dict[str, int]:
    """The names that a file imports from files of the program under their own name."""
    known: dict[int, dict[str, int]] = context.known.setdefault("imported names", {})
    if file not in known:
        state = context.program.state
        facts = state.files[file]
        found = known[file] = {}
        for op in facts.ops:
            if op[0] == Op.IMPORT and op[3]:
                module = state.modules.resolve(facts.module, facts.is_package, str(op[2]), int(str(op[4])))
                source = state.file_of.get(module) if module is not None else None
                if source is not None:
                    found[str(op[3])] = source
    return known[file]
