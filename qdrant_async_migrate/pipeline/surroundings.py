"""What a run reads beside the files of the program: how the project is packaged and tested, and on what it runs."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.catalog.versions import client_version
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.model.suite import Suite
from qdrant_async_migrate.pipeline.loading import Loaded
from qdrant_async_migrate.project import Packaging, packaging
from qdrant_async_migrate.pythons import Version, lowest_python
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.suite import TRACES, suite


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Read once per run."""

    client: str | None
    """The release of the client that the program runs on."""
    tests: Suite
    commands: Packaging
    lowest: Version
    """The lowest Python that has to take the result."""

    def told(self) -> tuple[object, ...]:
        """All of it, the same in every process."""
        commands, plugins = sorted(self.commands.commands), sorted(self.commands.plugins.items())
        return (self.client, self.tests, commands, plugins, self.lowest)


def surroundings(loaded: Loaded, config: Config) -> Surroundings:
    """Those of a program."""
    root = loaded.found.root
    return Surroundings(
        client_version(root, config.qdrant_version),
        suite(root, _saying_how(loaded)),
        packaging(root, _one_of_each_folder(loaded)),
        lowest_python(root),
    )


def _saying_how(loaded: Loaded) -> Iterator[str]:
    """Texts that may say how tests are run."""
    return (loaded.sources[path].text for path in loaded.sources.naming(TRACES))


def _one_of_each_folder(loaded: Loaded) -> list[str]:
    return list({file.path.rpartition("/")[0]: file.path for file in loaded.found.files}.values())
