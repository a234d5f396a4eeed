"""A case is a folder of ``programs/``: the program's files and a ``case.toml`` that says what must come of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PROGRAMS = Path(__file__).parent / "programs"


@dataclass(frozen=True, slots=True)
class Case:
    """What ``case.toml`` says.

    entry: commands (``python main.py``, ``python -m pkg``, ``script pkg.mod:function``, ``pytest``), run in order.
    expect: ``migrated``; ``kept`` (nothing written); ``either`` (one of the two, kept only with ``codes``).
    codes: codes that must be among the findings (of a kept program; of a migrated one too if it is to say
        them); ``QAM107|QAM108`` asks for one of the two.
    exit: exit codes of the entries, 0 if not given.   awaited_min: client calls awaited, at least.
    left: sync client calls that stay beside the migrated ones, exactly; -1: none runs, the count is not looked at.
    mixed: sync and async clients both run afterwards, by intent (``split``, ``dual``, ``only``): neither is counted.
    untouched: files whose bytes may not change.
    trace: ``order`` (client calls in the same order), ``bag`` (the same calls), ``reads`` (more reads allowed).
    server: the program talks to a server over HTTP, named by QDRANT_URL.   flags: options of the migration.
    needs: modules that the program imports and that come with the extra ``test``.
    """

    name: str
    folder: Path
    entry: list[str]
    expect: str
    why: str = ""
    codes: list[str] = field(default_factory=list)
    exit: list[int] = field(default_factory=list)
    awaited_min: int = 1
    left: int = 0
    mixed: bool = False
    untouched: list[str] = field(default_factory=list)
    trace: str = "order"
    server: bool = False
    needs: list[str] = field(default_factory=list)
    flags: dict[str, Any] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        """Modules it needs that are not installed here."""
        return [name for name in self.needs if find_spec(name) is None]

    @property
    def exits(self) -> list[int]:
        """One exit code per entry."""
        return self.exit or [0] * len(self.entry)


def load(folder: Path) -> Case:
    """Read one case; an unknown key is an error."""
    try:
        raw = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
        if isinstance(raw.get("entry"), str):
            raw["entry"] = [raw["entry"]]
        case = Case(name=folder.name, folder=folder, **raw)
    except (OSError, TypeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"reading {folder / 'case.toml'}: {error}") from error
    if case.expect not in ("migrated", "kept", "either") or case.trace not in ("order", "bag", "reads"):
        raise ValueError(f"{folder / 'case.toml'}: unknown value of expect or trace")
    return case


def names() -> list[str]:
    """All cases, sorted."""
    return sorted(path.parent.name for path in PROGRAMS.glob("*/case.toml"))
