"""From planned edits to texts that were checked: each file is rewritten and verified by itself, in parallel where that pays.
A file that cannot be vouched for keeps its families as they were, and all is planned again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.idioms.generators import RENAMED
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import Edit, Rename
from qdrant_async_migrate.model.errors import InternalError
from qdrant_async_migrate.model.findings import Finding
from qdrant_async_migrate.model.program import Obstacle
from qdrant_async_migrate.pipeline.loading import Loaded, Progress
from qdrant_async_migrate.pipeline.outcomes import OUTSIDE, fault
from qdrant_async_migrate.pipeline.workers import Workers
from qdrant_async_migrate.plan import Kept, Plan, Planner, families_in
from qdrant_async_migrate.records import dataclass, field
from qdrant_async_migrate.rewrite.spans import Text

Names = Mapping[str, str]
NEWER = "the result would need "
"""How a reason begins that tells of what the project's lowest Python does not have."""
_RAISE = "raise 'requires-python' of the project, or write that place as a loop first"
NESTED = (3, 11)
"""The first Python that takes every result as it is."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to rewrite: its text, its edits, the names that they may change, and whether it is a notebook."""

    path: str
    text: Text
    edits: tuple[Edit, ...]
    names: Names
    cells: bool = False
    lowest: tuple[int, int] = NESTED
    """The lowest Python that has to take the result."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The text after the edits, or the reason why it cannot be vouched for."""

    after: str
    reason: str | None = None


def prove(jobs: list[Job]) -> list[Proof]:
    """Rewrite some files and verify what came out; runs in any process."""
    from qdrant_async_migrate.rewrite import rewrite
    from qdrant_async_migrate.rewrite.older import lowered
    from qdrant_async_migrate.verify import verify

    found: list[Proof] = []
    for job in jobs:
        try:
            after = Text(rewrite(job.path, job.text, job.edits).after)
            problem = verify(job.path, job.text, after, job.edits, job.names, job.cells)
            reason = problem.reason if problem is not None else _newer(job, after.source)
            found.append(Proof(after.source if reason else lowered(job.text, after, job.lowest), reason))
        except InternalError as error:
            found.append(Proof(job.text.source, str(error)))
    return found


def _newer(job: Job, after: str) -> str | None:
    from qdrant_async_migrate.rewrite.older import too_new

    found = too_new(job.text.source, after, job.lowest)
    return f"{NEWER}{found}" if found else None


@dataclass(slots=True)
class Prover:
    """Proves plans of one program; what was proven for a file once is not proven again."""

    loaded: Loaded
    names: Names
    workers: Workers
    progress: Progress | None = None
    lowest: tuple[int, int] = NESTED
    _proofs: dict[tuple[str, tuple[Edit, ...]], Proof] = field(default_factory=dict)

    def proven(self, planner: Planner) -> tuple[Plan, dict[str, str], list[Finding]]:
        """Plan until everything is proven: the plan, the new texts by path, and what could not be vouched for."""
        kept: Kept = {}
        faults: list[Finding] = []
        while True:
            plan = planner.plan(kept)
            kept = {f: list(o) for f, o in plan.solution.kept.items()}
            after, rejected = self._of_plan(plan)
            if not rejected:
                return plan, after, faults
            faults += [fault(path, reason) for path, reason in rejected.items() if not reason.startswith(NEWER)]
            numbers = {n for n, facts in enumerate(plan.context.program.state.files) if facts.path in rejected}
            for family in families_in(plan, numbers):
                kept.setdefault(family, []).append(_rejection(plan, family, rejected))

    def _of_plan(self, plan: Plan) -> tuple[dict[str, str], dict[str, str]]:
        files = plan.context.program.state.files
        wanted = {files[number].path: edits for number, edits in sorted(plan.edits.items())}
        after: dict[str, str] = {}
        rejected: dict[str, str] = {}
        for path, proof in self.prove(wanted):
            if proof.reason is not None:
                rejected[path] = proof.reason
            elif proof.after != self.loaded.source(path).text:
                after[path] = proof.after
                if not self.loaded.source(path).writable:
                    rejected[path] = OUTSIDE
        return after, rejected

    def prove(self, wanted: Mapping[str, Sequence[Edit]]) -> Iterator[tuple[str, Proof]]:
        """The proof of each file with these edits."""
        jobs = {path: self._job(path, tuple(dict.fromkeys(edits))) for path, edits in wanted.items()}
        fresh = [job for path, job in jobs.items() if (path, job.edits) not in self._proofs]
        for number, (job, proof) in enumerate(zip(fresh, self.workers.run(prove, fresh, _weight), strict=True)):
            self._proofs[job.path, job.edits] = self._put_back(job, proof)
            if self.progress is not None:
                self.progress("rewrite", number, len(fresh))
        for path, job in jobs.items():
            yield path, self._proofs[path, job.edits]

    def _job(self, path: str, edits: tuple[Edit, ...]) -> Job:
        syntax = self.loaded.syntax(path)
        known = {**self.names, **_renamed(edits, syntax)}
        cells = self.loaded.notebook(path) is not None
        text = Text.parsed(self.loaded.source(path).text, syntax.parsed)
        return Job(path, text, edits, known, cells, NESTED if cells else self.lowest)

    def _put_back(self, job: Job, proof: Proof) -> Proof:
        """The text of a notebook must find its way back into the cells."""
        notebook = self.loaded.notebook(job.path)
        if notebook is not None and proof.reason is None:
            try:
                notebook.with_text(proof.after)
            except InternalError as error:
                return Proof(job.text.source, str(error))
        return proof


def _weight(job: Job) -> int:
    """As work: rewriting and verifying take somewhat longer than scanning."""
    return len(job.text.source) * 3 // 2


def twins(catalog: Catalog) -> dict[str, str]:
    """Names that a migration changes wherever they stand, before and after."""
    names = {s.name.rsplit(".", 1)[-1]: s.twin.rsplit(".", 1)[-1] for s in catalog.sdks.values()}
    return names | {"contextmanager": "asynccontextmanager"} | dict(RENAMED)


def _renamed(edits: Sequence[Edit], syntax: Syntax) -> dict[str, str]:
    """Names that edits give to plain variables, before and after."""
    found: dict[str, str] = {}
    for edit in edits:
        if isinstance(edit, Rename):
            line, column, end_line, end_column = edit.at
            defined = _DEFINED.match(syntax.source_lines[line - 1][column:])
            start = column if line == end_line else 0
            named = _NAMED.search(syntax.source_lines[end_line - 1][start:end_column])
            if defined or named:
                found[(defined or named)[1]] = edit.to  # type: ignore[index]
    return found


_DEFINED = re.compile(r"(?:async\s+def|def|class)\s+([^\W\d]\w*)")
_NAMED = re.compile(r"(?:\A[^=]*?|\)\s*\.\s*)([^\W\d]\w*)\Z")


def _rejection(plan: Plan, family: int, rejected: Mapping[str, str]) -> Obstacle:
    program = plan.context.program
    reference = program.state.references[program.families[family].references[0]]
    path, reason = next(iter(rejected.items()))
    newer = reason.startswith(NEWER)
    code = "QAM103" if reason == OUTSIDE else "QAM102" if newer else "QAM003"
    message = f"{path} cannot be changed: {reason}"
    return Obstacle(code, reference.file, reference.place, reference.scope, message, _RAISE if newer else "")
