"""What a path asks of the parameter of a function that it goes through."""

from __future__ import annotations

from qdrant_async_migrate.lint.origins import Origin

Asked = tuple[int, frozenset[int], frozenset[Origin]]
"""A parameter, by its node, the classes whose objects it has to hold (or below zero the functions, also in a container), and
where those were made that it must not hold."""
Wanted = Asked | None
"""``None``: anything."""
NOWHERE: frozenset[Origin] = frozenset()
