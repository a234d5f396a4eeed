"""A lint from paths to an outcome; with ``fix`` what is safe is mended. What finds out more than was remembered is imported when
it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qdrant_async_migrate.catalog.versions import client_version
from qdrant_async_migrate.collector import without_collector
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.discover import discover
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.pipeline.loading import Progress, load
from qdrant_async_migrate.pipeline.remembered import answered
from qdrant_async_migrate.pipeline.workers import Workers
from qdrant_async_migrate.pipeline.writing import written

if TYPE_CHECKING:
    from concurrent.futures import Executor


@without_collector()
def run_check(
    paths: Sequence[str],
    config: Config,
    *,
    cwd: Path,
    fix: bool = False,
    allow_dirty: bool = False,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Find what blocks the event loop and how coroutines are misused below ``paths``; with ``fix`` mend what is safe."""
    found = discover(paths, config, cwd)
    loaded = load(found)
    client = client_version(found.root, config.qdrant_version)

    def lint() -> Outcome:
        from qdrant_async_migrate.pipeline.linting import linted, outcome

        checked = linted(loaded, config, client, Workers(config.jobs, executor), progress)
        return outcome(checked, loaded, cwd, fix)

    return written(answered(lint, ("check", fix, client), loaded, config, cwd), found.root, cwd, allow_dirty)
