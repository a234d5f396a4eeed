"""Fetches the drawing libraries of the report page from npm, each at a pinned version whose archive has a known hash, and keeps
the minified file and the licence in ``report/page/vendor``. ``--check`` fetches nothing and compares what is there.

To move to a new version: change the row, run it, run the browser tests. Wrong hashes are refused, and the right one is named.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
import tarfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "qdrant_async_migrate" / "report" / "page" / "vendor"


@dataclass(frozen=True, slots=True)
class Library:
    """One archive of npm: where it is, its SHA-256, the file that is taken out of it, and the SHA-256 of that file as kept."""

    name: str
    version: str
    url: str
    archive: str
    member: str
    kept: str


LIBRARIES = (
    Library(
        "d3",
        "7.9.2",
        "https://registry.npmjs.org/d3/-/d3-7.9.2.tgz",
        "f0c1d2c2479907a6e3265370d0fd715f7aef0f561cdd2b415df385ba7df9d1aa",
        "package/dist/d3.min.js",
        "912111098ea99503a6f4967361d2bbdc9dbf58cf9c678c8e27e5b02d1a07f0c1",
    ),
    Library(
        "dagre",
        "3.1.3",
        "https://registry.npmjs.org/@dagrejs/dagre/-/dagre-3.1.3.tgz",
        "12441833c8af49e5a241d94bfd53159875965876b3f4f3214abafe1ed6a9ee4c",
        "package/dist/dagre.min.js",
        "7f751ea7f1695a56c55845e4415b8ce7d65620b10a15bf1ea806f70af10f97f2",
    ),
)


def main() -> int:
    """Fetch, or with ``--check`` compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare what is there with the hashes")
    check = parser.parse_args().check
    return max(_checked(library) if check else _fetched(library) for library in LIBRARIES)


def _checked(library: Library) -> int:
    file = VENDOR / f"{library.name}.min.js"
    return _same(str(file), file.read_bytes(), library.kept)


def _fetched(library: Library) -> int:
    with urllib.request.urlopen(library.url, timeout=60) as answer:
        archive = answer.read()
    if wrong := _same(library.url, archive, library.archive):
        return wrong
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        script, licence = (_member(files, name) for name in (library.member, "package/LICENSE"))
    script = _bare(script)
    VENDOR.mkdir(parents=True, exist_ok=True)
    (VENDOR / f"{library.name}.min.js").write_bytes(script)
    (VENDOR / f"{library.name}.LICENSE").write_bytes(licence)
    return _same(library.member, script, library.kept)


def _member(files: tarfile.TarFile, name: str) -> bytes:
    found = files.extractfile(name)
    if found is None:
        raise SystemExit(f"{name} is no file of the archive")
    return found.read()


def _bare(script: bytes) -> bytes:
    """Without the address of its source map, which a page that stands alone does not have."""
    lines = [line for line in script.splitlines() if not line.startswith(b"//# sourceMappingURL=")]
    return b"\n".join(lines) + b"\n"


def _same(what: str, data: bytes, digest: str) -> int:
    found = hashlib.sha256(data).hexdigest()
    if found == digest:
        return 0
    print(f"{what}: SHA-256 is {found}, not {digest}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
