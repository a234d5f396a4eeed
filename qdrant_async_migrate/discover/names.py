"""Dotted names for files. In: which folders hold ``__init__.py`` or a project file. Out: the name of each module, one per
file, and which file an import means, seen from the file that imports. Reads nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from qdrant_async_migrate.discover.listing import Candidate
from qdrant_async_migrate.model.source import SourceKind

PROJECT_FILES = ("pyproject.toml", "setup.cfg", "setup.py")
SOURCE_FOLDERS = ("src", "lib")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as imports see it. ``path`` and ``base`` are ``""`` or end in ``/``; ``base`` is the folder on ``sys.path``
    that names start from, ``package`` the dotted name of this folder; ``inside`` a regular package or below one."""

    path: str = ""
    base: str = ""
    package: str = ""
    inside: bool = False

    def child(self, name: str, entries: Collection[str]) -> Folder:
        """The folder ``name`` in this one, which holds ``entries``."""
        path = f"{self.path}{name}/"
        if self.inside:
            return Folder(path, self.base, f"{self.package}.{name}", True)
        if "__init__.py" in entries:
            base = self.base if self._in_source_folder() else self.path
            return Folder(path, base, dotted(path[len(base) :]), True)
        starts_here = self.path == self.base and name in SOURCE_FOLDERS
        base = path if starts_here or any(file in entries for file in PROJECT_FILES) else self.base
        return Folder(path, base, dotted(path[len(base) :]))

    def module(self, name: str, kind: SourceKind) -> tuple[str, bool]:
        """The dotted name of the file ``name`` in this folder, and whether it is a package's ``__init__``."""
        stem, _, suffix = name.rpartition(".")
        if stem == "__init__" and self.package:
            return self.package, True
        if kind is SourceKind.IPYNB:
            stem = f"{stem}.{suffix}"  # nothing imports a notebook: ``demo.ipynb`` beside ``demo.py`` keeps a name of its own
        return (f"{self.package}.{stem}" if self.package else stem or name), False

    def _in_source_folder(self) -> bool:
        return self.base.rstrip("/").rpartition("/")[2] in SOURCE_FOLDERS


def dotted(path: str) -> str:
    """``a/b/`` -> ``a.b``."""
    return path.rstrip("/").replace("/", ".")


def with_one_name_each(files: list[Candidate]) -> list[Candidate]:
    """Where several files would share a name (two services with an ``app`` each), name them by their path from the root. A
    stub keeps the name of the module that it describes."""
    for rename in (_name_from_root, lambda file: file.path):
        counts = Counter(file.module for file in files if file.kind is not SourceKind.PYI)
        files = [replace(file, module=rename(file)) if counts[file.module] > 1 else file for file in files]
    return files


def _name_from_root(file: Candidate) -> str:
    stem = file.path if file.kind is SourceKind.IPYNB else file.path.rpartition(".")[0] or file.path
    return dotted(stem.removesuffix("/__init__"))


class Modules:
    """Which file an absolute import means. Built once from a listing; reads no file."""

    def __init__(self, files: Iterable[Candidate]) -> None:
        files = tuple(files)
        self._paths: Mapping[str, str] = {path: file.path for file in files for path in (*file.links, file.path)}
        self._named = {file.module: file.path for file in files if file.kind is SourceKind.PY}

    def find(self, module: str, importer: str) -> str | None:
        """The path of the file that ``import module`` runs in the file at path ``importer``; None if it is none of the
        program's (a library, or a namespace package, which has no file)."""
        return self._under(_roots(importer, self._is_package), module)

    def guess(self, module: str, importer: str) -> str | None:
        """Where ``find`` has nothing and no library has the name either: the file beside the importer, as in a package whose
        files are run as scripts, or the one module of that name anywhere, as in tests of a service in another folder."""
        return self._under(_ancestors(importer), module) or self._named.get(module)

    def _under(self, roots: Iterable[str], module: str) -> str | None:
        tail = module.replace(".", "/")
        for root in roots:
            for path in (f"{root}{tail}/__init__.py", f"{root}{tail}.py", f"{root}{tail}/__init__.pyi", f"{root}{tail}.pyi"):
                if path in self._paths:
                    return self._paths[path]
        return None

    def _is_package(self, folder: str) -> bool:
        return f"{folder}__init__.py" in self._paths


def _roots(importer: str, is_package: Callable[[str], bool]) -> Iterator[str]:
    """Folders that may be on ``sys.path`` when the importer runs, likeliest first: that of the script, or the one that holds
    the outermost package, then upwards, each with its source folders."""
    folders = list(_ancestors(importer))
    while len(folders) > 1 and is_package(folders[0]):
        del folders[0]
    for folder in folders:
        yield from (folder, *(f"{folder}{name}/" for name in SOURCE_FOLDERS))


def _ancestors(path: str) -> Iterator[str]:
    """The folders above a path, nearest first, each ``""`` or ending in ``/``."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield f"{path}/"
    yield ""
