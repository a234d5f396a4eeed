"""Workflow commands for GitHub Actions: an annotation on the line of each finding."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Finding, Outcome, Severity

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(outcome: Outcome) -> str:
    """One line per finding, and one per file that waits to be changed or could not be dealt with."""
    return "".join(f"{line}\n" for line in (*_findings(outcome), *_files(outcome)))


def _findings(outcome: Outcome) -> Iterator[str]:
    for finding in outcome.findings:
        yield _command(LEVELS[finding.severity], _place(finding), _words(finding))


def _files(outcome: Outcome) -> Iterator[str]:
    told = {finding.path for finding in outcome.findings}
    for file in outcome.files:
        if file.status is FileStatus.ERROR and file.path not in told:
            yield _command("error", _about(file), file.message or "could not be dealt with")
        elif file.status is FileStatus.CHANGED and not outcome.written:
            yield _command("notice", _about(file), f"qdrant-async-migrate {outcome.command} would change this file")


def _about(file: FileOutcome) -> dict[str, str]:
    return {"title": "qdrant-async-migrate", "file": file.path}


def _place(finding: Finding) -> dict[str, str]:
    place = {"title": finding.code, "file": finding.path, "line": f"{finding.line}", "endLine": f"{finding.end_line}"}
    if finding.end_line == finding.line:  # GitHub takes columns only for a place within one line
        place |= {"col": f"{finding.column}", "endColumn": f"{finding.end_column}"}
    return place


def _words(finding: Finding) -> str:
    chain = [f"via {step.symbol} ({step.path}:{step.line})" for step in finding.via]
    head = f"{finding.path}:{finding.line}:{finding.column}: {finding.code} {finding.message}"
    return "\n".join([head, *chain, *([f"help: {finding.help}"] if finding.help else [])])


def _command(level: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
