"""Which files can take part in a migration: those that name a client's package, and from there who can reach what they hold, and
what they hand it to.

In: the bytes of all files, and the facts of those looked at so far. Out: the program of the files that can take part, widened
until nothing is new. A file that is left out holds nothing that carries a client or turns async, and reaches no place that does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.demand.hot import Hot, hot
from qdrant_async_migrate.demand.meeting import demanded
from qdrant_async_migrate.demand.outside import Outside, PartialModules
from qdrant_async_migrate.demand.settled import Keeps, settled
from qdrant_async_migrate.demand.widen import Widening
from qdrant_async_migrate.discover import Sources
from qdrant_async_migrate.link.modules import Modules
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.facts import FileFacts, Unparsed
from qdrant_async_migrate.model.source import SourceFile
from qdrant_async_migrate.plan.unknowns import Unknowns

__all__ = ["Gathering", "Outside"]
Scanned = FileFacts | Unparsed
LARGE = 1_500_000
"""Bytes of a program that takes longer to look at than to plan what it was before (about 40,000 lines)."""


@dataclass(slots=True)
class Gathering:
    """Scans files as they are asked for. ``scan`` and ``link`` are the phases, ``mentioned`` asks for strings in all files."""

    sources: Sources
    catalog: Catalog
    modules: Modules
    scan: Callable[[list[SourceFile]], Iterable[Scanned]]
    link: Callable[[list[FileFacts], Modules], Program]
    mentioned: Callable[[str], bool]
    most: int | None = None
    """Bytes; where more can take part than that, all files are looked at, once."""
    keeps: Keeps | None = None
    """What keeps the families of a program; asked before the program would grow large."""
    facts: dict[str, FileFacts] = field(default_factory=dict)
    failed: list[Unparsed] = field(default_factory=list)

    def program(self, packages: Collection[str], named: Collection[str] = ()) -> Program:
        """The program of the files that name one of the packages, of the modules ``named``, and of all that can take part."""
        widening = Widening(self.sources, self.modules)
        seeds = set(self.sources.naming(tuple(name.encode() for name in packages)))
        self._take(widening, seeds | widening.files(named))
        before: Program | None = None
        while True:
            modules = PartialModules(self.modules, [self.facts[path].module for path in self.facts])
            program = self.link([modules.seen(self.facts[path]) for path in self.sources if path in self.facts], modules)
            fresh = self._next(widening, program, modules, hot(program, seeds))
            if before is not None and self.keeps is not None and self._size(widening.taken | fresh) > LARGE:
                kept = settled(before, program, self.keeps)
                fresh = self._next(widening, program, modules, hot(program, seeds, kept)) if kept else fresh
            before = program
            if not fresh:
                program.state.modules = self.modules
                return program
            self._take(widening, fresh)
            if self.most is not None and self._size(widening.taken) > self.most:
                self._take(widening, set(self.sources) - widening.taken)
                return self.link([self.facts[path] for path in self.sources if path in self.facts], self.modules)

    def _next(self, widening: Widening, program: Program, modules: PartialModules, found: Hot) -> set[str]:
        fresh = widening.files(demanded(program, self.catalog, modules, found))
        return (fresh | self._backwards(widening, program, found)) - widening.taken

    def _size(self, paths: Iterable[str]) -> int:
        return sum(len(self.sources.data(path)) for path in paths)

    def _take(self, widening: Widening, fresh: set[str]) -> None:
        """Scan files, and those without which they cannot be understood."""
        while fresh:
            widening.taken |= fresh
            found = list(self.scan([self.sources[path] for path in self.sources if path in fresh]))
            self.failed += [facts for facts in found if isinstance(facts, Unparsed)]
            known = [facts for facts in found if isinstance(facts, FileFacts)]
            self.facts.update((facts.path, facts) for facts in known)
            fresh = {path for facts in known for path in widening.needed(facts)} - widening.taken

    def _backwards(self, widening: Widening, program: Program, found: Hot) -> set[str]:
        calls = Unknowns(program, self.mentioned).calls_of(found.functions)
        names = dict(found.names)
        for call in (call for some in calls.values() for call in some):
            names.setdefault(call.file, frozenset())
        return widening.around(program, names, found.functions) | widening.calling(calls)
