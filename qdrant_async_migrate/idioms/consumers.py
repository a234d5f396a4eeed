"""Who consumes an iterator other than by a loop that the program shows: containers, spreading, membership, code outside."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Obstacle, Role

_PASSES_ON = frozenset("harmless checks marks returns cast partial apply dict field fields gather task run".split())
"""Kinds of effects that do not iterate over what they are given."""
_KEEPS = frozenset("append add insert appendleft setdefault put put_nowait".split())
"""Methods of containers that keep a value as it is."""
_PROGRAM = frozenset({Kind.FUNC, Kind.BOUND, Kind.CLASS, Kind.PARTIAL, Kind.INST})


def unseen(context: Context, family: list[int], name: str) -> Iterator[Obstacle]:
    """Places where an object of one of the classes is iterated over, or may be, in a way that has no async form."""
    state = context.program.state
    values = frozenset(state.values.of(Kind.INST, cls) for cls in family)
    iterated = {(u.file, u.place) for u in context.program.uses if u.role is Role.ITERATE}
    for call in state.calls:
        if (reason := _by_call(context, call, values, iterated)) is not None:
            yield _obstacle(call.file, call.place, call.scope, f"{name} is iterated over by {reason}, which cannot wait")
    for kind, wanted, dunder in (("operator", "__contains__", "__contains__"), ("item", "[]", "__getitem__")):
        for read in state.reads[kind]:
            if read.name == wanted and not values.isdisjoint(state.graph.values(read.node)):
                if not any(classes.find(state, cls, dunder) for cls in family):
                    what = "'in'" if kind == "operator" else "an assignment to several variables"
                    yield _obstacle(read.file, read.place, read.scope, f"{name} is iterated over by {what}, which cannot wait")


def _by_call(context: Context, call: Call, values: frozenset[int], iterated: set[tuple[int, Place]]) -> str | None:
    state = context.program.state
    spread = [a[1] for a in call.args if isinstance(a, tuple)]
    if any(not values.isdisjoint(state.graph.values(node)) for node in spread):
        return "a call with *"
    nodes = [a for a in call.args if isinstance(a, int)] + [node for _, node in call.keywords]
    if not any(not values.isdisjoint(state.graph.values(node)) for node in nodes):
        return None
    if not call.targets:
        return "code that is not known"
    for target in sorted(call.targets):
        item = state.item(target)
        if item[0] in _PROGRAM or (call.file, call.place) in iterated:
            continue
        if item[0] == Kind.CMETH:
            if item[2] not in _KEEPS:
                return f"{item[2]}()"
            continue
        dotted = str(item[1])
        effect = state.known.effect(dotted)
        if effect is None or effect.kind not in _PASSES_ON:
            return dotted.removeprefix("builtins.")
    return None


def _obstacle(file: int, place: Place, scope: int, message: str) -> Obstacle:
    return Obstacle("QAM110", file, place, scope, message, "collect it in a list first, with a loop of your own")
