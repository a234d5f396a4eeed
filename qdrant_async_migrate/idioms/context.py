"""What an idiom may ask, and what it may answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.blocking import Blockings
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.edits import Edit, Span
from qdrant_async_migrate.model.errors import InternalError
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.program import Because, Obstacle, Role, Solution, Use
from qdrant_async_migrate.model.suite import Suite
from qdrant_async_migrate.records import dataclass, field
from qdrant_async_migrate.solve import is_awaited, runs


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a person should look at although it was done: becomes a finding of the QAM2xx, QAM3xx or QAM004 kind."""

    code: str
    file: int
    place: Place
    scope: int
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """An idiom applies: these edits, by file; ``covers`` names further uses that the same edits take care of, ``functions``
    further functions whose definition they take care of."""

    edits: tuple[tuple[int, Edit], ...] = ()
    notes: tuple[Note, ...] = ()
    covers: frozenset[int] = frozenset()
    functions: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An obstacle that keeps these families, and every family because of which one of these functions turns async."""

    obstacle: Obstacle
    families: frozenset[int] = frozenset()
    functions: frozenset[int] = frozenset()


def _unknown() -> Blockings:
    raise InternalError("what blocks in the program was asked of a plan that was not told")


Answer = Rewrite | Obstacle | None
"""``None``: the idiom does not concern this place; the next one is asked."""


@dataclass(slots=True)
class Context:
    """One attempt at a plan: the program, and which functions turn async in it."""

    program: Program
    catalog: Catalog
    solution: Solution
    bridged: frozenset[int]
    """Functions that stay sync outside and run an event loop inside."""
    syntax_of: Callable[[int], Syntax]
    imported: frozenset[str]
    """Modules of the program that others import."""
    settings: Config = field(default_factory=Config)
    suite: Suite = field(default_factory=Suite)
    closures: Mapping[int, Mapping[int, Because]] = field(default_factory=dict)
    """What turns async with each family."""
    blockings: Callable[[], Blockings] = field(default=_unknown, repr=False)
    """What blocks in the program: made when it is asked for first, since that takes time."""
    known: dict[str, Any] = field(default_factory=dict, repr=False)
    """What was found out once for the program, whatever turns async in it: outlives the attempt."""
    memo: dict[str, Any] = field(default_factory=dict, repr=False)
    """What was found out once in this attempt."""
    _by_file: dict[int, list[Use]] = field(default_factory=dict, repr=False)

    def syntax(self, file: int) -> Syntax:
        return self.syntax_of(file)

    def turned(self, function: int) -> bool:
        """The function (lambda, module) turns async in this plan, or is bridged."""
        return function in self.solution.turned

    def becomes_awaitable(self, function: int) -> bool:
        """Calling the function gives something to await afterwards, and did not before."""
        return self.turned(function) and function not in self.bridged and self.scope_kind(function) is not ScopeKind.MODULE

    def scope_kind(self, function: int) -> ScopeKind:
        return self.program.scope(function).kind

    def is_async_after(self, function: int) -> bool:
        """``await`` is legal in the function's own body afterwards."""
        return self.program.scope(function).is_async or self.turned(function)

    def live(self, use: Use) -> bool:
        """The place runs something that becomes async: it cannot stay as it is."""
        if use.clients and any(is_awaited(call, self.solution.migrated) for call in use.clients):
            return True
        turned = self.solution.turned
        return any(f in turned and self.becomes_awaitable(f) for f in use.functions)

    def waits(self, use: Use) -> bool:
        """The place itself awaits, iterates or enters what becomes async (not merely hands it on)."""
        if use.clients and use.role is not Role.ESCAPE and any(is_awaited(c, self.solution.migrated) for c in use.clients):
            return True
        turned = self.solution.turned
        return any(f in turned and self.becomes_awaitable(f) and runs(self.program, use, f) for f in use.functions)

    def uses_of_file(self, file: int) -> list[Use]:
        """All uses that stand in a file."""
        if file not in self._by_file:
            found: dict[int, list[Use]] = {}
            for use in self.program.uses:
                found.setdefault(use.file, []).append(use)
            self._by_file.update(found)
            self._by_file.setdefault(file, [])
        return self._by_file[file]

    def handing_places(self, file: int) -> frozenset[Place]:
        """Calls that take coroutines and await them: ``gather``, ``create_task`` and the like."""
        return self.program.handing(file)

    def files_with(self, word: str) -> Iterator[int]:
        """Files in whose text a word stands: to look into them takes long."""
        return (file for file in range(len(self.program.state.files)) if word in self.syntax(file).text)

    def functions_of_file(self, file: int) -> list[int]:
        """All functions defined in a file."""
        base = self.module_scope(file)
        scopes = self.program.state.files[file].scopes
        return [base + i for i, scope in enumerate(scopes) if scope.kind is ScopeKind.FUNCTION]

    def module_scope(self, file: int) -> int:
        """The scope of a file's own code."""
        return self.program.state.scope_base[file]

    def is_notebook(self, file: int) -> bool:
        """Top-level ``await`` is legal there."""
        return self.program.state.files[file].path.endswith(".ipynb")

    # edits ------------------------------------------------------------------------------------------------------------------
    def span(self, file: int, place: Place) -> Span:
        return self.syntax(file).to_span(place)

    def function_span(self, function: int) -> Span:
        """The definition of a function, from ``def``."""
        return self.span(self.program.file(function), self.program.scope(function).place)

    def obstacle(self, code: str, use: Use, message: str, help: str = "") -> Obstacle:
        """Why the place of ``use`` cannot be rewritten."""
        return Obstacle(code, use.file, use.place, use.scope, message, help)

    def function_obstacle(self, code: str, function: int, message: str, help: str = "") -> Obstacle:
        """Why ``function`` cannot turn async."""
        scope = self.program.scope(function)
        line, column = scope.place[:2]
        place = (line, column, line, column + len("def ") + len(scope.name))
        return Obstacle(code, self.program.file(function), place, function, message, help)

    def name(self, function: int) -> str:
        """``Class.method`` for messages."""
        return self.program.scope(function).qualname or self.program.symbol(function)
