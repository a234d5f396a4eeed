"""Real code for the properties of rewriting: modules of the standard library that runs the tests."""

from __future__ import annotations

import ast
import sysconfig
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from qdrant_async_migrate.rewrite.spans import Text


def _sample() -> list[Path]:
    """About sixty modules of the standard library of middling size, spread over it."""
    root = Path(sysconfig.get_paths()["stdlib"])
    found = [p for p in sorted([*root.glob("*.py"), *root.glob("[a-e]*/*.py")]) if 2_000 < p.stat().st_size < 14_000]
    parsed = [p for p in found if "site-packages" not in p.parts and not p.name.startswith("bad")]
    return parsed[:: 1 + len(parsed) // 60]


SAMPLE = _sample()


@cache
def read(path: Path) -> tuple[Text, ast.Module]:
    """The text of a module and its syntax tree, read once."""
    text = Text(path.read_bytes().decode("utf-8-sig", errors="replace"))
    return text, ast.parse(text.source)


SOURCES = st.sampled_from(SAMPLE[::6])
LIGHT = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
