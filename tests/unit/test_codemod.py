"""The adapter for libcst's codemod framework."""

from __future__ import annotations

from pathlib import Path

import libcst as cst
from libcst.codemod import CodemodContext, TransformSkip, TransformSuccess, transform_module

from qdrant_async_migrate.codemod import MigrateCommand

STORE = "from qdrant_client import QdrantClient\n\n\ndef size(c: QdrantClient):\n    return c.count('docs').count\n"
USER = "from store import size\n\n\ndef show(c):\n    print(size(c))\n"


def test_a_module_of_its_own() -> None:
    result = transform_module(MigrateCommand(CodemodContext()), STORE)
    assert isinstance(result, TransformSuccess)
    assert "return (await c.count('docs')).count" in result.code


def test_files_of_a_project_get_their_part_of_one_plan(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "store.py").write_text(STORE)
    (tmp_path / "user.py").write_text(USER)
    context = CodemodContext(filename=str(tmp_path / "user.py"))
    after = MigrateCommand(context).transform_module(cst.parse_module(USER))
    assert "async def show(c):\n    print(await size(c))" in after.code


def test_nothing_to_do_is_a_skip() -> None:
    assert isinstance(transform_module(MigrateCommand(CodemodContext()), "x = 1\n"), TransformSkip)
