"""How many event loops one process starts at most: counted along each way through the code, from where a process begins.

A process begins with a module's own code, with a command, or with the tests; a function that nothing in the program calls may be
called any number of times beside each of them.
"""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Callable, Collection, Iterator

from qdrant_async_migrate.catalog.schema import Takes
from qdrant_async_migrate.idioms import suites
from qdrant_async_migrate.idioms.boundaries import boundaries_of, handed_to
from qdrant_async_migrate.idioms.command_lines import CommandLine, command_line
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.event_loops import Run
from qdrant_async_migrate.idioms.syntax import COMPREHENSIONS, FUNCTIONS
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.plan.paths import MANY, most
from qdrant_async_migrate.scan.opened import place_of
from qdrant_async_migrate.solve import LATER

_LINE = -1
"""In the place of a function: the command line of the program."""
_ONCE = frozenset({"fixture"})
"""Ways of running later that run a function once for each place."""


def most_in_one_process(context: Context, bridged: Collection[int], runs: Collection[Run]) -> int:
    """How many loops of ``bridged`` functions and of ``runs`` one process may start; more than one is ``MANY``."""
    whole = _Starts(context, frozenset(bridged), runs)
    lasting = _Starts(context, frozenset(bridged), [run for run in runs if not run.serves])
    anywhere = sum(MANY for f in lasting.counts if _is_outside(context, f))
    return min(MANY, anywhere + max(_processes(context, whole), default=0))


def _processes(context: Context, starts: _Starts) -> Iterator[int]:
    """How many loops each process starts that the program says of; one of what nobody calls may be a server's."""
    tests = 0
    for function, count in starts.counts.items():
        if function != _LINE and suites.is_run_alone(context, function):
            tests += MANY if context.program.scope(function).decorators else count
        elif function in (_LINE, *context.bridged) or context.scope_kind(function) is ScopeKind.MODULE:
            yield count
        elif _is_outside(context, function):
            yield min(1, count)
    yield tests


def _is_outside(context: Context, function: int) -> bool:
    """Whoever calls it is not seen, and it is no command: it may be called again and again."""
    if function == _LINE or context.scope_kind(function) is ScopeKind.MODULE or suites.is_run_alone(context, function):
        return False
    rows = [row for _, row in boundaries_of(context.program, context.catalog, function)]
    if any(row is not None and row.takes is not Takes.WRAPS and (row.repeats or row.apart) for row in rows):
        return True
    return function not in context.bridged and not context.program.uses_of.get(function)


class _Starts:
    """By function, how many loops a call of it starts at most."""

    def __init__(self, context: Context, bridged: frozenset[int], runs: Collection[Run]) -> None:
        self.context, self.bridged = context, bridged
        self.line: CommandLine = command_line(context)
        self.counts: dict[int, int] = {}
        self._own: dict[int, list[tuple[Place, int]]] = {}
        self._uses: dict[int, dict[int, Use]] = {}
        for run in runs:
            self._own.setdefault(context.program.host(run.call.scope), []).append((run.call.place, 1))
        self._count({*bridged, *self._own})

    def _count(self, begin: set[int]) -> None:
        """Again for those that call what has changed, until nothing does."""
        queue = deque(sorted(begin))
        while queue:
            function = queue.popleft()
            count = self._of_line() if function == _LINE else self._of(function)
            if count > self.counts.get(function, 0):
                self.counts[function] = count
                queue.extend(f for f in self._callers(function) if f not in queue)

    def _callers(self, function: int) -> Iterator[int]:
        program = self.context.program
        if function == _LINE:
            yield from self.line.starts
            return
        if function in self.line.commands or function in self.line.groups:
            yield _LINE
        for number in program.uses_of.get(function, ()):
            use = program.uses[number]
            host = program.host(use.scope)
            self._uses.setdefault(host, {})[number] = use
            yield host

    def _of_line(self) -> int:
        """The groups above the command, and the command that is chosen."""
        above = sum(self.counts.get(f, 0) for f in self.line.groups)
        chosen = max((self.counts.get(f, 0) for f in self.line.commands), default=0)
        return min(MANY, above + (chosen * MANY if self.line.several else chosen))

    def _of(self, function: int) -> int:
        """A function that runs its body on a loop of its own starts no other in it."""
        if function in self.bridged and self.context.scope_kind(function) is not ScopeKind.MODULE:
            return 1
        own = int(function in self.bridged)
        body, places = self._body(function), self._places(function)
        inside = [n for n, (place, _) in enumerate(places) if any(_holds(statement, place) for statement in body)]
        beside = sum(count for n, (_, count) in enumerate(places) if n not in inside)
        return min(MANY, own + beside + most(body, _weight([places[n] for n in inside])))

    def _places(self, function: int) -> list[tuple[Place, int]]:
        """Where it starts loops, directly or through others, and how many."""
        found = list(self._own.get(function, ()))
        found += [(place, MANY if often else self.counts.get(_LINE, 0)) for place, often in self.line.starts.get(function, ())]
        found += [(use.place, self._through(use)) for use in self._uses.get(function, {}).values()]
        return [(place, MANY if self._repeats(function, place) else count) for place, count in found if count]

    def _through(self, use: Use) -> int:
        """Of the functions that a place may run, it runs one; a library that is given one may run it any number of times."""
        count = max(self._whole(use, f) for f in use.functions)
        if use.role is Role.CALL and (use.how not in LATER or use.how in _ONCE):
            return count
        row = handed_to(self.context.catalog, use) if use.role is Role.ESCAPE else None
        if row is not None and row.takes is Takes.WRAPS:
            return 0
        once = use.how == "apply" or self.context.bridged.issuperset(use.functions)
        return count if once or not count else MANY

    def _whole(self, use: Use, function: int) -> int:
        """Running a group, or handing a command away, runs the command line."""
        if function in self.line.groups or (function in self.line.commands and use.role is Role.ESCAPE):
            return self.counts.get(_LINE, 0)
        return self.counts.get(function, 0)

    def _repeats(self, function: int, place: Place) -> bool:
        syntax = self.context.syntax(self.context.program.file(function))
        node = syntax.expression(place)
        return node is not None and any(isinstance(a, COMPREHENSIONS) for a in syntax.ancestors(node))

    def _body(self, function: int) -> list[ast.stmt]:
        program = self.context.program
        syntax = self.context.syntax(program.file(function))
        if self.context.scope_kind(function) is ScopeKind.MODULE:
            return syntax.tree.body
        place = program.scope(function).place
        if (inner := syntax.find(place, ast.Lambda)) is not None:
            return [ast.copy_location(ast.Expr(inner.body), inner.body)]
        node = syntax.find(place, *FUNCTIONS)
        return node.body if isinstance(node, FUNCTIONS) else []


def _weight(places: list[tuple[Place, int]]) -> Callable[[ast.AST], int]:
    """How many loops are started in the text of a node."""
    return lambda node: sum(count for place, count in places if _holds(node, place))


def _holds(node: ast.AST, place: Place) -> bool:
    line, column, end, end_column = place_of(node)
    return (line, column) <= place[:2] and place[2:] <= (end, end_column)
