"""Classes that are asked about something that matters, ``isinstance(store, (Filled, Empty))``, and what makes classes answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Op


def checked(state: State, is_hot: Callable[[int], bool]) -> Iterator[int]:
    """The nodes of what stands in a tuple of classes, and of the metaclasses of the program."""
    asked = [node for node in _classes(state, is_hot) if node >= 0]
    for node in asked:
        yield from (state.every(value) for value in sorted(state.graph.values(node)) if state.kind(value) == Kind.CONT)
    for number, facts in enumerate(state.files) if asked else ():
        made = (op for op in facts.ops if op[0] == Op.BUILD and op[2] == "metaclass")
        yield from (state.node_of(number, node) for op in made for _, node in op[3])  # type: ignore[attr-defined]


def _classes(state: State, is_hot: Callable[[int], bool]) -> Iterator[int]:
    for call in state.calls:
        if len(call.args) > 1 and isinstance(call.args[0], int) and isinstance(call.args[1], int) and is_hot(call.args[0]):
            names = (state.item(value)[1] for value in call.targets if state.kind(value) == Kind.EXT)
            if any((effect := state.known.effect(name)) is not None and effect.kind == "checks" for name in names):
                yield call.args[1]
