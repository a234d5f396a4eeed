"""How the project runs its tests: which plugin takes coroutine functions, and what it asks for. Reads the project's
configuration and the text of its files; never fails, what cannot be read is as if it were not there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qdrant_async_migrate.formats import ini, toml
from qdrant_async_migrate.model.suite import Suite
from qdrant_async_migrate.records import replace

_ANYIO = Suite(marker="pytest.mark.anyio", fixture="pytest.fixture", backend="anyio_backend", plugin="anyio")
_STRICT = Suite(marker="pytest.mark.asyncio", fixture="pytest_asyncio.fixture", loops=True, plugin="pytest-asyncio")
_USES_ANYIO = re.compile(r"\bmark\.anyio\b|\banyio_backend\b")
_USES_ASYNCIO = re.compile(r"\bmark\.asyncio\b|\bpytest_asyncio\b")
TRACES = (b"mark.anyio", b"anyio_backend", b"mark.asyncio", b"pytest_asyncio")
"""A source in which none of these stands says nothing of how tests are run."""
_PLUGIN = re.compile(r"\bpytest[-_]asyncio\b", re.IGNORECASE)
_REQUIREMENTS = (
    "pyproject.toml",
    "setup.cfg",
    "setup.py",
    "tox.ini",
    "noxfile.py",
    "Pipfile",
    "environment.yml",
    "poetry.lock",
    "uv.lock",
)


def suite(root: Path, texts: Iterable[str]) -> Suite:
    """What the tests under ``root`` ask for; ``texts`` are the sources of the program."""
    options = _options(root)
    sources = list(texts)
    anyio = any(_USES_ANYIO.search(text) for text in sources)
    asyncio = any(_USES_ASYNCIO.search(text) for text in sources) or "asyncio_mode" in options
    named = asyncio or any(_PLUGIN.search(_read(path)) for path in _requirements(root))
    if options.get("anyio_mode") == "auto":
        found = replace(_ANYIO, marked=False)
    elif options.get("asyncio_mode") == "auto":
        found = replace(_STRICT, marked=False)
    elif anyio and not asyncio:
        found = _ANYIO
    else:
        found = replace(_STRICT, declared=named)
    return _collecting(found, options)


def _collecting(found: Suite, options: dict[str, str]) -> Suite:
    """What the configuration says of names and loops."""
    loop = options.get("asyncio_default_test_loop_scope", "function") if found.loops else "function"
    files, functions, classes = (options.get(f"python_{kind}", "").split() for kind in ("files", "functions", "classes"))
    return replace(
        found,
        test_loop=loop,
        files=tuple(files) or found.files,
        functions=tuple(functions) or found.functions,
        classes=tuple(classes) or found.classes,
        doctests="--doctest" in options.get("addopts", ""),
    )


def _options(root: Path) -> dict[str, str]:
    """The options of the test runner, from the first file that has them."""
    for name, section in (("pytest.ini", "pytest"), (".pytest.ini", "pytest")):
        if (root / name).is_file():
            return _ini(root / name, section)
    if found := _pyproject(root / "pyproject.toml"):
        return found
    return _ini(root / "tox.ini", "pytest") or _ini(root / "setup.cfg", "tool:pytest")


def _pyproject(path: Path) -> dict[str, str]:
    try:
        data: Any = toml(_read(path)).get("tool", {}).get("pytest", {})
        options = {**data.get("ini_options", {}), **{k: v for k, v in data.items() if k != "ini_options"}}
    except (ValueError, AttributeError, TypeError):
        return {}
    return {key: " ".join(map(str, value)) if isinstance(value, list) else str(value) for key, value in options.items()}


def _ini(path: Path, section: str) -> dict[str, str]:
    parser = ini(_read(path), strict=True)
    return dict(parser[section]) if parser is not None and parser.has_section(section) else {}


def _requirements(root: Path) -> list[Path]:
    return [*(root / name for name in _REQUIREMENTS), *root.glob("*requirements*.txt"), *root.glob("requirements/*.txt")]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
