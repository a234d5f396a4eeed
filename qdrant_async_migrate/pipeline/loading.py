"""The files of the program as a run uses them: texts, syntax trees and notebooks on demand, and those that could not be read.
In: the listing. Out: all that later phases ask of files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qdrant_async_migrate import notebook
from qdrant_async_migrate.discover import Discovered, Sources
from qdrant_async_migrate.model.source import SourceFile, SourceKind, Unread
from qdrant_async_migrate.records import dataclass, field

if TYPE_CHECKING:  # an answer that is remembered is given without these
    from qdrant_async_migrate.idioms.syntax import Syntax
    from qdrant_async_migrate.model.facts import Unparsed
    from qdrant_async_migrate.notebook import Notebook
    from qdrant_async_migrate.scan.texts import Texts

Progress = Callable[[str, int, int], None]
"""Called with phase, files done, files in all."""


def _sources() -> Sources:
    return Sources(lambda data: notebook.cells_text(data))


@dataclass(slots=True)
class Loaded:
    """The files of the program that were read, and those that could not be."""

    found: Discovered
    sources: Sources = field(default_factory=_sources)
    stubs: Sources = field(default_factory=_sources)
    failed: list[Unread] = field(default_factory=list)
    _syntaxes: dict[str, Syntax] = field(default_factory=dict)
    _notebooks: dict[str, Notebook] = field(default_factory=dict)
    _texts: Texts | None = None

    def unread(self) -> dict[str, str]:
        """What can be had of the text of files that could not be parsed."""
        found: dict[str, str] = {}
        for file in self.failed:
            try:
                found[file.path] = (self.found.root / file.path).read_bytes().decode("latin-1")
            except OSError:
                continue
        return found

    def mentions(self, dotted: str) -> bool:
        """A string of the program begins with this name."""
        if self._texts is None:
            from qdrant_async_migrate.scan.texts import Texts

            self._texts = Texts(self.sources.spelled(path) for path in self.sources)
        return self._texts.begin(dotted)

    def give_up(self, file: Unparsed) -> None:
        """The file does not parse."""
        told = Unread(file.path, "QAM001", file.line, file.column, file.reason)
        if told not in self.failed:
            self.failed.append(told)

    def forget(self) -> None:
        """Free texts and trees that can be made again."""
        self._syntaxes.clear()
        self.sources.forget()

    def notebook(self, path: str) -> Notebook | None:
        """The notebook at a path; None for other files."""
        if path not in self.sources or self.sources.file(path).kind is not SourceKind.IPYNB:
            return None
        if path not in self._notebooks:
            self._notebooks[path] = notebook.Notebook(self.sources.data(path))
        return self._notebooks[path]

    def text(self, path: str) -> str | None:
        """The text of a source; None for other files."""
        return self.sources[path].text if path in self.sources else None

    def source(self, path: str) -> SourceFile:
        """A source or a stub."""
        return self.sources[path] if path in self.sources else self.stubs[path]

    def syntax(self, path: str) -> Syntax:
        """The syntax tree of a source or a stub."""
        if path not in self._syntaxes:
            from qdrant_async_migrate.idioms.syntax import Syntax

            self._syntaxes[path] = Syntax(self.source(path).text)
        return self._syntaxes[path]


def load(found: Discovered) -> Loaded:
    """Read every file of the program."""
    loaded = Loaded(found)
    for candidate in found.files:
        place = loaded.stubs if candidate.kind is SourceKind.PYI else loaded.sources
        failure = place.read(found.root, candidate)
        if failure is not None:
            loaded.failed.append(failure)
    for path in list(loaded.stubs):
        _try_to_parse(path, loaded)
    return loaded


def _try_to_parse(path: str, loaded: Loaded) -> None:
    """A stub that does not parse is none."""
    from qdrant_async_migrate.model.facts import Unparsed
    from qdrant_async_migrate.scan import parse, scan

    source = loaded.stubs[path]
    try:
        parse(source.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        facts = scan(path, source.module, source.is_package, source.text)
        if isinstance(facts, Unparsed):
            loaded.give_up(facts)
        loaded.stubs.drop(path)
