"""Which release of a package a project runs on: its environment knows best, then lock files, then what its requirements allow.

A file that cannot be read or parsed says nothing here; whoever needs it for its own sake reports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..records import dataclass
from .declared import declared
from .known import known_releases
from .specifiers import newest_allowed, pinned

ENVIRONMENTS = (".venv", "venv", "env", ".env")
LOCKS = ("uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "Pipfile.lock")


@dataclass(frozen=True, slots=True)
class Found:
    """A release and the file or folder that says so."""

    version: str
    source: str


CLIENT = "qdrant-client"
"""The distribution whose release ``--qdrant-version`` names."""


def client_version(root: Path, given: str) -> str | None:
    """The release of the client to migrate for: as ``given``, else as the project says, else None for the newest known."""
    found = None if given else find_version(root, CLIENT)
    return given or (found.version if found is not None else None)


def find_version(root: Path, package: str, known: Sequence[str] | None = None) -> Found | None:
    """The release of ``package`` that the project in ``root`` uses, or None if nothing says.

    Asked in this order: an environment in the project, a lock file, a requirement. Of a range that allows several releases
    the newest of ``known`` counts (by default those that the catalog knows). Folders above ``root`` are asked
    too, up to the one that holds ``.git``, since a workspace keeps one lock file for all its members.
    """
    folders = list(_folders(root.resolve()))
    for ask in (_installed, _locked, _required):
        for folder in folders:
            if found := ask(folder, package, known):
                return found
    return None


def _folders(root: Path) -> Iterator[Path]:
    above = list(root.parents)
    repository = next((i for i, folder in enumerate((root, *above)) if (folder / ".git").exists()), 0)
    yield from (root, *above[:repository])


def _installed(folder: Path, package: str, _: Sequence[str] | None) -> Found | None:
    wanted = re.compile(rf"{_pattern(package)}-(\d[\w.]*)\.dist-info", re.IGNORECASE)
    for name in ENVIRONMENTS:
        for packages in (*(folder / name).glob("lib/*/site-packages"), folder / name / "Lib" / "site-packages"):
            for entry in sorted(packages.iterdir()) if packages.is_dir() else ():
                if match := wanted.fullmatch(entry.name):
                    return Found(match[1], str(entry))
    return None


def _locked(folder: Path, package: str, _: Sequence[str] | None) -> Found | None:
    name = _pattern(package)
    in_toml = re.compile(rf'^name = "{name}"\s*\nversion = "([^"]+)"', re.MULTILINE | re.IGNORECASE)
    in_json = re.compile(rf'"{name}": \{{[^{{}}]*?"version": "==([^"]+)"', re.IGNORECASE)
    for lock in LOCKS:
        if match := (in_json if lock == "Pipfile.lock" else in_toml).search(_text(folder / lock)):
            return Found(match[1], str(folder / lock))
    return None


def _required(folder: Path, package: str, known: Sequence[str] | None) -> Found | None:
    wanted = re.compile(_pattern(package), re.IGNORECASE)
    said = [(path, specifier) for path, name, specifier in declared(folder) if wanted.fullmatch(name)]
    for path, specifier in said:
        if version := pinned(specifier):
            return Found(version, str(path))
    for path, specifier in said:
        if version := newest_allowed(specifier, known_releases(package) if known is None else known):
            return Found(version, str(path))
    return None


def _pattern(package: str) -> str:
    return "[-_.]+".join(map(re.escape, re.split(r"[-_.]+", package)))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig", errors="replace")
    except OSError:
        return ""
