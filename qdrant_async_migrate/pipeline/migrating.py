"""A migration from paths to an outcome, written if that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path

from qdrant_async_migrate.cache import FactsCache
from qdrant_async_migrate.collector import without_collector
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.discover import discover
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.pipeline.loading import Loaded, Progress, load
from qdrant_async_migrate.pipeline.outcomes import of_plan, written
from qdrant_async_migrate.pipeline.planning import Planning
from qdrant_async_migrate.pipeline.programs import Programs, catalog_of
from qdrant_async_migrate.pipeline.proof import Prover, twins
from qdrant_async_migrate.pipeline.remembered import answered
from qdrant_async_migrate.pipeline.stubs import follow
from qdrant_async_migrate.pipeline.workers import Workers
from qdrant_async_migrate.plan import Planner
from qdrant_async_migrate.pythons import lowest_python
from qdrant_async_migrate.write import recover


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
        recover(found.root)
    workers = Workers(config.jobs, executor)
    catalog = catalog_of(config, found.root)
    loaded = load(found)
    planning = Planning(catalog, loaded, config)
    lowest = lowest_python(found.root)

    def plan() -> Outcome:
        cache = FactsCache(found.root) if config.cache else None
        program = Programs(loaded, catalog, workers, progress, cache).of_migration(config, planning.named(), planning.keeps)
        prover = Prover(loaded, twins(catalog), workers, progress, lowest)
        plan, after, faults = prover.proven(planning.planner(program))
        faults += follow(plan, prover, after, catalog)
        return of_plan(plan, loaded, after, faults, cwd, config)

    outcome = answered(plan, ("migrate", catalog.versions, planning.tests, planning.commands, lowest), loaded, config, cwd)
    return written(outcome, found.root, cwd, allow_dirty) if write else outcome


def proving(loaded: Loaded, config: Config, progress: Progress | None = None) -> tuple[Prover, Planner]:
    """What plans the migration of files that were read, and what proves it, for those who plan more than once."""
    workers, root = Workers(config.jobs), loaded.found.root
    catalog = catalog_of(config, root)
    planning = Planning(catalog, loaded, config)
    programs = Programs(loaded, catalog, workers, progress, FactsCache(root) if config.cache else None)
    program = programs.of_migration(config, planning.named(), planning.keeps)
    return Prover(loaded, twins(catalog), workers, progress, lowest_python(root)), planning.planner(program)
