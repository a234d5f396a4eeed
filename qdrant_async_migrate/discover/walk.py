"""Walks a project's folders. In: the root and the rules. Out: every Python file with its module name, every entry left out
with its rule. Opens nothing but ignore files: 11,000 files take a tenth of a second."""

from __future__ import annotations

import os
from pathlib import Path

from qdrant_async_migrate.discover.ignore import Patterns, ignored_by, read_patterns
from qdrant_async_migrate.discover.listing import KINDS, SUFFIXES, Candidate, Left
from qdrant_async_migrate.discover.names import Folder
from qdrant_async_migrate.discover.rules import BUILT, NOT_OURS, VENDORED
from qdrant_async_migrate.model.source import SourceKind
from qdrant_async_migrate.records import dataclass, field

Chain = tuple[Patterns, ...]
"""Ignore files that apply, from the outermost to the deepest."""
Entries = dict[str, os.DirEntry[str]]


@dataclass(slots=True)
class Walk:
    """One walk under way. ``links`` are symlinks met, as (path, target's path): they are resolved at the end."""

    root: Path
    asked: tuple[str, ...] = ("",)
    """What may be written: files, and folders with a ``/`` at their end; ``""`` is everything."""
    include: Patterns | None = None
    exclude: Patterns | None = None
    only_packages: bool = False
    """No project is around: of the folders only packages are entered, since a scratch file may lie in somebody's home."""
    files: dict[str, Candidate] = field(default_factory=dict)
    bases: dict[str, set[str]] = field(default_factory=dict)
    """For the first part of each module's name, the folders that names with it start from."""
    left: list[Left] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)

    def run(self, start: Folder, chain: Chain = ()) -> None:
        """Walk from ``start``, which is taken whatever the rules say of itself; ``chain`` holds ignore files from above."""
        waiting = [(start, chain, self._entries(start.path))]
        while waiting:
            folder, chain, entries = waiting.pop()
            if ".gitignore" in entries:
                origin = f"{folder.path}.gitignore"
                patterns = read_patterns(self.root / origin, origin, base=folder.path)
                chain = (*chain, patterns) if patterns else chain
            for name, entry in entries.items():
                if entry.is_symlink():
                    self._meet_link(folder, chain, entry)
                elif entry.is_dir(follow_symlinks=False):
                    if below := self._enter(folder, chain, name):
                        waiting.append((below[0], chain, below[1]))
                elif name.endswith(SUFFIXES):
                    self._meet_file(folder, chain, entry)

    def take(self, path: str, kind: SourceKind) -> None:
        """Add the file at ``path``, whatever the rules say."""
        parent, _, name = path.rpartition("/")
        self._add(self.folder_at(parent), name, kind)

    def folder_at(self, path: str) -> Folder:
        """The folder at ``path`` (from the root, no ``/`` at its end), as imports see it."""
        folder = Folder()
        for name in path.split("/") if path else ():
            folder = folder.child(name, os.listdir(self.root / folder.path / name))
        return folder

    def _enter(self, parent: Folder, chain: Chain, name: str) -> tuple[Folder, Entries] | None:
        path = f"{parent.path}{name}/"
        rule = _by_name(parent, name) or self._ignored(chain, path)
        entries = {} if rule else self._entries(path)
        if rule := rule or self._rule_by_entries(name, entries):
            self.left.append(Left(path, rule))
            return None
        return parent.child(name, entries), entries

    def _rule_by_entries(self, name: str, entries: Entries) -> str:
        if "pyvenv.cfg" in entries or "conda-meta" in entries:
            return "virtual environment"
        if "__init__.py" in entries:
            return ""
        return BUILT.get(name, "no package, and no project around" if self.only_packages else "")

    def _meet_file(self, folder: Folder, chain: Chain, entry: os.DirEntry[str]) -> None:
        path = folder.path + entry.name
        rule = self._ignored(chain, path)
        if not rule and self.include and not self.include.covers(path):
            rule = self.include.origin
        if not rule and not entry.is_file():
            rule = "no regular file"
        if rule:
            self.left.append(Left(path, rule))
        else:
            self._add(folder, entry.name, kind_of(entry.name))

    def _meet_link(self, folder: Folder, chain: Chain, entry: os.DirEntry[str]) -> None:
        """A link is another name of what lies in the tree. One that leads nowhere is taken: reading it says so."""
        path, is_folder, names_source = folder.path + entry.name, os.path.isdir(entry), entry.name.endswith(SUFFIXES)
        if not is_folder and (not names_source or entry.name.startswith(".#")):  # Emacs locks files with dead links
            return
        target = os.path.realpath(entry.path)
        inside = os.path.relpath(target, self.root).replace(os.sep, "/")
        shown = f"{path}/" if is_folder else path
        if rule := _by_name(folder, entry.name) or self._ignored(chain, shown):
            self.left.append(Left(shown, rule))
        elif not os.path.exists(entry):
            self._add(folder, entry.name, kind_of(entry.name))
        elif inside.startswith("../") or inside == "..":
            self.left.append(Left(shown, "link out of the project"))
        else:
            self.links.append((shown, f"{inside}/" if is_folder else inside))

    def _ignored(self, chain: Chain, path: str) -> str:
        return ignored_by(chain, path) or (self.exclude.origin if self.exclude and self.exclude.verdict(path) else "")

    def _add(self, folder: Folder, name: str, kind: SourceKind) -> None:
        module, is_package = folder.module(name, kind)
        path = folder.path + name
        self.bases.setdefault(module.partition(".")[0], set()).add(folder.base)
        self.files[path] = Candidate(path, module, is_package, kind, self._is_asked_for(path))

    def _is_asked_for(self, path: str) -> bool:
        return any(path.startswith(asked) if asked.endswith("/") else asked in ("", path) for asked in self.asked)

    def _entries(self, folder: str) -> Entries:
        try:
            with os.scandir(self.root / folder) as entries:
                return {entry.name: entry for entry in entries}
        except OSError as error:
            self.left.append(Left(folder or ".", f"cannot be listed: {error.strerror}"))
            return {}


def kind_of(name: str) -> SourceKind:
    """By suffix; a script without one holds Python."""
    return KINDS.get(f".{name.rpartition('.')[2]}", SourceKind.PY)


def _by_name(parent: Folder, name: str) -> str:
    return NOT_OURS.get(name, "" if parent.inside else VENDORED.get(name, ""))
