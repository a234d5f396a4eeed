"""From the paths asked for to the program around them, not read yet."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.discover.ignore import Patterns, is_pattern, patterns, read_patterns
from qdrant_async_migrate.discover.links import resolve_links
from qdrant_async_migrate.discover.listing import SUFFIXES, Candidate, Discovered, Left
from qdrant_async_migrate.discover.names import with_one_name_each
from qdrant_async_migrate.discover.root import repository_around, root_of
from qdrant_async_migrate.discover.walk import Chain, Walk, kind_of
from qdrant_async_migrate.model.errors import UsageError


def find_root(paths: Sequence[str | Path], cwd: Path) -> Path:
    """The root of the project around ``paths``, where its configuration is. Raises UsageError for a path that is not there."""
    return root_of(_targets(paths, cwd))[0]


def discover(paths: Sequence[str | Path], config: Config, cwd: Path) -> Discovered:
    """List the program around ``paths`` (relative to ``cwd``; none: ``cwd`` itself).

    A path named here is taken even if a rule leaves it out. Raises UsageError for a path that does not exist or selects no
    Python file, and for a glob that is none.
    """
    targets = _targets(paths, cwd)
    root, is_project = root_of(targets)
    only_packages = not is_project and not any(target.is_dir() for target in targets)
    asked = tuple(_from_root(target, root) for target in targets)
    walk = Walk(root, asked, _globs(config.include, "include"), _globs(config.exclude, "exclude"), only_packages)
    walk.run(walk.folder_at(""), _ignore_files_above(root))
    for path in asked:
        _take_what_is_named(walk, path)
    resolve_links(walk)
    files = with_one_name_each(list(walk.files.values()), walk.bases)
    for given, path in zip(paths or ["."], asked, strict=True):
        _refuse_nothing(given, path, files, walk.left)
    left = [left for left in walk.left if left.path not in walk.files and left.path not in asked]
    return Discovered(root, tuple(sorted(files, key=_path)), tuple(sorted(left, key=_path)))


def _path(entry: Candidate | Left) -> str:
    return entry.path


def _targets(paths: Sequence[str | Path], cwd: Path) -> list[Path]:
    targets = []
    for path in paths or ["."]:
        if not os.path.exists(cwd / path):
            raise UsageError(f"{path}: there is no such file or folder")
        targets.append((cwd / path).resolve())
    return targets


def _from_root(target: Path, root: Path) -> str:
    """``""`` for the root itself, a folder ends in ``/``."""
    path = target.relative_to(root).as_posix()
    return "" if path == "." else f"{path}/" if target.is_dir() else path


def _globs(globs: tuple[str, ...], option: str) -> Patterns | None:
    for glob in globs:
        if not is_pattern(glob):
            raise UsageError(f"{option}: {glob!r} is no glob; write a line as in .gitignore, such as 'tests/**' or '*_pb2.py'")
    return patterns(globs, "not in include" if option == "include" else option) if globs else None


def _ignore_files_above(root: Path) -> Chain:
    """What git applies from above the root, and its own ``info/exclude``; not where it would leave out the root itself."""
    repository = repository_around(root)
    if repository is None:
        return ()
    folders = [folder for folder in reversed(root.parents) if folder.is_relative_to(repository)]
    sources = [(repository, repository / ".git" / "info" / "exclude"), *((folder, folder / ".gitignore") for folder in folders)]
    chain = []
    for folder, file in sources:
        prefix = "" if folder == root else root.relative_to(folder).as_posix() + "/"
        found = read_patterns(file, os.path.relpath(file, root).replace(os.sep, "/"), prefix=prefix)
        if found and not (prefix and found.covers("")):
            chain.append(found)
    return tuple(chain)


def _take_what_is_named(walk: Walk, path: str) -> None:
    if path.endswith("/"):
        if any(left.path == path or (left.path.endswith("/") and path.startswith(left.path)) for left in walk.left):
            walk.run(walk.folder_at(path.rstrip("/")))
    elif path and path not in walk.files:
        if not path.endswith(SUFFIXES) and not _is_script(walk.root / path):
            raise UsageError(f"{path}: this is no Python file: {', '.join(SUFFIXES)}, or a script that starts with '#!...python'")
        walk.take(path, kind_of(path))


def _is_script(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            first = stream.readline(200)
    except OSError:
        return False
    return first.startswith(b"#!") and b"python" in first


def _refuse_nothing(given: str | Path, path: str, files: list[Candidate], left: list[Left]) -> None:
    if (path and not path.endswith("/")) or any(file.path.startswith(path) for file in files):
        return
    below = [left for left in left if left.path.startswith(path)]
    why = f"; {len(below)} left out, such as {below[0].path} ({below[0].rule})" if below else ""
    raise UsageError(f"{given}: there is no Python file in it{why}; name a folder or a file of your program")
