"""Which files a file gets its names from, as far as the texts tell: an import from a package leads on to the file behind the
name, and to nothing else that the package imports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qdrant_async_migrate.discover import Sources
from qdrant_async_migrate.link.modules import Modules
from qdrant_async_migrate.records import dataclass, field

_FROM = re.compile(rb"^[ \t]*from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]*(\([^)]*\)|[^\n#;]*)", re.M)
_IMPORT = re.compile(rb"^[ \t]*import[ \t]+([\w.]+)(?:[ \t]+as[ \t]+(\w+))?", re.M)
_NAMES = re.compile(rb"(\w+|\*)(?:[ \t]+as[ \t]+(\w+))?")
_FAR = 8
"""Packages through which a name is handed on."""


@dataclass(slots=True)
class _Said:
    """The imports of a file: names with the module that they come from, modules by the name that they get here, and stars."""

    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)
    stars: list[str] = field(default_factory=list)


class Neighbours:
    """The imports of files, read when they are asked for."""

    def __init__(self, sources: Sources, modules: Modules) -> None:
        self._sources, self._modules = sources, modules
        self._paths: dict[str, str] = {}
        for path in sources:
            self._paths.setdefault(sources.file(path).module, path)
        self._said: dict[str, _Said] = {}
        self._named: dict[str, set[tuple[str, str]]] = {}
        self._resolved: dict[tuple[str, bool, str, int], str | None] = {}

    def of(self, path: str) -> set[str]:
        """The files whose names a file uses, and those that offer fixtures to it."""
        return ({other for other, _ in self.named(path)} | set(self._offering(path))) - {path}

    def _offering(self, path: str) -> Iterator[str]:
        """``conftest.py`` beside a file and in the folders above."""
        folder = path
        while folder:
            folder = folder.rpartition("/")[0]
            conftest = f"{folder}/conftest.py" if folder else "conftest.py"
            if conftest in self._sources:
                yield conftest

    def named(self, path: str) -> set[tuple[str, str]]:
        """The same with the names; an empty one for a module itself."""
        if path not in self._named:
            said = self._imports(path)
            found = {pair for module in said.stars for pair in self._behind(module, "", _FAR)}
            modules = dict(said.modules)
            for alias, (module, name) in said.names.items():
                inner = f"{module}.{name}" if module else name
                if inner in self._paths:
                    modules[alias] = inner
                else:
                    found.update(self._behind(module, name, _FAR))
            found.update(self._members(path, modules))
            self._named[path] = found
        return self._named[path]

    def _members(self, path: str, modules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """What a file asks of modules, by the names that they have there."""
        aliases = "|".join(re.escape(alias) for alias in sorted(modules, key=len, reverse=True))
        asked = re.findall(rf"\b({aliases})\.(\w+)".encode(), self._sources.spelled(path)) if modules else ()
        for alias, name in {*asked, *((alias.encode(), b"") for alias in modules)}:
            yield from self._behind(modules[alias.decode()], name.decode(), _FAR)

    def _behind(self, module: str, name: str, far: int) -> Iterator[tuple[str, str]]:
        """The file of a module, and that from which it has the name."""
        inner = self._paths.get(f"{module}.{name}" if module else name) if name else None
        path = self._paths.get(module)
        if inner is not None:
            yield inner, ""
        if inner is not None or path is None:
            return
        yield path, name
        said = self._imports(path)
        if name in said.names and far:
            yield from self._behind(*said.names[name], far - 1)
        elif name and far:
            for other in said.stars:
                yield from self._behind(other, name, far - 1)

    def _imports(self, path: str) -> _Said:
        if path not in self._said:
            self._said[path] = self._read(path)
        return self._said[path]

    def _read(self, path: str) -> _Said:
        said, data = _Said(), self._sources.spelled(path)
        for dots, module, names in _FROM.findall(data):
            base = self._resolve(path, module.decode(), len(dots))
            for name, alias in _NAMES.findall(names):
                if base is not None and name == b"*":
                    said.stars.append(base)
                elif base is not None:
                    said.names[(alias or name).decode()] = (base, name.decode())
        for name, alias in _IMPORT.findall(data):
            module = self._resolve(path, name.decode(), 0)
            if module is not None:
                said.modules[(alias or name).decode()] = module
        return said

    def _resolve(self, path: str, module: str, level: int) -> str | None:
        """Files of one package mean the same by a name."""
        file = self._sources.file(path)
        key = (file.module if file.is_package else file.module.rpartition(".")[0], file.is_package, module, level)
        if key not in self._resolved:
            self._resolved[key] = self._modules.resolve(file.module, file.is_package, module, level)
        return self._resolved[key]
