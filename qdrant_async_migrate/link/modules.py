"""Which file an import means: dotted names against the files of the project, from where the import stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MARK = "~"
"""Before the names of modules of the program that were not read."""
MAIN = "__main__"
"""The name of the module that was started."""


class Modules:
    """The project's modules by dotted name. ``packages``: those that are regular packages; ``libraries``: top-level names of
    libraries that are never taken for a file that merely lies near by; ``paths``: for modules the dotted path of their files, by
    which they are imported from above the folder that their names start from (``src.rag`` is ``rag``)."""

    def __init__(
        self,
        names: Iterable[str],
        packages: Iterable[str],
        libraries: Iterable[str] = (),
        paths: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.names = frozenset(names)
        self._packages = frozenset(packages)
        self._libraries = frozenset(libraries)
        self._prefixes = frozenset(p for name in self.names for p in _prefixes(name))
        self._by_tail: Mapping[str, tuple[str, ...]] = _tails(self.names)
        self._by_path = _longer_names(paths)
        self._by_folder: dict[str, list[str]] = {}
        for name in self.names:
            self._by_folder.setdefault(".".join(name.rsplit(".", 2)[-2:-1]), []).append(name)

    @property
    def whole(self) -> Modules:
        """All of the project's, where these are only those that were read."""
        return self

    @property
    def packages(self) -> frozenset[str]:
        """Modules that are regular packages."""
        return self._packages

    def knows(self, name: str) -> bool:
        """A module of the project, or a folder that holds some."""
        return name in self.names or name in self._prefixes

    def inner(self, module: str, name: str) -> str | None:
        """The module or folder ``name`` inside another one, also where a package in a folder that is none has a shorter name."""
        dotted = f"{module}.{name}" if module else name
        return dotted if self.knows(dotted) else self._by_path.get(dotted)

    def named(self, name: str) -> str:
        """The module that has this name or longer one, written out; the name itself where there is none."""
        return name if name in self.names else self._by_path.get(name) or name

    def absolute(self, importer: str, is_package: bool, module: str, level: int) -> str:
        """The dotted name of a relative import; an absolute one as it is."""
        if level == 0:
            return module
        parts = importer.split(".") if importer else []
        drop = level - 1 if is_package else level
        base = parts[: len(parts) - drop] if drop <= len(parts) else []
        return ".".join([*base, *([module] if module else [])])

    def resolve(self, importer: str, is_package: bool, module: str, level: int) -> str | None:
        """The project's module that an import means, or ``None`` for a library."""
        name = self.absolute(importer, is_package, module, level)
        if level > 0:
            return name if not name or self.knows(name) else self._by_path.get(name)
        if name in self.names or (self.knows(name) and name.split(".")[0] not in self._libraries):
            return name if name != importer or "." in name else self._elsewhere(importer, name)
        return self._elsewhere(importer, name)

    def inside(self, importer: str, is_package: bool, folder: str) -> set[str]:
        """The modules that an import from a folder which is no package, and not found by its own name, may mean."""
        last = folder.rsplit(".", 1)[-1]
        near = (name for name in self._by_folder.get(last, ()) if f".{name}".find(f".{folder}.") >= 0)
        tails = {name.rsplit(".", 1)[-1] for name in near}
        return {n for tail in tails if (n := self.resolve(importer, is_package, f"{folder}.{tail}", 0)) is not None}

    def _elsewhere(self, importer: str, name: str) -> str | None:
        """Folders that are no packages may be on ``sys.path``: the importer's own and those above it, or the only one that
        fits."""
        top = name.split(".")[0]
        if top in self._libraries:
            return None
        parts = importer.split(".")[:-1]
        while parts:
            root = ".".join(parts)
            if root not in self._packages and self.knows(f"{root}.{name}"):
                return f"{root}.{name}"
            parts.pop()
        if name in self._by_path:
            return self._by_path[name]
        fits = [n for n in self._by_tail.get(name.rsplit(".", 1)[-1], ()) if n.endswith("." + name) and self._is_root(n, name)]
        return fits[0] if len(fits) == 1 and "." in name else None

    def _is_root(self, full: str, name: str) -> bool:
        return full[: -len(name) - 1] not in self._packages


def _longer_names(paths: Iterable[tuple[str, str]]) -> Mapping[str, str | None]:
    """The names of modules, and of the folders around them, by longer ones that end in them; ``None`` if two would have one."""
    found: dict[str, str | None] = {}
    for module, path in paths:
        before = path[: -len(module) - 1] if path.endswith(f".{module}") else ""
        parts = before.split(".") if before else []
        for start in range(len(parts)):
            for name in ("", *_prefixes(module), module):
                longer = ".".join([*parts[start:], *([name] if name else [])])
                found[longer] = name if found.get(longer, name) == name else None
    return found


def _prefixes(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts))]


def _tails(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        found.setdefault(name.rsplit(".", 1)[-1], []).append(name)
    return {tail: tuple(full) for tail, full in found.items()}
