"""The terminal picture of the README shows what is printed today, and loads nothing."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def record_demo() -> ModuleType:
    spec = importlib.util.spec_from_file_location("record_demo", ROOT / "tools" / "record_demo.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_picture_is_up_to_date(record_demo: ModuleType) -> None:
    today = record_demo.shown(record_demo.drawn(record_demo.recorded()))
    assert record_demo.shown(record_demo.PICTURE.read_text("utf-8")) == today, "run python tools/record_demo.py"


def test_picture_shows_commands_and_diff(record_demo: ModuleType) -> None:
    lines = record_demo.shown(record_demo.PICTURE.read_text("utf-8"))
    assert [line for line in lines if line.startswith("$ ")] == [f"$ {command}" for command in record_demo.COMMANDS]
    assert any(line.startswith("+async def ") for line in lines)


def test_picture_loads_nothing(record_demo: ModuleType) -> None:
    picture = record_demo.PICTURE.read_text("utf-8")
    assert re.findall(r"(?:url\(|href=)[\"']?(?!#)[^)\"']*", picture) == []
    assert "docs/assets/demo.svg" in (ROOT / "README.md").read_text("utf-8")
