"""From a plan to what people read: findings, functions with their reasons, figures. Paths are those of the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qdrant_async_migrate.catalog.schema import Use as How
from qdrant_async_migrate.idioms.boundaries import boundaries_of
from qdrant_async_migrate.idioms.context import Context, Note
from qdrant_async_migrate.idioms.suites import is_test_file
from qdrant_async_migrate.link.members import client_of
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.findings import Finding, FunctionOutcome, Severity, Step, Summary
from qdrant_async_migrate.model.program import Family, Obstacle, Role, Use
from qdrant_async_migrate.plan import Plan
from qdrant_async_migrate.plan.evidence import uncertain
from qdrant_async_migrate.plan.mentions import Mention, mentions
from qdrant_async_migrate.records import replace
from qdrant_async_migrate.rules import page
from qdrant_async_migrate.solve import chain, is_awaited


def findings(plan: Plan) -> list[Finding]:
    """Every finding of a migration, in the order of the files."""
    found = [*_kept(plan), *_left(plan), *_passed(plan), *_undivided(plan), *_notes(plan), *_clients(plan), *_uncertain(plan)]
    return sorted(dict.fromkeys(found), key=lambda f: (f.path, f.line, f.column, f.code))


def _finding(context: Context, code: str, file: int, place: Place, scope: int, message: str, help_: str = "") -> Finding:
    line, column, end_line, end_column = context.span(file, place)
    facts = context.program.state.files[file]
    severity = page(code).severity
    symbol = context.program.symbol(scope)
    return Finding(code, severity, facts.path, line, column + 1, end_line, end_column + 1, symbol, message, help_)


# held back ------------------------------------------------------------------------------------------------------------------
def _kept(plan: Plan) -> Iterator[Finding]:
    """For each kept family its blockers, the first with the calls that it holds back; each of those calls; and where a method
    is named without one."""
    named = mentions(plan.context) if plan.solution.kept else {}
    for number, obstacles in sorted(plan.solution.kept.items()):
        family = plan.context.program.families.get(number)
        if family is None or not obstacles:
            continue
        unique = _by_place(plan.context, obstacles)
        for index, obstacle in enumerate(unique):
            yield _blocker(plan, family, obstacle, len(unique) - 1 if index == 0 else -1)
        for call in family.calls:
            use = plan.context.program.uses[call]
            if (use.file, use.place) != (unique[0].file, unique[0].place):
                yield _held(plan, use, unique[0])
        for mention in named.get(number, ()):
            yield _named(plan, mention, unique[0])


_MANY = 3
"""So many reasons at one place are each told."""


def _by_place(context: Context, obstacles: Iterable[Obstacle]) -> list[Obstacle]:
    """Those of tests last: what the program itself needs is to be looked at first. Of many of one code at a place, the first."""
    places: dict[tuple[str, int, Place], list[Obstacle]] = {}
    for obstacle in dict.fromkeys(obstacles):
        places.setdefault((obstacle.code, obstacle.file, obstacle.place), []).append(obstacle)
    found: list[Obstacle] = []
    for same in places.values():
        more = f" ({len(same) - 1} more like this here)"
        found += same if len(same) <= _MANY else [replace(same[0], message=same[0].message + more)]
    return sorted(found, key=lambda obstacle: is_test_file(context, obstacle.scope))


def _left(plan: Plan) -> Iterator[Finding]:
    """Clients that the user did not choose: one note each."""
    for number in sorted(plan.left | plan.dual):
        family = plan.context.program.families[number]
        reference = plan.context.program.state.references[family.references[0]]
        if family.calls:
            why, help_ = _unchosen(plan, number)
            calls = f"{len(family.calls)} call{'s' if len(family.calls) > 1 else ''}"
            message = f"left as it is, with its {calls}: {why}"
            made = _finding(plan.context, "QAM101", reference.file, reference.place, reference.scope, message, help_)
            yield replace(made, severity=Severity.INFO)


def _unchosen(plan: Plan, family: int) -> tuple[str, str]:
    """Why a client was left, and what would take it along."""
    if family in plan.skipped:
        return "you skipped it", "run again with --interactive and take it"
    if family not in plan.left:
        return "functions keep their API (--dual)", ""
    program = plan.context.program
    name = program.symbol(program.families[family].holders[0])
    return "it reaches nothing that was chosen with --only", f"in a later run: --only {name}, or no --only at all"


def _undivided(plan: Plan) -> Iterator[Finding]:
    """Clients that could not be split."""
    for obstacle in dict.fromkeys(plan.undivided):
        yield _finding(
            plan.context, obstacle.code, obstacle.file, obstacle.place, obstacle.scope, obstacle.message, obstacle.help
        )


def _passed(plan: Plan) -> Iterator[Finding]:
    """Obstacles that were migrated past."""
    for obstacle in dict.fromkeys(plan.passed):
        message = f"{obstacle.message}; migrated all the same (--force) and marked with a TODO"
        yield _finding(plan.context, obstacle.code, obstacle.file, obstacle.place, obstacle.scope, message, obstacle.help)


def _blocker(plan: Plan, family: Family, obstacle: Obstacle, beside: int) -> Finding:
    """``beside``: how many others hold the family back as well; -1: this is one of them."""
    first = beside >= 0
    made = _finding(plan.context, obstacle.code, obstacle.file, obstacle.place, obstacle.scope, obstacle.message, obstacle.help)
    severity = Severity.WARNING if made.severity is Severity.INFO and first else made.severity
    calls = len(family.calls) if first else 0
    return replace(made, severity=severity, via=tuple(_path(plan, family, obstacle)), holds_back=calls, beside=max(beside, 0))


def _path(plan: Plan, family: Family, obstacle: Obstacle) -> Iterator[Step]:
    """From the blocker down to the client call that is behind it."""
    program = plan.context.program
    closure = plan.closures.get(family.number, {})
    steps = chain(program, closure, program.host(obstacle.scope))
    for function, use in steps:
        if use is not None:
            facts = program.state.files[use.file]
            yield Step(facts.path, use.place[0], program.symbol(function))
    last = steps[-1][1] if steps else None
    if last is not None and last.clients:
        call = last.clients[0]
        client = program.families[call.family].client if call.family in program.families else family.client
        yield Step(program.state.files[last.file].path, last.place[0], f"{client.rsplit('.', 1)[-1]}.{call.method}")


def _held(plan: Plan, use: Use, obstacle: Obstacle) -> Finding:
    methods = ", ".join(sorted({c.method for c in use.clients}))
    return _stays(plan, use, f"{methods}()", obstacle)


def _named(plan: Plan, mention: Mention, obstacle: Obstacle) -> Finding:
    return _stays(plan, mention, f"{mention.method}{'()' if mention.called else ''}", obstacle)


def _stays(plan: Plan, where: Use | Mention, what: str, obstacle: Obstacle) -> Finding:
    path = plan.context.program.state.files[obstacle.file].path
    message = f"{what} stays sync: held back at {path}:{obstacle.place[0]} ({obstacle.message})"
    made = _finding(plan.context, obstacle.code, where.file, where.place, where.scope, message)
    return replace(
        made, severity=Severity.INFO, via=(Step(path, obstacle.place[0], plan.context.program.symbol(obstacle.scope)),)
    )


# done -----------------------------------------------------------------------------------------------------------------------
def _notes(plan: Plan) -> Iterator[Finding]:
    for note in plan.notes:
        yield _of_note(plan.context, note)
    yield from _public(plan)


def _of_note(context: Context, note: Note) -> Finding:
    return _finding(context, note.code, note.file, note.place, note.scope, note.message, note.help)


def _is_called_by_a_framework(context: Context, function: int) -> bool:
    """A route, a hook or the like: who calls it takes a coroutine function, or it would not be one."""
    program, catalog = context.program, context.catalog
    if any(row is not None and row.thread for _, row in boundaries_of(program, catalog, function)):
        return True
    cls = program.cls(function)
    name = program.scope(function).name
    rows = (catalog.override(base, name) for base in (program.foreign_bases(cls) if cls is not None else ()))
    return any(row is not None and bool(row.members or row.twins.get(name)) for row in rows)


def _public(plan: Plan) -> Iterator[Finding]:
    """Functions that turned async and that code outside the tree may call."""
    context = plan.context
    for function in sorted(plan.solution.turned):
        scope = context.program.scope(function)
        if scope.kind is not ScopeKind.FUNCTION or function in context.bridged or scope.name.startswith(("_", "test")):
            continue
        if context.program.uses_of.get(function) or context.scope_kind(context.program.parent(function)) is ScopeKind.FUNCTION:
            continue
        if _is_called_by_a_framework(context, function):
            continue
        line, column = scope.place[:2]
        place = (line, column, line, column + 4 + len(scope.name))
        message = f"{scope.qualname} is a coroutine function now: callers outside this repository must await it"
        yield _finding(context, "QAM205", context.program.file(function), place, function, message)


def _clients(plan: Plan) -> Iterator[Finding]:
    """Client methods that need a word: those that block on the async client too, those that no release has any more."""
    context = plan.context
    for use in context.program.uses:
        for call in use.clients:
            if call.asynchronous or call.family < 0 or use.role is Role.ESCAPE or call.family in plan.left | plan.dual:
                continue
            if use.awaited and use.role is not Role.APPLY:
                continue
            family = context.program.families[call.family]
            sdk = context.catalog.sdk(family.client)
            method = context.catalog.method(sdk, call.method) if sdk is not None else None
            migrated = call.family in context.solution.migrated
            if method is not None and method.removed and not use.functions:
                help_ = f"its successor is {method.successor}" if method.successor else ""
                message = f"{call.method}() was removed in {method.removed}; it is treated as in the last release that had it"
                yield _finding(context, "QAM004", use.file, use.place, use.scope, message, help_)
            moved = (use.file, use.place) in context.memo.get("moved", ())
            if migrated and call.kind == "blocking" and not moved and not use.awaited:
                message = f"{call.method}() is no coroutine on the async client and blocks the event loop while it runs"
                help_ = f"await asyncio.to_thread(client.{call.method}, ...)"
                help_ += ", or upsert in batches and await each" if call.method.startswith("upload") else ""
                yield _finding(context, "QAM309", use.file, use.place, use.scope, message, help_)
            unknown = call.kind == "unknown" and not call.method.startswith("__") and call.method not in _of_mocks(context)
            if migrated and unknown and _is_only_a_client(context, use):
                message = f"no known release of the client has {call.method}()"
                yield _finding(context, "QAM004", use.file, use.place, use.scope, message)


def _of_mocks(context: Context) -> tuple[str, ...]:
    """Methods of a mock, which may have the client's class for a spec: ``client.reset_mock()``."""
    row = context.catalog.boundary("unittest.mock.MagicMock", How.BASE)
    return row.members if row is not None else ()


