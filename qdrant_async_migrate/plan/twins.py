"""Whether a client can have a twin beside it: made once, from arguments that may be evaluated twice, it talks to a server."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Use
from qdrant_async_migrate.records import dataclass

_HELP = "make the second client by hand, and use it where the code is async"
_PURE_CALLS = frozenset("os.getenv os.environ.get builtins.int builtins.str builtins.bool builtins.float".split())


@dataclass(frozen=True, slots=True)
class Made:
    """The assignment that makes the only client of a family."""

    file: int
    scope: int
    line: int
    name: str
    twin_name: str
    cls: str
    call: ast.Call
    statement: ast.Assign | ast.AnnAssign
    owner: int
    """The class whose attribute it is; -1: a variable."""

    def is_meant(self, context: Context, use: Use, node: ast.Name | ast.Attribute) -> bool:
        """An expression in the code of ``use`` is this variable or attribute, and nothing else."""
        if isinstance(node, ast.Attribute):
            return self._is_own_attribute(context, use, node)
        if self.owner >= 0:
            return False
        scope = _binding_scope(context, use.scope, node.id)
        if scope == self.scope:
            return node.id == self.name
        return scope >= 0 and self._is_imported(context, scope, use.file, node.id)

    def _is_own_attribute(self, context: Context, use: Use, node: ast.Attribute) -> bool:
        host = context.program.host(use.scope)
        while context.program.cls(host) is None and context.program.parent(host) >= 0:
            host = context.program.parent(host)
        cls = context.program.cls(host)
        params = context.program.scope(host).params
        own = cls == self.owner or (cls is not None and cls in context.program.subclasses(self.owner))
        first = params[0].name if params else ""
        return self.owner >= 0 and own and node.attr == self.name and isinstance(node.value, ast.Name) and node.value.id == first

    def _is_imported(self, context: Context, scope: int, file: int, name: str) -> bool:
        """``from module import client``: the only thing that binds the name there."""
        if context.scope_kind(self.scope) is not ScopeKind.MODULE or file == self.file:
            return False
        syntax = context.syntax(file)
        facts = context.program.state.files[file]
        found = [
            (statement, alias)
            for statement in syntax.statements
            if isinstance(statement, ast.ImportFrom)
            for alias in statement.names
            if (alias.asname or alias.name) == name
        ]
        home = context.program.state.files[self.file].module
        sources = {
            context.program.state.modules.absolute(facts.module, facts.is_package, s.module or "", s.level)
            if s.level
            else s.module
            for s, a in found
            if a.name == self.name
        }
        return len(found) == 1 and sources == {home} and not _is_assigned(syntax.tree, name)


def _binding_scope(context: Context, scope: int, name: str) -> int:
    """The scope in which a name that ``scope`` reads is bound; -1: none."""
    program = context.program
    first = True
    while scope >= 0:
        here = program.scope(scope)
        if name in here.cells and (first or here.kind is not ScopeKind.CLASS):
            return scope
        scope, first = program.parent(scope), False
    return -1


def made(context: Context, family: int) -> Made | Obstacle:
    """The construction of a family's client, or why it cannot have a twin."""
    program = context.program
    calls = [c for c in program.state.calls if any(_makes(context, v, family) for v in c.targets)]
    reference = program.state.references[program.families[family].references[0]]

    def refuse(code: str, message: str, call: Call | None = None) -> Obstacle:
        at = call if call is not None else reference
        return Obstacle(code, at.file, at.place, at.scope, f"no async client beside this one: {message}", _HELP)

    if len(calls) != 1:
        return refuse("QAM101", f"the family's clients are made at {len(calls)} places")
    call = calls[0]
    syntax = context.syntax(call.file)
    node = syntax.find(call.place, ast.Call)
    statement = syntax.statement(node) if node is not None else None
    if node is None or not isinstance(statement, (ast.Assign, ast.AnnAssign)) or statement.value is not node:
        return refuse("QAM101", "it is not assigned to one variable or attribute where it is made", call)
    if any(_shares_a_store(context, family, node)):
        return refuse("QAM115", "a local store belongs to one client", call)
    if not all(pure(context, call.file, argument) for argument in [*node.args, *(k.value for k in node.keywords)]):
        return refuse("QAM101", "its arguments may not be evaluated twice", call)
    if (text := _in_string(context, statement)) is not None:
        return refuse("QAM101", f"the string {text!r} may name it, so that something else is put in its place", call)
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    found = _named(context, call, node, statement, targets[0]) if len(targets) == 1 else None
    return found or refuse("QAM101", "the variable is bound more than once, or both names are taken", call)


