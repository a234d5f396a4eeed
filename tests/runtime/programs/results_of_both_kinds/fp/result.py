from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable


@dataclass(frozen=True)
class Ok:
    value: Any

    def then(self, fn: Callable[[Any], Any]) -> Ok | Err:
        return attempt(fn, self.value)

    def unwrap_or(self, default):
        return self.value


@dataclass(frozen=True)
class Err:
    error: Exception

    def then(self, fn):
        return self

    def unwrap_or(self, default):
        return default


def attempt(fn, *args, **kwargs):
    try:
        return Ok(fn(*args, **kwargs))
    except ValueError as exc:
        return Err(exc)
