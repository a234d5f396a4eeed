"""What plans and proves the migration of the programs of one run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from qdrant_async_migrate.cache import FactsCache
from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.model.program import Obstacle
from qdrant_async_migrate.pipeline.loading import Loaded, Progress
from qdrant_async_migrate.pipeline.outcomes import of_plan
from qdrant_async_migrate.pipeline.programs import Programs, catalog_of
from qdrant_async_migrate.pipeline.proof import Prover, twins
from qdrant_async_migrate.pipeline.stubs import follow
from qdrant_async_migrate.pipeline.surroundings import Surroundings
from qdrant_async_migrate.pipeline.workers import Workers
from qdrant_async_migrate.plan import Plan, Planner
from qdrant_async_migrate.records import dataclass


@dataclass
class Planning:
    """Of the files of a run."""

    loaded: Loaded
    config: Config
    around: Surroundings
    workers: Workers
    progress: Progress | None = None
    _last: Planner | None = None

    def outcome(self, cwd: Path) -> Outcome:
        """The outcome of the largest migration."""
        return self.proven(self.planner(self.program()), cwd)[1]

    def proven(self, planner: Planner, cwd: Path) -> tuple[Plan, Outcome]:
        """The plan that holds, and what comes of it."""
        plan, after, faults = self.prover.proven(planner)
        faults += follow(plan, self.prover, after, self.catalog)
        return plan, of_plan(plan, self.loaded, after, faults, cwd, self.config)

    @cached_property
    def catalog(self) -> Catalog:
        """What is known of libraries."""
        return catalog_of(self.config, self.around.client)

    @cached_property
    def _blocking(self) -> Catalog:
        return catalog_of(self.config, self.around.client, blocking=True)

    @cached_property
    def prover(self) -> Prover:
        """Remembers what was proven."""
        return Prover(self.loaded, twins(self.catalog), self.workers, self.progress, self.around.lowest)

    def program(self) -> Program:
        """The program of the files that can take part."""
        cache = FactsCache(self.loaded.found.root) if self.config.cache else None
        programs = Programs(self.loaded, self.catalog, self.workers, self.progress, cache)
        return programs.of_migration(self.config, self._named(), self._keeps)

    def planner(self, program: Program) -> Planner:
        """For one program; the one that was asked for last is kept, with what it has planned."""
        if self._last is None or self._last.program is not program:
            self._last = self._planner(program)
        return self._last

    def _planner(self, program: Program) -> Planner:
        modules = program.state.modules.names
        planner = Planner(
            program,
            self.catalog,
            lambda file: self.loaded.syntax(program.state.files[file].path),
            frozenset(name for name in program.state.demanded if name in modules),
            self.around.commands,
            self.config,
            suite=self.around.tests,
            blocking=lambda: self._blocking,
        )
        planner.mentioned = self.loaded.mentions
        planner.unread = self.loaded.unread()
        return planner

    def _keeps(self, program: Program) -> Mapping[int, Sequence[Obstacle]]:
        """The families of a program that stay as they are, and why."""
        return self.planner(program).first().solution.kept

    def _named(self) -> list[str]:
        """Modules whose functions the packaging names."""
        commands = self.around.commands
        return [reference.partition(":")[0] for reference in sorted({*commands.commands, *commands.plugins})]
