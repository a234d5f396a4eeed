"""What the files of a program say of nodes: which are declared only, and what is stored under an attribute.
In: the facts of the files. Out: nodes of the solved flow."""

from __future__ import annotations

from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.model.facts import Op


class Mentions:
    """Read once."""

    def __init__(self, state: State) -> None:
        self.annotated: set[int] = set()
        self.stores: dict[str, list[tuple[int, int]]] = {}
        """By the name of an attribute: the nodes of objects, and of what they are given."""
        for number, facts in enumerate(state.files):
            for op in facts.ops:
                if op[0] == Op.INSTANCE:
                    self.annotated.add(state.node_of(number, op[1]))  # type: ignore[arg-type]
                elif op[0] == Op.STORE:
                    _, owner, name, source, *_ = op
                    assert isinstance(owner, int) and isinstance(name, str) and isinstance(source, int)
                    stored = (state.node_of(number, owner), state.node_of(number, source))
                    self.stores.setdefault(name, []).append(stored)
