"""A lint of a huge tree: its parts by themselves, two at a time where processes can be copied. In: the parts, and what tells of
the program of one. Out: one report, the same whoever looked at which part."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial

from qdrant_async_migrate.cache.facts import Known
from qdrant_async_migrate.demand.parts import Part
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.lint import Report
from qdrant_async_migrate.model.edits import Edit
from qdrant_async_migrate.model.findings import Finding
from qdrant_async_migrate.model.source import Unread
from qdrant_async_migrate.pipeline.programs import Programs
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.suppress import Comments, Suppressions


@dataclass(frozen=True, slots=True)
class _Told:
    """What there is to tell of a part, and what a copy of this process got to know that this one does not."""

    report: Report
    failed: list[Unread]
    comments: Comments
    known: Known | None


def in_parts(programs: Programs, told: Callable[[Program], Report], suppressions: Suppressions) -> Report:
    """What the part of a file tells of a place counts; what others found in the file besides, through what they give to it, is
    added."""
    by_place: dict[tuple[object, ...], list[Finding]] = {}
    others: dict[tuple[object, ...], list[Finding]] = {}
    edits: dict[Finding, tuple[Edit, ...]] = {}
    for part, report in _each(programs, told, suppressions):
        edits.update(report.edits)
        seen: dict[tuple[object, ...], list[Finding]] = {}
        for finding in report.findings:
            seen.setdefault((finding.path, finding.line, finding.column, finding.code), []).append(finding)
        for place, findings in seen.items():
            (by_place if place[0] in part.own else others).setdefault(place, findings)
    found = [finding for findings in {**others, **by_place}.values() for finding in findings]
    return Report(found, {finding: edits[finding] for finding in found if finding in edits})


def _each(programs: Programs, told: Callable[[Program], Report], suppressions: Suppressions) -> Iterator[tuple[Part, Report]]:
    """The parts with their reports. What comments silence, which files do not parse and their facts are known here afterwards."""
    parts = list(programs.parts())
    looked_at = programs.workers.apart(partial(_look, programs, told, suppressions, os.getpid()), parts, programs.bytes_of)
    for part, found in zip(parts, looked_at, strict=True):
        suppressions.join(found.comments)
        programs.loaded.failed += [failed for failed in found.failed if failed not in programs.loaded.failed]
        if programs.cache is not None and found.known is not None:
            programs.cache.join(found.known)
        yield part, found.report


def _look(
    programs: Programs, told: Callable[[Program], Report], suppressions: Suppressions, shown: int, parts: list[Part]
) -> list[_Told]:
    """Each part frees what the one before it took. ``shown``: the process that shows how far it is."""
    if os.getpid() != shown:
        programs.progress = None
    found: list[_Told] = []
    for part in parts:
        programs.forget()
        report = told(programs.of_part(part))
        known = programs.cache.known() if programs.cache is not None else None
        found.append(_Told(report, list(programs.loaded.failed), suppressions.comments, known))
    return found
