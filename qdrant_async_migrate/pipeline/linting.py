"""From the files of a program to the outcome of a lint."""

from __future__ import annotations

from pathlib import Path

from qdrant_async_migrate.cache import FactsCache
from qdrant_async_migrate.collector import for_good
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.lint import Report, check, with_idle_comments
from qdrant_async_migrate.model.edits import Edit
from qdrant_async_migrate.model.findings import Finding, Outcome, Summary
from qdrant_async_migrate.notebook.places import placed
from qdrant_async_migrate.pipeline.loading import Loaded, Progress
from qdrant_async_migrate.pipeline.outcomes import fault, files, moved, relative, unread
from qdrant_async_migrate.pipeline.programs import Programs, catalog_of
from qdrant_async_migrate.pipeline.proof import Job, prove
from qdrant_async_migrate.pipeline.workers import Workers
from qdrant_async_migrate.rewrite.spans import Text
from qdrant_async_migrate.suppress import Suppressions

_OPEN = 1_500_000
"""Characters of the files whose syntax trees are kept (60 MB)."""


def linted(loaded: Loaded, config: Config, client: str | None, workers: Workers, progress: Progress | None) -> Report:
    """What is wrong with a program."""
    catalog = catalog_of(config, client, blocking=True)
    cache = FactsCache(loaded.found.root) if config.cache else None
    programs = Programs(loaded, catalog, workers, progress, cache, trusting=True)
    suppressions = Suppressions(loaded.text)
    wanted = {f.path for f in loaded.found.files if f.writable}

    def told(program: Program) -> Report:
        numbers = frozenset(n for n, facts in enumerate(program.state.files) if facts.path in wanted)
        return check(program, catalog, _Trees(program, loaded), numbers, config, suppressions)

    if programs.is_huge():
        from qdrant_async_migrate.pipeline.parted import in_parts

        report = in_parts(programs, told, suppressions)
    else:
        report = told(for_good(programs.of_lint(config)))
    programs.keep()
    known = (wanted & set(loaded.sources)) - {file.path for file in loaded.failed}
    marked = [path for path in known if b"qam:" in loaded.sources.spelled(path).lower()]
    return with_idle_comments(report, suppressions, marked, config)


class _Trees:
    """The syntax of the files of a program. Trees take twenty times the memory of their texts: few are kept at a time."""

    def __init__(self, program: Program, loaded: Loaded) -> None:
        self._program, self._loaded = program, loaded
        self._open: dict[str, Syntax] = {}
        self._size = 0
        self._last = ""

    def __call__(self, number: int) -> Syntax:
        path = self._program.state.files[number].path
        found = self._loaded.syntax(path)
        if path != self._last:
            self._note(self._last)
            self._last = path
        return found

    def _note(self, path: str) -> None:
        """The file was asked about before: if it was parsed for that, others are closed that were not asked about for longest."""
        known = self._open.pop(path, None)
        syntax = known or (self._loaded.syntax(path) if path else None)
        if syntax is None or syntax.parsed is None:
            return
        self._open[path] = syntax
        self._size += 0 if known else len(syntax.text)
        while self._size > _OPEN and len(self._open) > 1:
            oldest = self._open.pop(next(iter(self._open)))
            self._size -= len(oldest.text)
            oldest.close()


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
