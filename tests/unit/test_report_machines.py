"""Reports that programs read: shapes that are a contract."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from qdrant_async_migrate._version import __version__
from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Outcome
from qdrant_async_migrate.report.github import as_github
from qdrant_async_migrate.report.json import as_json
from qdrant_async_migrate.report.sarif import as_sarif
from tests.unit.reporting import BLOCKED, FILES, HELD, NOTE, STORE, outcome


def test_json_has_exactly_this_shape() -> None:
    report = json.loads(as_json(outcome(BLOCKED)))
    assert report == {
        "version": __version__,
        "command": "migrate",
        "root": ".",
        "written": False,
        "files": [
            {"path": "app/api.py", "status": "unchanged", "message": None, "diff": ""},
            {
                "path": "app/store.py",
                "status": "changed",
                "message": None,
                "diff": "--- a/app/store.py\n+++ b/app/store.py\n@@ -4,5 +4,5 @@\n"
                ' SIZE = client.count("docs").count\n \n \n-def count() -> int:\n+async def count() -> int:\n'
                '     return client.count("docs").count\n',
            },
        ],
        "findings": [
            {
                "code": "QAM302",
                "severity": "error",
                "path": "app/api.py",
                "line": 5,
                "column": 5,
                "end_line": 5,
                "end_column": 24,
                "symbol": "app.api.ask",
                "message": "requests.post blocks the event loop",
                "help": "use httpx.AsyncClient, or await asyncio.to_thread(audit.log, question)",
                "via": [
                    {"path": "app/audit.py", "line": 3, "symbol": "app.audit.log"},
                    {"path": "app/http.py", "line": 9, "symbol": "requests.post"},
                ],
                "fixable": False,
            }
        ],
        "functions": [
            {"symbol": "app.store.count", "path": "app/store.py", "line": 7, "because": "app.store.count -> QdrantClient.count"}
        ],
        "summary": {
            "calls": {"awaited": 1, "kept": 2},
            "functions_made_async": 1,
            "files_changed": 1,
            "families": {"migrated": 1, "kept": 1},
        },
    }


def test_json_is_one_line_end_and_ascii() -> None:
    text = as_json(outcome(replace(BLOCKED, message="größe 名 \u2028")))
    assert text.isascii()
    assert text.endswith("}\n")


def run_of(made: Outcome) -> Any:
    log = json.loads(as_sarif(made))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_sarif_results_point_at_rules_that_are_there() -> None:
    run = run_of(outcome(NOTE, BLOCKED, HELD))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["QAM112", "QAM205", "QAM302"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["note", "error", "warning"]
    assert rules[2]["help"]["markdown"].startswith("## What\n")


def test_sarif_places_and_path() -> None:
    (result,) = run_of(outcome(BLOCKED))["results"]
    place = result["locations"][0]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "app/api.py", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 5, "startColumn": 5, "endLine": 5, "endColumn": 24},
    }
    assert place["logicalLocations"] == [{"fullyQualifiedName": "app.api.ask"}]
    steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["message"]["text"] for step in steps] == ["app.api.ask", "app.audit.log", "requests.post"]
    assert [step["location"]["physicalLocation"]["region"]["startLine"] for step in steps] == [5, 3, 9]


def test_sarif_names_no_machine() -> None:
    text = as_sarif(outcome(replace(BLOCKED, path="a b/größe.py")))
    assert "file:" not in text
    assert '"uri": "a%20b/gr%C3%B6%C3%9Fe.py"' in text


def test_sarif_fingerprint_survives_lines_added_above() -> None:
    def fingerprint(text: str, line: int) -> str:
        files = (FileOutcome("app/store.py", FileStatus.UNCHANGED, text),)
        (result,) = run_of(outcome(replace(HELD, line=line), files=files))["results"]
        found: str = result["partialFingerprints"]["qamLine/v1"]
        return found

    assert fingerprint(STORE, 4) == fingerprint("# one more\n" + STORE, 5)
    assert fingerprint(STORE, 4) != fingerprint(STORE, 3)


def test_sarif_tells_of_files_that_failed() -> None:
    failed = FileOutcome("app/old.py", FileStatus.ERROR, message="does not parse")
    (invocation,) = run_of(outcome(files=(*FILES, failed)))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "does not parse"
    assert run_of(outcome())["invocations"][0]["executionSuccessful"] is True


def test_annotations() -> None:
    assert as_github(outcome(BLOCKED, NOTE)).splitlines() == [
        "::error title=QAM302,file=app/api.py,line=5,endLine=5,col=5,endColumn=24::app/api.py:5:5: QAM302 requests.post blocks "
        "the event loop%0Avia app.audit.log (app/audit.py:3)%0Avia requests.post (app/http.py:9)%0A"
        "help: use httpx.AsyncClient, or await asyncio.to_thread(audit.log, question)",
        "::notice title=QAM205,file=app/store.py,line=7,endLine=7,col=5,endColumn=10::app/store.py:7:5: QAM205 count is public: "
        "callers outside must await it",
        "::notice title=qdrant-async-migrate,file=app/store.py::qdrant-async-migrate migrate would change this file",
    ]


def test_annotations_of_a_written_run_announce_nothing() -> None:
    assert as_github(outcome(written=True)) == ""


@pytest.mark.parametrize(
    ("path", "message", "expected"),
    [
        ("a,b:c%.py", "50% of\r\nit", "file=a%2Cb%3Ac%25.py,"),
        ("x.py", "50% of\r\nit", "50%25 of%0D%0Ait"),
        ("x.py", "a: b, c", "QAM302 a: b, c"),
    ],
)
def test_annotations_escape(path: str, message: str, expected: str) -> None:
    text = as_github(outcome(replace(BLOCKED, path=path, message=message, help="", via=()), files=()))
    assert expected in text
    assert text.count("\n") == 1
    assert re.match(r"::error [^\n]*::", text)


def test_annotations_over_several_lines_have_no_columns() -> None:
    text = as_github(outcome(replace(BLOCKED, end_line=6), files=()))
    assert "line=5,endLine=6::" in text


def test_annotations_of_files_that_failed() -> None:
    failed = FileOutcome("app/old.py", FileStatus.ERROR, message="does not parse")
    assert as_github(outcome(files=(failed,))) == "::error title=qdrant-async-migrate,file=app/old.py::does not parse\n"
