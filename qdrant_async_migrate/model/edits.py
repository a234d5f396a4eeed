"""What a plan asks the rewriter to do: a closed union of small edits, each addressed by the position of a node of the
original text, so that edits never depend on each other's order; an outer edit receives its inner nodes already edited.

A ``Span`` is that of the ``ast`` node, columns in characters: ``(line, column, end_line, end_column)``, lines from 1, columns
from 0. Two nodes are addressed by another one's span, since parsers disagree on their parentheses: a generator expression by
its element, a ``for`` clause of a comprehension by its target. A tuple is addressed by its ``ast`` span, with parentheses.
"""

from __future__ import annotations

from typing import Literal

from qdrant_async_migrate.records import dataclass

Span = tuple[int, int, int, int]
Slots = tuple[tuple[str, tuple[Span, ...]], ...]
"""Named parts of the original that a template takes up, already edited: ``("__qam_0__", (span,))`` for one expression,
several spans for a run of statements (the placeholder then stands as an expression statement of its own)."""


@dataclass(frozen=True, slots=True)
class Await:
    """Put ``await`` before the expression at ``at``, with parentheses where the grammar needs them."""

    at: Span


@dataclass(frozen=True, slots=True)
class Unawait:
    """Take the ``await`` away from the await expression at ``at``."""

    at: Span


@dataclass(frozen=True, slots=True)
class AsyncDef:
    """``def`` -> ``async def``; ``at`` is the function's span (from ``def``, after its decorators)."""

    at: Span


@dataclass(frozen=True, slots=True)
class AsyncFor:
    """``for`` statement -> ``async for``."""

    at: Span


@dataclass(frozen=True, slots=True)
class AsyncWith:
    """``with`` statement -> ``async with`` (all its items)."""

    at: Span


@dataclass(frozen=True, slots=True)
class AsyncComp:
    """``for`` clause of a comprehension -> ``async for``; ``at`` is the span of the clause's target."""

    at: Span


@dataclass(frozen=True, slots=True)
class ListComp:
    """Generator expression -> list comprehension; ``at`` is the span of its element. As a call's only argument
    ``f(x for x in y)`` becomes ``f([x for x in y])``."""

    at: Span


@dataclass(frozen=True, slots=True)
class Delegate:
    """``f(x)`` -> ``to(f, x)``; the arguments keep their lines and comments. ``at`` is the span of the call."""

    at: Span
    to: str


@dataclass(frozen=True, slots=True)
class Direct:
    """``to(a, f, x)`` -> ``f(x)``: the arguments behind that number ``function`` keep their lines and comments. ``at`` is the
    span of the call, ``gone`` are those of ``to`` and ``a``."""

    at: Span
    function: int
    gone: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """Give another name: to a Name, an Attribute (its last part), a parameter, a keyword argument (span of ``ast.keyword``),
    an import alias (span of ``ast.alias``; the imported name, an ``as`` stays; ``pkg.Old`` keeps ``pkg``), a function or class
    (span of the definition)."""

    at: Span
    to: str


@dataclass(frozen=True, slots=True)
class SetString:
    """Give the (unprefixed or prefixed, never f-) string literal at ``at`` another content, quotes and prefix kept.
    ``old`` -> ``new`` is replaced inside the source text of the literal."""

    at: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Replace:
    """Replace the expression at ``at`` by ``code``, an expression in which the placeholders of ``slots`` stand for edited
    parts of the original; parentheses are added around a part, or the whole, where the grammar needs them. ``outdent``: how
    many columns the further lines of the parts move to the left."""

    at: Span
    code: str
    slots: Slots = ()
    outdent: int = 0


@dataclass(frozen=True, slots=True)
class ReplaceBlock:
    """Replace the run of statements at ``at`` (spans of neighbours in one block) by the statements in ``code`` (written at
    column 0, four spaces a level, re-indented to the file's style); comments of statements taken up in slots go with them,
    the comment lines before the first statement stay before the result. Empty ``code`` deletes the run (the block gets
    ``pass`` if it would be empty)."""

    at: tuple[Span, ...]
    code: str
    slots: Slots = ()


@dataclass(frozen=True, slots=True)
class Insert:
    """Insert the statements in ``code`` before or after the statement at ``at``, at its indentation. ``after`` a definition
    leaves one blank line inside a class or function and two at module level."""

    at: Span
    where: Literal["before", "after"]
    code: str
    slots: Slots = ()


@dataclass(frozen=True, slots=True)
class Decorate:
    """Put the decorator ``@code`` on the function or class at ``at``, below (``inner``) or above the others."""

    at: Span
    code: str
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Undecorate:
    """Take away the decorator whose expression stands at ``at``."""

    at: Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Put the comment line ``# text`` on its own line above the statement at ``at``, at its indentation, once: nothing is
    added where the line above says the same already."""

    at: Span
    text: str


@dataclass(frozen=True, slots=True)
class AddImport:
    """Make a name available at module level, once and in the file's own style: ``import module`` (``name`` empty) or
    ``from module import name [as asname]``, joined to an existing import of the same module, else after the last import
    of the header (docstring and ``__future__`` first). ``beside``: span of an import statement whose block it should join
    (inside ``try``, ``if TYPE_CHECKING`` or a function), to stand next to it instead."""

    module: str
    name: str = ""
    asname: str = ""
    beside: Span | None = None


@dataclass(frozen=True, slots=True)
class DropImport:
    """Remove the alias at ``at`` (span of ``ast.alias``) from its import statement, and the statement when it is the last
    one; a block that would be empty gets ``pass``."""

    at: Span


Edit = (
    Await
    | Unawait
    | AsyncDef
    | AsyncFor
    | AsyncWith
    | AsyncComp
    | ListComp
    | Delegate
    | Direct
    | Rename
    | SetString
    | Replace
    | ReplaceBlock
    | Insert
    | Decorate
    | Undecorate
    | Mark
    | AddImport
    | DropImport
)

RESTRUCTURING = (ListComp, Delegate, Direct, Replace, ReplaceBlock, Insert, Decorate, Undecorate)
"""Edits whose result erasure cannot map back: ``verify`` applies just these to the original before it compares."""


@dataclass(frozen=True, slots=True)
class FileEdits:
    """All edits of one file, in any order."""

    path: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class EditGroup:
    """Edits over several files that land together or not at all; ``families`` are the roots to keep if one fails."""

    families: tuple[int, ...]
    files: tuple[FileEdits, ...]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """One file before and after, both as text in the file's own newlines."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """``verify`` does not vouch for this file: our own fault (QAM003)."""

    path: str
    reason: str
