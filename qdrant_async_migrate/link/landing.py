"""Where the arguments of a call land: in the parameters of a function. A wrapper that is called as a value, out of a register,
has its callers' arguments in places of their own as well: these it hands on to what it wraps."""

from __future__ import annotations

from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Param
from qdrant_async_migrate.records import dataclass


@dataclass(frozen=True, slots=True)
class Landing:
    """The parameters of ``function``; ``by_value``: of a wrapper, for callers that have it as a value."""

    state: State
    function: int
    by_value: bool = False

    def node(self, param: Param) -> int:
        """The place of one argument."""
        node = self.state.node_in(self.function, param.node)
        return handed_on(self.state, node) if self.by_value else node

    def rest(self, param: Param | None) -> list[Value]:
        """What gets the further arguments. A wrapper keeps those of its callers apart from what it puts there itself."""
        if param is None:
            return []
        node = self.state.node_in(self.function, param.node)
        if self.by_value:
            return [_collected(self.state, "by value", node, param)]
        if self.function not in self.state.wrapping:
            return [value for value in self.state.graph.values(node) if self.state.kind(value) == Kind.CONT]
        made = _collected(self.state, "of callers", node, param)
        self.state.of_callers.add(made)
        return [made]


def _collected(state: State, how: str, node: int, param: Param) -> Value:
    made = state.values.of(Kind.CONT, (how, node))
    if param.kind == "kwargs":
        state.mappings.add(made)
    state.graph.add(node, [made])
    return made


def handed_on(state: State, node: int) -> int:
    """Of what a wrapper's parameter holds, what came from those who call the wrapper as a value."""
    if node not in state.handed_on:
        state.handed_on[node] = state.graph.node()
        state.graph.edge(state.handed_on[node], node)
    return state.handed_on[node]