def _is_only_a_client(context: Context, use: Use) -> bool:
    """Nothing else can be asked there: not a function of the program, another method, or an object of another kind."""
    if use.functions or any(call.kind != "unknown" for call in use.clients):
        return False
    state = context.program.state
    if "receivers" not in context.known:
        reads = context.program.attributes_read()
        context.known["receivers"] = {(c.file, c.place): reads[c.function].node for c in state.calls if c.function in reads}
    receiver = context.known["receivers"].get((use.file, use.place), -1)
    return receiver < 0 or all(client_of(state, value) for value in state.graph.values(receiver))


def _uncertain(plan: Plan) -> Iterator[Finding]:
    for call, name in uncertain(plan.context.program, plan.context.catalog):
        message = f"this looks like a client's {name}(), but what the receiver is cannot be told; left as it is"
        yield _finding(plan.context, "QAM111", call.file, call.place, call.scope, message, "an annotation would decide it")


# figures --------------------------------------------------------------------------------------------------------------------
def functions(plan: Plan) -> list[FunctionOutcome]:
    """Functions that turned async, with the chain of calls behind each."""
    program = plan.context.program
    found: list[FunctionOutcome] = []
    for function in plan.solution.turned:
        scope = program.scope(function)
        if scope.kind is ScopeKind.FUNCTION and function not in plan.context.bridged:
            path = program.facts(function).path
            found.append(FunctionOutcome(program.symbol(function), path, scope.place[0], because(plan, function)))
    return sorted(found, key=lambda f: (f.path, f.line))


