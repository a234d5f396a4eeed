"""From the files of a program to the outcome of a lint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qdrant_async_migrate.cache import FactsCache
from qdrant_async_migrate.collector import for_good
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.lint import Report, check
from qdrant_async_migrate.model.edits import Edit
from qdrant_async_migrate.model.findings import Finding, Outcome, Summary
from qdrant_async_migrate.notebook.places import placed
from qdrant_async_migrate.pipeline.loading import Loaded, Progress
from qdrant_async_migrate.pipeline.outcomes import fault, files, moved, relative, unread
from qdrant_async_migrate.pipeline.programs import Programs, catalog_of
from qdrant_async_migrate.pipeline.proof import Job, prove
from qdrant_async_migrate.pipeline.workers import Workers
from qdrant_async_migrate.rewrite.spans import Text


def linted(loaded: Loaded, config: Config, client: str | None, workers: Workers, progress: Progress | None) -> Report:
    """What is wrong with a program."""
    catalog = catalog_of(config, client, blocking=True)
    cache = FactsCache(loaded.found.root) if config.cache else None
    program = for_good(Programs(loaded, catalog, workers, progress, cache, trusting=True).of_lint(config))
    wanted = {f.path for f in loaded.found.files if f.writable}
    numbers = frozenset(n for n, facts in enumerate(program.state.files) if facts.path in wanted)
    others = wanted - {f.path for f in program.state.files} - {f.path for f in loaded.failed}
    marked = [path for path in others & set(loaded.sources) if b"qam:" in loaded.sources.spelled(path).lower()]
    syntax_of = _syntax_of(program, loaded)
    return check(program, catalog, syntax_of, numbers, config, loaded.text, marked)


def _syntax_of(program: Program, loaded: Loaded) -> Callable[[int], Syntax]:
    return lambda number: loaded.syntax(program.state.files[number].path)


def outcome(checked: Report, loaded: Loaded, cwd: Path, fix: bool) -> Outcome:
    """What is told of it; with ``fix`` what is safe is mended."""
    after, kept = _mended(checked, loaded) if fix else ({}, checked.findings)
    prefix = relative(loaded.found.root, cwd)
    about = [placed(f, loaded.notebook) for f in kept]
    everything = tuple(moved(f, prefix) for f in [*map(unread, loaded.failed), *about])
    listed = files(loaded, after, about, prefix)
    return Outcome("check", prefix(""), False, listed, everything, (), Summary(files_changed=len(after)))


def _mended(checked: Report, loaded: Loaded) -> tuple[dict[str, str], list[Finding]]:
    """The texts with the safe fixes, all or nothing: a file that cannot be vouched for keeps every file as it was."""
    by_path: dict[str, list[Edit]] = {}
    for finding in checked.findings:
        by_path.setdefault(finding.path, []).extend(checked.edits.get(finding, ()))
    after: dict[str, str] = {}
    for path, edits in sorted(by_path.items()):
        if not edits:
            continue
        job = Job(path, Text(loaded.sources[path].text), tuple(dict.fromkeys(edits)), {}, loaded.notebook(path) is not None)
        (proof,) = prove([job])
        if proof.reason is not None:
            return {}, [*checked.findings, fault(path, proof.reason)]
        after[path] = proof.after
    return after, [f for f in checked.findings if f not in checked.edits]
