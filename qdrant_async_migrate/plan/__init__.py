"""Plan: what is edited where, and what holds families back. In: a program and the catalog. Out: edits per file, notes, obstacles.

An obstacle keeps every family whose closure reaches it; then the rest is planned again. Each round keeps at least one more
family.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.idioms import Context, Note, Rewrite, for_function, for_program, for_use, stand_ins
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.blocking import Blockings
from qdrant_async_migrate.link.modules import MARK
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.edits import Edit
from qdrant_async_migrate.model.program import Because, Obstacle, Solution
from qdrant_async_migrate.model.suite import Suite
from qdrant_async_migrate.plan import dual, force, split
from qdrant_async_migrate.plan.blockers import blockers
from qdrant_async_migrate.plan.bridges import bridged, plugin_blockers
from qdrant_async_migrate.plan.companions import companion_blockers
from qdrant_async_migrate.plan.groups import group_blockers
from qdrant_async_migrate.plan.loops import Join, loop_blockers, nested_loops
from qdrant_async_migrate.plan.names import collisions
from qdrant_async_migrate.plan.own_names import own_name_blockers
from qdrant_async_migrate.plan.references import renames
from qdrant_async_migrate.plan.returning import returning_blockers
from qdrant_async_migrate.plan.run_texts import run_text_blockers
from qdrant_async_migrate.plan.selection import left_out
from qdrant_async_migrate.plan.suites import suite_blockers, suite_notes
from qdrant_async_migrate.plan.unknowns import Unknowns
from qdrant_async_migrate.plan.unread import unread_blockers
from qdrant_async_migrate.plan.unused import unused_imports
from qdrant_async_migrate.plan.wrapped_by_name import wrapping_blockers
from qdrant_async_migrate.project import Packaging
from qdrant_async_migrate.records import dataclass, field
from qdrant_async_migrate.solve import closure, solve


@dataclass(slots=True)
class Plan:
    """The last round: what is done, and what each kept family is kept for."""

    context: Context
    closures: dict[int, dict[int, Because]]
    edits: dict[int, list[Edit]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    left: frozenset[int] = frozenset()
    """Families that the user did not choose."""
    skipped: frozenset[int] = frozenset()
    """Those of them that the user was asked about."""
    dual: frozenset[int] = frozenset()
    """Families that stay sync for functions that keep their API."""
    undivided: tuple[Obstacle, ...] = ()
    """Why clients that stay sync got none beside them although that was asked for."""
    passed: list[Obstacle] = field(default_factory=list)
    """Obstacles that were marked and migrated past."""
    joins: list[Join] = field(default_factory=list)
    """Functions that have to turn async as well: the plan is none yet."""

    @property
    def solution(self) -> Solution:
        return self.context.solution

    def pass_by(self, obstacle: Obstacle) -> None:
        """Mark the place of an obstacle."""
        file, edit = force.marked(self.context, obstacle)
        self.edits.setdefault(file, []).append(edit)
        self.passed.append(obstacle)


Kept = dict[int, list[Obstacle]]


@dataclass(slots=True)
class Planner:
    """Plans again and again, with one set of closures."""

    program: Program
    catalog: Catalog
    syntax_of: Callable[[int], Syntax]
    imported: frozenset[str]
    packaging: Packaging
    """Which functions are commands, and which other programs load."""
    settings: Config = field(default_factory=Config)
    suite: Suite = field(default_factory=Suite)
    mentioned: Callable[[str], bool] = lambda _: False
    """Whether a dotted name stands in a string of the program."""
    blocking: Callable[[], Catalog] | None = None
    """The catalog with the rows of blocking calls, which takes time to read."""
    unread: Mapping[str, str] = field(default_factory=dict)
    """Texts, as far as they could be had, of the files that could not be parsed, by path."""
    skipped: frozenset[int] = frozenset()
    """Families that the user was asked about and does not want."""
    _first: Plan | None = None
    """The plan that nothing is kept for beforehand, as long as it may be asked for."""
    _blockings: Blockings | None = None
    _closures: dict[int, dict[int, Because]] = field(default_factory=dict)
    _joins: dict[int, dict[int, Because]] = field(default_factory=dict)
    _unknowns: Unknowns | None = None
    _known: dict[str, Any] = field(default_factory=dict)
    _division: split.Division | None = None
    _duals: dual.Duals | None = None

    def first(self) -> Plan:
        """The plan to begin with, which the next ``plan`` gives as well."""
        if self._first is None:
            self._first = self.plan()
        return self._first

    def plan(self, kept: Kept | None = None) -> Plan:
        """The largest set of families that nothing holds back, beginning without those in ``kept``."""
        first, self._first = self._first, None
        if first is not None and not kept and first.skipped == self.skipped:
            return first
        plan = self._largest(kept)
        if not self.settings.split or self._division is not None:
            return plan
        self._division = split.divided(plan.context, {f: list(o) for f, o in plan.solution.kept.items()})
        self.program, self._closures, self._joins, self._unknowns, self._known = self._division.program, {}, {}, None, {}
        return self._largest({f: list(o) for f, o in plan.solution.kept.items()})

    def _largest(self, kept: Kept | None) -> Plan:
        kept = {family: list(obstacles) for family, obstacles in (kept or {}).items()}
        stays = bridged(self.program, self.catalog, self.packaging, self.syntax_of)
        for family, members in self.program.families.items():
            if members.calls and family not in self._closures:
                self._closures[family] = closure(self.program, family, stays.__contains__)
        left = left_out(self.program, self._closures, self.settings.only) | self.skipped
        self._duals = dual.duals(self.program, self._closures, self.settings.dual) if self.settings.dual else None
        kept.update((family, []) for family in left | (self._duals.families if self._duals else frozenset()))
        while True:
            solution = solve(self._closures, kept)
            plan = Plan(self._context(solution, stays), self._closures, left=left, skipped=self.skipped)
            found = self._round(plan, kept)
            fresh = {f: _first_hand(o) for f, o in found.items() if f not in kept}
            if not fresh and not self._widened(plan):
                return plan
            kept.update(fresh)

    def _widened(self, plan: Plan) -> bool:
        """What starts a loop below a function that turns async turns async with it, in each family of that function."""
        wanted = [(f, j) for f in sorted(plan.solution.migrated) for j in plan.joins if j.function in self._closures[f]]
        for family, join in wanted:
            self._joins.setdefault(family, {})[join.starter] = Because(None, join.function, tie=True)
        for family in {family for family, _ in wanted}:
            stays = plan.context.bridged.__contains__
            self._closures[family] = closure(self.program, family, stays, self._joins[family])
        return bool(wanted)

    def _context(self, solution: Solution, stays: frozenset[int]) -> Context:
        return Context(
            self.program,
            self.catalog,
            solution,
            stays,
            self.syntax_of,
            self.imported,
            self.settings,
            self.suite,
            self._closures,
            self._known_blockings,
            self._known,
        )

    def _known_blockings(self) -> Blockings:
        if self._blockings is None:
            self._blockings = Blockings(self.program, self.blocking() if self.blocking is not None else self.catalog)
        return self._blockings

    def _round(self, plan: Plan, kept: Kept) -> Kept:
        """Ask every idiom; gather edits or obstacles. ``kept``: the families that this plan is made without; with one more to
        keep it is not the last, and nobody will read its notes."""
        context = plan.context
        found: Kept = {}
        holding = (
            *(*blockers(context), *loop_blockers(context), *group_blockers(context)),
            *(*suite_blockers(context), *companion_blockers(context)),
            *returning_blockers(context),
            *wrapping_blockers(context),
        )
        for family, obstacle in holding:
            if family in context.solution.migrated:
                self._blame(plan, found, {family}, obstacle)
        plan.notes.extend(suite_notes(context))
        for item in nested_loops(context):
            if isinstance(item, Join):
                plan.joins.append(item)
            elif len(item) == 3:
                plan.edits.setdefault(item[1], []).append(item[2])
            else:
                self._blame_function(plan, found, *item)
        named = (*plugin_blockers(context, self.packaging), *own_name_blockers(context), *run_text_blockers(context))
        for function, obstacle in (*self._unknown().obstacles(context), *unread_blockers(context, self.unread), *named):
            self._blame_function(plan, found, function, obstacle)
        covered = self._functions(plan, found)
        self._uses(plan, found, covered)
        self._program(plan, found, is_last=found.keys() <= kept.keys())
        for file, edit in renames(context):
            plan.edits.setdefault(file, []).append(edit)
        for file, edit in list(unused_imports(context, plan.edits)):
            plan.edits[file].append(edit)
        if self._division is not None:
            self._divide(plan, self._division)
        if self._duals is not None:
            self._double(plan, self._duals)
        for file, obstacle in collisions(context, plan.edits):
            for family in families_in(plan, {file}):
                found.setdefault(family, []).append(obstacle)
        return found

    def _unknown(self) -> Unknowns:
        if self._unknowns is None:
            self._unknowns = Unknowns(self.program, self.mentioned)
        return self._unknowns

    def _divide(self, plan: Plan, division: split.Division) -> None:
        for file, edit in split.edits(plan.context, division):
            plan.edits.setdefault(file, []).append(edit)
        plan.notes.extend(split.notes(plan.context, division))
        plan.undivided += tuple(division.refused.values())

    def _double(self, plan: Plan, asked: dual.Duals) -> None:
        edits, notes, refused = dual.twins(plan.context, asked)
        for file, edit in edits:
            plan.edits.setdefault(file, []).append(edit)
        plan.notes.extend(notes)
        plan.undivided += tuple(refused)
        plan.dual = asked.families

    def _functions(self, plan: Plan, found: Kept) -> set[int]:
        covered: set[int] = set()
        done: set[int] = set()
        for function in sorted(plan.solution.turned):
            if function in done:
                continue
            answer = for_function(plan.context, function)
            if isinstance(answer, Rewrite):
                done |= answer.functions
                covered |= answer.covers
                _take(plan, answer)
            elif answer is not None and self._passes(answer):
                covered |= self._past(plan, function, answer)
            elif answer is not None:
                self._blame_function(plan, found, function, answer)
        return covered

    def _past(self, plan: Plan, function: int, obstacle: Obstacle) -> set[int]:
        """The function turns async all the same; where it cannot, the places that would await are marked, and given back."""
        waiting = force.waiting(plan.context, function)
        for use in waiting:
            plan.pass_by(force.unawaited(use, obstacle))
        for file, edit in force.definition(plan.context, function):
            plan.edits.setdefault(file, []).append(edit)
        if not waiting:
            plan.pass_by(obstacle)
        return {use.number for use in waiting}

    def _uses(self, plan: Plan, found: Kept, covered: set[int]) -> None:
        for use in plan.context.program.uses:
            if not plan.context.live(use) or not plan.context.waits(use):
                continue
            answer = stand_ins.for_use(plan.context, use) if use.number in covered else for_use(plan.context, use)
            if isinstance(answer, Rewrite):
                covered |= answer.covers
                _take(plan, answer)
            elif answer is not None:
                families = {c.family for c in use.clients if c.family in plan.solution.migrated}
                host = plan.context.program.host(use.scope)
                hosts = () if host == plan.context.module_scope(use.file) and plan.context.is_notebook(use.file) else (host,)
                for function in (*use.functions, *hosts):
                    families |= {f for f in plan.solution.migrated if function in self._closures[f]}
                self._blame(plan, found, families, answer)

    def _program(self, plan: Plan, found: Kept, is_last: bool) -> None:
        unknown = (*self._unknown().fields(plan.context), *self._unknown().clients(plan.context))
        for answer in (*for_program(plan.context, notes=is_last), *unknown):
            if isinstance(answer, Rewrite):
                _take(plan, answer)
                continue
            for function in answer.functions:
                self._blame_function(plan, found, function, answer.obstacle)
            self._blame(plan, found, answer.families & plan.solution.migrated, answer.obstacle)

    def _blame_function(self, plan: Plan, found: Kept, function: int, obstacle: Obstacle) -> None:
        self._blame(plan, found, {f for f in plan.solution.migrated if function in self._closures[f]}, obstacle)

    def _passes(self, obstacle: Obstacle) -> bool:
        return self.settings.force and force.passes(obstacle)

    def _blame(self, plan: Plan, found: Kept, families: Iterable[int], obstacle: Obstacle) -> None:
        """The obstacle keeps the families, or is marked."""
        if self._passes(obstacle):
            plan.pass_by(obstacle)
            return
        for family in families:
            found.setdefault(family, []).append(obstacle)


def _first_hand(obstacles: list[Obstacle]) -> list[Obstacle]:
    """Without those that speak of a file which was not looked at, since the others made that needless."""
    return [o for o in obstacles if MARK not in o.message] or obstacles


def families_in(plan: Plan, files: set[int]) -> list[int]:
    """Migrating families with a part in one of the files; all of them if that cannot be told."""
    program = plan.context.program
    found = []
    for family in sorted(plan.solution.migrated):
        touched = {program.file(f) for f in plan.closures[family]}
        touched |= {program.state.references[r].file for r in program.families[family].references}
        touched |= {program.uses[n].file for f in plan.closures[family] for n in program.uses_of.get(f, ())}
        if touched & files:
            found.append(family)
    return found or sorted(plan.solution.migrated)


def _take(plan: Plan, answer: Rewrite) -> None:
    for file, edit in answer.edits:
        plan.edits.setdefault(file, []).append(edit)
    plan.notes.extend(answer.notes)
