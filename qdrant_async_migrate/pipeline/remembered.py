"""An outcome that was found before, where nothing that it depends on has changed; otherwise it is found now, and remembered."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from qdrant_async_migrate.cache import Answers
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.pipeline.loading import Loaded


def answered(find: Callable[[], Outcome], about: Sequence[object], loaded: Loaded, config: Config, cwd: Path) -> Outcome:
    """The outcome that ``find`` gives. It depends on the files of the program, the settings, and on what is in ``about``."""
    if not config.cache:
        return find()
    listed = [(f.path, f.module, f.is_package, f.kind, f.writable, f.links) for f in loaded.found.files]
    asked = "\n".join(map(repr, (*about, config, loaded.found.root, cwd, os.environ.get("QAM_SCAN"), listed, loaded.failed)))
    answers = Answers(asked, _files(loaded))
    outcome = answers.get()
    if outcome is None:
        outcome = find()
        answers.put(outcome)
    return outcome


def _files(loaded: Loaded) -> Iterator[tuple[str, bytes]]:
    for sources in (loaded.sources, loaded.stubs):
        yield from ((path, sources.data(path)) for path in sources)
