"""Calls that look like a client's although the receiver is unknown: reported, never rewritten on the name alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.companions import is_companion
from qdrant_async_migrate.catalog.schema import Method, Sdk
from qdrant_async_migrate.link import members
from qdrant_async_migrate.link.modules import MARK
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read, State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Op
from qdrant_async_migrate.plan.held_paths import HeldPaths


def uncertain(program: Program, catalog: Catalog) -> Iterator[tuple[Call, str]]:
    """Calls of a client's method, with arguments that fit, on a receiver of which nothing is known: of a method that only a
    client has, or on what may be a client since its class has the client's name or the program keeps clients under such names."""
    state = program.state
    sdks, classes = _sdks(catalog), class_names(catalog)
    names = program.attributes_read()
    aware = files_that_know_clients(program, catalog)
    alike, paths = _namesakes(state, names, classes), HeldPaths(state, names)
    for call in state.calls:
        handed = _handed(state, names, call)
        read = handed or names.get(call.function)
        if read is None or (call.result in state.awaited and not handed):
            continue
        namesake = read.node in alike and not _is_told(state, read.node)
        known = state.graph.values(read.result) if handed else call.targets
        told = known or state.graph.values(read.node)
        kept = not told and paths.lead_to(read.node)
        if not (namesake or kept) and (told or call.file not in aware):
            continue
        if any(_fits(catalog, sdk, read.name, call, namesake or kept) for sdk in sdks):
            yield call, read.name


def _handed(state: State, names: dict[int, Read], call: Call) -> Read | None:
    """The method that a library runs with the other arguments: ``to_thread(client.upsert, points=points)``."""
    for value in sorted(call.targets):
        item = state.item(value)
        effect = state.known.effect(item[1]) if item[0] in (Kind.EXT, Kind.MEM) else None
        if effect is not None and effect.function.isdigit() and int(effect.function) < len(call.args):
            node = call.args[int(effect.function)]
            return names.get(node) if isinstance(node, int) else None
    return None


def namesakes(program: Program, catalog: Catalog) -> set[int]:
    """Nodes that hold objects of a class which has the client's name and comes from elsewhere."""
    return _namesakes(program.state, program.attributes_read(), class_names(catalog))


def _sdks(catalog: Catalog) -> list[Sdk]:
    return [sdk for sdk in catalog.sdks.values() if not is_companion(sdk)]


def class_names(catalog: Catalog) -> set[str]:
    """Of the client classes, without their packages."""
    return {sdk.name.rpartition(".")[2] for sdk in _sdks(catalog)}


def _namesakes(state: State, names: dict[int, Read], classes: set[str]) -> set[int]:
    """Nodes that hold objects of a class that has the client's name and comes from elsewhere, or from a module that cannot be
    told (a package behind a proxy): most often the client's own class, handed through."""
    made = [call.result for call in state.calls if _names_class(state, names, call.function, classes)]
    reached: set[int] = set()
    while made:
        node = made.pop()
        if node not in reached:
            reached.add(node)
            made.extend(state.graph.targets(node))
    return reached


def _is_told(state: State, node: int) -> bool:
    """A client that is known, or something of the program, is there as well: then that decides."""
    values = state.graph.values(node)
    return any(state.kind(v) not in (Kind.OBJ, Kind.MEM, Kind.EXT) or members.client_of(state, v) for v in values)


def _names_class(state: State, names: dict[int, Read], function: int, classes: set[str]) -> bool:
    values = state.graph.values(function)
    if not values:
        return function in names and names[function].name in classes
    return all(_is_class(state.item(value), classes) for value in values)


def _is_class(item: tuple[object, ...], classes: Collection[str]) -> bool:
    """One of the client's name that a library exports, or an object of a module which was not read gives when it is asked."""
    if item[0] == Kind.MEM:
        dotted = str(item[1])
        return dotted.startswith(MARK) and dotted.rpartition(".")[2] in classes
    return item[0] == Kind.EXT and _is_namesake(str(item[1]), classes)


def files_that_know_clients(program: Program, catalog: Catalog) -> frozenset[int]:
    """Files that import a client's package or name its class."""
    state = program.state
    aware = {number for number in range(len(state.files)) if _knows_client(program, catalog, number)}
    classes = class_names(catalog)
    return frozenset(aware | {read.file for read in state.reads["attribute"] if read.name in classes})


def _is_namesake(dotted: str, classes: Collection[str]) -> bool:
    """Not for a class of a module of the program that was not read, since it does not speak of the client."""
    return dotted.rpartition(".")[2] in classes and not dotted.startswith(MARK)


def _knows_client(program: Program, catalog: Catalog, number: int) -> bool:
    packages = {sdk.name.split(".")[0] for sdk in catalog.sdks.values()}
    imports = (op for op in program.state.files[number].ops if op[0] == Op.IMPORT)
    return any(str(op[2]).split(".")[0] in packages for op in imports)


_COMMON = frozenset("count search query delete close retrieve add info scroll migrate http rest".split())


def _fits(catalog: Catalog, sdk: Sdk, name: str, call: Call, namesake: bool) -> bool:
    method: Method | None = catalog.method(sdk, name)
    if method is None or name.startswith("_"):
        return False
    keywords = {k for k, _ in call.keywords if k is not None}
    if method.params and not keywords <= set(method.params):
        return False
    return namesake or name not in _COMMON or len(keywords & set(method.params)) > 1
