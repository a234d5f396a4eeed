"""Builds the ``Config`` of a run, here and nowhere else: defaults, then the file, then what the caller gives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qdrant_async_migrate.config.settings import Config
from qdrant_async_migrate.config.values import READERS, Misfit
from qdrant_async_migrate.formats import toml
from qdrant_async_migrate.model.errors import UsageError

TOOL = "qdrant-async-migrate"
ONLY_FLAGS = frozenset(
    ("write", "check", "fix", "format", "color", "quiet", "verbose", "config", "output", "show-files", "allow-dirty")
    + ("write-baseline", "add-ignores", "statistics", "exit-zero", "stdin-filename")
)


def load(root: Path, config_file: Path | None = None, overrides: Mapping[str, object] | None = None) -> Config:
    """The settings for the project at ``root``.

    ``config_file`` takes the place of the project's ``pyproject.toml``. ``overrides`` are fields of ``Config`` by name; one
    that is None was not given, any other replaces what the file says. Raises UsageError, naming file and key.
    """
    file = config_file or root / "pyproject.toml"
    table = _table(file, required=config_file is not None)
    fields = {_field(key): _value(file, key, value) for key, value in table.items()}
    for name, value in (overrides or {}).items():
        if value is not None:
            fields[name] = _value(None, name.replace("_", "-"), value)
    return Config(**fields, source=str(file) if table else "")


def _table(file: Path, required: bool) -> Mapping[str, object]:
    """Our table of a ``pyproject.toml``; of another file, the whole of it if it has no ``[tool]``."""
    document = _document(file, required)
    tools = document.get("tool", {})
    if "tool" not in document and file.name != "pyproject.toml":
        return document
    if not isinstance(tools, Mapping):
        raise UsageError(f"{file}: 'tool' must be a table")
    wrong = next((name for name in tools if name != TOOL and name.lower().replace("_", "-") == TOOL), None)
    if wrong is not None:
        raise UsageError(f"{file}: [tool.{wrong}] is not read; write [tool.{TOOL}]")
    if required and TOOL not in tools:
        raise UsageError(f"{file}: there is no [tool.{TOOL}] in it")
    table = tools.get(TOOL, {})
    if not isinstance(table, Mapping):
        raise UsageError(f"{file}: 'tool.{TOOL}' must be a table, written as [tool.{TOOL}]")
    return table


def _document(file: Path, required: bool) -> Mapping[str, object]:
    try:
        return toml(file.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        if not required:
            return {}
        raise UsageError(f"{file}: there is no such configuration file") from None
    except OSError as error:
        raise UsageError(f"{file}: the configuration cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise UsageError(f"{file}: this is no TOML: {error}") from None


def _value(file: Path | None, key: str, value: object) -> Any:
    where = f"{file}: [tool.{TOOL}] {key}" if file else f"option {key}"
    if key not in READERS:
        raise UsageError(f"{where}: there is no such key{_hint(key)}")
    try:
        return READERS[key](value)
    except Misfit as misfit:
        raise UsageError(f"{where}: must be {misfit}, not {value!r}") from None


def _hint(key: str) -> str:
    if key in ONLY_FLAGS:
        return f"; --{key} is given on the command line only"
    import difflib

    nearest = difflib.get_close_matches(key.lower().replace("_", "-"), READERS, n=1, cutoff=0.5)
    return f"; did you mean '{nearest[0]}'?" if nearest else f"; known are {', '.join(READERS)}"


def _field(key: str) -> str:
    return key.replace("-", "_")
