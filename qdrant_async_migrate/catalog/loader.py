"""Files in, one catalog out: all ``data/*.toml`` and the user's own tables, later rows of a name replacing earlier ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

from .files import DATA, read_files, rows_of_tables
from .lookup import Catalog
from .names import Names
from .rows import SHAPES, RawRow, rows_of
from .schema import Blocking, Boundary, Effect, Sdk, TypeRow, Use
from .sdks import build_sdks

T = TypeVar("T", Effect, Blocking)


def load_catalog(
    extra: Sequence[Mapping[str, Any]] = (),
    qdrant_version: str | None = None,
    *,
    blocking: bool = True,
    versions: Mapping[str, str] | None = None,
    cache: Path | None = None,
) -> Catalog:
    """All that is known of libraries.

    Args:
        extra: tables as a catalog file holds them (``{"boundary": [{"name": ...}], "sdk": [...]}``), a later one winning over an
            earlier one and over ours; ``"__file__"`` in one is the path to name in messages.
        qdrant_version: the release in use, as ``1.16``, ``1.16.2``; None for the newest known.
        blocking: whether to read the tables of blocking calls as well.
        versions: releases in use of further packages, by distribution name.
        cache: a folder to keep the parsed tables in; None parses them each time.

    Raises:
        CatalogError: a row is not what the schema asks for; the message names file and line.
    """
    in_use = dict(versions or {})
    if qdrant_version is not None:
        in_use["qdrant-client"] = qdrant_version
    wanted = [path for path in sorted(DATA.glob("*.toml")) if blocking or not path.name.startswith("blocking")]
    return build_catalog([*read_files(wanted, cache), *rows_of_tables(extra)], in_use)


def build_catalog(raw: Sequence[RawRow], versions: Mapping[str, str]) -> Catalog:
    """The catalog of these tables and no others."""
    parsed: dict[str, list[Any]] = {table: [] for table in SHAPES}
    for row in raw:
        if row.table != "sdk":
            parsed[row.table] += rows_of(row)
    sdks = build_sdks([row for row in raw if row.table == "sdk"], versions)
    return _assemble(sdks, parsed, versions)


def _assemble(sdks: Mapping[str, Sdk], parsed: Mapping[str, list[Any]], versions: Mapping[str, str]) -> Catalog:
    types = _merge_types(parsed["type"])
    boundaries: list[Boundary] = parsed["boundary"]
    return Catalog(
        sdks=sdks,
        boundaries={use: Names((b.name, b) for b in boundaries if b.use is use) for use in Use},
        effects=Names(_grouped(parsed["effect"])),
        blockings=Names(_grouped(parsed["blocking"])),
        types=Names(types.items()),
        aliases={row.name: row.alias for row in types.values() if row.alias} | _class_spellings(sdks),
        twins={sdk.twin: sdk for sdk in sdks.values()},
        versions=dict(versions),
    )


def _merge_types(rows: Iterable[TypeRow]) -> dict[str, TypeRow]:
    merged: dict[str, TypeRow] = {}
    for row in rows:
        said = {f.name: value for f in fields(row) if (value := getattr(row, f.name))}
        merged[row.name] = replace(merged[row.name], **said) if row.name in merged else row
    return merged


def _grouped(rows: Iterable[T]) -> Iterator[tuple[str, tuple[T, ...]]]:
    groups: dict[str, list[T]] = {}
    for row in rows:
        groups.setdefault(row.name, []).append(row)
    return ((name, tuple(group)) for name, group in groups.items())


def _class_spellings(sdks: Mapping[str, Sdk]) -> dict[str, str]:
    here = {other: sdk.name for sdk in sdks.values() for other in sdk.spellings}
    return here | {twin: sdk.twin for sdk in sdks.values() for twin in sdk.spellings.values() if twin != sdk.twin}
