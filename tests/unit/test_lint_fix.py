"""``check --fix``: what is changed, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.pipeline import run_check

HEAD = "import asyncio\nimport time\n\nimport requests\nfrom qdrant_client import AsyncQdrantClient\n\n\n"


def fixed(folder: Path, text: str) -> str:
    (folder / "pyproject.toml").write_text("")
    path = folder / "a.py"
    path.write_text(text)
    run_check([str(folder)], Config(), cwd=folder, fix=True, allow_dirty=True)
    after = path.read_text()
    run_check([str(folder)], Config(), cwd=folder, fix=True, allow_dirty=True)
    assert path.read_text() == after
    return after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("time.sleep(3)", "await asyncio.sleep(3)"),
        ("c.upsert('a', [])", "await c.upsert('a', [])"),
        ("await c.upload_points('a', [])", "c.upload_points('a', [])"),
        ("await asyncio.to_thread(requests.get(c))", "await asyncio.to_thread(requests.get, c)"),
        (
            "await asyncio.get_running_loop().run_in_executor(None, requests.get(c))",
            "await asyncio.get_running_loop().run_in_executor(None, requests.get, c)",
        ),
    ],
)
def test_mended(tmp_path: Path, before: str, after: str) -> None:
    frame = HEAD + "async def f(c: AsyncQdrantClient):\n    {}\n"
    assert fixed(tmp_path, frame.format(before)) == frame.format(after)


@pytest.mark.parametrize(
    "line",
    [
        "x = time.sleep(3)",
        "[time.sleep(3) for _ in 'ab']",
        "time.sleep(3)  # qam: ignore[QAM301] on purpose",
        "await asyncio.to_thread(requests.get(c, timeout=3))",
        "await asyncio.to_thread(requests.get(*c))",
        "await asyncio.to_thread(requests.get(c), 1)",
        "print(requests.get(c))",
        "if c.collection_exists('a'): pass",
    ],
)
def test_left_alone(tmp_path: Path, line: str) -> None:
    text = HEAD + f"async def f(c: AsyncQdrantClient):\n    {line}\n"
    assert fixed(tmp_path, text) == text


def test_a_name_that_is_taken(tmp_path: Path) -> None:
    text = "import time\n\n\nasync def f(asyncio):\n    time.sleep(3)\n"
    assert fixed(tmp_path, text) == text


def test_the_import_is_added(tmp_path: Path) -> None:
    text = "import time\n\n\nasync def f():\n    time.sleep(3)\n"
    assert fixed(tmp_path, text) == text.replace("import time", "import asyncio\nimport time").replace(
        "time.sleep(3)", "await asyncio.sleep(3)"
    )


def test_sync_code_is_left(tmp_path: Path) -> None:
    text = "import time\n\n\ndef nap():\n    time.sleep(3)\n\n\nasync def f():\n    nap()\n"
    assert fixed(tmp_path, text) == text


def test_what_was_mended_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "a.py").write_text("import time\n\n\nasync def f(n):\n    time.sleep(3)\n    return [time.sleep(i) for i in n]\n")
    before = run_check([str(tmp_path)], Config(), cwd=tmp_path)
    assert [(f.line, f.fixable) for f in before.findings] == [(5, True), (6, False)]
    outcome = run_check([str(tmp_path)], Config(), cwd=tmp_path, fix=True, allow_dirty=True)
    assert outcome.written and [f.line for f in outcome.findings] == [6]
