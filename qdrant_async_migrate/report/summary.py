"""The last lines of a run: what was done, what was held back, what to do next. In: an outcome. Out: lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qdrant_async_migrate.model.findings import FileStatus, Finding, Outcome, Severity
from qdrant_async_migrate.model.graph import NodeKind
from qdrant_async_migrate.report.paint import Line, Span
from qdrant_async_migrate.report.text import View
from qdrant_async_migrate.report.words import count, with_others
from qdrant_async_migrate.rules import page

BLOCKERS_NAMED = 5
ROWS = 12
"""Files in the table; the page of ``report`` has them all."""
_BRIDGED = "QAM201"
_UNCERTAIN = "QAM111"


def summary(outcome: Outcome, view: View) -> Iterator[Line]:
    """The figures of the run, and the next step."""
    if outcome.command == "check":
        yield from _checked(outcome)
    else:
        yield from _migrated(outcome, view)


def _checked(outcome: Outcome) -> Iterator[Line]:
    yield from _failed(outcome)
    if not outcome.findings:
        yield Line(Span("No findings", "good"), f" in {count(len(outcome.files), 'file')}.")
        return
    fixable = sum(finding.fixable for finding in outcome.findings)
    yield Line(Span(f"{count(len(outcome.findings), 'finding')}", "heading"), f" ({_loudness(outcome)}).")
    changed = sum(file.status is FileStatus.CHANGED for file in outcome.files)
    if changed and outcome.written:
        yield Line(f"Fixed {count(changed, 'file')}; 'qdrant-async-migrate undo' puts them back.")
    elif fixable:
        yield Line(f"{fixable} can be fixed: check --fix.")
    yield Line(f"More about a code: qdrant-async-migrate explain {_loudest(outcome).code}")


def _migrated(outcome: Outcome, view: View) -> Iterator[Line]:
    yield from _failed(outcome)
    if view.verbose:
        yield from _functions(outcome)
    yield from _table(outcome, view)
    yield from _done(outcome)
    yield from _held_back(outcome)
    yield from _left(outcome)
    yield from next_steps(outcome)


def _failed(outcome: Outcome) -> Iterator[Line]:
    """Files that could not be dealt with and that no finding speaks of."""
    told = {finding.path for finding in outcome.findings}
    for file in outcome.files:
        if file.status is FileStatus.ERROR and file.path not in told:
            yield Line(Span(f"{file.path}: ", "path"), Span("error: ", "error"), file.message or "could not be dealt with")


def _functions(outcome: Outcome) -> Iterator[Line]:
    if not outcome.functions:
        return
    yield Line(Span("Functions made async, and why", "heading"))
    for function in outcome.functions:
        yield Line("  ", Span(f"{function.path}:{function.line}", "dim"), f"  {function.because or function.symbol}")
    yield Line()


def _table(outcome: Outcome, view: View) -> Iterator[Line]:
    """The figures of each file that has a part in it; at a terminal, where a person reads."""
    rows = sorted(_figures(outcome).items(), key=lambda row: (-sum(row[1]), row[0]))
    if view.width is None or len(rows) < 2:
        return
    room = min(max(len(path) for path, _ in rows), max(view.width - 36, 20))
    yield Line(Span(f"{'file':<{room}}  {'awaited':>9}  {'held back':>9}  {'made async':>10}", "heading"))
    for path, numbers in rows[:ROWS]:
        shown = path if len(path) <= room else "…" + path[len(path) - room + 1 :]
        yield Line(
            Span(f"{shown:<{room}}", "path"),
            "".join(f"  {number or '·':>{w}}" for number, w in zip(numbers, (9, 9, 10), strict=True)),
        )
    if len(rows) > ROWS:
        yield Line(f"and {count(len(rows) - ROWS, 'file')} more")
    yield Line()


def _figures(outcome: Outcome) -> dict[str, tuple[int, int, int]]:
    """For each file: calls awaited, calls held back, functions made async."""
    found: dict[str, list[int]] = {}
    for node in outcome.graph.nodes:
        match node.kind:
            case NodeKind.CALL | NodeKind.KEPT:
                found.setdefault(node.path, [0, 0, 0])[node.kind is NodeKind.KEPT] += node.calls
            case NodeKind.TURNS:
                found.setdefault(node.path, [0, 0, 0])[2] += 1
    return {path: (one, two, three) for path, (one, two, three) in found.items()}


def _done(outcome: Outcome) -> Iterator[Line]:
    figures = outcome.summary
    if not figures.files_changed:
        yield Line(Span(_nothing(outcome), "heading"))
        return
    verb = "Changed" if outcome.written else "Would change"
    bridged = sum(finding.code == _BRIDGED for finding in outcome.findings)
    turned = f"{count(figures.functions_made_async, 'function')} made async"
    if bridged and not figures.functions_made_async:
        turned = f"{count(bridged, 'function')} kept plain with an event loop inside"
    made = f"{count(figures.awaited, 'call')} awaited, {turned}"
    clients = f"{count(figures.families_migrated, 'client')} moved to the async kind"
    yield Line(Span(f"{verb} {count(figures.files_changed, 'file')}", "good"), f": {made}, {clients}.")


def _nothing(outcome: Outcome) -> str:
    """Why no file changed."""
    figures = outcome.summary
    if figures.kept or figures.families_kept:
        return "Nothing changed: every client is held back."
    if figures.families_left:
        return "Nothing changed: no client that can migrate was chosen."
    if alike := sum(finding.code == _UNCERTAIN for finding in outcome.findings):
        places = f"{count(alike, 'place')} named above may be" if alike > 1 else "the place named above may be"
        return f"Nothing changed: no call is known to be a sync client's; {places}."
    return "Nothing to migrate: no call of a sync client was found."


def _held_back(outcome: Outcome) -> Iterator[Line]:
    figures = outcome.summary
    if not (figures.kept or figures.families_kept):
        return
    yield Line(Span("Held back", "heading"), f": {count(figures.kept, 'call')} of {count(figures.families_kept, 'client')}.")
    blockers = blocking_first(outcome)
    for finding in blockers[:BLOCKERS_NAMED]:
        place = f"{finding.path}:{finding.line}"
        yield Line(
            "  ",
            Span(f"{place} {finding.code}", "path"),
            f" unlocks {count(finding.holds_back, 'call')}{with_others(finding.beside)}",
        )
    if len(blockers) > BLOCKERS_NAMED:
        yield Line(f"  and {len(blockers) - BLOCKERS_NAMED} more, each with fewer calls")


def _left(outcome: Outcome) -> Iterator[Line]:
    figures = outcome.summary
    if figures.families_left:
        what = f"{count(figures.left, 'call')} of {count(figures.families_left, 'client')} left sync as chosen"
        yield Line(Span("Left for later", "heading"), f": {what}; the notes name each.")


def blocking_first(outcome: Outcome) -> list[Finding]:
    """The findings that hold calls back, the one that unlocks most first."""
    held = [finding for finding in outcome.findings if finding.holds_back]
    return sorted(held, key=lambda finding: (-finding.holds_back, finding.path, finding.line))


def next_steps(outcome: Outcome) -> Iterator[Line]:
    """What to do now."""
    if blockers := blocking_first(outcome):
        yield Line(f"Next: 'qdrant-async-migrate explain {blockers[0].code}' says how to clear the first one.")
    if outcome.summary.files_changed and not outcome.written:
        yield Line("Nothing was written. Run again with --write, or pipe the diff into 'git apply'.")
    elif outcome.written and outcome.summary.files_changed:
        look = any(finding.code.startswith("QAM2") for finding in outcome.findings)
        notes = "Read the QAM2 notes above, run" if look else "Run"
        yield Line(f"{notes} your tests, then 'qdrant-async-migrate check' for what still blocks; 'undo' puts it all back.")


def _loudness(outcome: Outcome) -> str:
    numbers = Counter(finding.severity for finding in outcome.findings)
    words = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
    return ", ".join(count(numbers[severity], word) for severity, word in words if numbers[severity])


def _loudest(outcome: Outcome) -> Finding:
    order = list(Severity)
    return min(outcome.findings, key=lambda finding: order.index(finding.severity))


def statistics(outcome: Outcome) -> Iterator[Line]:
    """How often each code was found, the most frequent first."""
    numbers = Counter(finding.code for finding in outcome.findings)
    for code, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0])):
        yield Line(f"{number:>6}  ", Span(code, "code"), f"  {page(code).summary}")
