"""The calls that made an object on which a method is called."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.blocking.nodes import Nodes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind

FAR = 64
"""Nodes that a value is followed through."""
_LATELY = 256
"""Objects for which it is kept in mind where they come from."""


class Makers:
    """Found when they are asked for; the last ones are kept in mind."""

    def __init__(self, program: Program, nodes: Nodes) -> None:
        self._program, self._nodes = program, nodes
        self._made: dict[int, list[Call]] = {}

    def of(self, method: int) -> list[Call]:
        """The calls that an object whose method this is may come from; kept for a while: several are called on it."""
        read = self._nodes.reads.get(method)
        return self.behind(read.node if read is not None else method)

    def behind(self, object_: int) -> list[Call]:
        """The calls that the object in a node may come from."""
        if object_ not in self._made:
            if len(self._made) > _LATELY:
                self._made.clear()
            self._made[object_] = self._made_by(object_)
        return self._made[object_]

    def _made_by(self, object_: int) -> list[Call]:
        found: list[Call] = []
        todo, seen = [object_], {object_}
        while todo:
            node = todo.pop()
            if (made := self._nodes.calls.get(node)) is not None:
                found.append(made)
            further = [
                *self._nodes.sources.get(node, ()),
                self._nodes.entered.get(node, -1),
                self._nodes.named(node),
                *self._of_class(node),
            ]
            fresh = [n for n in further if n >= 0 and n not in seen]
            seen.update(fresh)
            todo += fresh
        return found

    def _of_class(self, node: int) -> Iterator[int]:
        """What the class of the object says of an attribute that is read: the field of a data class, and its factory."""
        read, state = self._nodes.reads.get(node), self._program.state
        for item in (state.item(value) for value in state.graph.values(read.node)) if read is not None else ():
            at = classes.find(state, item[1], read.name) if item[0] == Kind.INST and read is not None else None
            if at is not None:
                yield at[1]

    def is_made_or_declared(self, function: int) -> bool:
        """What is called is a function of the program by its name, or a method of what was made or declared: nothing else."""
        state, sources = self._program.state, self._nodes.sources
        read = self._nodes.reads.get(function)
        todo, seen = [function if read is None else read.node], set[int]()
        while todo and len(seen) < FAR:
            node = todo.pop()
            if node in seen or node in state.graph.promised:
                continue
            seen.add(node)
            made = self._nodes.calls.get(node)
            if made is not None:
                if not made.targets or any(state.kind(value) != Kind.CLASS for value in made.targets):
                    return False
                continue
            further = [*sources.get(node, ()), *([named] if (named := self._nodes.named(node)) >= 0 else [])]
            if not further and not (read is None and state.graph.values(node)):
                return False
            todo += further
        return True

    def is_made_here(self, call: Call) -> bool:
        """What is called is a function of a library by its name, or a method of what a constructor of one made: whatever is done
        with the result, nothing else was called."""
        state, sources = self._program.state, self._nodes.sources
        read = self._nodes.reads.get(call.function)
        while read is not None and read.node in self._nodes.reads:
            read = self._nodes.reads[read.node]
        todo, seen, classes = [call.function if read is None else read.node], set[int](), set[str]()
        while todo and len(seen) < FAR:
            node = todo.pop()
            if node in seen:
                continue
            seen.add(node)
            made, values = self._nodes.calls.get(node), state.graph.values(node)
            if made is not None:
                names = [state.item(v)[1] for v in made.targets if state.kind(v) in (Kind.EXT, Kind.XCLS)]
                if not names or len(names) < len(made.targets) or not all(n.rpartition(".")[2][:1].isupper() for n in names):
                    return False
                classes.update(names)
                continue
            further = [*sources.get(node, ()), *([named] if (named := self._nodes.named(node)) >= 0 else [])]
            if not further and not (values and all(state.kind(v) == Kind.EXT for v in values)):
                return False
            todo += further
        return len(classes) <= 1
