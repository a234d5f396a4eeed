"""What the value flow notes of objects of libraries, and of modules under names that no file has."""

from __future__ import annotations

from typing import Any

from qdrant_async_migrate.records import dataclass, field


@dataclass(slots=True)
class ForeignStores:
    """What the program keeps in objects of libraries: nodes of object and value, and under which name or key."""

    stored: list[tuple[int, str, int]] = field(default_factory=list)
    put: list[tuple[int, object, int]] = field(default_factory=list)
    asked: list[tuple[int, object, int]] = field(default_factory=list)
    fields: dict[tuple[str, str], int] = field(default_factory=dict)
    """The node of what is kept in an attribute, by the names of the object and of the attribute."""
    items: dict[object, dict[str, int]] = field(default_factory=dict)
    """The node of what is kept under a key, by the key and the name of the object, if that is an attribute."""
    linked: set[tuple[int, int]] = field(default_factory=set)
    variables: dict[int, str] = field(default_factory=dict)
    """The names of variables by their nodes, once somebody asks."""
    modules: dict[str, int] = field(default_factory=dict)
    """The node of what is put into ``sys.modules``, by its name there; ``taken``: of what is imported from there."""
    taken: dict[tuple[int, str], int] = field(default_factory=dict)
    main: list[Any] = field(default_factory=list)  # reads of names of ``__main__``
