"""Code of the program that a library runs: ``tool.invoke(...)`` of a decorated function runs the function, and
``methodcaller("run")(job)`` a method of the object. In: the linked program and the catalog. Out: uses, each with the node of the
object whose method runs, or of the function."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import Use as How
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.blocking import Blockings
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.special import Asked
from qdrant_async_migrate.model.program import Role, Use

_CALLERS = "operator.methodcaller"


def run_by_libraries(program: Program, blockings: Blockings) -> Iterator[Asked]:
    """A use for each such place."""
    run = dict(_run_by_their_objects(program, blockings.catalog))
    reads = program.attributes_read()
    for call in program.state.calls if run else ():
        read = reads.get(call.function)
        values = sorted(program.state.graph.values(read.node)) if read is not None else ()
        items = [program.state.item(value) for value in values]
        found = tuple(i[1] for i in items if i[0] == Kind.FUNC and read is not None and read.name in run.get(i[1], ()))
        if found and read is not None:
            yield Use(-1, call.file, call.scope, call.place, Role.OPERATOR, f"run:{read.name}", found), read.node
    yield from _of_method_callers(program, blockings)


def _run_by_their_objects(program: Program, catalog: Catalog) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Functions of which a library's decorator makes an object, and the methods of it that run them at once."""
    for function, scope in enumerate(program.state.scopes):
        for name in (n for names in program.decorator_names(function) for n in names) if scope.decorators else ():
            row = catalog.boundary(name, How.DECORATOR)
            if row is not None and row.sync_calls:
                yield function, row.sync_calls


def _of_method_callers(program: Program, blockings: Blockings) -> Iterator[Asked]:
    """Calls of what ``methodcaller`` gave."""
    state = program.state
    made = {c.number: _name(c) for c in state.calls if any(state.item(v)[:2] == (Kind.EXT, _CALLERS) for v in c.targets)}
    if made:
        blockings.sources()
    for call in state.calls if made else ():
        node = call.args[0] if len(call.args) == 1 and not call.targets else -1
        names = {made[c.number] for c in blockings.makers(call.function) if c.number in made} if isinstance(node, int) else ()
        for value in sorted(state.graph.values(node)) if names and isinstance(node, int) and node >= 0 else ():
            item = state.item(value)
            for name in sorted(names) if item[0] == Kind.INST else ():
                at = classes.find(state, item[1], name)
                found = tuple(classes.methods(state, at[0]).get(name, ())) if at is not None else ()
                if found:
                    yield Use(-1, call.file, call.scope, call.place, Role.OPERATOR, f"named:{name}", found), node


def _name(call: Call) -> str:
    return (call.constants.get(0) or "").strip("'\"")
