"""Version numbers: comparing them and choosing, of the releases that are known, the one that describes a project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .schema import Method, MethodKind

Release = tuple[int, ...]


def release(version: str) -> Release:
    """``1.16.2``, ``v1.16`` or ``1.16.0rc1`` as numbers that compare; ``ValueError`` without any number."""
    if not (match := re.match(r"\s*v?(?:\d+!)?(\d+(?:\.\d+)*)", version)):
        raise ValueError(f"not a version: {version!r}")
    numbers = tuple(int(part) for part in match[1].split("."))
    return numbers + (0,) * (3 - len(numbers))


def newest_known(releases: Iterable[str], wanted: str | None) -> str:
    """The newest of ``releases`` that is not newer than ``wanted``; the newest of all for None, the oldest if all are newer.

    ``wanted`` may leave out parts: ``1.16`` is the last patch of 1.16, ``1`` the last release of all that begin with 1.
    """
    known = sorted(releases, key=release)
    if not known or wanted is None:
        return known[-1] if known else ""
    limit = _upper_bound(wanted)
    return next((v for v in reversed(known) if release(v) <= limit), known[0])


def _upper_bound(wanted: str) -> Release:
    numbers = release(wanted)
    given = len(re.findall(r"\d+", re.sub(r"^\s*v?(\d+!)?([\d.]+).*", r"\2", wanted)))
    return numbers[:given] + (1 << 30,) * (3 - given) if given < 3 else numbers


def kind_at(kinds: Mapping[str, MethodKind], version: str) -> MethodKind:
    """The kind that holds in ``version``; the first one for a version before all."""
    ordered = sorted(kinds.items(), key=lambda item: release(item[0]))
    if not version:
        return ordered[-1][1]
    passed = [kind for start, kind in ordered if release(start) <= release(version)]
    return passed[-1] if passed else ordered[0][1]


def holds(since: str, until: str, version: str | None) -> bool:
    """A row that is valid from ``since`` and before ``until`` is so in ``version``; an unknown version is the newest."""
    if version is None:
        return not until
    at = release(version)
    return (not since or release(since) <= at) and (not until or at < release(until))


def removed_at(method: Method, version: str) -> str:
    """``method.removed`` if it is gone in ``version``, else empty."""
    return method.removed if method.removed and (not version or release(method.removed) <= release(version)) else ""
