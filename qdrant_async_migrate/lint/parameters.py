"""Functions that are handed over: which parameters a plain function calls before it returns, and what each caller
gives it for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from qdrant_async_migrate.link.blocking import Blockings, applied
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.closures import Closures
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.program import Role, Use

_WITH_MORE = (Kind.PARTIAL, Kind.INST)
"""What is called with more than stands in the call, or through a method of its own."""
_NEAR = 4
"""Variables between a call that makes a generator and the loop over it."""
_CODE = (ScopeKind.FUNCTION, ScopeKind.LAMBDA)


class Parameters:
    """Asked once the flow is solved. A parameter is known by its node."""

    def __init__(self, program: Program, blockings: Blockings | None = None) -> None:
        self._program = program
        self._closures = Closures(program, blockings)
        self._owner: dict[int, int] = {}
        self._rest: dict[int, int] = {}
        """Those that take the rest of what is given, ``*steps``: their elements are what is called."""
        self._run: dict[int, set[int]] = {}
        self._made = program.calls_by_result()
        self._sources = blockings.nodes.sources if blockings is not None else {}
        self._looped: dict[tuple[int, Place], list[int]] = {}
        for read in program.state.reads["iterate"]:
            self._looped.setdefault((read.file, read.place), []).append(read.node)
        self.places: set[tuple[int, Place]] = set()
        for function, scope in enumerate(program.state.scopes):
            if scope.kind in _CODE:
                for param in scope.params[self._is_bound(function) :]:
                    if param.kind != "kwargs":
                        owners = self._rest if param.kind == "args" else self._owner
                        owners[program.state.node_in(function, param.node)] = function
        for call in program.state.calls:
            self._take(call)

    def _take(self, call: Call) -> None:
        host = self._program.host(call.scope)
        scope = self._program.scope(host)
        if scope.is_async or scope.kind not in _CODE:
            return
        for node in [call.function, *applied(self._program, call)]:
            if node in self._owner and self._program.state.is_within(host, (self._owner[node],)):
                self._run.setdefault(host, set()).add(node)
                self.places.add((call.file, call.place))

    def _is_bound(self, function: int) -> bool:
        """Its first parameter is the object or the class: nobody hands it over."""
        return self._program.cls(function) is not None and (
            self._program.method_kind(function) != "static" or self._program.scope(function).name == "__new__"
        )

    def runs_wrapped(self, wrapper: int, function: int) -> bool:
        """The wrapper calls, in place, the parameter through which its decorator got ``function``."""
        state = self._program.state
        for node in self._run.get(wrapper, ()):
            held = (state.item(v) for v in state.graph.values(node))
            if self._owner[node] != wrapper and any(i[0] in (Kind.FUNC, Kind.BOUND) and i[1] == function for i in held):
                return True
        return False

    def handed(
        self, edges: list[tuple[int, Use, int]], calls: dict[tuple[int, Place], list[Call]]
    ) -> dict[tuple[Use, int], set[int]]:
        """The place and the node whose values helpers call there, and these; grows until every forwarding helper is known."""
        incoming: dict[int, list[tuple[int, Use]]] = {}
        for caller, use, callee in edges:
            incoming.setdefault(callee, []).append((caller, use))
        found: dict[tuple[Use, int], set[int]] = {}
        todo = [(function, node) for function, nodes in self._run.items() for node in nodes]
        while todo:
            function, node = todo.pop()
            for caller, use in incoming.get(function, ()):
                for given in self.given(function, node, caller, use, calls):
                    if self._passes_on(caller, given):
                        if given not in self._run.setdefault(caller, set()):
                            self._run[caller].add(given)
                            todo.append((caller, given))
                    else:
                        found.setdefault((use, given), set()).add(function)
        return found

    def _passes_on(self, caller: int, given: int) -> bool:
        """A plain function hands on what it was given itself."""
        return (
            given in self._owner
            and not self._program.scope(caller).is_async
            and self._program.state.is_within(caller, (self._owner[given],))
        )

    def given(self, function: int, node: int, caller: int, use: Use, calls: dict[tuple[int, Place], list[Call]]) -> Iterator[int]:
        """What stands for the parameter ``node`` where ``caller`` runs ``function``."""
        owner = self._owner.get(node, self._rest.get(node, function))
        if owner != function:
            if self._program.state.is_within(caller, (owner,)):
                yield node
            else:
                yield from self._enclosed(function, owner, node, calls.get((use.file, use.place), ()))
            return
        if use.role is Role.APPLY:  # a library gives it what it has: ``reduce(lambda value, step: step(value), steps)``
            yield node
            return
        sites = calls.get((use.file, use.place), ()) if use.role is Role.CALL else self.made_before(caller, use)
        for call in sites:
            yield from self._argument(function, node, call)

    def made_before(self, caller: int, use: Use) -> Iterator[Call]:
        """The calls in ``caller`` that made the generator which a loop runs."""
        todo = list(self._looped.get((use.file, use.place), ())) if use.role is Role.ITERATE and use.number >= 0 else []
        for _ in range(_NEAR):
            made = [call for node in todo if (call := self._made.get(node)) is not None]
            yield from (call for call in made if self._program.host(call.scope) == caller)
            todo = [source for node in todo if node not in self._made for source in self._sources.get(node, ())]

    def _enclosed(self, function: int, owner: int, node: int, calls: Sequence[Call]) -> Iterator[int]:
        """The same for a parameter of the function ``owner`` that made ``function``: what that was given, if one can tell."""
        made = [maker for call in calls for maker in self._closures.makers(call.function, function, owner)]
        if not made and not self._program.decorated(owner):
            yield node
        for maker in made:
            yield from self._argument(owner, node, maker)

    def _argument(self, function: int, node: int, call: Call) -> Iterator[int]:
        program = self._program
        nodes = [program.state.node_in(function, p.node) for p in program.scope(function).params]
        if node not in nodes:
            return
        index = nodes.index(node)
        param = program.scope(function).params[index]
        inner = [program.state.partials[i[1]][1] for i in map(program.state.item, call.targets) if i[0] == Kind.PARTIAL]
        direct = any(program.state.kind(v) in (Kind.BOUND, Kind.CLASS, Kind.INST) for v in (*call.targets, *inner))
        is_method = program.method_kind(function) != "static" and program.cls(function) is not None
        position = index - (direct and is_method)
        args, keywords = self._with_bound(call)
        named = [n for name, n in keywords if name == param.name]
        if param.kind == "args":
            yield from (a[1] if isinstance(a, tuple) else a for a in args[max(position, 0) :])
        elif named:
            yield named[0]
        elif 0 <= position < len(args) and all(isinstance(a, int) for a in args[: position + 1]):
            yield args[position]
        elif any(isinstance(a, tuple) for a in call.args) or any(program.state.kind(v) == Kind.PARTIAL for v in call.targets):
            yield node
        elif param.default >= 0:
            yield program.state.node_in(function, param.default)

    def _with_bound(self, call: Call) -> tuple[Sequence[Any], Sequence[tuple[str | None, int]]]:
        """The arguments of a call, after those that ``partial(f, ...)`` has bound, if that made all that is called."""
        state = self._program.state
        made = [state.partials[state.item(v)[1]][0] for v in call.targets if state.kind(v) == Kind.PARTIAL]
        if len(made) != 1 or len(call.targets) > 1 or not 0 <= made[0].number < len(state.calls):
            return call.args, call.keywords
        bound = state.calls[made[0].number]
        if any(state.item(v)[1] == "functools.partialmethod" for v in bound.targets):
            return call.args, call.keywords
        return (*bound.args[1:], *call.args), (*call.keywords, *bound.keywords)

    def is_left_out(self, function: int, node: int, use: Use, calls: dict[tuple[int, Place], list[Call]]) -> bool:
        """The place calls ``function`` by itself and gives nothing for the parameter, whose default is a constant."""
        state = self._program.state
        params = self._program.scope(function).params
        index = next((i for i, p in enumerate(params) if state.node_in(function, p.node) == node), -1)
        if use.role is not Role.CALL or index < 0 or params[index].kind in ("args", "kwargs") or params[index].default >= 0:
            return False
        made = [call for call in calls.get((use.file, use.place), ()) if call.targets]
        return bool(made) and all(
            not any(isinstance(a, tuple) for a in call.args)
            and len(call.args) <= index
            and not any(name in (None, params[index].name) for name, _ in call.keywords)
            and all(state.kind(v) not in _WITH_MORE for v in call.targets)
            for call in made
        )
