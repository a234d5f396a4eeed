"""Which files can take part in a migration: those that name a client's package, and what can be reached from there.

In: the texts of all files, and the facts of those looked at so far. Out: the program of the files that can take part, widened
until nothing is new. A file that is left out holds nothing that carries a client or turns async, and reaches no place that does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from qdrant_async_migrate.demand.hot import hot_files, hot_functions
from qdrant_async_migrate.demand.widen import Widening
from qdrant_async_migrate.link.modules import Modules
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.facts import FileFacts, Unparsed
from qdrant_async_migrate.model.source import SourceFile
from qdrant_async_migrate.plan.unknowns import Unknowns
from qdrant_async_migrate.scan import parse, scan

Scanned = FileFacts | Unparsed
_SMALL = 4_000_000
"""Characters."""


@dataclass(slots=True)
class Gathering:
    """Scans files as they are asked for. ``scan`` and ``link`` are the phases, ``mentioned`` asks for strings in all files."""

    sources: Mapping[str, SourceFile]
    modules: Modules
    scan: Callable[[list[SourceFile]], Iterable[Scanned]]
    link: Callable[[list[FileFacts], Modules], Program]
    mentioned: Callable[[str], bool]
    facts: dict[str, FileFacts] = field(default_factory=dict)
    failed: list[Unparsed] = field(default_factory=list)

    def program(self, packages: Collection[str]) -> Program:
        """The program of the files that name one of the packages and of all that can take part with them."""
        widening = Widening(self.sources, self.modules)
        seeds = widening.naming(packages)
        fresh = set(seeds)
        while True:
            self._take(widening, fresh)
            program = self.link([self.facts[path] for path in self.sources if path in self.facts], self.modules)
            fresh = widening.files(program.state.demanded) - widening.taken or self._further(widening, program, seeds)
            if not fresh:
                return program

    def _take(self, widening: Widening, fresh: set[str]) -> None:
        """Scan files, and what they import."""
        while fresh:
            widening.taken |= fresh
            wanted = [source for path, source in self.sources.items() if path in fresh]
            found = list(self.scan(wanted))
            self.failed += [facts for facts in found if isinstance(facts, Unparsed)]
            known = [facts for facts in found if isinstance(facts, FileFacts)]
            self.facts.update((facts.path, facts) for facts in known)
            fresh = {path for facts in known for path in widening.imports(facts)} - widening.taken

    def _further(self, widening: Widening, program: Program, seeds: set[str]) -> set[str]:
        functions = hot_functions(program)
        hot = hot_files(program, functions) | {n for n, facts in enumerate(program.state.files) if facts.path in seeds}
        calls = Unknowns(program, self.mentioned).calls_of(functions)
        hot |= {call.file for found in calls.values() for call in found}
        return widening.around(program, hot, functions) | widening.calling(calls)

    def unparsed(self) -> list[Unparsed]:
        """Files that do not parse; those that take no part are told of in programs up to 100,000 lines: beyond, looking for
        them would take longer than all the rest."""
        tried = {*self.facts, *(facts.path for facts in self.failed)}
        rest = [source for path, source in self.sources.items() if path not in tried]
        if sum(len(source.text) for source in rest) > _SMALL:
            return self.failed
        return [*self.failed, *(found for source in rest if (found := _broken(source)) is not None)]


def _broken(source: SourceFile) -> Unparsed | None:
    try:
        parse(source.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        found = scan(source.path, source.module, source.is_package, source.text)
        return found if isinstance(found, Unparsed) else None
    return None
