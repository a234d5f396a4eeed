"""Symlinks inside the tree: a linked file is analysed once, under its real path, and known by its other paths as well."""

from __future__ import annotations

from collections import defaultdict

from qdrant_async_migrate.discover.listing import SUFFIXES, Left
from qdrant_async_migrate.discover.walk import Walk, kind_of
from qdrant_async_migrate.records import replace


def resolve_links(walk: Walk) -> None:
    """Write the paths of ``walk.links`` into the files they lead to, or say why not."""
    others: defaultdict[str, list[str]] = defaultdict(list)
    for link, target in sorted(walk.links):
        if target == "./" or (target.endswith("/") and link.startswith(target)):
            walk.left.append(Left(link, "link to a folder around it"))
        elif not target.endswith(("/", *SUFFIXES)):
            walk.take(link, kind_of(link))  # ``tool.py -> tool``: the link is what says that it is Python
        elif found := _reached(walk, link, target):
            for path, other in found:
                others[path].append(other)
        else:
            walk.left.append(Left(link, f"link to {target}, which is left out or holds no Python"))
    for path, links in others.items():
        walk.files[path] = replace(walk.files[path], links=tuple(links))


def _reached(walk: Walk, link: str, target: str) -> list[tuple[str, str]]:
    """The files that a link reaches, each with its path through the link."""
    if target in walk.files:
        return [(target, link)]
    if not target.endswith("/"):
        return []
    return [(path, link + path[len(target) :]) for path in sorted(walk.files) if path.startswith(target)]
