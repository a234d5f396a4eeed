"""A migration from paths to an outcome, written if that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path

from qdrant_async_migrate.cache import FactsCache
from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.collector import without_collector
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.demand.settled import Keeps
from qdrant_async_migrate.discover import discover
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.model.suite import Suite
from qdrant_async_migrate.pipeline.loading import Loaded, Progress, load
from qdrant_async_migrate.pipeline.outcomes import of_plan, written
from qdrant_async_migrate.pipeline.programs import Programs, catalog_of
from qdrant_async_migrate.pipeline.proof import Prover, twins
from qdrant_async_migrate.pipeline.remembered import answered
from qdrant_async_migrate.pipeline.stubs import follow
from qdrant_async_migrate.pipeline.workers import Workers
from qdrant_async_migrate.plan import Planner
from qdrant_async_migrate.project import Packaging, packaging
from qdrant_async_migrate.pythons import lowest_python
from qdrant_async_migrate.suite import TRACES, suite
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
    tests, commands = suite(found.root, _saying_how(loaded)), packaging(found.root, _one_of_each_folder(loaded))
    lowest = lowest_python(found.root)

    def plan() -> Outcome:
        cache = FactsCache(found.root) if config.cache else None
        keeps = _keeps(catalog, loaded, config, tests, commands)
        program = Programs(loaded, catalog, workers, progress, cache).of_migration(config, _named(commands), keeps)
        prover = Prover(loaded, twins(catalog), workers, progress, lowest)
        plan, after, faults = prover.proven(_planner(program, catalog, loaded, config, tests, commands))
        faults += follow(plan, prover, after, catalog)
        return of_plan(plan, loaded, after, faults, cwd, config)

    outcome = answered(plan, ("migrate", catalog.versions, tests, commands, lowest), loaded, config, cwd)
    return written(outcome, found.root, cwd, allow_dirty) if write else outcome


def proving(loaded: Loaded, config: Config, progress: Progress | None = None) -> tuple[Prover, Planner]:
    """What plans the migration of files that were read, and what proves it, for those who plan more than once."""
    workers, root = Workers(config.jobs), loaded.found.root
    catalog = catalog_of(config, root)
    tests, commands = suite(root, _saying_how(loaded)), packaging(root, _one_of_each_folder(loaded))
    programs = Programs(loaded, catalog, workers, progress, FactsCache(root) if config.cache else None)
    program = programs.of_migration(config, _named(commands), _keeps(catalog, loaded, config, tests, commands))
    planner = _planner(program, catalog, loaded, config, tests, commands)
    return Prover(loaded, twins(catalog), workers, progress, lowest_python(root)), planner


def _keeps(catalog: Catalog, loaded: Loaded, config: Config, tests: Suite, commands: Packaging) -> Keeps:
    return lambda program: _planner(program, catalog, loaded, config, tests, commands).plan().solution.kept


def _planner(program: Program, catalog: Catalog, loaded: Loaded, config: Config, tests: Suite, commands: Packaging) -> Planner:
    modules = program.state.modules.names
    planner = Planner(
        program,
        catalog,
        lambda file: loaded.syntax(program.state.files[file].path),
        frozenset(name for name in program.state.demanded if name in modules),
        commands,
        config,
        suite=tests,
        blocking=lambda: catalog_of(config, loaded.found.root, blocking=True),
    )
    planner.mentioned = loaded.mentions
    planner.unread = loaded.unread()
    return planner


def _saying_how(loaded: Loaded) -> Iterator[str]:
    """Texts that may say how tests are run."""
    return (loaded.sources[path].text for path in loaded.sources.naming(TRACES))


def _named(commands: Packaging) -> list[str]:
    """Modules whose functions the packaging names."""
    return [reference.partition(":")[0] for reference in sorted({*commands.commands, *commands.plugins})]


def _one_of_each_folder(loaded: Loaded) -> list[str]:
    return list({file.path.rpartition("/")[0]: file.path for file in loaded.found.files}.values())
