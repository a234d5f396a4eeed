"""A migration in groups, of which a person takes some. In: paths, settings, and whom to ask. Out: the outcome of what was taken.

A group is what must land together: as a rule one client with all that turns async because of it. It is planned on top of what was
taken before, and what is skipped is left out of every later plan, so that each group is whole and proven as it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from pathlib import Path

from qdrant_async_migrate.collector import without_collector
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.discover import discover
from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Finding, FunctionOutcome, Outcome, Step
from qdrant_async_migrate.pipeline.loading import Progress, load
from qdrant_async_migrate.pipeline.outcomes import relative
from qdrant_async_migrate.pipeline.planning import Planning
from qdrant_async_migrate.pipeline.surroundings import surroundings
from qdrant_async_migrate.pipeline.workers import Workers
from qdrant_async_migrate.plan import Plan, Planner
from qdrant_async_migrate.records import dataclass, field


class Choice(Enum):
    """What becomes of a group."""

    TAKE = "take"
    SKIP = "skip"
    REST = "rest"
    """It and all that follow are taken."""
    QUIT = "quit"
    """It and all that follow are skipped."""


@dataclass(frozen=True, slots=True)
class Group:
    """One question: what would change on top of what was taken so far."""

    number: int
    groups: int
    clients: tuple[Step, ...]
    """Where the clients of the group are made; the symbol is the class."""
    files: tuple[FileOutcome, ...]
    functions: tuple[FunctionOutcome, ...]
    notes: tuple[Finding, ...]


Chooser = Callable[[Group], Choice]


@without_collector()
def run_choosing(
    paths: Sequence[str], config: Config, choose: Chooser, *, cwd: Path, progress: Progress | None = None
) -> Outcome:
    """Plan the migration of ``paths`` group by group; nothing is written."""
    loaded = load(discover(paths, config, cwd))
    planning = Planning(loaded, config, surroundings(loaded, config), Workers(config.jobs), progress)
    return _Choosing(planning, planning.planner(planning.program()), cwd).run(choose)


@dataclass(slots=True)
class _Choosing:
    planning: Planning
    planner: Planner
    cwd: Path
    taken: frozenset[int] = frozenset()
    candidates: frozenset[int] = frozenset()
    now: Outcome | None = None
    """With what was taken so far."""
    asked: int = 0
    waiting: list[frozenset[int]] = field(default_factory=list)
    """Groups that could not be planned by themselves."""

    def run(self, choose: Chooser) -> Outcome:
        plan, outcome = self._planned(frozenset())
        self.candidates = plan.solution.migrated
        _, self.now = self._planned(self.candidates)
        pending = [frozenset({family}) for family in sorted(self.candidates)]
        if not self._ask_all(pending, choose):
            together = frozenset[int]().union(*self.waiting)
            again, self.waiting = [*self.waiting, together] if len(self.waiting) > 1 else self.waiting, []
            self._ask_all([group - self.taken for group in again], choose)
        return self.now if self.candidates else outcome

    def _ask_all(self, pending: list[frozenset[int]], choose: Chooser) -> bool:
        """Ask about each; says whether no more questions are wanted."""
        for index, group in enumerate(pending):
            if group <= self.taken:
                continue
            plan, outcome = self._planned(self.candidates - self.taken - group)
            if not self.taken | group <= plan.solution.migrated:
                self.waiting.append(group)
                continue
            match self._choice(plan, outcome, group, len(pending) - index, choose):
                case Choice.TAKE:
                    self.taken, self.now = self.taken | group, outcome
                case Choice.REST:
                    self.taken = self.taken.union(group, *pending[index:], *self.waiting)
                    self.now = self._planned(self.candidates - self.taken)[1]
                    return True
                case Choice.QUIT:
                    return True
                case Choice.SKIP:
                    pass
        return False

    def _choice(self, plan: Plan, outcome: Outcome, group: frozenset[int], left: int, choose: Chooser) -> Choice:
        assert self.now is not None
        files = tuple(_differing(self.now, outcome))
        if not files:
            return Choice.TAKE
        self.asked += 1
        functions = tuple(f for f in outcome.functions if f not in self.now.functions)
        notes = tuple(f for f in outcome.findings if f.code.startswith("QAM2") and f not in self.now.findings)
        clients = tuple(self._clients(plan, group))
        return choose(Group(self.asked, self.asked + left - 1, clients, files, functions, notes))

    def _clients(self, plan: Plan, group: Iterable[int]) -> Iterable[Step]:
        program, prefix = plan.context.program, relative(self.planning.loaded.found.root, self.cwd)
        for family in sorted(group):
            for number in program.families[family].references:
                reference = program.state.references[number]
                facts = program.state.files[reference.file]
                yield Step(prefix(facts.path), reference.place[0], program.families[family].client.rsplit(".", 1)[-1])

    def _planned(self, skipped: frozenset[int]) -> tuple[Plan, Outcome]:
        self.planner.skipped = skipped
        return self.planning.proven(self.planner, self.cwd)


def _differing(now: Outcome, then: Outcome) -> Iterable[FileOutcome]:
    """What changes in the files from one outcome to the other."""
    before = {file.path: file for file in now.files}
    for file in then.files:
        so_far = before[file.path]
        old = so_far.after if so_far.status is FileStatus.CHANGED else file.before
        if file.status is FileStatus.CHANGED and file.after != old:
            yield FileOutcome(file.path, FileStatus.CHANGED, old, file.after, form=file.form)
