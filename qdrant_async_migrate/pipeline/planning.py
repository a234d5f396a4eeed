"""What plans the migration of the programs of one run; what it reads of the surroundings is read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.program import Obstacle
from qdrant_async_migrate.pipeline.loading import Loaded
from qdrant_async_migrate.pipeline.programs import catalog_of
from qdrant_async_migrate.plan import Planner
from qdrant_async_migrate.project import Packaging, packaging
from qdrant_async_migrate.suite import TRACES, suite


@dataclass
class Planning:
    """Of the files of a run."""

    catalog: Catalog
    loaded: Loaded
    config: Config

    def __post_init__(self) -> None:
        root = self.loaded.found.root
        self.tests = suite(root, _saying_how(self.loaded))
        self.commands: Packaging = packaging(root, _one_of_each_folder(self.loaded))
        self._last: Planner | None = None

    @cached_property
    def _blocking(self) -> Catalog:
        return catalog_of(self.config, self.loaded.found.root, blocking=True)

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
            self.commands,
            self.config,
            suite=self.tests,
            blocking=lambda: self._blocking,
        )
        planner.mentioned = self.loaded.mentions
        planner.unread = self.loaded.unread()
        return planner

    def keeps(self, program: Program) -> Mapping[int, Sequence[Obstacle]]:
        """The families of a program that stay as they are, and why."""
        return self.planner(program).first().solution.kept

    def named(self) -> list[str]:
        """Modules whose functions the packaging names."""
        return [reference.partition(":")[0] for reference in sorted({*self.commands.commands, *self.commands.plugins})]


def _saying_how(loaded: Loaded) -> Iterator[str]:
    """Texts that may say how tests are run."""
    return (loaded.sources[path].text for path in loaded.sources.naming(TRACES))


def _one_of_each_folder(loaded: Loaded) -> list[str]:
    return list({file.path.rpartition("/")[0]: file.path for file in loaded.found.files}.values())
