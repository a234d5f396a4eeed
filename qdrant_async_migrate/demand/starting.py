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
from qdrant_async_migrate.idioms.event_loops import RUNS
from qdrant_async_migrate.link.modules import MARK
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind

_COMMON = frozenset({"run", "ask", "prompt"})
"""Names of methods that say nothing without their library."""


def starting(
    program: Program, functions: Iterable[int], catalog: Catalog, modules: PartialModules, widening: Widening
) -> Iterator[str]:
    """Modules through which a function that turns async may start a loop."""
    below = plain_below(program, functions)
    values = {
        v for call in program.state.calls if program.host(call.scope) in below for v in program.state.graph.values(call.function)
    }
    called = {name for v in values if (name := _outside(program, v, modules)) is not None}
    loops = _Loops(catalog, widening) if called else None
    return (name for name in sorted(called) if loops is not None and loops.reached_from(name))


def _outside(program: Program, value: int, modules: PartialModules) -> str | None:
    item = program.state.item(value)
    named = item[0] in (Kind.EXT, Kind.OBJ, Kind.MEM) and item[1].startswith(MARK)
    return modules.module_of(item[1]) if named else None


class _Loops:
    """The files in which a loop may be started, by their text."""

    def __init__(self, catalog: Catalog, widening: Widening) -> None:
        self._widening = widening
        self._words = dict.fromkeys(_word(name) for kind in (*RUNS, "serve") for name in catalog.effects.saying("kind", kind))
        self._starts: dict[str, bool] = {}

    def reached_from(self, module: str) -> bool:
        """The module, or one that it imports, starts one."""
        seen, queue = {module}, deque([module])
        while queue:
            name = queue.popleft()
            if self._starts_in(name):
                return True
            fresh = self._widening.imports_of(name) - seen
            seen |= fresh
            queue.extend(fresh)
        return False

    def _starts_in(self, module: str) -> bool:
        if module not in self._starts:
            text = self._widening.spelled(module)
            self._starts[module] = any(top in text and word.search(text) for top, word in self._words)
        return self._starts[module]


def _word(name: str) -> tuple[bytes, re.Pattern[bytes]]:
    """What a file spells that uses a callable: a word, and a pattern."""
    top, last = name.partition(".")[0].encode(), name.rpartition(".")[2]
    spelled = re.escape(last).encode()
    return top if last in _COMMON else b"", re.compile(rb"\.\s*" + spelled + rb"\b|\bimport\b[^\n]*\b" + spelled + rb"\b")
