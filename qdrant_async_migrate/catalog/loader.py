"""Files in, one catalog out: all ``data/*.toml`` and the user's own tables, later rows of a name replacing earlier ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .files import read_files, rows_of_tables
from .filing import Filing
from .known import BLOCKING, DATA
from .lookup import Catalog
from .rows import SHAPES, RawRow, names_of, rows_of
from .schema import Sdk, Use
from .sdks import build_sdks
from .tables import Table, every, last, merged


def load_catalog(
    extra: Sequence[Mapping[str, Any]] = (),
    qdrant_version: str | None = None,
    *,
    blocking: bool = True,
    versions: Mapping[str, str] | None = None,
) -> Catalog:
    """All that is known of libraries.

    Args:
        extra: tables as a catalog file holds them (``{"boundary": [{"name": ...}], "sdk": [...]}``), a later one winning over an
            earlier one and over ours; ``"__file__"`` in one is the path to name in messages.
        qdrant_version: the release in use, as ``1.16``, ``1.16.2``; None for the newest known.
        blocking: whether to read the tables of blocking calls as well.
        versions: releases in use of further packages, by distribution name.

    Raises:
        CatalogError: a row is not what the schema asks for; the message names file and line.
    """
    in_use = dict(versions or {})
    if qdrant_version is not None:
        in_use["qdrant-client"] = qdrant_version
    wanted = [path for path in sorted(DATA.glob("*.toml")) if blocking or not path.name.startswith(BLOCKING)]
    return build_catalog(read_files(wanted), list(rows_of_tables(extra)), in_use)


def build_catalog(ours: Sequence[RawRow], users: Sequence[RawRow], versions: Mapping[str, str]) -> Catalog:
    """The catalog of these tables and no others; the user's are checked here, ours when asked for (and by tests)."""
    for raw in users:
        if raw.table != "sdk":
            list(rows_of(raw))
    raws: dict[str, list[RawRow]] = {table: [] for table in SHAPES}
    for raw in (*ours, *users):
        raws[raw.table].append(raw)
    sdks = build_sdks(raws["sdk"], versions)
    aliases = _aliases(raws["type"]) | _class_spellings(sdks)
    filing = Filing(aliases)
    return Catalog(
        sdks=sdks,
        boundaries={use: Table(filing, (raw for raw in raws["boundary"] if raw.text("use") == use.value), last) for use in Use},
        effects=Table(filing, raws["effect"], every),
        blockings=Table(filing, _users_first(raws["blocking"], users), every),
        types=Table(filing, raws["type"], merged),
        arounds=Table(filing, raws["around"], last),
        aliases=aliases,
        twins={sdk.twin: sdk for sdk in sdks.values()},
        versions=dict(versions),
        exceptions=tuple(name for raw in raws["type"] if raw.text("raised_async") for name in names_of(raw)),
    )


def _users_first(raws: Sequence[RawRow], users: Sequence[RawRow]) -> list[RawRow]:
    theirs = [raw for raw in users if raw.table == "blocking"]
    return [*theirs, *raws[: len(raws) - len(theirs)]]


def _aliases(raws: Iterable[RawRow]) -> dict[str, str]:
    """All aliases but those that would close a circle, as when two files prefer different spellings of one class."""
    aliases: dict[str, str] = {}
    for raw in raws:
        if target := raw.text("alias"):
            aliases.update((name, target) for name in names_of(raw) if _end_of(target, aliases) != name)
    return aliases


def _end_of(name: str, aliases: Mapping[str, str]) -> str:
    while name in aliases:
        name = aliases[name]
    return name


def _class_spellings(sdks: Mapping[str, Sdk]) -> dict[str, str]:
    here = {other: sdk.name for sdk in sdks.values() for other in sdk.spellings}
    return here | {twin: sdk.twin for sdk in sdks.values() for twin in sdk.spellings.values() if twin != sdk.twin}
