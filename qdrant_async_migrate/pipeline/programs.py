"""From files to the linked program: of a migration the files that can take part, of a lint all of them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qdrant_async_migrate.cache import FactsCache
from qdrant_async_migrate.catalog import Catalog, load_catalog
from qdrant_async_migrate.catalog.companions import with_companions
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.demand.outside import Outside
from qdrant_async_migrate.demand.settled import Keeps
from qdrant_async_migrate.discover import Candidate
from qdrant_async_migrate.link import apart, copying, erasing, fixtures, flow
from qdrant_async_migrate.link import program as linked
from qdrant_async_migrate.link.knowledge import Knowledge
from qdrant_async_migrate.link.modules import Modules
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.model.facts import FileFacts, Unparsed
from qdrant_async_migrate.model.source import SourceFile
from qdrant_async_migrate.pipeline.loading import Loaded, Progress
from qdrant_async_migrate.pipeline.workers import Workers
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.scan import scan
from qdrant_async_migrate.scan.valid import is_valid

if TYPE_CHECKING:  # only a lint of a huge tree needs it
    from qdrant_async_migrate.demand.parts import Part
    from qdrant_async_migrate.idioms.syntax import Syntax

Scanned = FileFacts | Unparsed
Text = tuple[str, str, bool, str]
"""Path, module, whether it is a package, content: what a scan needs to know."""
_SCAN = "QAM_SCAN"
"""In the environment, ``full`` or ``demand``: which files are looked at. The tests hold the two against each other."""
_SMALL = 200_000
"""Bytes of a program that is looked at as a whole: that takes less time than to ask which files can take part."""
_FIRST = 600_000
"""Characters of files that are scanned first, and whose trees are kept (25 MB)."""
_HUGE = 24_000_000
"""Bytes of a program that a lint looks at in parts (600,000 lines): as a whole it would take more than 2 GB of memory."""
_LARGE = 4_000_000
"""Bytes of a program up to which every file is parsed, to tell of those that do not parse (100,000 lines)."""


def catalog_of(config: Config, client: str | None, *, blocking: bool = False) -> Catalog:
    """What is known of libraries, for a release of the client; ``blocking``: of blocking calls as well."""
    with_twins = bool(config.also) and not blocking
    catalog = load_catalog(config.tables(), client, blocking=blocking or with_twins)
    return with_companions(catalog, config.also) if with_twins else catalog


def scanned(texts: list[Text], syntax_of: Callable[[str], Syntax] | None = None) -> list[Scanned]:
    """The facts of some files; runs in any process, with ``syntax_of`` in this one."""
    return [scan(*text, None if syntax_of is None else syntax_of(text[0])) for text in texts]


def unparsed(texts: list[Text]) -> list[Unparsed | None]:
    """Why files do not parse; None for those that do."""
    return [None if is_valid(text[3]) or not isinstance(found := scan(*text), Unparsed) else found for text in texts]


@dataclass(slots=True)
class Programs:
    """Scans and links files of one run."""

    loaded: Loaded
    catalog: Catalog
    workers: Workers
    progress: Progress | None = None
    cache: FactsCache | None = None
    trusting: bool = False
    """Declared types are taken at their word."""
    _modules: Modules | None = None
    _seen: int = 0
    """Characters of the files that were scanned so far."""

    def of_migration(self, config: Config, named: Collection[str] = (), keeps: Keeps | None = None) -> Program:
        """The program of the files that can take part; ``named``: modules that the packaging names; ``keeps``: what keeps the
        families of a program."""
        size = self._bytes()
        asked = os.environ.get(_SCAN)
        if config.only or config.offload or asked == "full" or (size < _SMALL and not asked):
            return self.of_everything()
        from qdrant_async_migrate.demand import Gathering
        from qdrant_async_migrate.plan.evidence import class_names

        sources = self.loaded.sources
        modules = self.modules(map(sources.file, sources))
        gathering = Gathering(sources, self.catalog, modules, self.scan, self.link, self.loaded.mentions)
        gathering.most = size // 2 if not asked else None
        gathering.keeps = None if config.split or config.dual or config.force else keeps
        clients = (name for sdk in self.catalog.sdks.values() for name in (sdk.name, sdk.twin))
        raised = {name.rpartition(".")[2] for name in self.catalog.exceptions}
        words = {name.split(".")[0] for name in clients} | raised | class_names(self.catalog)
        program = gathering.program(sorted(words), named)
        self._tell(gathering.failed, {*gathering.facts, *(failed.path for failed in gathering.failed)})
        self.keep()
        return program

    def _tell(self, failed: Iterable[Unparsed], tried: Collection[str]) -> None:
        """Files that do not parse. Those that take no part are looked for in programs up to 100,000 lines: beyond, it would take
        longer than all the rest."""
        for file in failed:
            self.loaded.give_up(file)
        sources = self.loaded.sources
        if sum(len(sources.data(path)) for path in sources) <= _LARGE:
            for path in sources:
                found = unparsed([_text(sources[path])])[0] if path not in tried else None
                if found is not None:
                    self.loaded.give_up(found)

    def of_lint(self, config: Config) -> Program:
        """The program of the files that a lint has to look at. Of the others it is only asked whether they parse."""
        sources = self.loaded.sources
        size = self._bytes()
        everything = any(len(s) > 3 and s.upper().startswith("QAM5") for s in config.select)
        asked = os.environ.get(_SCAN)
        if everything or asked == "full" or (size < _SMALL and not asked):
            return self.of_everything()
        from qdrant_async_migrate.demand.concerned import concerned, waiting

        modules = self._whole()
        seeds = waiting(sources, (sdk.twin for sdk in self.catalog.sdks.values()))
        kept = concerned(sources, modules, seeds)
        self._tell_unparsed([path for path in sources if path not in kept])
        return self._of([path for path in sources if path in kept], modules)

    def _tell_unparsed(self, paths: Sequence[str]) -> None:
        texts = [_text(self.loaded.sources[path]) for path in paths]
        for found in self.workers.run(unparsed, texts, _size):
            if found is not None:
                self.loaded.give_up(found)

    def is_huge(self) -> bool:
        """A lint looks at it in parts."""
        asked = os.environ.get(_SCAN)
        return asked == "parts" or (self._bytes() > _HUGE and not asked)

    def parts(self) -> Iterator[Part]:
        """The parts of a huge tree."""
        from qdrant_async_migrate.demand.parts import parts

        sources = self.loaded.sources
        return parts(sources, self._whole(), [sdk.twin for sdk in self.catalog.sdks.values()])

    def bytes_of(self, part: Part) -> int:
        """How large one of them is."""
        return sum(len(self.loaded.sources.data(path)) for path in part.paths)

    def of_part(self, part: Part) -> Program:
        """The program of one of them."""
        from qdrant_async_migrate.demand.parts import Within

        sources = self.loaded.sources
        taken = [sources.file(path).module for path in sources if path in part.paths]
        return self._of([path for path in sources if path in part.paths], Within(self._whole(), taken))

    def forget(self) -> None:
        """Free what a program took that nobody has any more, with texts and trees that can be made again."""
        self.loaded.forget()
        gc.collect()

    def _whole(self) -> Modules:
        if self._modules is None:
            self._modules = self.modules(map(self.loaded.sources.file, self.loaded.sources))
        return self._modules

    def _bytes(self) -> int:
        return sum(len(self.loaded.sources.data(path)) for path in self.loaded.sources)

    def of_everything(self) -> Program:
        """The program of all files."""
        program = self._of(list(self.loaded.sources))
        self.keep()
        return program

    def _of(self, paths: Sequence[str], modules: Modules | None = None) -> Program:
        """The program of some files; ``modules``: those that there are beside them."""
        facts: list[FileFacts] = []
        for found in self.scan([self.loaded.sources[path] for path in paths]):
            if isinstance(found, Unparsed):
                self.loaded.give_up(found)
            else:
                facts.append(found)
        if modules is not None and modules is self._modules and self.loaded.failed:
            sources, failed = self.loaded.sources, {file.path for file in self.loaded.failed}
            modules = self.modules(sources.file(path) for path in sources if path not in failed)
        return self.link(facts, modules or self.modules(facts))

    def keep(self) -> None:
        """Remember what was scanned."""
        if self.cache is not None:
            self.cache.save()

    def scan(self, sources: Sequence[SourceFile]) -> Iterator[Scanned]:
        """The facts of some files, in their order."""
        cache = self.cache
        keys = [cache.key(s.path, s.module, s.is_package, s.data) for s in sources] if cache is not None else []
        known: list[Scanned | None] = [cache.get(key) for key in keys] if cache is not None else [None] * len(sources)
        missed = [n for n, facts in enumerate(known) if facts is None]
        texts = [_text(sources[n]) for n in missed]
        for done, (number, found) in enumerate(zip(missed, self._scanned(texts), strict=True)):
            known[number] = found
            if cache is not None:
                cache.put(keys[number], found)
            if self.progress is not None:
                self.progress("scan", done, len(texts))
        yield from (facts for facts in known if facts is not None)

    def _scanned(self, texts: list[Text]) -> Iterator[Scanned]:
        """The trees of the first files are kept: whoever plans, or tells, asks for most of them again."""
        self._seen += sum(map(_size, texts))
        if self.workers.executor is not None or self._seen >= _FIRST:
            yield from self.workers.run(scanned, texts, _size)
            return
        for text in texts:
            yield from scanned([text], self.loaded.syntax)

    def link(self, facts: Sequence[FileFacts], modules: Modules) -> Program:
        """The value flow of some files, solved."""
        state = self._solved(State(Knowledge(Outside(self.catalog)), modules, self.trusting), facts)
        if self.trusting:
            program = linked.build(state)
            state.rest()
            return program
        return linked.build(self._apart(state, facts, modules))

    def _apart(self, state: State, facts: Sequence[FileFacts], modules: Modules) -> State:
        """The same, where objects of some classes are told apart: the value flow of a program in which each has a class of its
        own."""
        wishes = apart.wishes(state)
        if not wishes:
            return state
        files, copies = copying.copied(facts, wishes)
        state = State(Knowledge(Outside(self.catalog)), modules, self.trusting)
        self._solved(state, files, partial(apart.connect, state, wishes, copies))
        apart.fill(state, copies)
        erasing.erase(state, copies, facts)
        return state

    def _solved(self, state: State, facts: Sequence[FileFacts], named: Callable[[], None] = lambda: None) -> State:
        """``named`` is called when all classes know their bases."""
        flow.add_files(state, facts, named)
        fixtures.connect(state)
        flow.settle(state)
        return state

    def modules(self, files: Iterable[FileFacts | Candidate]) -> Modules:
        """The modules of the project."""
        taken = list(files)
        named = [(f.module, f.is_package) for f in taken]
        paths = [(f.module, _dotted(f.path)) for f in taken]
        libraries = sorted({sdk.name.split(".")[0] for sdk in self.catalog.sdks.values()})
        return Modules([name for name, _ in named], [name for name, is_package in named if is_package], libraries, paths)


def _dotted(path: str) -> str:
    """``src/rag/__init__.py`` -> ``src.rag``."""
    return path.rpartition(".")[0].removesuffix("/__init__").replace("/", ".")


def _text(source: SourceFile) -> Text:
    return source.path, source.module, source.is_package, source.text


def _size(text: Text) -> int:
    return len(text[3])