def _in_string(context: Context, statement: ast.Assign | ast.AnnAssign) -> str | None:
    """A string that may name the variable for somebody who replaces it: ``patch("app.db.client")``."""
    target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
    name = target.attr if isinstance(target, ast.Attribute) else target.id if isinstance(target, ast.Name) else ""
    for number in range(len(context.program.state.files)):
        for node in ast.walk(context.syntax(number).tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.rsplit(".", 1)[-1] == name:
                return node.value
    return None


def _makes(context: Context, value: int, family: int) -> bool:
    item = context.program.state.item(value)
    return item[0] == Kind.XCLS and context.program.family_of.get(item[2]) == family


def _shares_a_store(context: Context, family: int, node: ast.Call) -> list[bool]:
    """An argument that may name a local store, unless it is the address of a server."""
    sdk = context.catalog.sdk(context.program.families[family].client)
    if sdk is None or any(isinstance(a, ast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords):
        return [True]
    given = dict(zip(sdk.params, node.args, strict=False)) | {k.arg or "": k.value for k in node.keywords}
    return [True for name in sdk.shared_store if name in given and not _is_address(given[name])]


def _is_address(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and (node.value is None or str(node.value).startswith(("http://", "https://")))


def pure(context: Context, file: int, node: ast.expr) -> bool:
    """Evaluating it again gives the same and does nothing else."""
    match node:
        case ast.Constant() | ast.Name():
            return True
        case ast.Attribute(value=value) | ast.UnaryOp(operand=value) | ast.FormattedValue(value=value):
            return pure(context, file, value)
        case ast.Subscript(value=value, slice=index):
            return pure(context, file, value) and pure(context, file, index)
        case ast.BoolOp(values=parts) | ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return all(pure(context, file, p) for p in parts)
        case ast.BinOp(left=left, right=right):
            return pure(context, file, left) and pure(context, file, right)
        case ast.Dict(keys=keys, values=values):
            return all(k is not None and pure(context, file, k) for k in keys) and all(pure(context, file, v) for v in values)
        case ast.Call(args=arguments, keywords=keywords):
            return _pure_call(context, file, node) and all(
                pure(context, file, a) for a in [*arguments, *(k.value for k in keywords)]
            )
        case _:
            return False


def _pure_call(context: Context, file: int, node: ast.Call) -> bool:
    place = (node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0)
    state = context.program.state
    site = next((c for c in state.calls if c.file == file and c.place == place), None)
    names = {state.item(v)[1] for v in site.targets if state.kind(v) in (Kind.EXT, Kind.MEM)} if site is not None else set()
    return bool(names) and site is not None and len(names) == len(site.targets) and names <= _PURE_CALLS


def _named(context: Context, call: Call, node: ast.Call, statement: ast.Assign | ast.AnnAssign, target: ast.expr) -> Made | None:
    program = context.program
    cls = next(program.state.item(v)[1] for v in call.targets if program.state.kind(v) == Kind.XCLS)
    if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
        return _attribute(context, call, node, statement, target, cls)
    if not isinstance(target, ast.Name) or program.scope(call.scope).kind is ScopeKind.CLASS:
        return None
    body = (
        context.syntax(call.file).tree
        if context.scope_kind(call.scope) is ScopeKind.MODULE
        else context.syntax(call.file).function(node)
    )
    bound: list[ast.AST] = [
        n for n in ast.walk(body) if isinstance(n, ast.Name) and n.id == target.id and not isinstance(n.ctx, ast.Load)
    ]
    bound += _attribute_stores(context, target.id)
    twin = _free(context, target.id)
    if len(bound) != 1 or not twin or not _runs_once(context, statement, call.file):
        return None
    return Made(call.file, call.scope, statement.lineno, target.id, twin, cls, node, statement, -1)


def _attribute(
    context: Context, call: Call, node: ast.Call, statement: ast.Assign | ast.AnnAssign, target: ast.Attribute, cls: str
) -> Made | None:
    program = context.program
    host = program.host(call.scope)
    owner = program.cls(host)
    params = program.scope(host).params
    twin = _free(context, target.attr)
    mine = owner is not None and bool(params) and isinstance(target.value, ast.Name) and target.value.id == params[0].name
    if owner is None or not mine or not twin or "__slots__" in program.scope(owner).cells:
        return None
    if len(_attribute_stores(context, target.attr)) != 1:
        return None
    return Made(call.file, call.scope, statement.lineno, target.attr, twin, cls, node, statement, owner)


def _attribute_stores(context: Context, name: str) -> list[ast.AST]:
    """Places of the program that assign, or delete, an attribute of this name."""
    files = range(len(context.program.state.files))
    nodes = (n for f in files for n in ast.walk(context.syntax(f).tree))
    return [n for n in nodes if isinstance(n, ast.Attribute) and n.attr == name and not isinstance(n.ctx, ast.Load)]


def _runs_once(context: Context, statement: ast.stmt, file: int) -> bool:
    return not any(isinstance(a, (ast.For, ast.While, ast.Try)) for a in context.syntax(file).ancestors(statement))


def _is_assigned(tree: ast.AST, name: str) -> bool:
    return any(isinstance(n, ast.Name) and n.id == name and not isinstance(n.ctx, ast.Load) for n in ast.walk(tree))


def _free(context: Context, name: str) -> str:
    """``aclient`` for ``client``, in a spelling that nothing in the program has yet."""
    lead = name[: len(name) - len(name.lstrip("_"))]
    wanted = [f"{lead}a{name.lstrip('_')}", f"{lead}async_{name.lstrip('_')}"]
    return next((n for n in wanted if not any(n in _words(context, f) for f in range(len(context.program.state.files)))), "")


def _words(context: Context, file: int) -> frozenset[str]:
    known: dict[int, frozenset[str]] = context.known.setdefault("words", {})
    if file not in known:
        tree = context.syntax(file).tree
        names = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)} | {
            n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)
        }
        names |= {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}
        names |= {a.asname or a.name for n in ast.walk(tree) if isinstance(n, (ast.Import, ast.ImportFrom)) for a in n.names}
        known[file] = frozenset(names)
    return known[file]
