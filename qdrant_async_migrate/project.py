"""What the project's packaging says: which functions are commands, and which a plugin system loads. Reads the files that say
so, of the project and of what was built or unpacked from it; never fails, what cannot be read is as if it were not there."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from qdrant_async_migrate.formats import ini, toml
from qdrant_async_migrate.records import dataclass, field

if TYPE_CHECKING:
    from configparser import ConfigParser

_REFERENCE = r"(?P<target>[^\W\d][\w.]*\s*:\s*[^\W\d][\w.]*)\s*(?:\([^()]*\))?\s*(?:\[[^\]]*\])?"
_WHOLE = re.compile(rf"\s*{_REFERENCE}\s*\Z")
_ASSIGNED = re.compile(rf"\s*(?P<name>[^=\n]+?)\s*=\s*{_REFERENCE}\s*$", re.MULTILINE)
_BUILT = (".dist-info", ".egg-info")
_COMMANDS = frozenset({"console_scripts", "gui_scripts"})
_LOADED = frozenset({"entry-points", "entrypoints", "plugins"})
"""Tables of ``pyproject.toml`` with a table for each group of entry points; every other table names commands."""

Entry = tuple[str, str]
"""``package.module:function``, and the group of entry points that it is in; empty for a command."""


@dataclass(frozen=True, slots=True)
class Packaging:
    """References as entry points write them: ``package.module:function``."""

    commands: frozenset[str] = frozenset()
    plugins: dict[str, str] = field(default_factory=dict)
    """What other programs load, with the name of the group of entry points."""


def packaging(root: Path, paths: Iterable[str] = ()) -> Packaging:
    """What installing the project makes of its functions; ``paths`` are its files below ``root``: projects inside of it that
    hold one of them are included, and so is the folder that ``root`` is a package in."""
    below = {"", *(str(parent) for path in paths for parent in PurePosixPath(path).parents)}
    found: dict[Entry, None] = {}
    for folder in [*_above(root), *(root / name for name in sorted(below))]:
        found.update(dict.fromkeys(_of_folder(folder)))
    commands = frozenset(target for target, group in found if not group)
    return Packaging(commands, {target: group for target, group in found if group and target not in commands})


def _above(root: Path) -> Iterator[Path]:
    """Folders that the package ``root`` lies in, up to the one from which it is imported."""
    while (root / "__init__.py").is_file() and root.parent != root:
        root = root.parent
        yield root


def _of_folder(folder: Path) -> Iterator[Entry]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    if "pyproject.toml" in names:
        yield from _pyproject(folder / "pyproject.toml")
    if "setup.cfg" in names:
        yield from _setup_cfg(folder / "setup.cfg")
    if "setup.py" in names:
        yield from _setup_py(folder / "setup.py")
    for suffix in _BUILT:
        for built in (name for name in names if name.endswith(suffix)):
            yield from _groups(_sections(_read(folder / built / "entry_points.txt")))


def _pyproject(path: Path) -> Iterator[Entry]:
    """Every reference in the file: each tool has a table of its own for its commands."""
    try:
        data: dict[str, Any] = toml(_read(path))
    except ValueError:
        return
    yield from _references(data, ())


def _references(value: object, keys: tuple[str, ...]) -> Iterator[Entry]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _references(inner, (*keys, str(key)))
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner, keys)
    elif isinstance(value, str) and (match := _WHOLE.match(value)):
        groups = [keys[n + 1] for n, table in enumerate(keys[:-1]) if table in _LOADED]
        yield _entry(match, groups[0] if groups else "")


def _setup_cfg(path: Path) -> Iterator[Entry]:
    sections = ini(_read(path), keeps_case=True)
    if sections is not None and sections.has_section("options.entry_points"):
        yield from _lines(dict(sections["options.entry_points"]))


def _setup_py(path: Path) -> Iterator[Entry]:
    """Strings below a key that names their group; others that look so are commands."""
    try:
        tree = ast.parse(_read(path))
    except (SyntaxError, ValueError):
        return
    found = list(_groups_in(tree))
    yield from found
    named = {target for target, _ in found}
    everywhere = _lines({next(iter(_COMMANDS)): "\n".join(_strings(tree))})
    yield from (entry for entry in everywhere if entry[0] not in named)


def _groups_in(tree: ast.Module) -> Iterator[Entry]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield from _lines({key.value: "\n".join(_strings(value))})
        elif isinstance(node, ast.keyword) and node.arg == "entry_points":
            for text in _strings(node.value):
                yield from _groups(_sections(text))


def _strings(node: ast.AST) -> list[str]:
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def _groups(sections: ConfigParser | None) -> Iterator[Entry]:
    """A file, or a text, with a section for each group."""
    for group in sections.sections() if sections is not None else ():
        for value in dict(sections[group]).values() if sections is not None else ():
            if match := _WHOLE.match(value):
                yield _entry(match, group)


def _lines(groups: dict[str, str]) -> Iterator[Entry]:
    """Lines ``name = package.module:function`` below the name of their group."""
    for group, text in groups.items():
        for match in _ASSIGNED.finditer(text):
            yield _entry(match, group)


def _entry(match: re.Match[str], group: str) -> Entry:
    return re.sub(r"\s", "", match["target"]), "" if group in _COMMANDS else group


def _sections(text: str) -> ConfigParser | None:
    return ini(text, delimiters=("=",), keeps_case=True)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
