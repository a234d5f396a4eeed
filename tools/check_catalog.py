#!/usr/bin/env python3
"""Hold the rows about frameworks against the packages that are installed: ``tools/check_catalog.py [--install FOLDER]``.

With ``--install`` a virtual environment is made in FOLDER for each group of packages that go together, and the check runs there.
A row whose package is not installed is counted, not passed over in silence.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from list_members import members, twins  # noqa: E402

from qdrant_async_migrate.catalog.files import read_files  # noqa: E402
from qdrant_async_migrate.catalog.known import DATA  # noqa: E402
from qdrant_async_migrate.catalog.rows import RawRow, rows_of  # noqa: E402
from qdrant_async_migrate.catalog.schema import Boundary, TypeRow, Use  # noqa: E402

GROUPS = {
    "web": """fastapi starlette flask quart django djangorestframework aiohttp litestar sanic tornado bottle strawberry-graphql
        slack-bolt django-ninja flask-restful flask-caching asgiref celery rq dramatiq huey arq apscheduler schedule click typer
        rich-click fire cyclopts invoke aiogram discord.py python-telegram-bot pyTelegramBotAPI pytest pytest-asyncio hypothesis
        parameterized
        freezegun time-machine responses behave tenacity backoff retry retrying stamina ratelimit circuitbreaker cachetools
        diskcache aiocache async-lru joblib langsmith logfire loguru typeguard beartype deprecated pydantic-settings attrs pandas
        jinja2""",
    "rag": """langchain langchain-qdrant langgraph llama-index-core llama-index-vector-stores-qdrant haystack-ai fastmcp mcp
        pydantic-ai-slim openai-agents prefect temporalio dagster""",
    "ui": "streamlit gradio dash nicegui",
}
"""Packages that can be installed together; the rest (airflow, ray, torch ...) is checked by nobody but the one who adds a row."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome for one row: what is wrong with it, or that its package is not there."""

    row: Boundary | TypeRow
    place: str
    problem: str = ""
    missing: str = ""


class Missing(Exception):
    """The package is not installed."""


OTHER_RELEASES = "other releases"
"""In the ``source`` of a row: the newest release does not have the name, users of an older or a coming one do."""


def rows() -> Iterator[tuple[Boundary | TypeRow, RawRow]]:
    """All boundary rows and the type rows that go with them, with the table they come from."""
    for raw in read_files([path for path in sorted(DATA.glob("*.toml")) if not path.name.startswith(("blocking", "types_"))]):
        if raw.table in ("boundary", "type"):
            yield from ((row, raw) for row in rows_of(raw))


def check(row: Boundary | TypeRow, raw: RawRow) -> Checked:
    """Whether what the row speaks of exists, and is as the row says."""
    place = f"{Path(raw.file).name}:{raw.line} {row.name}"
    if OTHER_RELEASES in raw.values.get("source", ""):
        return Checked(row, place)
    try:
        problem = _wrong_type(row) if isinstance(row, TypeRow) else _wrong_boundary(row)
    except Missing as missing:
        return Checked(row, place, missing=str(missing))
    except Exception as error:  # an import may fail in any way; that is a problem of the row until somebody looks
        return Checked(row, place, problem=f"{type(error).__name__}: {error}")
    return Checked(row, place, problem=problem)


def follow(dotted: str) -> Any:
    """The object of a dotted name, None from the point on where only an instance could tell; LookupError for a wrong name."""
    parts = dotted.split(".")
    if importlib.util.find_spec(parts[0]) is None:
        raise Missing(parts[0])
    value, rest = _module_of(parts)
    for part in rest:
        if value is None or part == "*" or "()" in part:
            return None
        value = _member(value, part, dotted)
    return value


def _module_of(parts: Sequence[str]) -> tuple[Any, Sequence[str]]:
    value: Any = importlib.import_module(parts[0])
    for index, part in enumerate(parts[1:], 1):
        if hasattr(value, part):
            return value, parts[index:]
        name = ".".join(parts[: index + 1])
        if not hasattr(value, "__path__") or importlib.util.find_spec(name) is None:
            return value, parts[index:]
        value = importlib.import_module(name)
    return value, ()


