"""What a project says it needs: requirement files, ``pyproject.toml``, ``Pipfile``, ``setup.cfg``, ``setup.py``, conda's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..formats import ini, toml

Need = tuple[Path, str, str]
"""File, distribution, specifier as written there."""
_REQUIREMENT = re.compile(r"\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;#@)]*)")
_QUOTED = re.compile(r"""["']([A-Za-z0-9][\w.-]*(?:\[[^\]]*\])?\s*[=~!<>^][^"';]*)["']""")


def declared(folder: Path) -> Iterator[Need]:
    """All that the files of ``folder`` ask for, requirement files first."""
    patterns = ("requirements*.txt", "requirements*.in", "requirements/*.txt", "requirements/*.in", "constraints*.txt")
    for path in sorted({path for pattern in patterns for path in folder.glob(pattern)}):
        yield from _lines(path, _text(path).splitlines())
    for name, read in _READERS.items():
        path = folder / name
        if text := _text(path):
            yield from read(path, text)


def _lines(path: Path, lines: list[str]) -> Iterator[Need]:
    for line in lines:
        if not line.lstrip().startswith(("-", "#")) and (match := _REQUIREMENT.match(line)):
            yield path, match[1], match[2].strip()


def _pyproject(path: Path, text: str) -> Iterator[Need]:
    project = _toml(text)
    for value in _reach(project, "project", "dependencies"), *_tables(_reach(project, "project", "optional-dependencies")):
        yield from _lines(path, _strings(value))
    for value in (*_tables(project.get("dependency-groups")), *_tables(_reach(project, "tool", "pdm", "dev-dependencies"))):
        yield from _lines(path, _strings(value))
    poetry = _reach(project, "tool", "poetry")
    groups = [_reach(group, "dependencies") for group in _tables(_reach(poetry, "group"))]
    for table in (_reach(poetry, "dependencies"), _reach(poetry, "dev-dependencies"), *groups):
        yield from _table(path, table)


def _pipfile(path: Path, text: str) -> Iterator[Need]:
    content = _toml(text)
    for name in ("packages", "dev-packages"):
        yield from _table(path, content.get(name))


def _setup_cfg(path: Path, text: str) -> Iterator[Need]:
    parser = ini(text)
    if parser is None:
        return
    yield from _lines(path, parser.get("options", "install_requires", fallback="").splitlines())
    if parser.has_section("options.extras_require"):
        for _, value in parser.items("options.extras_require"):
            yield from _lines(path, value.splitlines())


def _setup_py(path: Path, text: str) -> Iterator[Need]:
    yield from _lines(path, _QUOTED.findall(text))


def _conda(path: Path, text: str) -> Iterator[Need]:
    items = [match[1] for match in re.finditer(r"^\s*-\s+([\w.-]+\s*[=<>~!].*)$", text, re.MULTILINE)]
    yield from _lines(path, items)


_READERS: Mapping[str, Callable[[Path, str], Iterator[Need]]] = {
    "pyproject.toml": _pyproject,
    "Pipfile": _pipfile,
    "setup.cfg": _setup_cfg,
    "setup.py": _setup_py,
    "environment.yml": _conda,
    "environment.yaml": _conda,
}


def _table(path: Path, table: object) -> Iterator[Need]:
    for name, value in table.items() if isinstance(table, Mapping) else ():
        version = value.get("version", "") if isinstance(value, Mapping) else value
        yield path, str(name), "" if version == "*" or not isinstance(version, str) else version


def _tables(value: object) -> list[Any]:
    return list(value.values()) if isinstance(value, Mapping) else []


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _reach(value: object, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _toml(text: str) -> dict[str, Any]:
    try:
        return toml(text)
    except ValueError:
        return {}


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig", errors="replace")
    except OSError:
        return ""
