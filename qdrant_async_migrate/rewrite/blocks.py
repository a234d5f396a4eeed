"""Edits of whole statements: runs replaced, lines put before and after, imports dropped. In: a block before and after its
statements were edited. Out: the new block; a one-line suite becomes a block when its statements change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import libcst as cst

from qdrant_async_migrate.records import dataclass, field

from ..model.edits import Insert, ReplaceBlock
from . import comments, endings, layout, templates
from .errors import EditFailed
from .steps import ImportLine

AnyBlock = cst.Module | cst.IndentedBlock | cst.SimpleStatementSuite
Added = Insert | ImportLine
_DEFINITIONS = (cst.FunctionDef, cst.ClassDef)


@dataclass(eq=False, slots=True)
class Row:
    """A line of a block, the statements of the original on it, and what stands in its place by now, with lines put around."""

    originals: tuple[cst.CSTNode, ...]
    own: list[layout.Line]
    above: list[layout.Line] = field(default_factory=list)
    below: list[layout.Line] = field(default_factory=list)
    left_over: list[cst.EmptyLine] = field(default_factory=list)
    footer: tuple[cst.EmptyLine, ...] = ()
    replaced_with: frozenset[Row] = frozenset()
    took_end: bool = False
    """What ended the block went along with the line to another place."""

    @property
    def lines(self) -> list[layout.Line]:
        """All that stands here, from above."""
        return [*self.above, *self.own, *self.below]

    def take_leading(self) -> list[cst.EmptyLine]:
        """Take away the lines above the first statement."""
        part = self.above or self.own or self.below
        if not part:
            return []
        leading = list(part[0].leading_lines)
        part[0] = part[0].with_changes(leading_lines=())
        return leading

    def give_leading(self, lines: list[cst.EmptyLine]) -> None:
        """Put ``lines`` above the first statement, or keep them for the next row."""
        part = self.above or self.own or self.below
        part[:1] = layout.lines_before(part[:1], lines)
        self.left_over = [] if part else lines


def _is_around(edit: ReplaceBlock) -> bool:
    """It puts something around its statements, as all other edits leave them."""
    return any(spans == edit.at for _, spans in edit.slots)


@dataclass(slots=True)
class BlockEdits:
    """What is to be done to the statements of one unit, and the rows of those that other edits take up."""

    parts: Callable[[ReplaceBlock | Insert], Mapping[str, templates.Part]]
    around: layout.Surroundings
    replacements: list[tuple[ReplaceBlock, tuple[cst.CSTNode, ...]]] = field(default_factory=list)
    added: defaultdict[cst.CSTNode, list[Added]] = field(default_factory=lambda: defaultdict(list))
    dropped: set[cst.CSTNode] = field(default_factory=set)
    taken: set[cst.CSTNode] = field(default_factory=set)
    rows: dict[cst.CSTNode, Row] = field(default_factory=dict)
    moved: dict[frozenset[cst.CSTNode], templates.Run] = field(default_factory=dict)
    """Runs that one edit replaced and another takes up as a whole, as they stood before they were replaced."""

    def leave(self, original: AnyBlock, updated: AnyBlock) -> AnyBlock:
        """The block ``updated`` after the edits of its own statements."""
        here = self._rows(original, updated)
        if here is None:
            return updated
        at_top = isinstance(original, cst.Module)
        for position, row in enumerate(here):
            self._add(row, at_top, self.around.opens_file and at_top and position == 1)
        for edit, nodes in sorted(self.replacements, key=lambda pair: (len(pair[1]), self._moves(*pair), _is_around(pair[0]))):
            run = [row for row in here if any(node in nodes for node in row.originals)]
            if run:
                self._replace(edit, nodes, here, run, at_top)
        return self._assembled(updated, here)

    def run_of(self, nodes: Sequence[cst.CSTNode]) -> templates.Run | None:
        """The statements ``nodes`` as they stand by now, or before they were replaced together; None if one is not edited yet."""
        if frozenset(nodes) in self.moved:
            return self.moved[frozenset(nodes)]
        rows = list(dict.fromkeys(self.rows[node] for node in nodes if node in self.rows))
        if sum(len(row.originals) for row in rows) != len(nodes):
            return None
        lines = [line for row in rows for line in layout.lines_before(row.lines, ())]
        return templates.Run(tuple(lines), rows[-1].footer if rows else ())

    def _rows(self, original: AnyBlock, updated: AnyBlock) -> list[Row] | None:
        smalls = {node for line in original.body for node in _statements(line)}
        touched = {node for node in smalls if node in self.taken or node in self.dropped or node in self.added}
        touched |= {node for _, nodes in self.replacements for node in nodes if node in smalls}
        if not touched:
            return None
        lines = layout.lines_of(
            layout.indented(updated, self.around.indent) if isinstance(updated, cst.SimpleStatementSuite) else updated
        )
        if isinstance(updated, cst.Module):
            lines = [layout.movable(line) for line in lines]
        found = [row for pair in zip(original.body, lines, strict=True) for row in _split(*pair, touched)]
        if isinstance(updated, cst.IndentedBlock):
            found[-1].footer = tuple(updated.footer)
        self.rows.update((node, row) for row in found for node in row.originals)
        return found

    def _add(self, row: Row, at_top: bool, opens_file: bool) -> None:
        line = row.own[0]
        for step in [step for node in row.originals for step in self.added.get(node, ())]:
            new = self._new_lines(step)
            if step.where == "before":
                head, own = layout.split_above(line.leading_lines, opens_file and not row.above)
                gap = _gap(step, new[-1:], line, at_top)
                row.above += layout.lines_before(new, head)
                line = line.with_changes(leading_lines=[*layout.blank_lines(gap), *own])
            else:
                *between, last = [line, *row.below]
                last, new[-1] = endings.handed_on(last, new[-1])
                line, *row.below = [*between, last]
                row.below += layout.lines_before(new, layout.blank_lines(_gap(step, [line], new[0], at_top)))
        row.own = [line]
        if any(node in self.dropped for node in row.originals):
            row.own = []
            row.give_leading(list(line.leading_lines))

    def _new_lines(self, step: Added) -> list[layout.Line]:
        new = templates.statements(step, step.code, self.parts(step) if isinstance(step, Insert) else {}, self.around.indent)
        if not new:
            raise EditFailed(step, "it inserts nothing")
        return new

    def _replace(self, edit: ReplaceBlock, nodes: Sequence[cst.CSTNode], here: list[Row], run: list[Row], at_top: bool) -> None:
        first = here.index(run[0])
        if here[first : first + len(run)] != run or sum(len(row.originals) for row in run) != len(nodes):
            raise EditFailed(edit, "its statements are not neighbours in one block")
        if not all(row.replaced_with.issubset(run) for row in run):
            raise EditFailed(edit, "another edit replaces some of its statements together with others")
        if not edit.code.strip() and self.taken.issuperset(nodes):
            self._move(nodes, run)
            return
        moves = self._moves(edit, nodes)
        left = [] if moves else self._left_by(edit, run)
        above, below = [line for row in left for line in row.above], [line for row in left for line in row.below]
        for row in left:
            row.above, row.below = [], []
        head = run[0].take_leading()
        parts = self.parts(edit)
        new = templates.statements(edit, edit.code, parts, self.around.indent) if edit.code.strip() else []
        if at_top:
            own = {id(line) for part in parts.values() if isinstance(part, templates.Run) for line in part.statements}
            new = [line if id(line) in own else layout.closer(line) for line in new]
        follows = first > 1 or not self.around.opens_file
        if at_top and follows and new and isinstance(new[0], _DEFINITIONS) and not new[0].leading_lines:
            head = head if isinstance(run[0].originals[0], _DEFINITIONS) else layout.apart(head)
        if moves:
            head, comment = layout.split_above(head, False)
            run[0].give_leading(comment)
        if moves and (whole := self.run_of(nodes)) is not None:
            self.moved[frozenset(nodes)] = whole
        kept = new if moves else comments.kept([line for row in run for line in row.own], new)
        for row in run:
            row.above, row.own, row.below, row.footer, row.replaced_with = [], [], [], (), frozenset(run)
        run[0].own, run[0].below = kept, below
        run[0].give_leading(head)
        run[0].own = [layout.no_gap(line) for line in run[0].own] if at_top else run[0].own
        run[0].above = above

    def _moves(self, edit: ReplaceBlock, nodes: Sequence[cst.CSTNode]) -> bool:
        """Another edit takes up what is replaced: it has to take it as all other edits leave it."""
        return not edit.slots and self.taken.issuperset(nodes)

    def _move(self, nodes: Sequence[cst.CSTNode], run: list[Row]) -> None:
        """Nothing takes the place of the run, another edit takes it up: what stands around it goes along, comments too."""
        spacing, comments = layout.split_above(run[0].take_leading(), False)
        run[0].give_leading(comments)
        whole = self.run_of(nodes)
        if whole is not None:
            self.moved[frozenset(nodes)] = whole
            run[-1].took_end = bool(run[-1].footer)
        for row in run:
            row.above, row.own, row.below, row.footer, row.replaced_with = [], [], [], (), frozenset(run)
        run[0].give_leading(list(spacing) if layout.comments_of(spacing) else [])

    def _left_by(self, edit: ReplaceBlock, run: Sequence[Row]) -> list[Row]:
        """The rows of ``run`` that the edit does not take up: what was put around them stays around the result."""
        runs = [part for part in self.parts(edit).values() if isinstance(part, templates.Run)]
        taken = {id(line) for part in runs for line in part.statements}
        return [row for row in run if taken.isdisjoint(map(id, row.lines))]

    def _assembled(self, block: AnyBlock, here: list[Row]) -> AnyBlock:
        body: list[layout.Line] = []
        pending: list[cst.EmptyLine] = []
        for row in here:
            body += layout.lines_before(row.lines, pending if row.lines else ())
            pending = [] if row.lines else [*pending, *row.left_over]
        if isinstance(block, cst.SimpleStatementSuite):
            return cst.IndentedBlock(body or [layout.passing()], indent=self.around.indent, footer=pending)
        footer = () if here[-1].took_end else block.footer
        if isinstance(block, cst.IndentedBlock) and not body:
            return block.with_changes(body=layout.lines_before([layout.passing()], pending), footer=footer)
        if isinstance(block, cst.Module) and not layout.comments_of(pending):
            pending = pending[self.around.blank_after :]
        return block.with_changes(body=body, footer=[*pending, *footer])


def _statements(line: cst.CSTNode) -> Sequence[cst.CSTNode]:
    return line.body if isinstance(line, cst.SimpleStatementLine) else (line,)


def _split(before: cst.CSTNode, after: layout.Line, touched: set[cst.CSTNode]) -> list[Row]:
    nodes = tuple(_statements(before))
    if not touched.intersection(nodes):
        return [Row(nodes, [after])]
    return [Row((node,), [line]) for node, line in zip(nodes, layout.one_a_line(after), strict=True)]


def _gap(step: Added, above: Sequence[layout.Line], below: layout.Line, at_top: bool) -> int:
    """How many empty lines belong between an added line and its neighbour."""
    if isinstance(step, ImportLine):
        defined = step.where == "before" and isinstance(below, (cst.FunctionDef, cst.ClassDef))
        return 2 if step.apart and defined and at_top else step.apart
    if not any(isinstance(line, (cst.FunctionDef, cst.ClassDef)) for line in (*above, below)):
        return 0
    has = sum(1 for line in below.leading_lines if line.comment is None) if step.where == "after" else 0
    return max(0, (2 if at_top else 1) - has)
