"""Event loops that files which were not looked at may start below a function that turns async: such a call raises then.

In: the program so far, what turns async in it, and the texts of the other files. Out: modules to be looked at: those called from
there that start a loop, or that import, directly or through others, one that does.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.demand.hot import plain_below
from qdrant_async_migrate.demand.outside import PartialModules
from qdrant_async_migrate.demand.widen import Widening
from qdrant_async_migrate.idioms.event_loops import RUNS, runs_of
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.solve import below

_COMMON = frozenset({"run", "ask", "prompt"})
"""Names of methods that say nothing without their library."""


def starting(
    program: Program, functions: Iterable[int], catalog: Catalog, modules: PartialModules, widening: Widening
) -> Iterator[str]:
    """Modules through which a function that turns async may start a loop, or what such a loop runs may leave a task behind."""
    plain = plain_below(program, functions)
    runs = [run for run in runs_of(program) if program.host(run.call.scope) in plain]
    running = {f for run in runs for f in (program.host(run.call.scope), *run.functions)}
    for inside, kinds in ((plain, (*RUNS, "serve")), (below(program, running), ("task",))):
        called = _called(program, inside, modules)
        texts = _Texts(catalog, kinds, widening) if called else None
        yield from (name for name in sorted(called) if texts is not None and texts.reached_from(name))


def _called(program: Program, functions: set[int], modules: PartialModules) -> set[str]:
    """Modules that were not looked at, of which the functions call something or make it run."""
    state = program.state
    nodes: set[int] = set()
    for call in state.calls:
        if program.host(call.scope) in functions:
            nodes |= {call.function, *(a for a in call.args if isinstance(a, int))}
    values = {v for node in nodes for v in state.graph.values(node)}
    return {name for v in values if (name := modules.origin(state.item(v))) is not None}


class _Texts:
    """The files that may use a callable of some kinds, by their text."""

    def __init__(self, catalog: Catalog, kinds: Iterable[str], widening: Widening) -> None:
        self._widening = widening
        self._words = dict.fromkeys(_word(name) for kind in kinds for name in catalog.effects.saying("kind", kind))
        self._using: dict[str, bool] = {}

    def reached_from(self, module: str) -> bool:
        """The module, or one that it imports, uses one."""
        seen, queue = {module}, deque([module])
        while queue:
            name = queue.popleft()
            if self._uses(name):
                return True
            fresh = self._widening.imports_of(name) - seen
            seen |= fresh
            queue.extend(fresh)
        return False

    def _uses(self, module: str) -> bool:
        if module not in self._using:
            text = self._widening.spelled(module)
            self._using[module] = any(top in text and last in text and word.search(text) for top, last, word in self._words)
        return self._using[module]


def _word(name: str) -> tuple[bytes, bytes, re.Pattern[bytes]]:
    """What a file spells that uses a callable: two words, and a pattern."""
    top, last = name.partition(".")[0].encode(), name.rpartition(".")[2]
    spelled = re.escape(last).encode()
    pattern = re.compile(rb"\.\s*" + spelled + rb"\b|\bimport\b[^\n]*\b" + spelled + rb"\b")
    return top if last in _COMMON else b"", last.encode(), pattern
