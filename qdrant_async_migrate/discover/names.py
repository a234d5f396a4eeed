"""Dotted names for files. In: which folders hold ``__init__.py`` or a project file. Out: the name of each module, one per
file. Reads nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from qdrant_async_migrate.discover.listing import Candidate
from qdrant_async_migrate.model.source import SourceKind
from qdrant_async_migrate.records import dataclass, replace

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


def with_one_name_each(files: list[Candidate], bases: Mapping[str, Collection[str]]) -> list[Candidate]:
    """Where two folders on ``sys.path`` hold modules of one name (two services with an ``app`` each), name all that is in them
    by its path from the root, so that a package stays together. A stub keeps the name of the module that it describes. A package
    keeps its name beside a module of that name, as Python imports it.

    ``bases``: for the first part of each name, the folders that names with it start from."""
    if shared := {top for top, folders in bases.items() if len(folders) > 1}:
        files = [replace(file, module=_from_root(file)) if file.module.partition(".")[0] in shared else file for file in files]
    counts = Counter([file.module for file in files if file.kind is not SourceKind.PYI])
    if len(counts) == counts.total():
        return files
    taken = {file.module for file in files if file.is_package and file.kind is not SourceKind.PYI}
    hidden = [file for file in files if counts[file.module] > 1 and not (file.is_package and file.module in taken)]
    return [replace(file, module=file.path) if file in hidden else file for file in files]


def _from_root(file: Candidate) -> str:
    stem = file.path if file.kind is SourceKind.IPYNB else file.path.rpartition(".")[0] or file.path
    return dotted(stem.removesuffix("/__init__"))
