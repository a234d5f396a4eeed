"""Apply located edits to a tree, innermost first: a node is edited after everything in it, so an outer edit takes up parts
that are edited already. In: a parsed unit, its steps, its index. Out: the unit's new tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import libcst as cst

from ..model.edits import AddImport, DropImport, Insert, Mark, ReplaceBlock, Undecorate
from .aliases import edited_names
from .blocks import BlockEdits
from .errors import EditFailed
from .expressions import contextual, edited_expression, rank
from .headers import edited_header, without_decorators
from .layout import Surroundings
from .locate import Index
from .spans import slots_of
from .steps import ImportLine, JoinImport, Step
from .templates import Part, names_alone

_Definition = (cst.FunctionDef, cst.ClassDef)
_Import = (cst.Import, cst.ImportFrom)
_Block = (cst.Module, cst.IndentedBlock, cst.SimpleStatementSuite)
_Statement = (cst.BaseSmallStatement, cst.BaseCompoundStatement)
Glued = Callable[[Step], tuple[bool, bool]]


class Transformer(cst.CSTTransformer):
    """One pass over one unit; ``glued`` tells whether a word touches what an edit stands at, on its left and right."""

    def __init__(self, steps: Iterable[Step], index: Index, glued: Glued, around: Surroundings) -> None:
        super().__init__()
        self.quiet = index.quiet
        self.glued = glued
        self.steps: defaultdict[cst.CSTNode, list[Step]] = defaultdict(list)
        self.gone: set[cst.CSTNode] = set()
        self.taken: dict[cst.CSTNode, cst.BaseExpression | None] = {}
        self.slots: dict[Step, dict[str, tuple[cst.CSTNode, ...]]] = {}
        self.marks: defaultdict[cst.CSTNode, list[str]] = defaultdict(list)
        self.stack: list[cst.CSTNode] = []
        self.blocks = BlockEdits(self._parts, around)
        for step in dict.fromkeys(steps):
            self._place(step, index)

    def _place(self, step: Step, index: Index) -> None:
        match step:
            case ReplaceBlock():
                self.blocks.replacements.append((step, tuple(index.node_of(step, at) for at in step.at)))
            case Insert() | ImportLine():
                self.blocks.added[index.node_of(step, step.at)].append(step)
            case DropImport() | Undecorate():
                self.gone.add(index.node_of(step, step.at))
            case AddImport():
                raise EditFailed(step, "no place was found for this import")
            case _:
                self.steps[index.node_of(step, step.at)].append(step)
        alone = names_alone(step.code) if isinstance(step, (ReplaceBlock, Insert)) else frozenset()
        for name, spans in slots_of(step):
            nodes = tuple(index.slot(step, span, name in alone or len(spans) > 1) for span in spans)
            self.slots.setdefault(step, {})[name] = nodes
            self.blocks.taken.update(node for node in nodes if isinstance(node, _Statement))
            self.taken.update((node, None) for node in nodes if isinstance(node, cst.BaseExpression))

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Go down wherever an edit may have its place."""
        for step in self.steps.get(node, ()):
            if isinstance(step, Mark):
                above = next(n for n in (node, *reversed(self.stack)) if hasattr(n, "leading_lines"))
                self.marks[above].append(step.text)
        self.stack.append(node)
        return node not in self.quiet

    def on_leave(self, original_node: cst.CSTNode, updated_node: cst.CSTNode) -> cst.CSTNode:  # type: ignore[override]
        """Edit ``updated_node`` as asked for ``original_node``, and keep it where an outer edit takes it up."""
        self.stack.pop()
        result = updated_node
        if isinstance(original_node, cst.BaseExpression):
            if original_node in self.steps or original_node in self.taken:
                assert isinstance(updated_node, cst.BaseExpression)
                result = self._expression(original_node, updated_node)
        elif isinstance(original_node, _Block):
            result = self.blocks.leave(original_node, updated_node)  # type: ignore[arg-type]
        else:
            result = self._header(original_node, updated_node)
        return _marked(result, self.marks[original_node]) if original_node in self.marks else result

    def _expression(self, original: cst.BaseExpression, updated: cst.BaseExpression) -> cst.BaseExpression:
        steps = sorted(self.steps.get(original, ()), key=rank)
        result = updated
        glued = (False, False)
        for step in steps:
            if original in self.taken:
                self.taken[original] = result
            result = edited_expression(result, step, self._parts)
            glued = self.glued(step)
        if original in self.taken:
            self.taken[original] = result
        return contextual(result, original, self.stack, glued) if steps else result

    def _header(self, original: cst.CSTNode, updated: cst.CSTNode) -> cst.CSTNode:
        result = updated
        if isinstance(result, _Import) and isinstance(original, _Import):
            return self._import(original, result)
        if isinstance(original, _Definition) and not self.gone.isdisjoint(original.decorators):
            assert isinstance(result, _Definition)
            result = without_decorators(original, result, self.gone)
        for step in self.steps.get(original, ()):
            if not isinstance(step, Mark):
                result = edited_header(result, step)
        return result

    def _import(self, original: cst.Import | cst.ImportFrom, updated: cst.Import | cst.ImportFrom) -> cst.CSTNode:
        joins = [step for step in self.steps.get(original, ()) if isinstance(step, JoinImport)]
        names = () if isinstance(original.names, cst.ImportStar) else original.names
        if not joins and self.gone.isdisjoint(names):
            return updated
        result = edited_names(original, updated, self.gone, joins)
        if result is None:
            self.blocks.dropped.add(original)
        return result or updated

    def _parts(self, step: Step) -> Mapping[str, Part]:
        return {name: self._part(step, nodes) for name, nodes in self.slots.get(step, {}).items()}

    def _part(self, step: Step, nodes: tuple[cst.CSTNode, ...]) -> Part:
        if len(nodes) == 1 and isinstance(nodes[0], cst.BaseExpression):
            part: Part | None = self.taken[nodes[0]]
        else:
            part = self.blocks.run_of(nodes)
        if part is None:
            raise EditFailed(step, "it takes up a part of the original that lies outside what it replaces")
        return part


def _marked(node: cst.CSTNode, texts: Iterable[str]) -> cst.CSTNode:
    lines: list[cst.EmptyLine] = list(node.leading_lines)  # type: ignore[attr-defined]
    for text in texts:
        comment = "# " + text
        above = [line.comment.value if line.comment else None for line in reversed(lines)]
        attached = above[: above.index(None)] if None in above else above
        if comment not in attached:
            lines.append(cst.EmptyLine(comment=cst.Comment(comment)))
    return node.with_changes(leading_lines=lines)