def _member(owner: Any, name: str, dotted: str) -> Any:
    if hasattr(owner, name):
        value = inspect.getattr_static(owner, name) if inspect.isclass(owner) else getattr(owner, name)
        return None if isinstance(value, property) or not callable(getattr(owner, name)) else getattr(owner, name)
    if inspect.isclass(owner) and (name in _declared(owner) or re.search(rf"\bself\.{name}\b\s*[:=]", _source(owner))):
        return None
    if inspect.ismodule(owner) and importlib.util.find_spec(owner.__name__) and hasattr(owner, "__path__"):
        if importlib.util.find_spec(f"{owner.__name__}.{name}"):
            return importlib.import_module(f"{owner.__name__}.{name}")
    raise LookupError(f"{dotted}: {getattr(owner, '__name__', owner)} has no {name!r}")


def _declared(cls: type) -> set[str]:
    return {name for owner in cls.__mro__ for name in getattr(owner, "__annotations__", ())}


def _source(cls: type) -> str:
    try:
        return "".join(inspect.getsource(owner) for owner in cls.__mro__ if owner.__module__ != "builtins")
    except (OSError, TypeError):
        return ""


def _wrong_type(row: TypeRow) -> str:
    found = follow(row.name)
    for other in filter(None, (row.returns, row.alias, row.enters, row.yields, *row.base)):
        follow(other)
    if row.alias and found is not None and follow(row.alias) not in (found, getattr(found, "__origin__", None), None):
        return f"is not {row.alias}"
    for base in row.base:
        cls = follow(base)
        if inspect.isclass(found) and inspect.isclass(cls) and cls not in found.__mro__:
            return f"does not derive from {base}"
    return ""


def _wrong_boundary(row: Boundary) -> str:
    found = follow(row.name)
    if row.use is not Use.BASE or not inspect.isclass(found) or row.members in ((), ("*",)):
        return ""
    has = members(found)
    if gone := [name for name in row.members if name not in has and not hasattr(found, name)]:
        return f"has no {', '.join(gone)}"
    wrong = [f"{name} -> {twin}" for name, twin in row.twins.items() if not _is_twin(row, found, name, twin)]
    return f"no twins: {', '.join(wrong)}" if wrong else ""


def _is_twin(row: Boundary, cls: type, name: str, twin: str) -> bool:
    """``class`` names the class that has the twins, where that is another one than the base itself."""
    if name == "class":
        return inspect.isclass(follow(twin))
    owner = follow(row.twins["class"]) if "class" in row.twins else cls
    return inspect.iscoroutinefunction(inspect.unwrap(getattr(owner, twin, None))) or twins(cls, members(cls)).get(name) == twin


def prepare() -> None:
    """Django and what stands on it can be imported with settings only."""
    if importlib.util.find_spec("django"):
        importlib.import_module("django.conf").settings.configure(
            INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"]
        )
        importlib.import_module("django").setup()


def report() -> int:
    """Check everything here and print what is wrong; the exit status."""
    prepare()
    checked = [check(row, raw) for row, raw in rows()]
    for one in checked:
        if one.problem:
            print(f"{one.place}: {one.problem}")
    missing = sorted({one.missing for one in checked if one.missing})
    away = sum(bool(one.missing) for one in checked)
    wrong = sum(bool(one.problem) for one in checked)
    print(f"{len(checked) - away} of {len(checked)} rows checked, {wrong} wrong; {away} not, for want of {' '.join(missing)}")
    return int(any(one.problem for one in checked))


def install_and_report(folder: Path) -> int:
    """Check in one environment for each group."""
    worst = 0
    for group, packages in GROUPS.items():
        python = folder / group / "bin" / "python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder / group)], check=True)
            subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages.split()], check=True)
        print(f"== {group}", flush=True)
        worst = max(worst, subprocess.run([str(python), __file__]).returncode)
    return worst


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--install", type=Path, metavar="FOLDER")
    folder = parser.parse_args().install
    sys.exit(install_and_report(folder) if folder else report())
