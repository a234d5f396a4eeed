"""Names that ``from module import *`` brings into a module, for those who import or read them from there."""

from __future__ import annotations

from qdrant_async_migrate.link import lazily
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind


def take(state: State, number: int) -> None:
    """Names that ``from module import *`` may bring."""
    for name in list(state.files[number].scopes[0].cells):
        _from_stars(state, number, name, frozenset())


def _from_stars(state: State, number: int, name: str, seen: frozenset[int]) -> None:
    """Let ``name`` of a module hold what the modules it imports with ``*`` call so, through their own stars as well."""
    facts = state.files[number]
    target = state.module_cell(number, name)
    for module, level in facts.stars:
        resolved = state.modules.resolve(facts.module, facts.is_package, module, level)
        if resolved is None:
            dotted = state.modules.absolute(facts.module, facts.is_package, module, level)
            dotted = state.known.canonical(f"{dotted}.{name}")
            if state.known.is_client(dotted):
                state.graph.add(target, [state.values.of(Kind.EXT, dotted)])
            continue
        state.demanded.add(resolved)
        source = state.file_of.get(resolved)
        if source is None or source in seen or name.startswith("_"):
            continue
        if name not in state.files[source].scopes[0].cells:
            _from_stars(state, source, name, seen | {number})
            lazily.asked_by_star(state, source, name, target)
        state.graph.edge(state.module_cell(source, name), target)


def cell(state: State, file: int, name: str) -> int | None:
    """The node of a name of a module, also of one that its star imports bring and that it does not mention itself."""
    if name not in state.files[file].scopes[0].cells and state.files[file].stars:
        _from_stars(state, file, name, frozenset())
    known = state.known_cell(file, name)
    if known is None:
        return lazily.asked(state, file, name)
    if name not in state.files[file].scopes[0].cells:
        lazily.asked_at_last(state, file, name, known)
    return known


def sources(state: State, file: int) -> list[int]:
    """Files that a file takes all names from, and those that they do."""
    found: list[int] = []
    todo = [file]
    while todo:
        facts = state.files[todo.pop()]
        resolved = (state.modules.resolve(facts.module, facts.is_package, module, level) for module, level in facts.stars)
        fresh = [state.file_of[module] for module in resolved if module in state.file_of]
        fresh = [source for source in dict.fromkeys(fresh) if source not in found]
        found += fresh
        todo += fresh
    return found
