"""The example on the page of a code is a program for which the code is reported, at the line that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.pipeline import run_check, run_migrate
from qdrant_async_migrate.rules import codes, page
from tests.docs.blocks import blocks

NO_PROGRAM = ("QAM001", "QAM002", "QAM003", "QAM005")
"""About files, about a fault of our own, about a comment: nothing that a program could show."""
CONFIG = {"QAM115": Config(split=True), "QAM004": Config(qdrant_version="1.20"), "QAM5": Config(select=("QAM5",))}
PROGRAMS = [code for code in codes() if code not in NO_PROGRAM and not code.startswith("QAM2")]
"""QAM2xx show what the migration leaves; their cases are in tests/fixtures."""


def example(code: str) -> str:
    part = page(code).text.split("## Example\n")[1].split("\n## ")[0]
    return next(block.body for block in blocks(part) if block.language == "python")


@pytest.mark.parametrize("code", PROGRAMS)
def test_the_example_is_reported(code: str, tmp_path: Path) -> None:
    text = example(code)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "app.py").write_text(text)
    config = CONFIG.get(code) or CONFIG.get(code[:4]) or Config()
    run = run_migrate if code < "QAM3" else run_check
    found = {(finding.code, finding.line) for finding in run(["."], config, cwd=tmp_path).findings}
    marked = {number for number, line in enumerate(text.splitlines(), 1) if f"# {code}" in line}
    assert marked, "mark the line: # QAM123"
    assert {(code, line) for line in marked} <= found
