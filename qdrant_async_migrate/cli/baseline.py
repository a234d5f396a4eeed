"""Findings that are known already. In: an outcome and a file. Out: the outcome without them. An entry is path, code and the text
of the line, never its number: lines may be added above it."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from qdrant_async_migrate.cli.session import texts_of
from qdrant_async_migrate.model.errors import UsageError, WriteError
from qdrant_async_migrate.model.findings import Finding, Outcome
from qdrant_async_migrate.records import replace
from qdrant_async_migrate.report.frame import lines_of

Entry = tuple[str, str, str]
FORMAT = 1


def entries(outcome: Outcome) -> list[Entry]:
    """One entry for each finding, in the same order; paths are seen from the root of the project."""
    lines = {path: lines_of(text) for path, text in texts_of(outcome).items()}
    return [_entry(finding, lines.get(finding.path, []), outcome.root) for finding in outcome.findings]


def _entry(finding: Finding, lines: list[str], root: str) -> Entry:
    line = lines[finding.line - 1].strip() if 0 < finding.line <= len(lines) else ""
    return os.path.relpath(finding.path, root).replace(os.sep, "/"), finding.code, line


def without_known(outcome: Outcome, file: Path) -> tuple[Outcome, int]:
    """The outcome without the findings in ``file``, and how many entries there no finding stands for any more. What is there once
    is left out once. Raises UsageError for a file that is not there or is no baseline."""
    known = _read(file)
    fresh = []
    for finding, entry in zip(outcome.findings, entries(outcome), strict=True):
        if known[entry]:
            known[entry] -= 1
        else:
            fresh.append(finding)
    return replace(outcome, findings=tuple(fresh)), sum(known.values())


def save(outcome: Outcome, file: Path) -> int:
    """Write all findings of the outcome to ``file``, and say how many there are."""
    found = sorted(entries(outcome))
    rows = [{"path": path, "code": code, "line": line} for path, code, line in found]
    try:
        import json

        file.write_text(json.dumps({"format": FORMAT, "findings": rows}, indent=1, ensure_ascii=False) + "\n", "utf-8")
    except OSError as error:
        raise WriteError(f"{file}: the baseline cannot be written: {error.strerror}") from None
    return len(found)


def _read(file: Path) -> Counter[Entry]:
    try:
        import json

        rows = json.loads(file.read_text("utf-8"))["findings"]
        return Counter((str(row["path"]), str(row["code"]), str(row["line"])) for row in rows)
    except FileNotFoundError:
        raise UsageError(f"{file}: there is no such baseline; --write-baseline makes it") from None
    except OSError as error:
        raise UsageError(f"{file}: the baseline cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{file}: this is no baseline; --write-baseline makes a new one") from None
