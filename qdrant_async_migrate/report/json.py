"""The JSON report, whose shape is a contract with scripts."""

from __future__ import annotations

import json
from typing import Any

from qdrant_async_migrate._version import __version__
from qdrant_async_migrate.model.findings import FileOutcome, Finding, FunctionOutcome, Outcome, Step, Summary
from qdrant_async_migrate.report.diff import unified


def as_json(outcome: Outcome) -> str:
    """The report as one JSON document, in ASCII, ending in a newline."""
    return json.dumps(as_dict(outcome), indent=1) + "\n"


def as_dict(outcome: Outcome) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "version": __version__,
        "command": outcome.command,
        "root": outcome.root,
        "written": outcome.written,
        "files": [_file(file) for file in outcome.files],
        "findings": [_finding(finding) for finding in outcome.findings],
        "functions": [_function(function) for function in outcome.functions],
        "summary": _summary(outcome.summary),
    }


def _file(file: FileOutcome) -> dict[str, Any]:
    return {"path": file.path, "status": file.status.value, "message": file.message, "diff": unified(file)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "symbol": finding.symbol,
        "message": finding.message,
        "help": finding.help,
        "via": [_step(step) for step in finding.via],
        "fixable": finding.fixable,
    }


def _step(step: Step) -> dict[str, Any]:
    return {"path": step.path, "line": step.line, "symbol": step.symbol}


def _function(function: FunctionOutcome) -> dict[str, Any]:
    return {"symbol": function.symbol, "path": function.path, "line": function.line, "because": function.because}


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "calls": {"awaited": summary.awaited, "kept": summary.kept},
        "functions_made_async": summary.functions_made_async,
        "files_changed": summary.files_changed,
        "families": {"migrated": summary.families_migrated, "kept": summary.families_kept},
    }
