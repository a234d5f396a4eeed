"""Examples in docstrings that the project runs as tests: they cannot await, so what they call stays."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context, Refusal, Rewrite
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use

_EXAMPLE = re.compile(r"^[ \t]*(?:>>>|\.\.\.) (.*)$", re.MULTILINE)
_CALLED = re.compile(r"([^\W\d]\w*)\(")
_RUNNERS = ("doctest.",)


def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Refuse to turn what an example calls."""
    if not context.solution.migrated or not _are_run(context):
        return
    turned: dict[str, set[int]] = {}
    for function in context.solution.turned:
        if context.scope_kind(function) is ScopeKind.FUNCTION and function not in context.bridged:
            turned.setdefault(context.program.scope(function).name, set()).add(function)
    for file in range(len(context.program.state.files)):
        for node, names in _examples(context, file):
            for name in sorted(names & turned.keys()):
                yield _refused(context, file, node, name, turned[name])


def _are_run(context: Context) -> bool:
    """By an option of the test runner, or by a call of the program."""
    state = context.program.state
    called = (state.item(v)[1] for call in state.calls for v in call.targets if state.kind(v) == Kind.EXT)
    return context.suite.doctests or any(name.startswith(_RUNNERS) for name in called)


def _examples(context: Context, file: int) -> Iterator[tuple[ast.expr, set[str]]]:
    """Docstrings with examples, and the names that these call."""
    for node in ast.walk(context.syntax(file).tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text)) as docstring) if ">>>" in text:
                code = " ".join(_EXAMPLE.findall(text))
                yield docstring, set(_CALLED.findall(code))


def _refused(context: Context, file: int, node: ast.expr, name: str, functions: set[int]) -> Refusal:
    place = (node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or 0)
    use = Use(-1, file, context.module_scope(file), place, Role.CALL, "", ())
    message = f"an example here calls {name}, and cannot await it"
    return Refusal(
        context.obstacle("QAM210", use, message, "asyncio.run(...) in the example, or a test of its own"),
        functions=frozenset(functions),
    )
