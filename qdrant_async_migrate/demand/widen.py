"""From hot files to further files: who imports what is hot in them, who names them in a string, who asks for their fixtures, who
may be meant by a protocol of theirs, and who calls a method of theirs on an object of which nothing is known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from qdrant_async_migrate.demand.imports import imported
from qdrant_async_migrate.discover import Sources
from qdrant_async_migrate.link import classes, fixtures, lazily
from qdrant_async_migrate.link.modules import Modules
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import FileFacts, ScopeKind
from qdrant_async_migrate.records import dataclass, field

_BY_NAME = (b"import_module", b"__import__", b"resolve_name", b"locate")
_STARRED = re.compile(rb"import\s*\*")
_COMPUTED = re.compile(rb"\bgetattr\(\s*\w+\s*,\s*(?!['\"])")
Names = frozenset[str]


def _may_name_any(data: bytes) -> bool:
    """Whoever imports a module so names all of it: by a star, by a name that it computes, or in a dict."""
    if b"__dict__" in data or b"vars(" in data:
        return True
    return (b"*" in data and bool(_STARRED.search(data))) or (b"getattr" in data and bool(_COMPUTED.search(data)))


@dataclass(slots=True)
class Widening:
    """The files of a program by path, and which of them were taken."""

    sources: Sources
    modules: Modules
    taken: set[str] = field(default_factory=set)
    seeds: Collection[str] = ()
    """The files that name the client."""
    _imports: dict[str, set[str]] = field(default_factory=dict)
    asked: set[object] = field(default_factory=set)
    """Questions that were answered. Texts do not change: each is asked once, unless it is taken back."""
    _paths: dict[str, str] = field(default_factory=dict)
    _near: dict[str, list[str]] = field(default_factory=dict)
    _in_package: dict[str, list[str]] | None = None
    """The files right in each package, and its own."""
    _loaders: list[str] | None = None
    """The files that look up modules by a name."""
    _seeded: set[str] = field(default_factory=set)
    """The packages of those, and all around them: what others look up lazily is not known, and holds back what is given to it."""
    _by_name: set[str] = field(default_factory=set)
    """Files, as far as they were asked about, that look up modules by a name."""

    def __post_init__(self) -> None:
        for path in self.sources:
            self._paths.setdefault(self.sources.file(path).module, path)
        modules = [self.sources.file(path).module.split(".") for path in self.seeds]
        self._seeded = {".".join(parts[:end]) for parts in modules for end in range(1, len(parts) + 1)}

    def files(self, modules: Iterable[str]) -> set[str]:
        """The paths of modules that are files."""
        return {self._paths[m] for m in modules if m in self._paths}

    def needed(self, facts: FileFacts) -> set[str]:
        """Files without which one cannot be understood: those it imports with a star, the packages around it, and those that a
        package looks its names up in once somebody asks for them."""
        stars = (self.modules.resolve(facts.module, facts.is_package, module, level) for module, level in facts.stars)
        parts = facts.module.split(".")
        found = self.files([*filter(None, stars), *(".".join(parts[:end]) for end in range(1, len(parts)))])
        if facts.is_package and facts.module in self._seeded and lazily.GETTER in facts.scopes[0].cells:
            found.update(self._inside(facts.module))
        return found

    # from what is hot -------------------------------------------------------------------------------------------------------
    def around(self, program: Program, hot: Mapping[int, Names], functions: set[int]) -> Iterator[set[str]]:
        """Files that may reach what is hot: for each file the names that lead to it."""
        state = program.state
        for file, names in sorted(hot.items()):
            path = state.files[file].path
            fresh = frozenset(n for n in names if self._first("name", path, n))
            if self._first("file", path):
                yield set(self._spelling(state.files[file]))
                yield self._loading(state.files[file].module)
            if fresh:
                yield set(self._importers(state.files[file], fresh))
        yield from self._asking(state, hot)
        yield from self._fitting(state, functions)
        yield self._computing(state, hot)

    def _first(self, *question: object) -> bool:
        fresh = question not in self.asked
        self.asked.add(question)
        return fresh

    def _spelling(self, facts: FileFacts) -> Iterator[str]:
        """Files that name a module in a string."""
        named = self.sources.naming((facts.module.encode(),), iter(self._naming(facts.module.partition(".")[0])))
        quoted = (f'"{facts.module}'.encode(), f"'{facts.module}".encode())
        return self.sources.naming(quoted, (path for path in named if path not in self.taken))

    def _loading(self, module: str) -> set[str]:
        """Files that look up modules by a name that is kept elsewhere, if that of this one stands in a string: those of its top
        package, and of where that string is. All of a large tree would be far too many."""
        quoted = tuple(f"{start}{module}{end}".encode() for start in "'\"" for end in "'\".:")
        spelled = {self._top(path) for path in self.sources.naming(quoted, iter(self._naming(module.partition(".")[0])))}
        if not spelled:
            return set()
        if self._loaders is None:
            self._loaders = [*self.sources.naming(_BY_NAME)]
        near = spelled | {self._top(self._paths[module])}
        return {path for path in self._loaders if path not in self.taken and self._top(path) in near}

    def _top(self, path: str) -> str:
        """The package around all of them, empty for what is in none."""
        top = self.sources.file(path).module.partition(".")[0]
        return top if top in self.modules.packages else ""

    def _importers(self, facts: FileFacts, names: Names) -> Iterator[str]:
        """Files that import a module, or a package around it, and name one of the names; ``*`` is any."""
        tail = facts.module.rpartition(".")[2].encode()
        folder = facts.path.rpartition("/")[0] + "/" if facts.is_package else None
        words = [name.encode() for name in names]
        lazy = lazily.GETTER.encode() in self.spelled(facts.module.rpartition(".")[0])
        for path in self._candidates(facts.module):
            data = self.sources.spelled(path)
            if b".%s." % tail in data and any(w in data for w in words):
                yield from self._through(path, facts.module)
            if path in self.taken or (path in self._imports and not self._imports_from(path, facts.module)):
                continue
            near = lazy or tail in data or (folder is not None and path.startswith(folder))
            if near and ("*" in names or any(w in data for w in words) or _may_name_any(data)):
                if self._imports_from(path, facts.module):
                    yield path

    def _through(self, path: str, module: str) -> Iterator[str]:
        """A file that reads a module as an attribute of one that imports it (``core.store.open()``), and that one."""
        between = self.files(m for m in self._imported(path) if m != module and m in self._paths)
        between = {other for other in between if module in self._imported(other)}
        yield from (path, *between) if between else ()

    def _candidates(self, module: str) -> Iterable[str]:
        """Files that can import a module: those of its top package, and those that name it. What lies in a folder that is no
        package may be imported from there as well, by a name that ends as its own does: two parts of it at least."""
        parts = module.split(".")
        whole = {".".join(parts[:end]): end for end in range(1, len(parts))}
        loose = next((end for name, end in whole.items() if name not in self.modules.packages), len(parts))
        pairs = {f"{one}.{other}" for one, other in zip(parts[loose:], parts[loose + 1 :], strict=False)}
        pairs |= {f"from {part} import" for part in parts[loose:-1]}
        return dict.fromkeys(path for word in (parts[0], *sorted(pairs)) for path in self._naming(word))

    def _naming(self, word: str) -> list[str]:
        """Files in which a word stands, and those of the package of this name."""
        if word not in self._near:
            sources, sought = self.sources, word.encode()
            own = (path for path in sources if sources.file(path).module.partition(".")[0] == word)
            self._near[word] = [*own, *sources.naming((sought,))]
        return self._near[word]

    def _imports_from(self, path: str, module: str) -> bool:
        return any(name == module or module.startswith(f"{name}.") for name in self._imported(path))

    def _imported(self, path: str) -> set[str]:
        if path not in self._imports:
            file = self.sources.file(path)
            text = self.sources.spelled(path).decode("utf-8", "replace")
            self._imports[path] = imported(self.modules, file.module, file.is_package, text)
        return self._imports[path]

    def spelled(self, module: str) -> bytes:
        """The text of a module, empty for a folder."""
        return self.sources.spelled(self._paths[module]) if module in self._paths else b""

    def imports_of(self, module: str) -> set[str]:
        """The modules that one imports; of a package also what its text names in it."""
        found = self._imported(self._paths[module]) if module in self._paths else set()
        text = self.spelled(module)
        inside = (m for name in found for m in self.modules.inside(module, False, name))
        return found | {m for m in inside if m.rpartition(".")[2].encode() in text}

    def _asking(self, state: State, hot: Collection[int]) -> Iterator[set[str]]:
        """Tests and fixtures that name a fixture of a hot file."""
        for function, name in fixtures.offered(state):
            if state.scope_file[function] in hot and self._first("fixture", name):
                yield self._naming_all((name.encode(), b"def "), rf"\b{re.escape(name)}\b")

    def _naming_all(self, words: tuple[bytes, ...], pattern: str = "") -> set[str]:
        """Files not taken yet in which all words stand, and the pattern."""
        compiled = re.compile(pattern.encode())
        left = ((path, self.sources.spelled(path)) for path in self.sources if path not in self.taken)
        return {path for path, data in left if all(w in data for w in words) and compiled.search(data)}

    def _fitting(self, state: State, functions: set[int]) -> Iterator[set[str]]:
        """Files that define all methods of a protocol of which one turns async."""
        for cls in {p for f in functions if (p := state.parent(f)) >= 0 and state.scopes[p].kind is ScopeKind.CLASS}:
            if any(state.item(b)[0] == Kind.EXT and state.item(b)[1].endswith(".Protocol") for b in state.bases.get(cls, ())):
                names = tuple(f"def {n}".encode() for n in classes.methods(state, cls) if not n.startswith("_"))
                if names and self._first("protocol", names):
                    yield self._naming_all(names)

    def _computing(self, state: State, hot: Iterable[int]) -> set[str]:
        """Files that look up modules by a computed name, in a package with a hot file."""
        around = {state.files[file].module.rpartition(".")[0] for file in hot}
        around |= {name[:dot] for name in around for dot in range(len(name)) if name[dot] == "."}
        near = [path for package in around - {""} for path in self._inside(package)]
        for path in self.sources.naming(_BY_NAME, (path for path in near if path not in self._by_name)):
            self._by_name.add(path)
        return self._by_name.intersection(near)

    def _inside(self, package: str) -> list[str]:
        """The files right in a package, and its own."""
        if self._in_package is None:
            self._in_package = {}
            for path in self.sources:
                file = self.sources.file(path)
                self._in_package.setdefault(file.module if file.is_package else file.module.rpartition(".")[0], []).append(path)
        return self._in_package.get(package, [])

    def having(self, questions: Iterable[tuple[tuple[bytes, ...], str]]) -> Iterator[set[str]]:
        """Files in whose text all words stand, and the pattern."""
        for words, pattern in questions:
            if self._first("text", words, pattern):
                yield self._naming_all(words, pattern)

    def calling(self, names: Collection[str]) -> Iterator[set[str]]:
        """Files that call a method of one of the names."""
        for name in names:
            if self._first("call", name):
                yield self._naming_all((name.encode(),), rf"\.\s*{re.escape(name)}[\s\\]*\(")
