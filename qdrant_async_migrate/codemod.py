"""The migration as a command of libcst's codemod framework: ``python -m libcst.tool codemod
qdrant_async_migrate.codemod.MigrateCommand``.

The framework shows one file at a time; the migration is planned for the project around the first one, once per process, and each
file gets its part of it. A module without a file is a program of its own.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import libcst as cst
from libcst.codemod import CodemodCommand, SkipFile

from qdrant_async_migrate.api import migrate_source
from qdrant_async_migrate.config import load
from qdrant_async_migrate.discover import find_root
from qdrant_async_migrate.model.findings import FileStatus
from qdrant_async_migrate.pipeline import run_migrate


class MigrateCommand(CodemodCommand):
    """Moves a program from the sync to the async client. Raises SkipFile for a module in which nothing changes."""

    DESCRIPTION = "Move a whole program from QdrantClient to AsyncQdrantClient."

    def transform_module_impl(self, tree: cst.Module) -> cst.Module:
        """The module after the migration of its program."""
        after = self._after(tree)
        if after == tree.code:
            raise SkipFile("nothing to migrate here")
        return cst.parse_module(after, config=tree.config_for_parsing)

    def _after(self, tree: cst.Module) -> str:
        if self.context.filename is None:
            return migrate_source(tree.code).code
        path = Path(self.context.filename).resolve()
        return _planned(find_root([path], path.parent)).get(path, tree.code)


@lru_cache(maxsize=8)
def _planned(root: Path) -> dict[Path, str]:
    """The changed files of the project in ``root``, with their text after."""
    outcome = run_migrate([str(root)], load(root), cwd=root)
    return {(root / file.path).resolve(): file.after for file in outcome.files if file.status is FileStatus.CHANGED}
