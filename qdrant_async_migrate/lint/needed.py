"""Objects that were not made with what a call needs to block: ``put`` of a queue waits only if it was made with a size.
In: constructors that hand on a parameter of theirs, and the constants that they are given. Out: where objects were made that
hand on none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qdrant_async_migrate.link.blocking import Leaf
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.lint.given import Given
from qdrant_async_migrate.lint.origins import Origin, Origins

_NONE = frozenset({"0", "-1", "None"})


def without(
    program: Program, origins: Origins, given: Given, leaf: Leaf, makers: list[Call], found: Iterable[int]
) -> frozenset[Origin]:
    """The origins of objects of the classes whose constructor gives what it makes there none of what is needed."""
    if len(makers) != 1 or not leaf.row.needs:
        return frozenset()
    init = program.host(makers[0].scope)
    names = set(_handed_on(program, makers[0], leaf.row.needs, init)) if program.scope(init).name == "__init__" else set[str]()
    if len(names) != 1:
        return frozenset()
    name = names.pop()
    made = (item for cls in found if origins.init_of(cls) == init for item in origins.made(cls).items())
    return frozenset(origin for origin, call in made if call is not None and given.constant_of(call, init, name) in _NONE)


def _handed_on(program: Program, maker: Call, needs: Iterable[str], init: int) -> Iterator[str]:
    """The parameters of the constructor that are given for what is needed."""
    params = {program.state.node_in(init, p.node): p.name for p in program.scope(init).params}
    for key in needs:
        at = [node for name, node in maker.keywords if name == key]
        at += [maker.args[int(key)]] if key.isdigit() and int(key) < len(maker.args) else []
        yield from (params.get(node, "") for node in at)
