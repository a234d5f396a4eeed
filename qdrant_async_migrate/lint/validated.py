"""Checks of fields that run where an object is made: ``Webhook(url=...)`` runs ``@field_validator("url")`` of its class, and what
``Annotated[str, AfterValidator(check)]`` names in it. In: the linked program and the catalog's rows of such. Out: uses, each with
the node of the object that is made."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.uses import functions_run
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.special import Asked
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use

_CHECKS = "validates"


def validating_calls(program: Program) -> Iterator[Asked]:
    """A use for each call that makes an object of a class with such functions."""
    state, checks = program.state, dict[int, list[int]]()
    for function, scope in enumerate(state.scopes):
        cls = program.cls(function) if scope.decorators else None
        if cls is not None and _is_check(program, function):
            checks.setdefault(cls, []).append(function)
    for cls, function in _named(program):
        checks.setdefault(cls, []).append(function)
    for call in state.calls if checks else ():
        made = [state.item(v)[1] for v in sorted(call.targets) if state.kind(v) == Kind.CLASS]
        found = tuple(f for cls in made for c in classes.order(state, cls) for f in checks.get(c, ()))
        if found:
            yield Use(-1, call.file, call.scope, call.place, Role.OPERATOR, _CHECKS, found), call.result


def _named(program: Program) -> Iterator[tuple[int, int]]:
    """The functions that calls in the bodies of classes name as checks."""
    state = program.state
    for call, _, effects in program.library_calls():
        if state.scopes[call.scope].kind is ScopeKind.CLASS and any(e is not None and e.kind == _CHECKS for e in effects):
            values = sorted(state.graph.values(call.args[0])) if call.args and isinstance(call.args[0], int) else []
            yield from ((call.scope, function) for function in functions_run(state, values))


def _is_check(program: Program, function: int) -> bool:
    known = program.state.known
    effects = (known.effect(name) for names in program.decorator_names(function) for name in names)
    return any(effect is not None and effect.kind == _CHECKS for effect in effects)
