"""What holds a family back whatever its functions are: the client is handed away, used in ways that have no async form."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.catalog.schema import Boundary, Takes
from qdrant_async_migrate.catalog.schema import Use as How
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.patching import is_comparison
from qdrant_async_migrate.link import raised
from qdrant_async_migrate.link.tokens import Token, references_of, tokens
from qdrant_async_migrate.link.uses import OPAQUE, receivers
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Obstacle, Role, Use
from qdrant_async_migrate.solve import AWAITED_KINDS


def blockers(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """Obstacles with the family that each keeps."""
    for family in sorted(context.program.mixed):
        yield family, _both_kinds(context, family)
    yield from _found_by_class(context)
    yield from _found_in_exceptions(context)
    yield from _known_by_nobody(context)
    for use in context.program.uses:
        for call in use.clients:
            if call.asynchronous or call.family < 0:
                continue
            if call.kind == "raises":
                yield (
                    call.family,
                    context.obstacle("QAM102", use, f"{call.method}() has no async form: it raises on the async client"),
                )
            elif call.kind == "dynamic":
                message = "a method of the client is chosen by a name that is not known here"
                yield call.family, context.obstacle("QAM105", use, message, "call the methods by name, or use a table of methods")
        if use.role is Role.ESCAPE and use.receivers:
            yield from _handed(context, use)
        elif use.role is Role.ESCAPE and use.clients:
            yield from _method_handed(context, use)


def _known_by_nobody(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """Nothing is called on the client but what no known release has: there is nothing to await, and nothing to gain."""
    program = context.program
    for number, family in program.families.items():
        uses = [program.uses[call] for call in family.calls]
        called = [(use, call) for use in uses for call in use.clients if call.family == number]
        if called and all(call.kind == "unknown" and not use.functions for use, call in called):
            use, call = called[0]
            message = f"no known release of the client has {call.method}(): whether it is to be awaited cannot be told"
            yield number, context.obstacle("QAM004", use, message, "await it by hand, if it is a coroutine")


def _found_by_class(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """A function of the program that finds a client by its class: one of a library is handed the class."""
    state = context.program.state
    if "found by class" not in context.known:
        context.known["found by class"] = tuple(tokens(state, references_of(state)))
    found: tuple[Token, ...] = context.known["found by class"]
    message = "the client is found by its class here: of what kind it is decides whoever put it there"
    for token in found:
        call = token.call
        if any(state.kind(v) in (Kind.FUNC, Kind.BOUND) for v in call.targets):
            obstacle = Obstacle("QAM101", call.file, call.place, call.scope, message, "hand the client over where it is made")
            yield from ((context.program.family_of[r], obstacle) for r in token.references if r in context.program.family_of)


def _found_in_exceptions(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """``raise RuntimeError(text, client)``, where somebody reads the ``args`` of something that is not known."""
    state, family_of = context.program.state, context.program.family_of
    given = {value for _, node in state.slots(raised.every(state)) for value in state.graph.values(node)}
    families = {family for value in sorted(given) for family in receivers(state, value, family_of)}
    reads = state.reads["attribute"] if families else ()
    message = "an exception is made with the client, which may be among what is read here"
    help_ = "catch the class of the program that is raised, or give the client another way"
    for read in [read for read in reads if read.name == "args" and not state.graph.values(read.node)][:1]:
        obstacle = Obstacle("QAM111", read.file, read.place, read.scope, message, help_)
        yield from ((family, obstacle) for family in sorted(families))


def _handed(context: Context, use: Use) -> Iterator[tuple[int, Obstacle]]:
    if use.how == OPAQUE:
        message = "the client is where so much meets that nothing can be told, or is chosen by a name that is not known"
        yield from ((family, context.obstacle("QAM105", use, message)) for family in use.receivers)
        return
    row = next((r for n in use.others if (r := context.catalog.boundary(n, How.CALLBACK)) is not None), None)
    if _is_harmless(use, row) or is_comparison(context, use):
        return
    target = use.others[0] if use.others else "code outside the program"
    message = f"the client is handed to {target}, which needs the sync kind"
    for family in use.receivers:
        yield family, context.obstacle((row.code if row else "") or "QAM101", use, message, row.help if row else "")


def _method_handed(context: Context, use: Use) -> Iterator[tuple[int, Obstacle]]:
    """A method of the client, which somebody else will call."""
    row = next((r for n in use.others if (r := context.catalog.boundary(n, How.CALLBACK)) is not None), None)
    if _is_harmless(use, row) or is_comparison(context, use):
        return
    target = use.others[0] if use.others else "code outside the program"
    for call in use.clients:
        if not call.asynchronous and call.family >= 0 and call.kind in AWAITED_KINDS:
            message = f"{call.method} is handed to {target}, which would call it and drop the coroutine"
            yield call.family, context.obstacle((row.code if row else "") or "QAM103", use, message, row.help if row else "")


def _is_harmless(use: Use, row: Boundary | None) -> bool:
    """What takes both kinds, and what calls nothing: a builtin of which the catalog says no other."""
    if row is None:
        return any(name.startswith("builtins.") for name in use.others)
    return row.takes in (Takes.BOTH, Takes.WRAPS)


def _both_kinds(context: Context, family: int) -> Obstacle:
    reference = context.program.state.references[family]
    message = "a sync and an async client reach the same variable: this code offers both kinds already"
    return Obstacle("QAM114", reference.file, reference.place, reference.scope, message)
