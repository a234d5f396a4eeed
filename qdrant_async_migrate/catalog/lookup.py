"""Questions to the catalog: a dotted name goes in, a row comes out. It never changes after it was loaded.

How names are written. A member of an instance of a class is ``pkg.Class.member``. What a call gave and has no class of its own is
``pkg.f()``, its members ``pkg.f().member``. A function of the program under a decorator of a library is the result of a call of
that decorator, whether it was written ``@pkg.d`` or ``@pkg.d(...)``: its members are ``pkg.d().member``. Where a ``type`` row
knows the class of such a result, both spellings find the row: ``typer.Typer().command`` and ``typer.Typer.command``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from ..records import dataclass, field
from .names import ANY, Names, root_of
from .releases import holds
from .schema import Around, Blocking, Boundary, Effect, Method, Sdk, TypeRow, Use
from .tables import Table

T = TypeVar("T")
DEPTH = 12
"""How many aliases, results and bases are followed; rows that run in a circle end here."""


@dataclass(frozen=True)
class Catalog:
    """What is known of the world outside the program."""

    sdks: Mapping[str, Sdk]
    boundaries: Mapping[Use, Table[Boundary]]
    effects: Table[tuple[Effect, ...]]
    blockings: Table[tuple[Blocking, ...]]
    types: Table[TypeRow]
    arounds: Table[Around]
    aliases: Mapping[str, str]
    twins: Mapping[str, Sdk]
    versions: Mapping[str, str] = field(default_factory=dict)
    exceptions: tuple[str, ...] = ()
    """Exceptions that only the sync form of a library raises."""
    memo: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    known: dict[tuple[str | Use, str], Any] = field(default_factory=dict, repr=False, compare=False)
    """Rows that were asked for, by table and name; None where there is none."""
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    """Bases of the classes that were asked for."""

    def canonical(self, dotted: str) -> str:
        """The name under which rows are filed: aliases of any leading part replaced, results of calls replaced by their class."""
        if (known := self.memo.get(dotted)) is None:
            known = self.memo[dotted] = self._canonical(dotted)
        return known

    def sdk(self, dotted: str) -> Sdk | None:
        """The client class of this name."""
        return self.sdks.get(self.canonical(dotted))

    def sdk_of_twin(self, dotted: str) -> Sdk | None:
        """The client class whose async twin has this name."""
        return self.twins.get(self.canonical(dotted))

    def twin_spelling(self, dotted: str) -> str:
        """The twin's dotted name for code that spells the client class ``dotted``; empty if that is no client class."""
        if not (sdk := self.sdk(dotted)):
            return ""
        return sdk.spellings.get(dotted, sdk.twin)

    def method(self, sdk: Sdk, path: str) -> Method | None:
        """The method at ``count`` or ``http.collections_api.get_collections``; None for a name that no release has."""
        if (found := sdk.methods.get(path)) or "." not in path:
            return found
        return self.paths[sdk.name].find(path) if sdk.name in self.paths else None

    def boundary(self, dotted: str, use: Use) -> Boundary | None:
        """What is known of a decorator, base class or function that takes functions of ours."""
        return self._find(use, self.boundaries[use], dotted) if use in self.boundaries else None

    def override(self, base: str, method: str) -> Boundary | None:
        """What the library does with ``method`` of a subclass of ``base``; None: it does not know the method.

        A row for ``base.method`` goes before the row of the class, whose ``members`` say which methods the library calls.
        """
        if row := self.boundary(f"{base}.{method}", Use.BASE):
            return row
        row = self.boundary(base, Use.BASE)
        return row if row and (not row.members or method in row.members or "*" in row.members) else None

    def effect(self, dotted: str) -> Effect | None:
        """How values pass through a callable (the first row, where it has several)."""
        return next(iter(self.effects_of(dotted)), None)

    def effects_of(self, dotted: str) -> tuple[Effect, ...]:
        """All effect rows of a callable."""
        return self._find("effects", self.effects, dotted) or ()

    @cached_property
    def provided(self) -> Mapping[str, str]:
        """Classes of what a test framework hands to parameters, by the name of the parameter."""
        rows = (row for name in self.effects.saying("kind", "provided") for row in self.effects.find(name) or ())
        return {row.argument: row.name for row in rows if row.kind == "provided"}

    @cached_property
    def handlers(self) -> Mapping[tuple[str, ...], Effect]:
        """What calls functions that it finds by their names, by the names of the arguments that it has for them."""
        rows = (row for name in self.effects.saying("kind", "finds") for row in self.effects.find(name) or ())
        return {tuple(row.argument.split(",")): row for row in rows}

    @cached_property
    def mappings(self) -> frozenset[str]:
        """Attributes whose items a library acts on: ``dependency_overrides``."""
        return frozenset(name.split(".")[-2] for name in self.effects.saying("kind", "overrides"))

    def around(self, name: str) -> Around | None:
        """What a test runner does with a function of this name; None: nothing."""
        return self.arounds.find(name)

    def blocking(self, dotted: str) -> Blocking | None:
        """The row of a blocking call that holds for the versions this catalog was loaded for."""
        for row in self._find("blockings", self.blockings, dotted) or ():
            if holds(row.since, row.until, self.versions.get(row.package)):
                return row
        return None

    def type_row(self, dotted: str) -> TypeRow | None:
        """What is known of a class, call or attribute as a value."""
        return self._find("types", self.types, dotted) or self.types.find(dotted)

    def returns(self, dotted: str) -> str:
        """The class of what calling (or reading) ``dotted`` gives; empty if unknown."""
        row = self.type_row(dotted)
        return row.returns if row else ""

    def bases(self, dotted: str) -> tuple[str, ...]:
        """All known bases of a class, nearest first."""
        found = self.lines.get(dotted)
        if found is None:
            found = self.lines[dotted] = self._bases(dotted) if self._speaks_of(dotted) else ()
        return found

    def _bases(self, dotted: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        todo = [self.canonical(dotted)]
        while todo:
            row = self.types.find(todo.pop(0))
            fresh = [b for b in map(self.canonical, row.base if row else ()) if b not in found]
            found.update(dict.fromkeys(fresh))
            todo += fresh
        return tuple(found)

    def is_prefix(self, dotted: str) -> bool:
        """Whether a row is filed under this name or under something reached through it."""
        if not self._speaks_of(dotted):
            return False
        tables: tuple[Table[Any], ...] = (self.effects, self.blockings, self.types, *self.boundaries.values())
        names = list(self._candidates(self.canonical(dotted)))
        return any(table.is_part(name) or table.find(name) is not None for name in names for table in tables)

    @cached_property
    def paths(self) -> Mapping[str, Names[Method]]:
        """The methods of each client class, also those behind a star."""
        return {name: Names(sdk.methods.items()) for name, sdk in self.sdks.items()}

    def _speaks_of(self, dotted: str) -> bool:
        """Whether there is a row for anything in the package of this name: of most that a program imports nothing is known."""
        return self._packages is None or root_of(dotted) in self._packages

    @cached_property
    def _packages(self) -> frozenset[str] | None:
        """The packages that rows and aliases begin with; None: a row holds for any."""
        tables: tuple[Table[Any], ...] = (self.effects, self.blockings, self.types, *self.boundaries.values())
        found = {package for table in tables for package in table.packages()} | {root_of(alias) for alias in self.aliases}
        return None if ANY in found else frozenset(found)

    def _find(self, kind: str | Use, table: Table[T], dotted: str) -> T | None:
        key = (kind, dotted)
        if key not in self.known:
            rows = map(table.find, self._candidates(self.canonical(dotted)) if self._speaks_of(dotted) else ())
            self.known[key] = next((row for row in rows if row is not None), None)
        found: T | None = self.known[key]
        return found

    def _candidates(self, name: str) -> Iterator[str]:
        yield name
        yield from self._inherited(name)
        if "()" in name:
            plain = self.canonical(name.replace("()", ""))
            yield plain
            yield from self._inherited(plain)

    def _inherited(self, name: str) -> Iterator[str]:
        yield from self.bases(name)
        owner, _, member = name.rpartition(".")
        while owner:
            for base in self.bases(owner):
                yield f"{base}.{member}"
            owner, _, step = owner.rpartition(".")
            member = f"{step}.{member}"

    def _canonical(self, dotted: str) -> str:
        if not self._speaks_of(dotted):
            return dotted
        for _ in range(DEPTH):
            if (renamed := self._rename_once(dotted)) == dotted:
                break
            dotted = renamed
        return dotted

    def _rename_once(self, dotted: str) -> str:
        head, tail = dotted, ""
        while head:
            if (other := self._alias(head) or self._class_of(head, bool(tail))) and other != head:
                return other + tail
            head, _, last = head.rpartition(".")
            tail = f".{last}{tail}"
        return dotted

    def _alias(self, name: str) -> str:
        called = self.aliases.get(name[:-2]) if name.endswith("()") else None
        return f"{called}()" if called else self.aliases.get(name, "")

    def _class_of(self, name: str, has_member: bool) -> str:
        is_result = name.endswith("()")
        if not is_result and not has_member:
            return ""
        row = self._typed(name.removesuffix("()"))
        return row.returns if row and row.attribute is not is_result else ""

    def _typed(self, name: str) -> TypeRow | None:
        return next((row for n in (name, *self._inherited(name)) if (row := self.types.find(n))), None)
