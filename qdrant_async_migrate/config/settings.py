"""What can be set: one frozen value that every phase reads and none changes."""

from __future__ import annotations

from collections.abc import Mapping

from qdrant_async_migrate.records import dataclass

Row = Mapping[str, object]
"""A row of a table that extends the catalog, as written; the catalog checks it."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of a run. Field names are those of the flags and configuration keys, with ``_`` for ``-``."""

    select: tuple[str, ...] = ()
    """Codes or their prefixes to report; empty: all that are on by default."""
    ignore: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    """Globs, as in ``.gitignore``, relative to the project root; only files that match belong to the program. Empty: all."""
    exclude: tuple[str, ...] = ()
    """Globs of files that do not belong to the program: neither read nor written."""
    qdrant_version: str = ""
    """``X.Y`` of the client the program runs on; empty: found out from the project."""
    jobs: int = 0
    """Worker processes; 0: as many as there are processors. Small programs need none."""
    cache: bool = True
    force: bool = False
    offload: bool = False
    split: bool = False
    also: tuple[str, ...] = ()
    """Companion SDKs to migrate too."""
    only: tuple[str, ...] = ()
    """Symbols; only families that reach one of them are migrated. Empty: all."""
    dual: tuple[str, ...] = ()
    """Symbols that keep their sync API and get an async twin."""
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Pairs of a glob and the codes that are not reported in files it matches."""
    baseline: str = ""
    """File of findings that ``check`` takes as known."""
    blocking: tuple[Row, ...] = ()
    accepts_coroutines: tuple[Row, ...] = ()
    runs_in_thread: tuple[Row, ...] = ()
    sync_only: tuple[Row, ...] = ()
    sdk: tuple[Row, ...] = ()
    source: str = ""
    """The file that the settings came from, for messages; empty: none."""

    def tables(self) -> tuple[Mapping[str, object], ...]:
        """Rows that the user adds to the catalog, as its files hold them."""
        takes = [{"use": use, "takes": "both", **row} for row in self.accepts_coroutines for use in _uses(row)]
        takes += [{"use": use, "takes": "both", "thread": True, **row} for row in self.runs_in_thread for use in _uses(row)]
        takes += [{"use": use, "takes": "sync", **row} for row in self.sync_only for use in _uses(row)]
        tables = {"blocking": list(self.blocking), "boundary": takes, "sdk": list(self.sdk)}
        return ({name: rows for name, rows in tables.items() if rows} | ({"__file__": self.source} if self.source else {}),)


def _uses(row: Row) -> tuple[str, ...]:
    """A row that does not say how the name is met holds for all ways."""
    return () if not row else ("decorator", "base", "callback") if "use" not in row else (str(row["use"]),)
