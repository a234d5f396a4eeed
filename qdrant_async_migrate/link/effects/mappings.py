"""Mappings: what is filled in under which key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.link import containers, elements, protocols
from qdrant_async_migrate.link.effects.sequences import same_keys
from qdrant_async_migrate.link.effects.use import Use, kind
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Value


@kind("dict")
def _dict(use: Use) -> None:
    made = use.container("dict")
    use.state.mappings.add(made)
    fill(use, made, use.args)
    use.state.graph.add(use.result, [made])


def fill(use: Use, made: Value, mappings: Sequence[Any]) -> None:
    """``made`` holds what mappings and keyword arguments hold, ``**mapping`` among them."""
    for argument in mappings:
        if isinstance(argument, int):
            use.state.graph.watch(use.elements(argument), partial(containers.put_pairs, use.state, made))
            use.state.graph.watch(argument, partial(same_keys, use.state, made))
            use.state.graph.watch(argument, partial(_kept_keys, use.state, made))
            use.state.graph.watch(argument, partial(protocols.mapped, use.state, use.site, 0))
    for name, node in use.keywords:
        if name is not None:
            use.state.graph.edge(node, use.state.slot(made, name))
        else:
            use.state.graph.watch(node, partial(same_keys, use.state, made))


def _kept_keys(state: State, made: Value, values: Iterable[Value]) -> None:
    for mapping in [v for v in values if v in state.mappings]:
        keys, kept = elements.keys_of(state, mapping), elements.keys_of(state, made)
        state.graph.edge(state.every(keys), state.slot(kept, ANY))


@kind("dict-from-keys")
def _from_keys(use: Use) -> None:
    """A dict with one value for all keys."""
    made, state = use.container("dict"), use.state
    state.mappings.add(made)
    state.graph.edge(use.elements(use.argument("0")), state.slot(elements.keys_of(state, made), ANY))
    state.graph.edge(use.argument("1"), state.slot(made, ANY))
    state.graph.add(use.result, [made])


@kind("default-dict")
def _default_dict(use: Use) -> None:
    """A dict that calls a function for what it lacks."""
    made = use.container("default")
    use.state.mappings.add(made)
    use.each_function((), (), use.state.slot(made, ANY))
    fill(use, made, use.args[1:])
    use.state.graph.add(use.result, [made])
