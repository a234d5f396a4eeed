"""Which files a lint has to look at: those in which something is asynchronous, and all that can have to do with them.

In: the bytes of all files. Out: paths. What no import, no string and no protocol connects with a file that waits for anything
neither runs on an event loop nor gives values to what does. More files than have to be, never fewer: a top package is taken
whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from qdrant_async_migrate.demand.imports import imported
from qdrant_async_migrate.discover import Sources
from qdrant_async_migrate.link.modules import Modules

_WAITING = ("async", "Async", "await")
_BY_NAME = (b"import_module", b"__import__", b"resolve_name", b"locate", b"patch", b"entry_points")
_QUOTED = re.compile(rb"[\"']\.*(\w+)[\w.:]*[\"']")
_DEFINED = re.compile(rb"\bdef\s+([a-zA-Z]\w*)")


def waiting(sources: Sources, twins: Iterable[str]) -> set[str]:
    """Files that speak of anything asynchronous; ``twins``: the names of the async clients."""
    names = {twin.rpartition(".")[2] for twin in twins if not any(word in twin for word in _WAITING)}
    return set(sources.naming(tuple(word.encode() for word in (*_WAITING, *sorted(names)))))


def concerned(sources: Sources, modules: Modules, seeds: Collection[str]) -> set[str]:
    """The files ``seeds``, and all that may be connected with them."""
    tops: dict[str, list[str]] = {}
    for path in sources:
        tops.setdefault(_top(sources.file(path).module), []).append(path)
    found = {_top(sources.file(path).module) for path in seeds}
    if len(found) < len(tops):
        near = _near(sources, modules, tops.keys())
        while fresh := (_connected(near, found) | _fitting(sources, tops, found)) - found:
            found |= fresh
    return {path for top in found for path in tops[top]}


def _top(module: str) -> str:
    return module.partition(".")[0]


def _near(sources: Sources, modules: Modules, tops: Collection[str]) -> dict[str, set[str]]:
    """For each top package those that it names, or that name it."""
    near: dict[str, set[str]] = {top: set() for top in tops}
    for path in sources:
        top = _top(sources.file(path).module)
        named = set(_named(sources, modules, path))
        for other in tops if "" in named else named:  # ``from . import name`` beside the top packages
            if other in near:
                near[top].add(other)
                near[other].add(top)
    return near


def _named(sources: Sources, modules: Modules, path: str) -> Iterator[str]:
    """Top packages that a file imports from, or spells out where it looks for modules by name."""
    file, data = sources.file(path), sources.spelled(path)
    for name in imported(modules, file.module, file.is_package, data.decode("utf-8", "replace")):
        yield _top(name)
    if any(word in data for word in _BY_NAME):
        yield from (name.decode() for name in set(_QUOTED.findall(data)))


def _connected(near: dict[str, set[str]], found: Collection[str]) -> set[str]:
    reached, todo = set(found), list(found)
    while todo:
        fresh = near[todo.pop()] - reached
        reached |= fresh
        todo += fresh
    return reached


def _fitting(sources: Sources, tops: dict[str, list[str]], found: Collection[str]) -> set[str]:
    """Packages with a method that a protocol may ask for: classes fit protocols that they do not know."""
    inside = (path for top in found for path in tops[top])
    asked = _defined(sources, sources.naming((b"Protocol",), inside))
    return {top for top, paths in tops.items() if asked and top not in found and not asked.isdisjoint(_defined(sources, paths))}


def _defined(sources: Sources, paths: Iterable[str]) -> set[bytes]:
    """Names of the public functions in some files."""
    return {name for path in paths for name in _DEFINED.findall(sources.spelled(path))}
