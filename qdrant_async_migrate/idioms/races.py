"""Check, then act: what a function of its own thread did in one go can be interrupted at each new await. Said, not rewritten:
whether two tasks may meet there is for a person to know."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterator

from qdrant_async_migrate.idioms import suites
from qdrant_async_migrate.idioms.barriers import is_handed
from qdrant_async_migrate.idioms.boundaries import boundaries_of
from qdrant_async_migrate.idioms.context import Context, Note, Rewrite
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.solve import is_awaited

NOTES_ONLY = True
_FRESH = frozenset({"__init__", "__post_init__", "__new__"})
"""Nobody else has the object yet."""
_RUN_BY_OTHERS = frozenset({"callback", "inject", "overrides"})
"""A framework calls the function, once per event or request."""
_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_HELP_STORE = "let the server decide: catch the error of the second one, and ask again"
_HELP_STATE = "hold an asyncio.Lock around both, or do it once when the program starts"


def for_program(context: Context) -> Iterator[Rewrite]:
    """A note for each check whose answer may be old when it is acted on."""
    if not context.solution.migrated:
        return
    for function in sorted(concurrent(context)):
        if context.scope_kind(function) is ScopeKind.FUNCTION and context.turned(function):
            yield from _of_function(context, function)


# which functions may run twice at a time --------------------------------------------------------------------------------------
def concurrent(context: Context) -> frozenset[int]:
    """What a framework, a task or code outside of the program runs, and what these call."""
    program = context.program
    found = {f for f in (*context.solution.turned, *_coroutines(context)) if _is_begun_apart(context, f)}
    queue = deque(found)
    while queue:
        for number in program.uses_in.get(queue.popleft(), ()):
            use = program.uses[number]
            for callee in use.functions if use.role is not Role.ESCAPE else ():
                if callee not in found and callee not in context.bridged:
                    found.add(callee)
                    queue.append(callee)
    return frozenset(found)


def _coroutines(context: Context) -> Iterator[int]:
    return (f for f, scope in enumerate(context.program.state.scopes) if scope.is_async)


def _is_begun_apart(context: Context, function: int) -> bool:
    program, scope = context.program, context.program.scope(function)
    if scope.kind is not ScopeKind.FUNCTION or function in context.bridged or scope.name in _FRESH:
        return False
    if suites.is_test(context, function) or suites.is_fixture(context, function) or suites.is_test_file(context, function):
        return False
    if any(boundaries_of(program, context.catalog, function)):
        return True
    uses = [program.uses[n] for n in program.uses_of.get(function, ())]
    return not uses or any(use.role is Role.ESCAPE or use.how in _RUN_BY_OTHERS or _in_task(context, use) for use in uses)


def _in_task(context: Context, use: Use) -> bool:
    """The coroutine goes, un-awaited, to something that runs it beside others."""
    places = context.handing_places(use.file)
    if not places:
        return False
    syntax = context.syntax(use.file)
    node = syntax.expression(use.place)
    calls = frozenset(n for p in places if (n := syntax.find(p, ast.Call)) is not None)
    return node is not None and bool(calls) and is_handed(syntax, node, calls)


# checks and acts --------------------------------------------------------------------------------------------------------------
def _of_function(context: Context, function: int) -> Iterator[Rewrite]:
    body = _Body(context, function)
    for check in body.checks():
        found = body.store_race(check) or body.state_race(check)
        if found is not None:
            node, message, help_ = found
            place = (node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or 0)
            yield Rewrite(notes=(Note("QAM207", context.program.file(function), place, function, message, help_),))


class _Body:
    """The code of one function: its tests, and what it awaits from now on."""

    def __init__(self, context: Context, function: int) -> None:
        self.context, self.function = context, function
        self.file = context.program.file(function)
        self.syntax: Syntax = context.syntax(self.file)
        self.node = self.syntax.find(context.program.scope(function).place, *FUNCTIONS)
        self.locks = _locks(context, self.file, self.syntax)
        self.waiting: dict[ast.AST, Use] = {}
        for number in context.program.uses_in.get(function, ()):
            use = context.program.uses[number]
            node = self.syntax.expression(use.place)
            if node is not None and context.waits(use) and not self._is_locked(node):
                self.waiting[node] = use

    def checks(self) -> Iterator[ast.If]:
        """The ``if`` statements of the function's own code."""
        for inner in ast.walk(self.node) if self.node is not None and self.waiting else ():
            if isinstance(inner, ast.If) and self.syntax.function(inner) is self.node:
                yield inner

    def store_race(self, check: ast.If) -> tuple[ast.expr, str, str] | None:
        """The server is asked, and then told."""
        asked = [use for node, use in self.waiting.items() if self._within(node, check.test)]
        names = sorted({n for use in asked for n in self._called(use, reads=True)})
        if not names or any(self._called(use, reads=False) for use in asked):
            return None
        for node, use in self._after(check):
            told = self._called(use, reads=False)
            if told and isinstance(node, ast.expr):
                message = f"another task can run between {names[0]}() in line {check.lineno} and {sorted(told)[0]}() here"
                return node, message, _HELP_STORE
        return None

    def state_race(self, check: ast.If) -> tuple[ast.expr, str, str] | None:
        """A variable that others see is looked at, and then, after a wait, given a value."""
        looked = {text for n in ast.walk(check.test) if (text := self._shared(n))}
        acts = [*check.body, *(self._following(check) if isinstance(check.body[-1], _LEAVES) else [])]
        for statement in acts if looked else ():
            for inner in ast.walk(statement):
                for target in _targets(inner):
                    name = self._shared(target) or (self._shared(target.value) if isinstance(target, ast.Subscript) else "")
                    wait = self._wait_before(acts, inner)
                    if name in looked and wait is not None:
                        message = f"another task can run between the check of {name} in line {check.lineno} and its new value"
                        return wait, message, _HELP_STATE
        return None

    def _after(self, check: ast.If) -> Iterator[tuple[ast.AST, Use]]:
        acts = [*check.body, *check.orelse, *(self._following(check) if isinstance(check.body[-1], _LEAVES) else [])]
        for node, use in sorted(self.waiting.items(), key=lambda item: item[1].place):
            if any(self._within(node, act) for act in acts):
                yield node, use

    def _following(self, check: ast.If) -> list[ast.stmt]:
        block = self.syntax.block(check)
        return block[block.index(check) + 1 :]

    def _wait_before(self, acts: list[ast.stmt], act: ast.AST) -> ast.expr | None:
        """The first new await between the check and the end of ``act``."""
        end = (getattr(act, "end_lineno", 0), getattr(act, "end_col_offset", 0))
        for node, use in sorted(self.waiting.items(), key=lambda item: item[1].place):
            if isinstance(node, ast.expr) and use.place[2:] <= end and any(self._within(node, a) for a in acts):
                return node
        return None

    def _within(self, node: ast.AST, outer: ast.AST) -> bool:
        return node is outer or any(a is outer for a in self.syntax.ancestors(node))

    def _shared(self, node: ast.AST) -> str:
        """An attribute of the object, or a variable of the module, as it is written."""
        match node:
            case ast.Attribute(value=ast.Name(id="self" | "cls")):
                return self.syntax.source(node) if self.context.program.scope(self.function).name not in _FRESH else ""
            case ast.Name(id=name) if name not in self.context.program.scope(self.function).cells:
                cells = self.context.program.scope(self.context.module_scope(self.file)).cells
                return name if name in cells else ""
        return ""

    def _called(self, use: Use, *, reads: bool) -> set[str]:
        """Methods of migrated clients that the place runs, itself or through what it calls: those that read, or the others."""
        key = "methods of clients"
        known: dict[int, frozenset[tuple[str, bool]]] = self.context.memo.setdefault(key, {})
        found = set(self._direct(use))
        for function in use.functions:
            if function not in known:
                known[function] = frozenset(self._reached(function))
            found |= known[function]
        return {name for name, is_read in found if is_read is reads}

    def _direct(self, use: Use) -> Iterator[tuple[str, bool]]:
        for call in use.clients:
            if is_awaited(call, self.context.solution.migrated):
                sdk = self.context.catalog.sdk(self.context.program.families[call.family].client)
                method = self.context.catalog.method(sdk, call.method) if sdk is not None else None
                yield call.method, method is not None and method.reads

    def _reached(self, function: int) -> Iterator[tuple[str, bool]]:
        seen, queue = {function}, deque([function])
        while queue:
            for number in self.context.program.uses_in.get(queue.popleft(), ()):
                use = self.context.program.uses[number]
                if use.role is not Role.ESCAPE:
                    yield from self._direct(use)
                    fresh = [f for f in use.functions if f not in seen]
                    seen.update(fresh)
                    queue.extend(fresh)

    def _is_locked(self, node: ast.AST) -> bool:
        """A lock is held here."""
        holders = (n for n in self.syntax.ancestors(node) if isinstance(n, (ast.With, ast.AsyncWith)))
        return any(item.context_expr in self.locks for holder in holders for item in holder.items)


def _locks(context: Context, file: int, syntax: Syntax) -> frozenset[ast.expr]:
    """What is entered in a file and is a lock."""
    if "entered locks" not in context.memo:
        state = context.program.state
        found: dict[int, list[Place]] = {}
        for read in state.reads["enter"]:
            if any(state.kind(v) == Kind.OBJ and _is_lock(state.item(v)[1]) for v in state.graph.values(read.node)):
                found.setdefault(read.file, []).append(read.place)
        context.memo["entered locks"] = found
    places: dict[int, list[Place]] = context.memo["entered locks"]
    return frozenset(node for place in places.get(file, ()) if (node := syntax.expression(place)) is not None)


def _is_lock(dotted: str) -> bool:
    return dotted.rpartition(".")[2] in ("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition")


def _targets(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.Assign(targets=targets):
            return targets
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
            return [target]
    return []