def because(plan: Plan, function: int) -> str:
    """``a -> b -> QdrantClient.count``."""
    program = plan.context.program
    steps = chain(program, plan.solution.turned, function)
    names = [program.symbol(f) for f, _ in steps]
    last = steps[-1][1] if steps else None
    if last is not None and last.clients:
        call = last.clients[0]
        names.append(f"{program.families[call.family].client.rsplit('.', 1)[-1]}.{call.method}")
    return " -> ".join(names)


def summary(plan: Plan, changed: int) -> Summary:
    """Figures over calls on sync clients."""
    awaited = kept = 0
    for use in plan.context.program.uses:
        mine = [c for c in use.clients if c.family not in plan.left | plan.dual]
        sync = [c for c in mine if not c.asynchronous and c.family >= 0 and use.role is not Role.ESCAPE]
        if sync and any(is_awaited(c, plan.solution.migrated) for c in sync):
            awaited += 1
        elif any(c.family not in plan.solution.migrated for c in sync):
            kept += 1
    program_families = plan.context.program.families
    with_calls = {n for n, f in program_families.items() if f.calls}
    return Summary(
        awaited=awaited,
        kept=kept,
        functions_made_async=len(functions(plan)),
        files_changed=changed,
        families_migrated=len(plan.solution.migrated & with_calls),
        left=sum(len(program_families[n].calls) for n in plan.left),
        families_left=len(plan.left & with_calls),
        families_kept=len((set(plan.solution.kept) - plan.left - plan.dual) & with_calls),
    )
