"""Classes without a constructor that are built where one is built by a coroutine: ``KINDS[kind]()``, and the base class that an
annotation names (``kinds: dict[str, type[Store]]``). They get the same factory, which has nothing to await."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from qdrant_async_migrate.idioms.constructions import CONSTRUCTORS
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.init_family import why_not_plain
from qdrant_async_migrate.idioms.init_write import given_type
from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.model.edits import Edit, Insert


def is_bare(context: Context, cls: int) -> bool:
    """No class that it derives from says how its objects are made, and that is known of all."""
    state = context.program.state
    names = (*CONSTRUCTORS, "__new__")
    made = any(classes.methods(state, c).get(name) for c in classes.order(state, cls) for name in names)
    return not made and not why_not_plain(context, cls)


def bare_factories(context: Context, constructed: Iterable[int], name: str) -> Iterator[tuple[int, Edit]]:
    """The factories of those among the classes that have no constructor and inherit none of these."""
    bare = [cls for cls in constructed if is_bare(context, cls)]
    for cls in bare:
        if set(bare).isdisjoint(classes.order(context.program.state, cls)[1:]):
            yield from ((context.program.file(cls), edit) for edit in _factory(context, cls, name))


def _factory(context: Context, cls: int, name: str) -> Iterator[Edit]:
    """The factory, after the methods of the class."""
    program = context.program
    syntax = context.syntax(program.file(cls))
    node = syntax.find(program.scope(cls).place, ast.ClassDef)
    if node is None:
        return
    result, imported = given_type(context, cls)
    methods = [s for s in node.body if isinstance(s, FUNCTIONS)]
    code = f"@classmethod\nasync def {name}(cls, *args, **kwargs) -> {result}:\n    return cls(*args, **kwargs)"
    yield Insert(syntax.span([*node.body, *methods][-1]), "after", code)
    yield from imported
