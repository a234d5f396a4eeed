"""Which files can take part in a migration: those that name a client's package, and from there who can reach what they hold, and
what they hand it to.

In: the bytes of all files, and the facts of those looked at so far. Out: the program of the files that can take part, widened
until nothing is new. A file that is left out holds nothing that carries a client or turns async, and reaches no place that does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.demand.hot import Hot, hot, hot_functions
from qdrant_async_migrate.demand.kept import attribute, called_on, questions, two_deep
from qdrant_async_migrate.demand.meeting import demanded
from qdrant_async_migrate.demand.outside import Outside, PartialModules
from qdrant_async_migrate.demand.settled import Keeps, Reasons, reasons, settled
from qdrant_async_migrate.demand.starting import starting
from qdrant_async_migrate.demand.widen import Widening
from qdrant_async_migrate.discover import Sources
from qdrant_async_migrate.idioms.boundaries import plain_calls
from qdrant_async_migrate.link.modules import Modules
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.facts import FileFacts, Unparsed
from qdrant_async_migrate.model.source import SourceFile
from qdrant_async_migrate.plan.evidence import namesakes
from qdrant_async_migrate.plan.unknowns import Unknowns
from qdrant_async_migrate.records import dataclass, field

__all__ = ["Gathering", "Outside"]
Scanned = FileFacts | Unparsed
LARGE = 1_500_000
"""Bytes of a program that takes longer to look at than to plan what it was before (about 40,000 lines)."""
NEAR = 1_500_000
"""Bytes of files that name a package; where those are a third of all, it takes less time to look at all than to ask for more."""
CROWDED = 12_000_000
"""Bytes of a tree that is looked at as a whole once everything meets in it: asking who can take part takes longer, in rounds that
each say that all can (300,000 lines)."""
HUGE = 20_000_000
"""Bytes of a tree through which one does not look for names for nothing (about 500,000 lines)."""


@dataclass(frozen=True, slots=True)
class _Round:
    """A program, the one before it, and what is asked in it."""

    widening: Widening
    before: Program | None
    program: Program
    modules: PartialModules
    seeds: Collection[str]


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
    _kept: Reasons | None = None
    """Why families were kept in the round before, once the program is large."""
    facts: dict[str, FileFacts] = field(default_factory=dict)
    failed: list[Unparsed] = field(default_factory=list)

    def program(self, packages: Collection[str], named: Collection[str] = ()) -> Program:
        """The program of the files that name one of the packages, of the modules ``named``, and of all that can take part."""
        seeds = set(self.sources.naming(tuple(name.encode() for name in packages)))
        widening = Widening(self.sources, self.modules, seeds=seeds)
        self._take(widening, seeds | widening.files(named))
        if self.most is not None and self.most * 2 // 3 < self._size(widening.taken) < NEAR:
            return self._everything(widening)
        before: Program | None = None
        while True:
            modules = PartialModules(self.modules, [self.facts[path].module for path in self.facts])
            program = self.link([modules.seen(self.facts[path]) for path in self.sources if path in self.facts], modules)
            program.state.modules = self.modules
            if self.most is not None and program.state.crowds.are_everywhere and self._size(self.sources) < CROWDED:
                return self._everything(widening)
            fresh = self._next(_Round(widening, before, program, modules, seeds))
            before = program
            if not fresh:
                return program
            self._take(widening, fresh)
            if self.most is not None and self._size(widening.taken) > self.most:
                return self._everything(widening)

    def _everything(self, widening: Widening) -> Program:
        """The program of all files."""
        self._take(widening, set(self.sources) - widening.taken)
        return self.link([self.facts[path] for path in self.sources if path in self.facts], self.modules)

    def _next(self, now: _Round) -> set[str]:
        """The files to look at next; where nothing else is asked for, those that may start a loop below what moves."""
        wanted = self._wanted(now)
        if wanted or not self._starting(now, ()):
            return wanted
        return self._starting(now, self.keeps(now.program) if self.keeps else ())

    def _starting(self, now: _Round, kept: Collection[int]) -> set[str]:
        functions = hot_functions(now.program, kept)
        asked = starting(now.program, functions, self.catalog, now.modules, now.widening)
        return now.widening.files(asked) - now.widening.taken

    def _wanted(self, now: _Round) -> set[str]:
        """What the program asks for, and who asks for it. Once they would be many: first what the program asks for, then who asks
        for what is not kept anyway."""
        if self.keeps is None:
            found = self._hot(now)
            return self._union(now, chain((self._forwards(now, found),), self._backwards(now, found)), None) or set()
        if self._kept is None:
            fresh = self._while_small(now)
            if fresh is not None:
                return fresh
            before = now.before or now.program
            self._kept = reasons(before, self.keeps(before))
        kept = self.keeps(now.program)
        found = self._hot(now, settled(self._kept, now.program, kept))
        self._kept = reasons(now.program, kept)
        return self._forwards(now, found) or self._union(now, self._backwards(now, found), None) or set()

    def _hot(self, now: _Round, kept: Collection[int] = ()) -> Hot:
        return hot(now.program, now.seeds, namesakes(now.program, self.catalog), kept)

    def _while_small(self, now: _Round) -> set[str] | None:
        """All that may take part; only what the first program asks for, then ``None``, where that makes too large a program, or
        where so much may take part that to ask takes long."""
        found = self._hot(now)
        forwards = self._forwards(now, found)
        if self._size(self.sources) < HUGE:
            asked = set(now.widening.asked)
            fresh = self._union(now, chain((forwards,), self._backwards(now, found)), LARGE)
            if fresh is not None:
                return fresh
            now.widening.asked = asked
        return forwards or None if now.before is None else None

    def _union(self, now: _Round, some: Iterable[set[str]], most: int | None) -> set[str] | None:
        """Files not taken yet; ``None`` if that makes the program larger than ``most`` bytes."""
        size = self._size(now.widening.taken)
        fresh: set[str] = set()
        for paths in some:
            more = paths - now.widening.taken - fresh
            size += self._size(more)
            fresh |= more
            if most is not None and size > most and more:
                return None
        return fresh

    def _forwards(self, now: _Round, found: Hot) -> set[str]:
        wanted = demanded(now.program, self.catalog, now.modules, found)
        return now.widening.files(wanted) - now.widening.taken

    def _backwards(self, now: _Round, found: Hot) -> Iterator[set[str]]:
        unknowns = Unknowns(now.program, self.mentioned)
        calls = unknowns.calls_of(found.functions)
        names = dict(found.names)
        for call in (call for some in calls.values() for call in some):
            names.setdefault(call.file, frozenset())
        yield from now.widening.around(now.program, names, found.functions)
        yield from now.widening.calling(calls)
        yield from now.widening.having(attribute(name) for name in unknowns.properties_of(found.functions))
        yield from now.widening.having(questions(now.program.state, found))
        plain = plain_calls(now.program, self.catalog, found.functions)
        yield from now.widening.having(attribute(name) for name in sorted(plain))
        yield from now.widening.having(called_on(self.catalog, unknowns))
        yield from now.widening.having(two_deep(now.program))

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
