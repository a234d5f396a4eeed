"""A migration from paths to an outcome, written if that is asked for. What finds out more than was remembered is imported when
it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qdrant_async_migrate.collector import for_good, without_collector
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.discover import discover
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.pipeline.loading import Progress, load
from qdrant_async_migrate.pipeline.remembered import answered
from qdrant_async_migrate.pipeline.surroundings import surroundings
from qdrant_async_migrate.pipeline.workers import Workers
from qdrant_async_migrate.pipeline.writing import begun, written

if TYPE_CHECKING:
    from concurrent.futures import Executor


@without_collector()
def run_migrate(
    paths: Sequence[str],
    config: Config,
    *,
    cwd: Path,
    write: bool = False,
    allow_dirty: bool = False,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Plan the migration of ``paths`` and, with ``write``, apply it."""
    found = discover(paths, config, cwd)
    if write:
        begun(found.root)
    loaded = load(found)
    around = surroundings(loaded, config)

    def plan() -> Outcome:
        from qdrant_async_migrate.pipeline.planning import Planning

        return for_good(Planning(loaded, config, around, Workers(config.jobs, executor), progress)).outcome(cwd)

    outcome = answered(plan, ("migrate", *around.told()), loaded, config, cwd)
    return written(outcome, found.root, cwd, allow_dirty) if write else outcome
