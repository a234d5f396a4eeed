"""Code of the program that a library runs: ``tool.invoke(...)`` of a decorated function runs the function, and
``methodcaller("run")(job)`` a method of the object. In: the linked program and the catalog. Out: uses, each with the node of the
object whose method runs, or of the function."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
_MAPPED = 2
"""Arguments of ``map`` over one iterable."""


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
    for call in state.calls if made else ():
        node = call.args[0] if len(call.args) == 1 and not call.targets else -1
        makers = blockings.makers.of(call.function) if isinstance(node, int) else ()
        names = {made[c.number] for c in makers if c.number in made}
        if names and isinstance(node, int):
            yield from _asked(program, call, names, node)
        elif len(call.args) == _MAPPED and isinstance(call.args[0], int) and _is_consumed_here(program, call):
            names = {made[c.number] for c in blockings.makers.of(call.args[0]) if c.number in made}
            held = state.graph.values(call.args[1]) if names else ()
            for inner in (n for value in held if state.kind(value) == Kind.CONT for _, n in state.slots(value)):
                yield from _asked(program, call, names, inner)


def _asked(program: Program, call: Call, names: Iterable[str], node: int) -> Iterator[Asked]:
    """The methods of these names of the objects that a node holds."""
    state = program.state
    for item in (state.item(value) for value in sorted(state.graph.values(node))) if node >= 0 else ():
        for name in sorted(names) if item[0] == Kind.INST else ():
            at = classes.find(state, item[1], name)
            found = tuple(classes.methods(state, at[0]).get(name, ())) if at is not None else ()
            if found:
                yield Use(-1, call.file, call.scope, call.place, Role.OPERATOR, f"named:{name}", found), node


def _is_consumed_here(program: Program, call: Call) -> bool:
    """``list(map(...))``: something around takes the elements."""
    state = program.state
    names = (state.item(v)[1] for v in call.targets if state.kind(v) == Kind.EXT)
    if not any((effect := state.known.effect(name)) is not None and effect.kind == "map" for name in names):
        return False
    return any(
        read.node == call.result
        and read.file == call.file
        and read.place[:2] <= call.place[:2]
        and call.place[2:] <= read.place[2:]
        for read in state.reads["iterate"]
    )


def _name(call: Call) -> str:
    return (call.constants.get(0) or "").strip("'\"")
