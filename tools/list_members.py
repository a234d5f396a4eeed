#!/usr/bin/env python3
"""Fill in the methods of base classes in catalog files: ``tools/list_members.py FILE ...``, run where the packages are installed.

Of each row with ``use = "base"`` for one class the lines ``members``, ``twins`` and ``source`` are written anew, unless its
members are ``["*"]``.

A member is a method that the class or one of its bases defines, other than what every ``object`` has and what pydantic's models
bring along. A twin is a coroutine method of the same class that is called like the method with ``a``, ``_a`` or ``_async`` added.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import inspect
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

OPEN_DUNDERS = {"__call__", "__enter__", "__exit__", "__iter__", "__next__"}
KEPT_OF_PYDANTIC = {"model_post_init"}


def resolve(dotted: str) -> Any:
    """The object that a dotted name stands for; LookupError with what was not found, ImportError for a missing package."""
    parts = dotted.split(".")
    for cut in range(len(parts), 0, -1):
        name = ".".join(parts[:cut])
        try:
            value: Any = importlib.import_module(name)
        except ModuleNotFoundError as error:
            if cut > 1 and name.startswith(error.name or " "):
                continue
            raise
        for part in parts[cut:]:
            if not hasattr(value, part) and part not in getattr(value, "model_fields", ()):
                raise LookupError(f"{dotted}: {value!r} has no {part!r}")
            value = getattr(value, part, None)
        return value
    raise LookupError(dotted)


def members(cls: type) -> list[str]:
    """The methods that the library may call on an instance."""
    return sorted({name for name in _all_names(cls) if _is_method(cls, name)})


def _all_names(cls: type) -> Iterator[str]:
    for owner in cls.__mro__:
        home = owner.__module__.split(".")[0]
        for name in vars(owner):
            is_dunder = name.startswith("__") and name not in OPEN_DUNDERS
            if owner is object or home in ("typing", "abc") or is_dunder or name.startswith(f"_{owner.__name__.lstrip('_')}__"):
                continue
            if home not in ("pydantic", "pydantic_core") or name in KEPT_OF_PYDANTIC or cls.__module__.startswith("pydantic"):
                yield name


def _is_method(cls: type, name: str) -> bool:
    value = inspect.getattr_static(cls, name, None)
    return isinstance(value, (staticmethod, classmethod, property)) or inspect.isroutine(value)


def twins(cls: type, names: Sequence[str]) -> dict[str, str]:
    """Async forms by the names of the sync methods."""
    found = {}
    for name in names:
        if not name.startswith("__"):
            bare = name.lstrip("_")
            lead = name[: len(name) - len(bare)]
            choices = (f"{lead}a{bare}", f"{lead}{bare}_async", f"{lead}async_{bare}")
            if twin := next((choice for choice in choices if choice in names and _is_async(cls, choice)), None):
                found[name] = twin
    return found


def _is_async(cls: type, name: str) -> bool:
    value = inspect.unwrap(getattr(cls, name))
    return inspect.iscoroutinefunction(value) or inspect.isasyncgenfunction(value)


def source_of(cls: type) -> str:
    """The released package that defines the class, for the ``source`` of a row."""
    package = cls.__module__.split(".")[0]
    if package in sys.stdlib_module_names:
        return f"CPython {sys.version_info[0]}.{sys.version_info[1]}"
    owners = importlib.metadata.packages_distributions().get(package, [package])
    return f"{owners[0]} {importlib.metadata.version(owners[0])}"


def filled_in(block: str) -> str:
    """The text of one row, with what its class has today; unchanged where the package is not installed."""
    lines = list(block.rstrip("\n").split("\n"))
    values = dict(line.split(" = ", 1) for line in lines if " = " in line)
    if values.get("use") != '"base"' or values.get("members") == '["*"]' or "{" in values["name"]:
        return block
    try:
        cls = resolve(json.loads(values["name"]))
    except ImportError as error:
        print(f"{values['name']}: left as it is: {error}", file=sys.stderr)
        return block
    if not isinstance(cls, type):  # a row for one method of a class
        return block
    written = ("members = ", "source = ") if "class = " in values.get("twins", "") else ("members = ", "twins = ", "source = ")
    kept = [line for line in lines if not line.startswith(written)]
    end = next((i for i, line in enumerate(kept) if i and not line.strip()), len(kept))
    return "\n".join([*kept[:end], *_found(cls), *kept[end:]]) + "\n" * (len(block) - len(block.rstrip("\n")))


def _found(cls: type) -> Iterator[str]:
    names = members(cls)
    yield f"members = {json.dumps(names)}"
    if found := twins(cls, names):
        yield "twins = { " + ", ".join(f'{name} = "{twin}"' for name, twin in found.items()) + " }"
    yield f'source = "{source_of(cls)}"'


def update(path: Path) -> None:
    """Fill in all rows of a file."""
    head, *blocks = re.split(r"(?m)^(?=\[\[)", path.read_text("utf-8"))
    path.write_text(head + "".join(map(filled_in, blocks)), "utf-8", newline="\n")


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        update(Path(name))
