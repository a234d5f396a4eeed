"""One call of a library's callable, and the functions that pass values through it, by the kind of their effect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.catalog.schema import Effect
from qdrant_async_migrate.link import attributes, calls, classes, members, protocols
from qdrant_async_migrate.link.state import Call, Read, State
from qdrant_async_migrate.link.values import Kind, Value

Keywords = Sequence[tuple[str | None, int]]


CALLABLE = frozenset({Kind.FUNC, Kind.BOUND, Kind.PARTIAL, Kind.MEM, Kind.DYN, Kind.XCLS, Kind.CLASS, Kind.INST, Kind.CMETH})


KINDS: dict[str, Callable[[Use], None]] = {}
"""By the kind of an effect, what passes the values."""


def kind(*names: str) -> Callable[[Callable[[Use], None]], Callable[[Use], None]]:
    """The function passes values through effects of these kinds."""

    def register(function: Callable[[Use], None]) -> Callable[[Use], None]:
        assert KINDS.keys().isdisjoint(names), "a kind of effect has one meaning"
        KINDS.update(dict.fromkeys(names, function))
        return function

    return register


class Use:
    """One call of a library's callable, with what is needed to pass values through it."""

    def __init__(
        self, state: State, site: Call, effect: Effect, value: Value, args: Sequence[Any], keywords: Keywords, result: int
    ) -> None:
        self.state, self.site, self.effect, self.value = state, site, effect, value
        self.args, self.keywords, self.result = args, keywords, result

    def argument(self, key: str) -> int:
        """The node of an argument by position or keyword (``"1,target"``: whichever is there); ``-1`` if absent."""
        for part in key.split(","):
            if part.isdigit() and int(part) < len(self.args):
                found = self.args[int(part)]
                return found if isinstance(found, int) else -1
            for name, node in self.keywords:
                if name == part:
                    return node
        return -1

    def passing(self) -> int:
        """The node of the argument that passes, the first unless the row says another."""
        return self.argument(self.effect.argument or "0")

    def rest(self) -> list[Any]:
        """The positional arguments after the function."""
        first = self.effect.function.split(",")[0]
        return list(self.args[int(first) + 1 :]) if first.isdigit() else []

    def elements(self, node: int) -> int:
        """What iterating over an argument gives; recorded, since a generator that turns async cannot be consumed so."""
        read = Read(self.site.file, self.site.scope, self.site.place, node, f"call:{self.effect.name}", self.state.graph.node())
        self.state.reads["iterate"].append(read)
        self.state.graph.watch(node, partial(protocols.iterate, self.state, read))
        return read.result

    def each_function(self, args: Sequence[Any], keywords: Keywords, result: int) -> None:
        """Call every value of the function argument."""
        node = self.argument(self.effect.function)
        self.state.graph.watch(node, partial(self.apply, args, keywords, result))

    def apply(self, args: Sequence[Any], keywords: Keywords, result: int, values: Iterable[Value]) -> None:
        for value, item in self.state.each(values):
            if item[0] in CALLABLE:
                self.site.applies(self.effect.function, value, self.effect.kind)
                calls.invoke(self.state, self.site, value, args, keywords, result)
            elif item[0] == Kind.EXT:
                self.site.applies(self.effect.function, value, self.effect.kind)
                effect = self.state.known.effect(item[1])
                # without arguments nothing is consumed here: a factory, ``list``
                if effect is not None and (not args or effect.kind == "attribute"):
                    KINDS[effect.kind](Use(self.state, self.site, effect, value, args, keywords, result))
                returned(self.state, item, item[1], result, effect is not None)

    def give(self, *item: Any) -> None:
        self.state.graph.add(self.result, [self.state.values.of(*item)])

    def container(self, label: str) -> Value:
        return self.state.values.of(Kind.CONT, (label, self.site.number, self.result))


def returned(state: State, item: tuple[Any, ...], dotted: str, result: int, through: bool) -> None:
    returns = state.known.returns(dotted)
    if returns:
        state.graph.add(result, [members.said_to_be(state, item, returns)])
    elif dotted == "builtins.object.__new__" and item[0] == Kind.MEM:
        owner = state.item(item[2])
        if owner[0] in (Kind.CLASS, Kind.INST) and "builtins.type" in classes.foreign_bases(state, owner[1]):
            state.graph.edge(attributes.classes_of(state, owner[1]), result)
        elif owner[0] in (Kind.CLASS, Kind.INST):
            state.graph.add(result, [state.values.of(Kind.INST, owner[1])])
    elif item[0] == Kind.EXT and dotted.rsplit(".", 1)[-1][:1].isupper() and not through:
        state.graph.add(result, [state.values.of(Kind.OBJ, dotted, -1)])
    elif state.known.is_prefix(f"{dotted}()"):
        state.graph.add(result, [state.values.of(Kind.OBJ, f"{dotted}()", -1)])


def escape(state: State, site: Call, args: Sequence[Any], keywords: Keywords, callee: Value) -> None:
    """Arguments reach code that is not analysed: what they hold is asked when the flow is solved."""
    named = [(index, a[1] if isinstance(a, tuple) else a) for index, a in enumerate(args)]
    site.hands_away((key, node) for key, node in [*named, *keywords] if node >= 0)
