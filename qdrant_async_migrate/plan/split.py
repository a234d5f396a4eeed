"""A client that must stay sync for some gets an async one beside it for the rest: ``client`` and ``aclient``, same arguments.

In: a plan with families that are held back. Out: the same program, in which each function that uses such a client directly is a
family of its own, so that the planner decides them one by one; and the edits that make the second client.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from qdrant_async_migrate.idioms.context import Context, Note
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.edits import AddImport, DropImport, Edit, Insert, Rename
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Family, Obstacle, Role, Use
from qdrant_async_migrate.plan.twins import Made, made
from qdrant_async_migrate.records import dataclass, replace
from qdrant_async_migrate.solve import AWAITED_KINDS

_MEANING = frozenset({"QAM003", "QAM111", "QAM114", "QAM115"})
CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Division:
    """A program whose kept families were divided: by the number of each part, the client that it would use."""

    program: Program
    parts: Mapping[int, Made]
    refused: Mapping[int, Obstacle]
    """Families that cannot be divided, with why."""


def divided(context: Context, kept: Mapping[int, list[Obstacle]]) -> Division:
    """Divide the families that something keeps."""
    program = context.program
    parts: dict[int, Made] = {}
    refused: dict[int, Obstacle] = {}
    families, uses = dict(program.families), list(program.uses)
    number = len(program.state.references)
    for family, obstacles in kept.items():
        if not obstacles or family not in families or any(o.code in _MEANING for o in obstacles):
            continue
        client = made(context, family)
        if isinstance(client, Obstacle):
            refused[family] = client
            continue
        for host, members in _by_host(context, family, client).items():
            number = max(number, *families) + 1
            parts[number] = client
            moved = frozenset(u.number for u in members)
            families[number] = Family(number, families[family].references, families[family].client, tuple(sorted(moved)), (host,))
            families[family] = replace(families[family], calls=tuple(c for c in families[family].calls if c not in moved))
            for use in members:
                uses[use.number] = replace(use, clients=tuple(replace(c, family=number) for c in use.clients))
    return Division(replace(program, uses=uses, families=families, _wrapped=None), parts, refused)


def _by_host(context: Context, family: int, client: Made) -> dict[int, list[Use]]:
    """Calls of the client by its own name, by the function that makes them."""
    found: dict[int, list[Use]] = {}
    for number in context.program.families[family].calls:
        use = context.program.uses[number]
        host = context.program.host(use.scope)
        plain = use.role is Role.CALL and not use.functions and not use.others and not use.awaited
        mine = all(c.family == family and c.kind in AWAITED_KINDS and c.method != CLOSE for c in use.clients)
        if plain and mine and receiver(context, use, client) is not None and context.scope_kind(host) is ScopeKind.FUNCTION:
            found.setdefault(host, []).append(use)
    return found


def receiver(context: Context, use: Use, client: Made) -> ast.Name | ast.Attribute | None:
    """The variable or attribute through which a call reaches the client, if it is the one that was assigned."""
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call)
    node: ast.expr | None = call.func if call is not None else None
    while isinstance(node, ast.Attribute):
        node = node.value
        if isinstance(node, (ast.Name, ast.Attribute)) and client.is_meant(context, use, node):
            return node
    return None


def edits(context: Context, division: Division) -> Iterator[tuple[int, Edit]]:
    """The second clients, and the calls that go to them."""
    built: set[tuple[int, int]] = set()
    renamed: dict[int, list[tuple[ast.Name, Made]]] = {}
    for part, client in division.parts.items():
        if part not in context.solution.migrated:
            continue
        if (client.file, client.line) not in built:
            built.add((client.file, client.line))
            yield from construction(context, client)
        for number in context.program.families[part].calls:
            use = context.program.uses[number]
            node = receiver(context, use, client)
            assert node is not None
            yield use.file, Rename(context.syntax(use.file).span(node), client.twin_name)
            if isinstance(node, ast.Name) and use.file != client.file:
                renamed.setdefault(use.file, []).append((node, client))
    for file, nodes in renamed.items():
        for edit in imports(context, file, nodes):
            yield file, edit


def notes(context: Context, division: Division) -> Iterator[Note]:
    """Nobody closes the second client yet."""
    for client in dict.fromkeys(c for part, c in division.parts.items() if part in context.solution.migrated):
        message = f"{client.twin_name} was added beside {client.name}, which stays sync; nothing closes it yet"
        place = (client.line, 0, client.line, 1)
        yield Note("QAM206", client.file, place, client.scope, message, f"await {client.twin_name}.close() on shutdown")


def construction(context: Context, client: Made) -> Iterator[tuple[int, Edit]]:
    """The second client, made after the first one."""
    syntax = context.syntax(client.file)
    twin = context.catalog.twin_spelling(client.cls)
    module, _, short = twin.rpartition(".")
    func = client.call.func
    spelled = short if isinstance(func, ast.Name) else f"{syntax.source(func.value)}.{short}"  # type: ignore[attr-defined]
    arguments = ", ".join(map(syntax.source, [*client.call.args, *client.call.keywords]))
    target = client.statement.targets[0] if isinstance(client.statement, ast.Assign) else client.statement.target
    name = f"{syntax.source(target.value)}.{client.twin_name}" if isinstance(target, ast.Attribute) else client.twin_name
    yield client.file, Insert(syntax.span(client.statement), "after", f"{name} = {spelled}({arguments})")
    if isinstance(func, ast.Name):
        yield client.file, AddImport(module, short)


def imports(context: Context, file: int, nodes: list[tuple[ast.Name, Made]]) -> Iterator[Edit]:
    """The second client comes from where the first one does."""
    syntax = context.syntax(file)
    for bound in dict.fromkeys(node.id for node, _ in nodes):
        client = next(c for n, c in nodes if n.id == bound)
        gone = [n for n, _ in nodes if n.id == bound]
        for statement in syntax.statements:
            for alias in statement.names if isinstance(statement, ast.ImportFrom) else ():
                if (alias.asname or alias.name) == bound and isinstance(statement, ast.ImportFrom):
                    top = isinstance(syntax.parent(statement), ast.Module)
                    module = "." * statement.level + (statement.module or "")
                    yield AddImport(module, client.twin_name, beside=None if top else syntax.span(statement))
                    if top and not _is_needed(context, file, bound, len(gone)):
                        yield DropImport(syntax.span(alias))


def _is_needed(context: Context, file: int, bound: str, gone: int) -> bool:
    """The imported name is read elsewhere in the file, or may be through it from other files."""
    for number in range(len(context.program.state.files)):
        for node in ast.walk(context.syntax(number).tree):
            match node:
                case ast.Name(id=name) if number == file and name == bound:
                    gone -= 1
                case ast.Attribute(attr=name) if name == bound and number != file:
                    return True
                case ast.ImportFrom(names=names) if number != file and any(a.name in (bound, "*") for a in names):
                    if _module(context, number, node) == context.program.state.files[file].module:
                        return True
                case ast.Constant(value=str(text)) if bound in text.split("."):
                    return True
                case _:
                    pass
    return gone != 0


def _module(context: Context, file: int, node: ast.ImportFrom) -> str:
    facts = context.program.state.files[file]
    if not node.level:
        return node.module or ""
    return context.program.state.modules.absolute(facts.module, facts.is_package, node.module or "", node.level)
