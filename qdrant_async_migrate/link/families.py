"""Families: clients whose values can reach a common variable, attribute, parameter or container."""

from __future__ import annotations

from collections.abc import Set

from qdrant_async_migrate.link import handed_out, mocked, replaced, unbound
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.tokens import Reach, references_of, tokens
from qdrant_async_migrate.link.unions import UnionFind
from qdrant_async_migrate.link.values import Kind


def families(state: State) -> tuple[dict[int, int], set[int]]:
    """The family (named by its smallest reference) of every reference, and those that mix a client with its async twin."""
    joined = UnionFind(len(state.references))
    owners = references_of(state)
    clients = set(owners)
    mixed: set[int] = set()
    for held in state.graph.held:
        if not held or held.isdisjoint(clients):
            continue
        together = sorted({r for value in held & clients for r in owners[value]})
        sync = [r for r in together if state.known.sdk(state.references[r].cls) is not None]
        for other in sync[1:]:
            joined.union(sync[0], other)
        if sync and len(sync) < len(together) and _instances(state, held & clients):
            mixed.add(sync[0])
    _share_stores(state, joined)
    _share_patches(state, joined)
    replaced.share(state, joined)
    unbound.share(state, joined, owners)
    _share_mocks(state, joined, owners)
    mocked.share(state, joined, owners)
    _share_attributes(state, joined, clients, owners)
    _share_tests(state, joined, owners)
    _share_keys(state, joined, owners)
    _share_tokens(state, joined, owners)
    handed_out.share(state, joined, owners)
    family_of = {r.number: joined.find(r.number) for r in state.references if state.known.sdk(r.cls) is not None}
    return family_of, {family_of[r] for r in mixed}


def _instances(state: State, held: Set[int]) -> bool:
    """Both kinds as objects, not merely as classes side by side (``isinstance(x, (A, B))``)."""
    kinds = {state.known.sdk(state.item(v)[1]) is not None for v in held if state.kind(v) == Kind.OBJ}
    return len(kinds) > 1


def _share_stores(state: State, joined: UnionFind) -> None:
    """Clients that open the same local store belong together."""
    stores: dict[str, int] = {}
    for call in state.calls:
        for value in call.targets:
            item = state.item(value)
            sdk = state.known.sdk(item[1]) if item[0] == Kind.XCLS else None
            if sdk is None:
                continue
            for name, _ in call.keywords:
                if name in sdk.shared_store and name is not None:
                    key = call.constants.get(name) or "computed"
                    if key not in ("None", "':memory:'"):
                        joined.union(stores.setdefault(f"{name}={key}", item[2]), item[2])


_PATCHES = frozenset({"patch-attribute", "patch-either"})


def _share_patches(state: State, joined: UnionFind) -> None:
    """A method that a test replaces on the client's class is replaced for every client there is."""
    for call in state.calls:
        names = [state.item(v)[1] for v in call.targets if state.kind(v) in (Kind.EXT, Kind.MEM)]
        effects = [state.known.effect(n) for n in names]
        if not call.args or not isinstance(call.args[0], int) or not any(e is not None and e.kind in _PATCHES for e in effects):
            continue
        for value in state.graph.values(call.args[0]):
            item = state.item(value)
            sdk = state.known.sdk(item[1]) if item[0] == Kind.XCLS else None
            for other in state.references if sdk is not None else ():
                if state.known.sdk(other.cls) is sdk:
                    joined.union(item[2], other.number)


def _share_mocks(state: State, joined: UnionFind, owners: dict[int, tuple[int, ...]]) -> None:
    """``patch("app.db.Client", return_value=client)``: this client is in the place of those that ``app.db`` makes."""
    for source, file, name in sorted(state.mocked):
        given = [r for v in state.graph.values(source) if state.kind(v) == Kind.OBJ for r in owners.get(v, ())]
        sync = [r for r in given if state.known.sdk(state.references[r].cls) is not None]
        for other in state.references if sync else ():
            if other.file == file and other.name == name and state.known.sdk(other.cls) is not None:
                for reference in sync:
                    joined.union(reference, other.number)


def _share_attributes(state: State, joined: UnionFind, clients: set[int], owners: dict[int, tuple[int, ...]]) -> None:
    """``client: Client = unknown.name``: it may be any client that the program keeps in an attribute of that name."""
    stored: dict[object, set[int]] = {}
    for (owner, key), node in state.heap.items():
        if isinstance(key, str) and state.kind(owner) in (Kind.INST, Kind.OBJ, Kind.MEM):
            for value in state.graph.values(node) & clients:
                stored.setdefault(key, set()).update(owners[value])
    for read in state.reads["attribute"]:
        if read.name not in stored or state.graph.values(read.result):
            continue
        for target in state.graph.targets(read.result):
            for value in state.graph.values(target) & clients:
                for reference in owners[value]:
                    for other in stored[read.name]:
                        joined.union(reference, other)


def _share_keys(state: State, joined: UnionFind, owners: dict[int, tuple[int, ...]]) -> None:
    """``KEY = Key("name", Client)``, and a client kept as ``app[KEY]``: the class named there is that of the client."""
    for key, nodes in state.foreign.items.items():
        kept = [r for node in nodes.values() for v in state.graph.values(node) for r in owners.get(v, ())]
        if not kept or not isinstance(key, tuple):
            continue
        cells = {n for file in range(len(state.files)) if (n := state.known_cell(file, key[1])) is not None}
        for call in state.calls:
            if not cells.isdisjoint(state.graph.targets(call.result)):
                for node in call.args:
                    for reference in [r for v in _held(state, node) for r in owners.get(v, ())]:
                        joined.union(reference, kept[0])


_TESTS = frozenset({"builtins.isinstance", "builtins.issubclass"})


def _share_tests(state: State, joined: UnionFind, owners: dict[int, tuple[int, ...]]) -> None:
    """``isinstance(x, Client)``: the class named there is that of the clients that ``x`` may be."""
    reach = Reach(state, owners)
    for call in state.calls:
        if len(call.args) != 2 or not any(state.item(v)[1] in _TESTS for v in call.targets if state.kind(v) == Kind.EXT):
            continue
        tested, named = ([r for v in _held(state, node) for r in owners.get(v, ())] for node in call.args)
        if named and not _held(state, call.args[0]):
            tested = sorted(reach.around(call.args[0]))
        for reference in named:
            for other in tested:
                joined.union(reference, other)


def _share_tokens(state: State, joined: UnionFind, owners: dict[int, tuple[int, ...]]) -> None:
    """``container.get(key, Client)``: what it gives for the class is a client, where that gets to one."""
    for token in tokens(state, owners):
        for other in token.clients:
            joined.union(token.references[0], other)
        for other in token.references:
            joined.union(token.references[0], other)


def _held(state: State, node: object) -> set[int]:
    """Values of an argument, and of the elements of a tuple."""
    held = set(state.graph.values(node)) if isinstance(node, int) else set()
    inside = (n for v in list(held) if state.kind(v) == Kind.CONT for _, n in state.slots(v))
    return held.union(*(state.graph.values(n) for n in inside))
