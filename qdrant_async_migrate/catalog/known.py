"""Which releases of a package the catalog tells apart: found without reading the rest of it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ..formats import toml

DATA = Path(__file__).parent / "data"
BLOCKING = "blocking"
"""How the names of files begin that hold nothing but rows of blocking calls."""


@lru_cache(maxsize=8)
def known_releases(package: str) -> tuple[str, ...]:
    """The releases of a package, oldest first; none if it has no client class."""
    for path in sorted(DATA.glob("*.toml")):
        data = path.read_bytes() if not path.name.startswith(BLOCKING) else b""
        if b"[[sdk]]\n" in data and f'"{package}"'.encode() in data:
            head = data.decode("utf-8").partition("\n[sdk.methods]")[0]
            rows = toml(head)["sdk"]
            if found := next((row["releases"] for row in rows if "releases" in row), None):
                return tuple(found)
    return ()
