"""Where a new import goes: joined to a statement of the same module, else a line of its own in the file's order.
In: syntax tree, text, edits. Out: the edits with every ``AddImport`` turned into steps at statements that exist."""

from __future__ import annotations

import ast
import itertools
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from qdrant_async_migrate.records import dataclass, replace

from ..model.edits import AddImport, DropImport, Edit, Rename, Span
from ..notebook import begins_cell, mark_in
from .spans import Text
from .steps import ImportLine, JoinImport, Step

_Import = ast.Import | ast.ImportFrom


def settled(tree: ast.Module, text: Text, edits: Sequence[Edit]) -> tuple[list[Step], str]:
    """The steps for ``edits``, and what to append to a file that has no statement to put an import beside."""
    steps: list[Step] = [edit for edit in edits if not isinstance(edit, AddImport)]
    scene = _Scene(tree, text, edits)
    fresh: list[AddImport] = []
    for edit in dict.fromkeys(edit for edit in edits if isinstance(edit, AddImport)):
        found = scene.joined(edit)
        if found is None:
            fresh.append(edit)
        steps += found or ()
    lines = [_Wanted(key, tuple(group)) for key, group in _grouped(fresh)]
    lines.sort(key=lambda line: line.order)
    if lines and not tree.body:
        return steps, scene.appended(lines)
    steps += scene.placed(lines)
    return steps, ""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One import statement to be written."""

    key: tuple[str, Span | None, bool]
    edits: tuple[AddImport, ...]

    @property
    def beside(self) -> Span | None:
        return self.key[1]

    @property
    def module(self) -> str:
        return self.key[0]

    @property
    def order(self) -> tuple[int, bool, str]:
        return _order(self.module, bool(self.edits[0].name))

    @property
    def code(self) -> str:
        if not self.edits[0].name:
            return f"import {self.module}{_as(self.edits[0])}"
        names = sorted(edit.name + _as(edit) for edit in self.edits)
        return f"from {self.module} import {', '.join(names)}"


def _as(edit: AddImport) -> str:
    return f" as {edit.asname}" if edit.asname else ""


def _grouped(edits: Iterable[AddImport]) -> Iterator[tuple[tuple[str, Span | None, bool], list[AddImport]]]:
    groups: dict[tuple[str, Span | None, bool, str], list[AddImport]] = {}
    for edit in edits:
        alone = "" if edit.name else edit.asname
        groups.setdefault((edit.module, edit.beside, bool(edit.name), alone), []).append(edit)
    return ((key[:3], group) for key, group in groups.items())


def _order(module: str, is_from: bool) -> tuple[int, bool, str]:
    """Sections as import sorters have them: future, standard library, others, relative."""
    top = module.split(".")[0]
    section = 0 if top == "__future__" else 3 if not top else 1 if top in sys.stdlib_module_names else 2
    return section, is_from, module.lower()


class _Scene:
    """The imports of one file as they will be after the other edits."""

    def __init__(self, tree: ast.Module, text: Text, edits: Sequence[Edit]) -> None:
        self.tree = tree
        self.text = text
        self.dropped = {edit.at[:2] for edit in edits if isinstance(edit, DropImport)}
        self.renamed = {edit.at[:2]: edit.to for edit in edits if isinstance(edit, Rename)}

    def joined(self, edit: AddImport) -> list[Step] | None:
        """No steps if the name is there, one if a statement of the same module takes it, None if a line is needed."""
        block = self._block(edit)
        imports = [node for node in block if isinstance(node, (ast.Import, ast.ImportFrom))]
        if any(self._says(node, edit) for node in imports):
            return []
        for node in imports:
            star = any(alias.name == "*" for alias in node.names)
            if edit.name and isinstance(node, ast.ImportFrom) and _module(node) == edit.module and not star:
                return [JoinImport(self.text.span(node), edit.name, edit.asname)]
        return None

    def _block(self, edit: AddImport) -> Sequence[ast.stmt]:
        if edit.beside is None:
            return self._cell_of(self._header()[:1]) if self._cells else self.tree.body
        for node in ast.walk(self.tree):
            for name in ("body", "orelse", "finalbody"):
                block = getattr(node, name, None)
                if isinstance(block, list) and any(self._starts(s) == edit.beside[:2] for s in block if isinstance(s, ast.stmt)):
                    here = [s for s in block if self._starts(s) == edit.beside[:2]]
                    return self._cell_of(here) if block is self.tree.body else block
        return ()

    @cached_property
    def _cells(self) -> list[list[ast.stmt]]:
        """The statements of each cell of a notebook, but for those that are written to a file; none for any other text."""
        cells: list[list[ast.stmt]] = []
        for node in self.tree.body:
            if begins_cell(self.text.lines[node.lineno - 1]):
                cells.append([])
            if cells:
                cells[-1].append(node)
        return [cell for cell in cells if not any(self._mark(node) == "file" for node in cell)]

    def _mark(self, node: ast.stmt) -> str:
        mark = mark_in(self.text.lines[node.lineno - 1])
        return mark.kind if mark is not None else ""

    def _cell_of(self, nodes: Sequence[ast.stmt]) -> Sequence[ast.stmt]:
        """The statements of the same cell, or all statements of a text without cells: cells may run in any order."""
        if not self._cells:
            return self.tree.body
        return next((cell for cell in self._cells if any(node in cell for node in nodes)), ())

    def _starts(self, node: ast.stmt | ast.alias) -> tuple[int, int]:
        return node.lineno, self.text.column(node.lineno, node.col_offset)

    def _says(self, node: _Import, edit: AddImport) -> bool:
        if isinstance(node, ast.ImportFrom) and (not edit.name or _module(node) != edit.module):
            return False
        if isinstance(node, ast.Import) and edit.name:
            return False
        wanted = (edit.name or edit.module, edit.asname or None)
        here = ((self._name(alias), alias.asname) for alias in node.names if self._starts(alias) not in self.dropped)
        return wanted in here

    def _name(self, alias: ast.alias) -> str:
        to = self.renamed.get(self._starts(alias))
        return alias.name if to is None else ".".join([*alias.name.split(".")[:-1], to])

    def appended(self, lines: Sequence[_Wanted]) -> str:
        """The lines at the end of a file that holds nothing but comments."""
        newline = self.text.newline
        source = self.text.source
        start = "" if not source or source.endswith(("\n", "\r")) else newline
        return start + "".join(line.code + newline for line in lines)

    def placed(self, lines: Sequence[_Wanted]) -> Iterator[Step]:
        """A step for each line; lines of one section at one place stand together."""
        header = self._header()
        steps = [(line.order[0], self._placed(header, line)) for line in lines]
        for before, (section, step), behind in zip([None, *steps], steps, [*steps[1:], None], strict=False):
            neighbour = before if step.where == "after" else behind
            together = neighbour is not None and (neighbour[0], neighbour[1].at) == (section, step.at)
            yield replace(step, apart=0) if together else step

    def _placed(self, header: Sequence[_Import], line: _Wanted) -> ImportLine:
        if line.beside is not None:
            return ImportLine(line.beside, "after", line.code)
        return self._among(header, line) if header else self._on_top(line)

    def _header(self) -> list[_Import]:
        """The first imports of the module, up to the first statement that is neither an import nor a docstring."""
        found: list[_Import] = []
        for node in [node for cell in self._cells for node in cell] or self.tree.body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                found.append(node)
            elif found and not all(isinstance(n, ast.ImportFrom) and n.module == "__future__" for n in found):
                break
        return found

    def _among(self, header: Sequence[_Import], line: _Wanted) -> ImportLine:
        keys = [_order(_first_module(node), isinstance(node, ast.ImportFrom)) for node in header]
        section = line.order[0]
        same = _paragraph(header, [i for i, key in enumerate(keys) if key[0] == section], line.module)
        if same:
            ordered = [keys[i] for i in same] == sorted(keys[i] for i in same)
            smaller = [i for i in same if keys[i] <= line.order] if ordered else _kin(header, same, line)
            if smaller:
                return self._line(header[smaller[-1]], "after", line)
            return self._line(header[same[0]], "before", line)
        earlier = [i for i, key in enumerate(keys) if key[0] < section]
        if earlier:
            return self._line(header[earlier[-1]], "after", line, self._apart(header))
        return self._line(header[0], "before", line, self._apart(header))

    def _apart(self, header: Sequence[_Import]) -> int:
        """One empty line if the file keeps its sections apart, or has but one."""
        gaps = [b.lineno - (a.end_lineno or a.lineno) > 1 for a, b in itertools.pairwise(header)]
        sections = {_order(_first_module(node), False)[0] for node in header}
        return 1 if any(gaps) or len(sections) == 1 else 0

    def _line(self, node: ast.stmt, where: str, line: _Wanted, apart: int = 0) -> ImportLine:
        return ImportLine(self.text.span(node), "before" if where == "before" else "after", line.code, apart)

    def _on_top(self, line: _Wanted) -> ImportLine:
        own = (node for cell in self._cells for node in cell if not self._mark(node))
        start = next(own, self.tree.body[0])
        is_docstring = (
            isinstance(start, ast.Expr) and isinstance(start.value, ast.Constant) and isinstance(start.value.value, str)
        )
        return self._line(start, "after" if is_docstring else "before", line, 1)


def _kin(header: Sequence[_Import], same: list[int], line: _Wanted) -> list[int]:
    """Of imports in no order those of the same library, else those of the same form, else all."""
    top = line.module.split(".")[0]
    own = [i for i in same if _first_module(header[i]).split(".")[0] == top]
    return own or [i for i in same if isinstance(header[i], ast.ImportFrom) == line.order[1]] or same


def _paragraph(header: Sequence[_Import], same: list[int], module: str) -> list[int]:
    """Of imports of one section, those that stand together without an empty line: with the same library, else the first ones, for
    libraries come before the program's own modules."""
    paragraphs: list[list[int]] = []
    for i in same:
        near = paragraphs and paragraphs[-1][-1] == i - 1 and header[i].lineno - (header[i - 1].end_lineno or 0) <= 1
        paragraphs[-1:] = [[*paragraphs[-1], i]] if near else [*paragraphs[-1:], [i]]
    top = module.split(".")[0]
    own = (p for p in paragraphs if any(_first_module(header[i]).split(".")[0] == top for i in p))
    return next(own, paragraphs[0] if paragraphs else [])


def _module(node: ast.ImportFrom) -> str:
    return "." * node.level + (node.module or "")


def _first_module(node: _Import) -> str:
    return _module(node) if isinstance(node, ast.ImportFrom) else node.names[0].name
