"""Companion SDKs: client classes made from the rows of their blocking calls, each of which names its async form.

Only a class whose twin stands in the same module under another name takes part, with the methods whose twin has their own
name. What no row speaks of is unknown: the planner keeps a client that uses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from qdrant_async_migrate.model.errors import UsageError

from ..records import replace
from .lookup import Catalog
from .schema import Blocking, Method, Sdk


def with_companions(catalog: Catalog, also: Iterable[str]) -> Catalog:
    """The catalog with the client classes of these distributions; it must have the rows of blocking calls.

    Raises:
        UsageError: nothing is known of one of them.
    """
    known: dict[str, list[Sdk]] = {}
    for sdk in _companions(catalog):
        known.setdefault(_plain(sdk.package), []).append(sdk)
    added: dict[str, Sdk] = {}
    for name in also:
        if _plain(name) not in known:
            near = get_close_matches(_plain(name), sorted(known), 1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
            raise UsageError(f"--also {name}: no client of it can be migrated; {hint}")
        added |= {sdk.name: sdk for sdk in known[_plain(name)]}
    sdks = {**added, **catalog.sdks}
    return replace(catalog, sdks=sdks, twins={sdk.twin: sdk for sdk in sdks.values()}, memo={}, lines={})


def is_companion(sdk: Sdk) -> bool:
    """The class was made here: little is known of it beside its methods."""
    return not sdk.version


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def _companions(catalog: Catalog) -> Iterator[Sdk]:
    methods: dict[tuple[str, str, str], dict[str, Method]] = {}
    for name in catalog.blockings.spelled():
        for row in catalog.blockings.find(name) or ():
            found = _method(name, row)
            if found is not None and row.package and found[0] not in catalog.sdks:
                cls, twin, method = found
                methods.setdefault((cls, twin, row.package), {})[method.name] = method
    for (cls, twin, package), table in methods.items():
        yield Sdk(cls, twin, package, "", table, source=f"blocking calls of {package}")


def _method(name: str, row: Blocking) -> tuple[str, str, Method] | None:
    """Class, twin and method, if they can be told from the two names."""
    cls, method = _parted(name)
    twin, other = _parted(row.twin)
    same_home = cls.rpartition(".")[0] == twin.rpartition(".")[0] and cls != twin
    if not method or method != other or not same_home or row.twin_kind is None or "*" in name:
        return None
    return cls, twin, Method(method, row.twin_kind)


def _parted(name: str) -> tuple[str, str]:
    """``pkg.Class`` and ``resource.method``; the class is the first part that begins with a capital."""
    parts = name.split(".")
    at = next((i for i, part in enumerate(parts) if part[:1].isupper()), len(parts))
    return ".".join(parts[: at + 1]), ".".join(parts[at + 1 :])
