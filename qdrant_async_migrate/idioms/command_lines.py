"""Command lines: a library keeps the functions that it is given as commands, and a process runs one of them, after the groups
above it. The exceptions are told: a group that runs several, and a program that runs its command line again and again."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.catalog.schema import Boundary, Takes
from qdrant_async_migrate.catalog.schema import Use as How
from qdrant_async_migrate.idioms.boundaries import boundaries_of, row_of
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.records import dataclass, field


@dataclass(frozen=True, slots=True)
class CommandLine:
    """All commands of the program, whatever group they belong to."""

    commands: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()
    """Those that run before the command that is chosen."""
    several: bool = False
    """One start may run more than one command."""
    starts: dict[int, list[tuple[Place, bool]]] = field(default_factory=dict)
    """By function, where it is run; and whether nobody knows how often."""


def command_line(context: Context) -> CommandLine:
    """That of the program; the same for all families."""
    if "command line" not in context.known:
        context.known["command line"] = _found(context)
    found: CommandLine = context.known["command line"]
    return found


def _found(context: Context) -> CommandLine:
    names = {f: kept for f in sorted(context.bridged) if (kept := list(_kept_as(context, f)))}
    if not names:
        return CommandLine()
    rows = [row for kept in names.values() for _, row in kept]
    groups = frozenset(f for f, kept in names.items() if any(row.first for _, row in kept))
    objects = _objects(context, {f: [name for name, _ in kept] for f, kept in names.items()})
    starts: dict[int, list[tuple[Place, bool]]] = {}
    for host, place, often in (*_run(context, objects), *_read(context, objects)):
        starts.setdefault(host, []).append((place, often))
    several = any(row.repeats for row in rows) or any(_runs_several(context, call) for call in context.program.state.calls)
    return CommandLine(frozenset(names) - groups, groups, several, starts)


def _kept_as(context: Context, function: int) -> Iterator[tuple[str, Boundary]]:
    """The decorators that make it a command, as they are named."""
    for name, row in boundaries_of(context.program, context.catalog, function):
        if row is not None and row.takes is Takes.BRIDGE:
            yield name, row


def _objects(context: Context, names: dict[int, list[str]]) -> dict[int, set[str]]:
    """Values that are the library's object that holds commands, or what it makes of a command; with their classes."""
    state = context.program.state
    made = {f: {cls for name in kept if (cls := state.known.returns(name))} for f, kept in names.items()}
    classes = {name.rpartition(".")[0] for kept in names.values() for name in kept}.union(*made.values())
    found: dict[int, set[str]] = {}
    for value, item in enumerate(state.values.items):
        if item[0] == Kind.OBJ and item[1] in classes:
            found[value] = {item[1]}
        elif item[0] == Kind.FUNC and item[1] in made:
            found[value] = made[item[1]]
    return found


def _run(context: Context, objects: dict[int, set[str]]) -> Iterator[tuple[int, Place, bool]]:
    """Calls of the library's objects, and of what is handed one."""
    program = context.program
    values = program.state.graph.values
    for call in program.state.calls:
        called = call.function >= 0 and any(program.state.kind(v) == Kind.OBJ for v in objects.keys() & values(call.function))
        given = any(not objects.keys().isdisjoint(values(node)) for node in call.given() if node >= 0)
        if called or (given and not _only_keeps(context, call)):
            yield program.host(call.scope), call.place, False


def _only_keeps(context: Context, call: Call) -> bool:
    """It adds commands to a group, or makes a command of the function; what the program does with them is seen there."""
    state = context.program.state
    for value in call.targets:
        if state.kind(value) not in (Kind.EXT, Kind.MEM):
            return state.kind(value) in (Kind.FUNC, Kind.BOUND, Kind.CLASS)
        row = row_of(context.catalog, state.item(value)[1]) or context.catalog.boundary(state.item(value)[1], How.DECORATOR)
        if row is None or (row.takes is not Takes.WRAPS and row.use is not How.DECORATOR):
            return False
    return bool(call.targets)


def _read(context: Context, objects: dict[int, set[str]]) -> Iterator[tuple[int, Place, bool]]:
    """Attributes of the objects that are no decorators: methods that run them, or nobody knows what."""
    program, catalog = context.program, context.catalog
    state = program.state
    called = {call.function for call in state.calls}
    for read in state.reads["attribute"]:
        names = [f"{cls}.{read.name}" for v in objects.keys() & state.graph.values(read.node) for cls in objects[v]]
        if any(catalog.boundary(n, How.DECORATOR) is None and row_of(catalog, n) is None for n in names):
            yield program.host(read.scope), read.place, read.result not in called


def _runs_several(context: Context, call: Call) -> bool:
    """A group is made here whose commands may follow one another."""
    state = context.program.state
    names = [state.item(v)[1] for v in call.targets if state.kind(v) in (Kind.EXT, Kind.MEM)]
    rows = [context.catalog.boundary(name, how) for name in names for how in (How.DECORATOR, How.BASE)]
    words = {word for row in rows if row is not None for word in row.several}
    given = {name for name, _ in call.keywords} | set(call.constants)
    return any(word in given and call.constants.get(word) != "False" for word in words)
