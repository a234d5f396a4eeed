"""The client's class as an object: a key, what a type is compared with, what something is registered for.

Objects of the program are then found by their class, so the mention follows the clients if all of them become async. If only
some do, neither name would be right for all: nothing migrates.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context, Refusal
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.state import Call, Reference, State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Op, Place
from qdrant_async_migrate.model.program import Obstacle
from qdrant_async_migrate.scan.opened import place_of

_GENERIC = frozenset({Kind.EXT, Kind.CLASS, Kind.XCLS})
_OWN = frozenset({Kind.FUNC, Kind.BOUND, Kind.CLASS, Kind.INST, Kind.PARTIAL, Kind.CMETH})
_GIVEN = _OWN | {Kind.OBJ, Kind.MEM}
_DISPLAYS = (ast.Tuple, ast.List, ast.Set)
_CONTAINERS = frozenset(f"builtins.{name}" for name in ("dict", "list", "tuple", "set", "frozenset"))


def following(context: Context) -> frozenset[int]:
    """Mentions that get the name of the async class."""
    if "class objects" not in context.memo:
        asking = _asking(context) if context.solution.migrated else []
        context.memo["class objects"] = frozenset(r.number for r in asking if not staying(context, r.cls))
    known: frozenset[int] = context.memo["class objects"]
    return known


def for_program(context: Context) -> Iterator[Refusal]:
    """Where clients of both kinds would be looked up by one class."""
    for reference in _asking(context) if context.solution.migrated else ():
        if staying(context, reference.cls):
            yield refusal(context, reference.file, reference.place, reference.scope, reference.cls)


def refusal(context: Context, file: int, place: Place, scope: int, cls: str) -> Refusal:
    """Nothing migrates: clients of both kinds would be looked for here."""
    name = cls.rpartition(".")[2]
    message = f"clients are found by their class {name} here, and some of them would be of the async class"
    obstacle = Obstacle("QAM113", file, place, scope, message, "name both classes here")
    return Refusal(obstacle, clients(context, cls) & context.solution.migrated)


def _asking(context: Context) -> list[Reference]:
    """Mentions of which no client is made, in places that ask for the class itself."""
    program = context.program
    made = _made(context)
    idle = (r for r in program.state.references if r.number in program.family_of and r.string is None)
    idle = (r for r in idle if program.family_of[r.number] not in made)
    return [r for r in idle if _is_asked(context, context.syntax(r.file), r)]


def _made(context: Context) -> frozenset[int]:
    """Families with a client: it is called, or made."""
    if "made families" not in context.memo:
        program, state = context.program, context.program.state
        classes = {v for r in program.family_of for v in program.values_of(r) if state.kind(v) == Kind.XCLS}
        built = {v for call in state.calls if not classes.isdisjoint(call.targets) for v in call.targets} & classes
        made = {program.family_of[state.item(v)[2]] for v in built}
        context.memo["made families"] = frozenset(made | {f for f, members in program.families.items() if members.calls})
    known: frozenset[int] = context.memo["made families"]
    return known


def clients(context: Context, cls: str) -> frozenset[int]:
    """The families with clients of the same library."""
    sdk = context.catalog.sdk(cls)
    return frozenset(f for f in _made(context) if context.catalog.sdk(context.program.families[f].client) is sdk)


def staying(context: Context, cls: str) -> frozenset[int]:
    """Those of them that do not become async."""
    return clients(context, cls) - context.solution.migrated


def _is_asked(context: Context, syntax: Syntax, reference: Reference) -> bool:
    node = syntax.find(reference.place, ast.Name, ast.Attribute)
    parent = syntax.parent(node) if node is not None else None
    inside = isinstance(parent, _DISPLAYS)
    while isinstance(parent, _DISPLAYS):
        node, parent = parent, syntax.parent(parent)
    parent = syntax.parent(parent) if isinstance(parent, ast.keyword) else parent
    match parent:
        case ast.Compare():
            return not any(isinstance(e, ast.Constant) and e.value is None for e in (parent.left, *parent.comparators))
        case ast.Dict(keys=keys):
            return inside or any(key is node for key in keys)
        case ast.Subscript(slice=index):
            return index is node and not inside and _looks_up(context, reference.file, parent)
        case ast.Call(func=func):
            return func is not node and _keeps(context, reference.file, syntax, parent, inside)
        case ast.MatchClass() | ast.MatchValue():
            return True
    return inside and isinstance(parent, (ast.Assign, ast.AnnAssign, ast.Return, ast.For, ast.comprehension))


def _looks_up(context: Context, file: int, node: ast.Subscript) -> bool:
    """``table[Client]``, not the generic ``list[Client]``."""
    state, place = context.program.state, place_of(node)
    objects = [state.node_of(file, op[2]) for op in state.files[file].ops if op[0] == Op.ITEM and op[5] == place]  # type: ignore[arg-type]
    generic = any(state.kind(v) in _GENERIC for o in objects for v in state.graph.values(o))
    return not isinstance(node.ctx, ast.Load) or (bool(objects) and not generic)


def _keeps(context: Context, file: int, syntax: Syntax, node: ast.Call, inside: bool) -> bool:
    """The call is one of the program, decorates something, or gives something to be found by the class."""
    if node in getattr(syntax.parent(node), "decorator_list", ()):
        return True
    state, place = context.program.state, place_of(node)
    call = next((c for c in state.calls if c.file == file and c.place == place), None)
    if call is None or any(state.kind(v) in _OWN for v in call.targets):
        return call is not None
    items = [state.item(v) for v in call.targets if state.kind(v) in (Kind.EXT, Kind.MEM)]
    if inside and any(item[1] in _CONTAINERS for item in items):
        return True
    return not any(state.known.effect(item[1]) for item in items) and _registers(state, call)


def _registers(state: State, call: Call) -> bool:
    """Beside the class it is given something of the program."""
    return any(state.kind(v) in _GIVEN for node in call.given() if node >= 0 for v in state.graph.values(node))
