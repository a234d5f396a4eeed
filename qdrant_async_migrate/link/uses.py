"""From the solved value flow to uses: every place that runs code of the program, or methods of a client."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from qdrant_async_migrate.catalog.schema import Sdk
from qdrant_async_migrate.link import binding, classes, installed, joined, kept, methods, objects, relays, wraps
from qdrant_async_migrate.link.escapes import Escapes
from qdrant_async_migrate.link.state import Call, Read, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.program import ClientCall, Role, Use
from qdrant_async_migrate.records import replace

OPAQUE = "opaque"
"""How of a place that reads an attribute by a name which is not known, of an object with very many."""
_ROLES = {
    "attribute": Role.PROPERTY,
    "iterate": Role.ITERATE,
    "enter": Role.ENTER,
    "operator": Role.OPERATOR,
    "item": Role.OPERATOR,
}


def collect(state: State, family_of: dict[int, int]) -> list[Use]:
    """All uses, numbered, in the order of the files. ``family_of``: the family of each reference to a client class."""
    found = [*_running(state, family_of), *_handing_away(state, family_of)]
    found.extend(relays.relays(state, found))
    used = {f for use in found for f in use.functions if not _is_beside(state, use.scope, f)}
    return _in_order([*found, *_objects(state, used)])


def _is_beside(state: State, scope: int, function: int) -> bool:
    """A method of the same class."""
    return scope >= 0 and state.parent(scope) == state.parent(function) and methods.in_class(state, function)


def running(state: State) -> list[Use]:
    """Those that run code, whoever the clients are that are handed away elsewhere: a lint asks for no more."""
    return _in_order(_running(state, {}))


def _handing_away(state: State, family_of: dict[int, int]) -> Iterator[Use]:
    escapes = Escapes(state)
    handed: dict[Value, _Handed] = {}
    for call in state.calls:
        yield from _leaving(state, call, family_of, escapes, handed)
    yield from _kept(state, escapes, family_of)
    for (_, _, owner), read in state.opaque.items():
        yield _opaque(state, read, owner, family_of)
    yield from _installed(state, escapes, family_of)
    yield from _lost(state, family_of, escapes)


def _running(state: State, family_of: dict[int, int]) -> list[Use]:
    found: list[Use] = []
    wrapped = wraps.wrapped_calls(state)
    known: dict[Value, _Run] = {}
    for call in state.calls:
        found.extend(_of_call(state, call, family_of, known, wrapped.get(call.number, "")))
    for kind, reads in state.reads.items():
        for read in reads:
            if read.targets:
                found.extend(_of_read(state, read, _ROLES[kind]))
    for source, user, param in state.fixtures:
        place, file = param.place, state.scope_file[user]
        role = Role.ITERATE if state.scopes[source].is_generator else Role.CALL
        found.append(Use(0, file, user, place, role, "fixture", (source,)))
    return joined.told_apart(state, found)


def _in_order(found: list[Use]) -> list[Use]:
    found.sort(key=lambda u: (u.file, u.place, u.role.value, u.how, u.functions))
    return [_numbered(use, number) for number, use in enumerate(found)]


def _numbered(u: Use, number: int) -> Use:
    """A tenth of the time of ``replace``: there are as many as places that run code."""
    return Use(
        *(number, u.file, u.scope, u.place, u.role, u.how, u.functions, u.clients, u.others, u.awaited, u.argument),
        *(u.receivers, u.asynchronous),
    )


_Run = tuple[tuple[int, ...], tuple[ClientCall, ...], tuple[str, ...]]
"""What calling some values runs: functions of the program, methods of clients, and names of libraries."""


def _of_call(state: State, call: Call, family_of: dict[int, int], known: dict[Value, _Run], how: str) -> Iterator[Use]:
    functions, clients, others = _run_by(state, call, family_of, known)
    awaited = call.result in state.awaited
    if functions or clients:
        plain = _plainly_made(state, call.targets, functions)
        yield Use(0, call.file, call.scope, call.place, Role.CALL, how, functions, clients, others + plain, awaited)
    if not call.applied:
        return
    applied: dict[tuple[str, str], list[tuple[object, Value]]] = {}
    for key, value, kind in sorted(call.applied, key=str):
        applied.setdefault((str(key), kind), []).append((key, value))
    for (_, how), given in applied.items():
        key = given[0][0]
        values = [value for _, value in given]
        inner, methods, foreign = _split(state, values, family_of)
        if inner or methods:
            beside = foreign + _plainly_made(state, values, inner) + others
            yield Use(0, call.file, call.scope, call.place, Role.APPLY, how, inner, methods, beside, awaited, key)


def _plainly_made(state: State, values: Collection[Value], functions: tuple[int, ...]) -> tuple[str, ...]:
    """Classes of which the same call may make an object, and whose making runs no code: it gives nothing to await."""
    if len(values) == 1 or any(state.scopes[f].name in _MAKING for f in functions):
        return ()
    made = sorted(state.item(v)[1] for v in values if state.kind(v) == Kind.CLASS)
    return tuple(state.symbol(cls) for cls in made if not _constructors(state, cls))


def _run_by(state: State, call: Call, family_of: dict[int, int], known: dict[Value, _Run]) -> _Run:
    """``known``: what values run that are all that other calls may call; most call one, and many the same."""
    if len(call.targets) != 1:
        return _split(state, call.targets, family_of)
    (only,) = call.targets
    if only not in known:
        known[only] = _split(state, call.targets, family_of)
    return known[only]


_Handed = tuple[tuple[int, ...], tuple[ClientCall, ...], tuple[int, ...]]
"""What a value runs wherever it is handed to: functions, methods of clients; and the families that it holds."""


def _leaving(
    state: State, call: Call, family_of: dict[int, int], escapes: Escapes, handed: dict[Value, _Handed]
) -> Iterator[Use]:
    """Functions and clients that a call hands to code outside the program, or to nobody knows whom; a client's own method keeps
    no client, and no client is made of another. ``handed``: what is known of the values of other calls."""
    if not call.leaving and (call.targets or call.applied):
        return
    _, clients, others = _split(state, call.targets, family_of)
    awaited = call.result in state.awaited
    made = {state.item(v)[1] for v in call.targets if state.kind(v) == Kind.XCLS}
    for key, value in escapes.of(call):
        if value not in handed:
            whole = state.kind(value) not in (Kind.MEM, Kind.DYN)
            held = receivers(state, value, family_of) if whole else ()
            handed[value] = *_split(state, [value], family_of)[:2], tuple(held)
        inner, methods, held = handed[value]
        families = () if clients or (state.kind(value) == Kind.OBJ and state.item(value)[1] in made) else held
        if inner or methods or families:
            yield Use(0, call.file, call.scope, call.place, Role.ESCAPE, "", inner, methods, others, awaited, key, families)


def _kept(state: State, escapes: Escapes, family_of: dict[int, int]) -> Iterator[Use]:
    """Functions that a library finds in its objects."""
    for found in kept.kept(state, escapes):
        inner, methods, _ = _split(state, [found.value], family_of)
        if inner or methods:
            yield Use(0, found.file, found.scope, found.place, Role.ESCAPE, "", inner, methods, found.into, False, found.name)


def _installed(state: State, escapes: Escapes, family_of: dict[int, int]) -> Iterator[Use]:
    """Functions that the language finds in a class, and what they give."""
    for function, name in state.installed.items():
        given = escapes.within(installed.given_back(state, function))
        inner, methods, _ = _split(state, given, family_of)
        families = tuple(sorted({family for value in given for family in receivers(state, value, family_of)}))
        run = tuple(sorted({function, *inner}))
        yield _at(state, function, Use(0, 0, 0, (0, 0, 0, 0), Role.ESCAPE, "", run, methods, (name,), False, name, families))


def _objects(state: State, used: set[int]) -> Iterator[Use]:
    """Objects that are there for a library to call."""
    for found in objects.given(state, Escapes(state), used):
        yield Use(0, found.file, found.scope, found.place, Role.ESCAPE, "", found.methods, (), found.to, False, found.argument)


def _of_read(state: State, read: Read, role: Role) -> Iterator[Use]:
    functions = tuple(sorted({f for v in read.targets if (f := function_of(state, v)) is not None}))
    others = tuple(sorted(state.item(v)[1] for v in read.targets if state.kind(v) == Kind.OBJ))
    if functions:
        awaited = read.result in state.awaited
        yield Use(
            0, read.file, read.scope, read.place, role, read.name, functions, (), others, awaited, asynchronous=read.asynchronous
        )


def _opaque(state: State, read: Read, owner: Value, family_of: dict[int, int]) -> Use:
    """Any method and any client of the object may be what is read."""
    line = classes.order(state, state.item(owner)[1])
    named = [found for cls in line for found in classes.methods(state, cls).items()]
    methods = {function for name, found in named if not name.startswith("__") for function in found}
    held = {v for _, node in state.slots(owner) for v in state.graph.values(node)}
    families = {family for value in held for family in receivers(state, value, family_of)}
    functions = tuple(sorted(methods))
    return Use(0, read.file, read.scope, read.place, Role.ESCAPE, OPAQUE, functions, receivers=tuple(sorted(families)))


def _lost(state: State, family_of: dict[int, int], escapes: Escapes) -> Iterator[Use]:
    """What a crowded place did not take, and what is in containers that it did not: named where the function or the client is
    defined, for nobody knows where it went."""
    for value in sorted(escapes.within(state.crowds.lost)):
        item = state.item(value)
        if item[0] in (Kind.FUNC, Kind.BOUND):
            yield _at(state, item[1], Use(0, 0, 0, (0, 0, 0, 0), Role.ESCAPE, OPAQUE, (item[1],)))
        for family in receivers(state, value, family_of):
            reference = state.references[family]
            yield Use(0, reference.file, reference.scope, reference.place, Role.ESCAPE, OPAQUE, (), receivers=(family,))


def _at(state: State, function: int, use: Use) -> Use:
    scope = state.scopes[function]
    return replace(use, file=state.scope_file[function], scope=max(state.parent(function), 0), place=scope.place)


def function_of(state: State, value: Value) -> int | None:
    """The function of the program that a value runs or came from."""
    item = state.item(value)
    if item[0] in (Kind.FUNC, Kind.BOUND, Kind.CORO, Kind.GEN, Kind.AGEN, Kind.CTX):
        function: int = item[1]
        return function
    return None


_TYPES = "bool bytearray bytes complex dict float frozenset int list range set slice str tuple".split()
_GIVING = "all any bin chr hash hex id input len oct ord repr sorted".split()
_NEVER_CALLED = frozenset([*(f"builtins.{n}" for n in _TYPES), *(f"builtins.{n}()" for n in [*_TYPES, *_GIVING])])
"""Instances of types whose instances cannot be called, as the value flow names them."""


def _split(state: State, values: Iterable[Value], family_of: dict[int, int]) -> _Run:
    functions: set[int] = set()
    clients: set[ClientCall] = set()
    others: set[str] = set()
    for value in values:
        item = state.item(value)
        if item[0] == Kind.CLASS:
            functions.update(_constructors(state, item[1]))
        elif item[0] == Kind.PARTIAL:
            inner = _split(state, [state.partials[item[1]][1]], family_of)
            functions.update(inner[0])
            clients.update(inner[1])
            others.update(inner[2])
        elif (function := function_of(state, value)) is not None:
            functions.add(function)
        elif item[0] == Kind.MEM and item[1] in binding.MADE:
            functions.add(state.item(item[2])[1])
        elif item[0] in (Kind.MEM, Kind.DYN):
            found = list(client_calls(state, value, family_of))
            clients.update(found)
            if not found and item[0] == Kind.MEM:
                others.add(item[1])
        elif item[0] == Kind.XCLS or (item[0] == Kind.EXT and not _is_kept(state, item[1])):
            others.add(item[1])
        elif item[0] == Kind.OBJ and not state.known.is_client(item[1]) and item[1] not in _NEVER_CALLED:
            others.add(f"{item[1]}.__call__")
        elif item[0] == Kind.INST:
            functions.update(classes.special(state, item[1], "__call__"))
        elif item[0] == Kind.CMETH:
            others.add(f"builtins.list.{item[2]}")
    return tuple(sorted(functions)), tuple(sorted(clients, key=str)), tuple(sorted(others))


def called(state: State, value: Value, family_of: dict[int, int]) -> tuple[tuple[int, ...], tuple[ClientCall, ...]]:
    """The functions of the program and the client methods that calling one value runs."""
    functions, calls, _ = _split(state, [value], family_of)
    return functions, calls


def _is_kept(state: State, dotted: str) -> bool:
    """A member of what the program itself keeps in an object that a library exports: ``flask.g.store.find``."""
    return any(dotted.startswith(f"{place}.{name}.") for place, name in state.foreign.fields if "." in place)


def functions_run(state: State, values: Iterable[Value]) -> tuple[int, ...]:
    """The functions of the program that calling these values runs."""
    return _split(state, values, {})[0]


_MAKING = ("__init__", "__post_init__", "__new__")


def _constructors(state: State, cls: int) -> list[int]:
    return [f for name in _MAKING for f in classes.special(state, cls, name)]


def client_calls(state: State, value: Value, family_of: dict[int, int]) -> Iterator[ClientCall]:
    """The client methods that a member value stands for."""
    item = state.item(value)
    owner = item[1] if item[0] == Kind.DYN else item[2]
    for reference, cls in owners(state, owner):
        sdk = state.known.sdk(cls)
        twin = state.known.twin_of(cls)
        known: Sdk | None = sdk or twin
        if known is None:
            continue
        path = "*" if item[0] == Kind.DYN else _path(item[1], known)
        if path is None:
            continue
        method = state.known.method(known, path) if path != "*" else None
        if method is None and "." in path and state.known.method(known, path.split(".")[0]) is not None:
            continue
        kind = method.kind.value if method is not None else ("dynamic" if path == "*" else "unknown")
        yield ClientCall(family_of.get(reference, -1), path, kind, sdk is None)


def _path(dotted: str, sdk: Sdk) -> str | None:
    for prefix in (sdk.name, sdk.twin):
        if dotted.startswith(prefix + "."):
            return dotted[len(prefix) + 1 :]
    return None


def owners(state: State, value: Value) -> list[tuple[int, str]]:
    """References (and client class) of the client that a value is or belongs to."""
    item: tuple[Any, ...] = state.item(value)
    if item[0] in (Kind.OBJ, Kind.XCLS) and item[2] >= 0:
        return [(item[2], item[1])]
    if item[0] in (Kind.MEM, Kind.DYN):
        return owners(state, item[-1])
    if item[0] == Kind.SUPER:
        return owners(state, item[2])
    if item[0] in (Kind.INST, Kind.CLASS):
        return [
            (state.item(base)[2], state.item(base)[1])
            for cls in classes.order(state, item[1])
            for base in state.bases.get(cls, ())
            if state.kind(base) == Kind.XCLS
        ]
    return []


def receivers(state: State, value: Value, family_of: dict[int, int]) -> tuple[int, ...]:
    """Families of sync clients that a value is."""
    if state.kind(value) == Kind.PARTIAL:
        return receivers(state, state.partials[state.item(value)[1]][1], family_of)
    return tuple(sorted({family_of[r] for r, cls in owners(state, value) if r in family_of and state.known.sdk(cls) is not None}))
