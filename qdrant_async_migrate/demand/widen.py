"""From hot files to further files: who imports them, who names them in a string, who asks for their fixtures, who may be meant
by a protocol of theirs, and who calls a method of theirs on an object of which nothing is known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from qdrant_async_migrate.demand.imports import imported
from qdrant_async_migrate.link import classes, fixtures
from qdrant_async_migrate.link.modules import Modules
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import FileFacts, Op, ScopeKind
from qdrant_async_migrate.model.source import SourceFile

_BY_NAME = ("import_module", "__import__", "resolve_name", "locate")


@dataclass(slots=True)
class Widening:
    """The files of a program by path, and which of them were taken."""

    sources: Mapping[str, SourceFile]
    modules: Modules
    taken: set[str] = field(default_factory=set)
    _imports: dict[str, set[str]] = field(default_factory=dict)
    _asked: set[object] = field(default_factory=set)
    _paths: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._paths = {source.module: path for path, source in self.sources.items()}

    def naming(self, words: Collection[str]) -> set[str]:
        """Files in which one of the words stands."""
        return {path for path, source in self.sources.items() if any(word in source.text for word in words)}

    def imports(self, facts: FileFacts) -> set[str]:
        """Files that one imports."""
        found: set[str] = set()
        wanted = [(str(op[2]), str(op[3]), op[4]) for op in facts.ops if op[0] == Op.IMPORT]
        for module, name, level in [*wanted, *((module, "", level) for module, level in facts.stars)]:
            resolved = self.modules.resolve(facts.module, facts.is_package, module, level)  # type: ignore[arg-type]
            if resolved is not None:
                found |= {resolved, f"{resolved}.{name}"}
        return self.files(found)

    def files(self, modules: Iterable[str]) -> set[str]:
        """The paths of modules that are files."""
        return {self._paths[m] for m in modules if m in self._paths}

    # from what is hot -------------------------------------------------------------------------------------------------------
    def around(self, program: Program, hot: set[int], functions: set[int]) -> set[str]:
        """Files not taken yet that may reach what is hot."""
        state = program.state
        found: set[str] = set()
        for file in sorted(hot):
            if self._first("file", state.files[file].path):
                found |= set(self._importers(state.files[file]))
        found |= self._asking(state, hot)
        found |= self._fitting(state, functions)
        found |= self._computing(state, hot)
        return found - self.taken

    def _first(self, *question: object) -> bool:
        """Whether this is asked for the first time: texts do not change."""
        fresh = question not in self._asked
        self._asked.add(question)
        return fresh

    def _importers(self, facts: FileFacts) -> Iterator[str]:
        """Files that import a module, or name it in a string."""
        tail = facts.module.rpartition(".")[2]
        quoted = (f'"{facts.module}', f"'{facts.module}")
        folder = facts.path.rpartition("/")[0] + "/" if facts.is_package else None
        for path, source in self.sources.items():
            if path in self.taken:
                continue
            text = source.text
            named = tail in text
            near = named or (folder is not None and path.startswith(folder))
            spelled = named and (quoted[0] in text or quoted[1] in text)
            if spelled or (near and self._imports_from(path, source, facts.module)):
                yield path

    def _imports_from(self, path: str, source: SourceFile, module: str) -> bool:
        if path not in self._imports:
            self._imports[path] = imported(self.modules, source.module, source.is_package, source.text)
        return any(name == module or module.startswith(f"{name}.") for name in self._imports[path])

    def _asking(self, state: State, hot: set[int]) -> set[str]:
        """Tests and fixtures that name a fixture of a hot file."""
        found: set[str] = set()
        for function, scope in enumerate(state.scopes):
            if scope.decorators and scope.kind is ScopeKind.FUNCTION and state.scope_file[function] in hot:
                name = fixtures.provider(state, function)
                if name and self._first("fixture", name):
                    word = re.compile(rf"\b{re.escape(name)}\b")
                    found |= {p for p, s in self.sources.items() if name in s.text and "def " in s.text and word.search(s.text)}
        return found

    def _fitting(self, state: State, functions: set[int]) -> set[str]:
        """Files that define all methods of a protocol of which one turns async."""
        found: set[str] = set()
        for cls in {p for f in functions if (p := state.parent(f)) >= 0 and state.scopes[p].kind is ScopeKind.CLASS}:
            if any(state.item(b)[0] == Kind.EXT and state.item(b)[1].endswith(".Protocol") for b in state.bases.get(cls, ())):
                names = tuple(f"def {n}" for n in classes.methods(state, cls) if not n.startswith("_"))
                if names and self._first("protocol", names):
                    found |= {p for p, s in self.sources.items() if all(n in s.text for n in names)}
        return found

    def _computing(self, state: State, hot: set[int]) -> set[str]:
        """Files that look up modules by a computed name, in a package with a hot file."""
        modules = [state.files[file].module for file in hot]
        found: set[str] = set()
        if self._first("by name"):
            self._by_name.update((p, s) for p, s in self.sources.items() if any(w in s.text for w in _BY_NAME))
        for path, source in self._by_name.items():
            package = source.module + "." if source.is_package else source.module.rpartition(".")[0] + "."
            if any(module.startswith(package) for module in modules):
                found.add(path)
        return found

    _by_name: dict[str, SourceFile] = field(default_factory=dict)

    def calling(self, names: Collection[str]) -> set[str]:
        """Files that call a method of one of the names."""
        fresh = [name for name in names if self._first("call", name)]
        found: set[str] = set()
        for name in fresh:
            called = re.compile(rf"\.\s*{re.escape(name)}\b")
            found |= {p for p, s in self.sources.items() if p not in self.taken and name in s.text and called.search(s.text)}
        return found
