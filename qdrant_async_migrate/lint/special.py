"""Methods that the language calls by itself, and what stands in where a class lacks one. In: the linked program. Out: uses, each
with the node of the object whose method runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.methods import spelled
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Role, Use

Asked = tuple[Use, int]
"""A use, and the node of the object that is asked."""
_ORDER = ("__lt__", "__gt__", "__le__", "__ge__")
INSTEAD = {
    "__bool__": ("__bool__", "__len__"),
    "__str__": ("__str__", "__repr__"),
    "__format__": ("__format__", "__str__", "__repr__"),
    "__ne__": ("__ne__", "__eq__"),
}
"""Methods in the order in which they are looked for."""
MIRRORED = {
    "__eq__": "__eq__",
    "__ne__": "__ne__",
    "__lt__": "__gt__",
    "__gt__": "__lt__",
    "__le__": "__ge__",
    "__ge__": "__le__",
}
"""What the right side is asked where the left one does not answer."""


class Special:
    """Special methods of the classes of a program."""

    def __init__(self, program: Program) -> None:
        self.program, self.state = program, program.state

    @cached_property
    def names(self) -> frozenset[str]:
        """The special methods that the program defines somewhere."""
        return frozenset(scope.name for scope in self.state.scopes if scope.name.startswith("__"))

    def of(self, value: Value, name: str) -> tuple[int, ...]:
        """What runs where an object is asked for ``name``."""
        if self.state.kind(value) != Kind.INST:
            return ()
        cls = self.state.item(value)[1]
        found = self.first(cls, INSTEAD.get(name, (name,)))
        return found or (self.first(cls, _ORDER) if name in _ORDER and self._is_ordered(cls) else ())

    def first(self, cls: int, names: Iterable[str]) -> tuple[int, ...]:
        """The methods under the first of the names that the class has."""
        for name in names:
            found = classes.find(self.state, cls, name)
            if found is not None:
                return tuple(classes.methods(self.state, found[0]).get(name, ()))
        return ()

    def all_of(self, cls: int, names: Iterable[str]) -> tuple[int, ...]:
        """The methods under each of the names."""
        return tuple(f for name in names for f in self.first(cls, (name,)))

    def _is_ordered(self, cls: int) -> bool:
        """One comparison of the class stands for all of them."""
        made = (d.dotted for c in classes.order(self.state, cls) for d in self.state.scopes[c].decorators)
        return any(spelled(self.state, cls, dotted) == "functools.total_ordering" for dotted in made)

    def asked(self, file: int, scope: int, place: Place, node: int, name: str) -> Iterator[Asked]:
        """A use for each object of the node that answers with code of the program."""
        for value in sorted(self.state.graph.values(node)) if node >= 0 else ():
            if functions := self.of(value, name):
                yield Use(-1, file, scope, place, Role.OPERATOR, f"asked:{name}", functions), node

    def elements(self, node: int) -> list[int]:
        """The nodes of what an iterable holds, as far as it is a container or a generator of the program."""
        found: list[int] = []
        for value in sorted(self.state.graph.values(node)) if node >= 0 else ():
            item = self.state.item(value)
            if item[0] == Kind.CONT:
                found += [slot for _, slot in self.state.slots(value)]
            elif item[0] == Kind.GEN:
                found.append(self.state.node_in(item[1], self.state.scopes[item[1]].yields))
        return found
