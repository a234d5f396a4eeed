"""What the user chose: only families that reach one of the symbols named take part; the others stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.errors import UsageError
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Because


def left_out(program: Program, closures: Mapping[int, Mapping[int, Because]], only: Iterable[str]) -> frozenset[int]:
    """Families that reach none of the modules, classes and functions in ``only``; none if that is empty."""
    wanted = [scope for symbol in only for scope in scopes_of(program, symbol)]
    if not wanted:
        return frozenset()
    inside = _with_inner(program, wanted)
    return frozenset(f for f in program.families if inside.isdisjoint(_reach(program, f, closures.get(f, {}))))


def scopes_of(program: Program, symbol: str) -> list[int]:
    """The scopes that a dotted name stands for: a package stands for its modules.

    Raises:
        UsageError: nothing in the program has this name.
    """
    found = [s for s in range(len(program.state.scopes)) if _is_named(program, s, symbol)]
    if not found:
        raise UsageError(f"{symbol} is no module, class or function of this program{_nearest(program, symbol)}")
    return found


def _is_named(program: Program, scope: int, symbol: str) -> bool:
    name = program.symbol(scope)
    return name == symbol or (program.scope(scope).kind is ScopeKind.MODULE and name.startswith(f"{symbol}."))


def _nearest(program: Program, symbol: str) -> str:
    known = sorted({program.symbol(s) for s, scope in enumerate(program.state.scopes) if scope.kind is not ScopeKind.LAMBDA})
    last = symbol.rsplit(".", 1)[-1]
    near = [*(k for k in known if k.rsplit(".", 1)[-1] == last), *get_close_matches(symbol, known, 1)]
    return f"; did you mean {near[0]}?" if near else "; name it as it is imported, like package.module.Class"


def _with_inner(program: Program, wanted: Iterable[int]) -> frozenset[int]:
    """The scopes with everything defined in them. Scopes are numbered from the outside in."""
    found = set(wanted)
    for scope in range(len(program.state.scopes)):
        if program.parent(scope) in found:
            found.add(scope)
    return frozenset(found)


def _reach(program: Program, family: int, closure: Mapping[int, Because]) -> Iterator[int]:
    """Where the clients of a family are mentioned and used, and what turns async with them."""
    yield from closure
    yield from program.families[family].holders
    yield from (program.uses[n].scope for n in program.families[family].calls)
