"""One step of a chain of calls."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """``text`` defines what ``ref`` names; ``group`` is the word of the specification for it."""

    name: str
    group: str
    ref: str
    text: str
