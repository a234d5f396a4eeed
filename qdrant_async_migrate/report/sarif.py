"""SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. Paths are relative to ``%SRCROOT%``, which nobody's machine
is named in; the path through the call graph is a code flow."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import quote

from qdrant_async_migrate._version import __version__
from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Finding, Outcome, Severity, Step
from qdrant_async_migrate.report.frame import lines_of
from qdrant_async_migrate.rules import page

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
Json = dict[str, Any]


def as_sarif(outcome: Outcome) -> str:
    """The report as one SARIF log of one run, ending in a newline."""
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(outcome)]}, indent=1) + "\n"


def _run(outcome: Outcome) -> Json:
    codes = sorted({finding.code for finding in outcome.findings})
    lines = {file.path: lines_of(file.before) for file in outcome.files}
    return {
        "tool": {"driver": {"name": "qdrant-async-migrate", "version": __version__, "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The working directory of the run."}}},
        "invocations": [_invocation(outcome)],
        "results": [_result(finding, codes.index(finding.code), lines.get(finding.path, [])) for finding in outcome.findings],
    }


def _rule(code: str) -> Json:
    about = page(code)
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in about.name.split("-")),
        "shortDescription": {"text": about.summary},
        "help": {"text": about.text, "markdown": about.text},
        "defaultConfiguration": {"level": LEVELS[about.severity]},
    }


def _invocation(outcome: Outcome) -> Json:
    failed = [file for file in outcome.files if file.status is FileStatus.ERROR]
    return {"executionSuccessful": not failed, "toolExecutionNotifications": [_notification(file) for file in failed]}


def _notification(file: FileOutcome) -> Json:
    where = {"physicalLocation": {"artifactLocation": _artifact(file.path)}}
    return {"level": "error", "message": {"text": file.message or "could not be dealt with"}, "locations": [where]}


def _result(finding: Finding, index: int, lines: list[str]) -> Json:
    words = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": words},
        "locations": [_location(finding)],
        "partialFingerprints": {"qamLine/v1": _fingerprint(finding, lines)},
    }
    if finding.via:
        result["codeFlows"] = [{"threadFlows": [{"locations": [{"location": place} for place in _flow(finding)]}]}]
    return result


def _fingerprint(finding: Finding, lines: list[str]) -> str:
    """The same while file, code and the line's text are: lines may be added above it."""
    line = lines[finding.line - 1].strip() if 0 < finding.line <= len(lines) else ""
    return hashlib.sha256(f"{finding.path}\0{finding.code}\0{line}".encode("utf-8", "replace")).hexdigest()[:32]


def _location(finding: Finding) -> Json:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    place: Json = {"physicalLocation": {"artifactLocation": _artifact(finding.path), "region": region}}
    if finding.symbol:
        place["logicalLocations"] = [{"fullyQualifiedName": finding.symbol}]
    return place


def _flow(finding: Finding) -> list[Json]:
    start = {**_location(finding), "message": {"text": finding.symbol or finding.message}}
    return [start, *(_step(step) for step in finding.via)]


def _step(step: Step) -> Json:
    physical = {"artifactLocation": _artifact(step.path), "region": {"startLine": step.line}}
    return {"physicalLocation": physical, "message": {"text": step.symbol}}


def _artifact(path: str) -> Json:
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}
