"""Families that stay as they are whatever further files hold: those kept for a reason that was there before the files which it
could depend on were looked at, and is still there.

In: two programs, the later of which holds all that the earlier asked for, and what keeps the families of a program. Out: families
of the later. A family that is kept changes nothing anywhere, so whoever reaches it need not be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from qdrant_async_migrate.link.modules import MARK
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.program import Obstacle

Keeps = Callable[[Program], Mapping[int, Sequence[Obstacle]]]


Reasons = frozenset[tuple[object, ...]]


def reasons(program: Program, kept: Mapping[int, Sequence[Obstacle]]) -> Reasons:
    """What keeps families, said so that it can be found in a later program; not what a file that was not looked at may do."""
    return frozenset(_named(program, o) for some in kept.values() for o in some if MARK not in o.message)


def settled(before: Reasons, program: Program, kept: Mapping[int, Sequence[Obstacle]]) -> Collection[int]:
    """Families of ``program`` that further files do not change."""
    return frozenset(f for f, some in kept.items() if any(_named(program, o) in before for o in some))


def _named(program: Program, obstacle: Obstacle) -> tuple[object, ...]:
    return obstacle.code, program.state.files[obstacle.file].path, obstacle.place
