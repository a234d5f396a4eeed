#!/usr/bin/env python3
"""Write ``catalog/data/qdrant.toml`` from the source of the released clients: ``tools/sync_catalog.py [VERSION ...]``.

Each VERSION is added to the releases the file already names (``1.21.0``, or ``1.21`` for its first patch). What a person has to
say about a method (which of the plain ones block, what replaces a removed one) stands in ``qdrant.notes.toml``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from read_client import Member, class_members, constructor_params, fetch

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DATA = Path(__file__).resolve().parent.parent / "qdrant_async_migrate" / "catalog" / "data"
PACKAGE = "qdrant-client"
SYNC = ("qdrant_client.qdrant_client", "QdrantClient")
TWIN = ("qdrant_client.async_qdrant_client", "AsyncQdrantClient")
HEADER = "# Written by tools/sync_catalog.py from the source of the releases below: do not edit, see qdrant.notes.toml.\n"

Kinds = dict[str, str]
"""The kinds of one method, each with the first release that has it so; ``removed`` where neither client has it any more."""


def release(version: str) -> tuple[int, ...]:
    """``1.16.2`` as numbers that compare."""
    numbers = tuple(int(part) for part in version.split("."))
    return numbers + (0,) * (3 - len(numbers))


def known_releases(path: Path) -> list[str]:
    """The releases that the file was made from."""
    if not path.exists():
        return []
    return [str(v) for row in tomllib.loads(path.read_text("utf-8"))["sdk"] for v in row["releases"]]


def kind_in(sync: Mapping[str, Member], twin: Mapping[str, Member], name: str) -> str | None:
    """What the method is in one release; None where users of the sync client have no such method."""
    if name not in sync or sync[name].kind == "raises":
        return None
    return twin[name].kind if name in twin else "missing"


def history(wheels: Mapping[str, Path]) -> tuple[dict[str, Kinds], dict[str, list[str]]]:
    """The kinds of every method over the releases, and its parameters, those of the newest first."""
    kinds: dict[str, Kinds] = {}
    params: dict[str, list[str]] = {}
    for version, wheel in wheels.items():
        sync, twin = class_members(wheel, *SYNC), class_members(wheel, *TWIN)
        if not twin:
            raise SystemExit(f"{PACKAGE} {version} has no {TWIN[1]}: leave it out")
        for name in sorted(sync.keys() | kinds.keys()):
            kind = kind_in(sync, twin, name) or ("removed" if name in kinds else None)
            if kind and kind != next(reversed(kinds.setdefault(name, {}).values()), None):
                kinds[name][version] = kind
            if name in sync:
                params[name] = list(dict.fromkeys([*sync[name].params, *params.get(name, [])]))
    return kinds, params


def render_method(name: str, kinds: Kinds, params: Sequence[str], oldest: str) -> str:
    """One line of the table of methods."""
    rest = {v: k for v, k in kinds.items() if k != "removed"}
    first = next(iter(kinds))
    fields = []
    if len(rest) == 1:
        fields.append(f'kind = "{rest[first]}"')
    else:
        fields.append("kind = { " + ", ".join(f'"{v}" = "{k}"' for v, k in rest.items()) + " }")
    if first != oldest:
        fields.append(f'since = "{first}"')
    fields += [f'removed = "{v}"' for v, k in kinds.items() if k == "removed"]
    if params:
        fields.append(f"params = {json.dumps(list(params))}")
    return f"{name} = {{ {', '.join(fields)} }}"


def render(wheels: Mapping[str, Path]) -> str:
    """The whole file."""
    kinds, params = history(wheels)
    oldest = next(iter(wheels))
    newest = next(reversed(wheels))
    lines = [
        HEADER,
        "[[sdk]]",
        'name = "qdrant_client.QdrantClient"',
        'twin = "qdrant_client.AsyncQdrantClient"',
        f'package = "{PACKAGE}"',
        f"releases = {json.dumps(list(wheels))}",
        f'source = "{PACKAGE} {oldest} to {newest}, source of both classes"',
        f"params = {json.dumps(list(constructor_params(wheels[newest], *SYNC)))}",
        "",
        "[sdk.methods]",
        *(render_method(name, kinds[name], params.get(name, ()), oldest) for name in sorted(kinds)),
    ]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the releases and write the file, or with ``--check`` say whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("versions", nargs="*", metavar="VERSION")
    parser.add_argument("--wheels", type=Path, default=Path.home() / ".cache" / "qdrant-async-migrate" / "wheels")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the file would change")
    options = parser.parse_args(arguments)
    path = DATA / "qdrant.toml"
    wanted = {release(v): v if v.count(".") > 1 else f"{v}.0" for v in [*known_releases(path), *options.versions]}
    if not wanted:
        parser.error(f"{path} names no release yet: give at least one VERSION")
    text = render({wanted[key]: fetch(PACKAGE, wanted[key], options.wheels) for key in sorted(wanted)})
    if options.check:
        return int(not path.exists() or path.read_text("utf-8") != text)
    path.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
