"""Stubs follow their modules. In: a plan, a module before and after, its stub. Out: the stub's edits, or why it is left.
A stub declares, it does not run: an async generator stays a ``def`` that gives an ``AsyncIterator``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.idioms.generators import annotation, manager
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, AsyncDef, DropImport, Edit, Insert, Rename, SetString
from qdrant_async_migrate.model.findings import Finding, Severity
from qdrant_async_migrate.plan import Plan
from qdrant_async_migrate.records import dataclass, field

Definition = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(slots=True)
class Stub:
    """What becomes of one stub."""

    edits: list[Edit] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def alone(path: str, stub: Syntax, catalog: Catalog) -> Stub:
    """A stub whose module is not in the tree: what it describes is not migrated."""
    message = "this stub mentions the sync client, and the module that it describes is not in the tree; left as it is"
    return Stub(findings=[_left(path, node, message) for node, _ in list(_mentions(stub, catalog))[:1]])


def beside(plan: Plan, file: int, stub: Syntax, path: str, after: str) -> Stub:
    """A stub whose module is ``file``, which reads ``after`` afterwards."""
    context = plan.context
    module = context.syntax(file)
    found = Stub()
    if after != module.text:
        renamed = {edit.at: edit.to for edit in plan.edits.get(file, ()) if isinstance(edit, Rename)}
        changed = _definitions(ast.parse(after))
        for name, nodes in _definitions(module.tree).items():
            to = renamed.get(module.span(nodes[-1]), nodes[-1].name)
            new = changed.get(name.rpartition(".")[0] + "." * ("." in name) + to)
            if new is not None:
                found.edits += _followed(stub, name, nodes[-1], new[-1])
        found.edits += _factories(stub, module, changed)
        found.edits += _unused(stub, found.edits)
    mentions = list(_mentions(stub, context.catalog))
    if mentions:
        migrated, kept = _families(plan, file)
        if migrated and not kept:
            found.edits += _clients(stub, mentions, context.catalog)
        elif migrated:
            message = (
                "clients of both kinds pass through this module, and which of them the stub means cannot be told; left alone"
            )
            found.findings.append(_left(path, mentions[0][0], message))
    return found


def _definitions(tree: ast.AST, prefix: str = "") -> dict[str, list[Definition]]:
    """Functions by dotted name, also under conditions; an overloaded one has several."""
    found: dict[str, list[Definition]] = {}
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, FUNCTIONS):
            found.setdefault(prefix + node.name, []).append(node)
        elif isinstance(node, ast.ClassDef):
            for name, nodes in _definitions(node, f"{prefix}{node.name}.").items():
                found.setdefault(name, []).extend(nodes)
        elif isinstance(node, (ast.If, ast.Try)):
            for name, nodes in _definitions(node, prefix).items():
                found.setdefault(name, []).extend(nodes)
    return found


def _followed(stub: Syntax, name: str, before: Definition, after: Definition) -> Iterator[Edit]:
    turned = isinstance(after, ast.AsyncFunctionDef) and not isinstance(before, ast.AsyncFunctionDef)
    for node in _definitions(stub.tree).get(name, ()):
        if after.name != before.name:
            yield Rename(stub.span(node), after.name)
        if turned and _yields(after):
            yield from annotation(stub, node)
            yield from manager(stub, node)
        elif turned and isinstance(node, ast.FunctionDef):
            yield AsyncDef(stub.span(node))


def _unused(stub: Syntax, edits: list[Edit]) -> list[Edit]:
    """Imports of types and decorators of which every mention got another name."""
    renamed = {edit.at for edit in edits if isinstance(edit, Rename)}
    mentions: dict[str, list[bool]] = {}
    for node in ast.walk(stub.tree):
        if isinstance(node, ast.Name):
            mentions.setdefault(node.id, []).append(stub.span(node) in renamed)
    gone = {name for name, found in mentions.items() if all(found)}
    imports = (node for node in stub.tree.body if isinstance(node, ast.ImportFrom))
    return [DropImport(stub.span(a)) for node in imports for a in node.names if a.asname is None and a.name in gone]


def _yields(node: ast.AST) -> bool:
    """A generator: it yields itself, not a function in it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(child, (*FUNCTIONS, ast.Lambda, ast.ClassDef)) and _yields(child):
            return True
    return False


def _factories(stub: Syntax, module: Syntax, after: dict[str, list[Definition]]) -> Iterator[Edit]:
    """Public class methods that are new in the module build what ``__init__`` built, from the same parameters."""
    known = _definitions(module.tree)
    declared = _definitions(stub.tree)
    for name, nodes in after.items():
        owner, _, factory = name.rpartition(".")
        made = declared.get(f"{owner}.__init__")
        if name in known or name in declared or factory.startswith("_") or not made:
            continue
        if any(isinstance(d, ast.Name) and d.id == "classmethod" for d in nodes[-1].decorator_list):
            yield Insert(stub.span(made[-1]), "after", _factory(factory, owner, made[-1]))


def _factory(name: str, owner: str, init: Definition) -> str:
    args = init.args
    first = (args.posonlyargs or args.args)[0]
    kept, first.arg, annotated, first.annotation = first.arg, "cls", first.annotation, None
    parameters = ast.unparse(args).replace("=...", " = ...")
    first.arg, first.annotation = kept, annotated
    return f"@classmethod\nasync def {name}({parameters}) -> {owner.rpartition('.')[2]}: ..."


# the client's name ----------------------------------------------------------------------------------------------------------
def _mentions(stub: Syntax, catalog: Catalog) -> Iterator[tuple[ast.alias, ast.ImportFrom]]:
    """Imports of sync clients."""
    for node in ast.walk(stub.tree):
        if isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                if catalog.sdk(f"{node.module}.{alias.name}") is not None:
                    yield alias, node


def _families(plan: Plan, file: int) -> tuple[set[int], set[int]]:
    """Families with a part in a file: those that migrate, and those that stay."""
    program = plan.context.program
    found = {program.family_of[r.number] for r in program.state.references if r.file == file and r.number in program.family_of}
    found |= {call.family for use in plan.context.uses_of_file(file) for call in use.clients if call.family >= 0}
    return found & plan.solution.migrated, found - plan.solution.migrated


def _clients(stub: Syntax, mentions: list[tuple[ast.alias, ast.ImportFrom]], catalog: Catalog) -> Iterator[Edit]:
    for alias, statement in mentions:
        home, _, new = catalog.twin_spelling(f"{statement.module}.{alias.name}").rpartition(".")
        exists = any(a.name == new for a in statement.names)
        if home == statement.module and not exists:
            yield Rename(stub.span(alias), new)
        else:
            yield DropImport(stub.span(alias))
            yield AddImport(home, new, alias.asname or "", beside=stub.span(statement))
        if alias.asname is None or alias.asname == alias.name:
            yield from _renamed(stub, alias.name, new)


def _renamed(stub: Syntax, old: str, new: str) -> Iterator[Edit]:
    for node in ast.walk(stub.tree):
        if isinstance(node, ast.Name) and node.id == old:
            yield Rename(stub.span(node), new)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_annotation(stub, node) and old in node.value:
            yield SetString(stub.span(node), old, new)


def _is_annotation(stub: Syntax, node: ast.AST) -> bool:
    statement = stub.statement(node)
    return not isinstance(statement, ast.Expr)


def _left(path: str, node: ast.alias, message: str) -> Finding:
    line, column = node.lineno, node.col_offset + 1
    end = (node.end_lineno or line, (node.end_col_offset or column) + 1)
    return Finding("QAM111", Severity.WARNING, path, line, column, *end, "", message, "change the stub by hand")
