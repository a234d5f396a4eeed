"""The exit status is a function of the outcome."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qdrant_async_migrate.cli.status import Status, status
from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Outcome
from tests.unit.reporting import BLOCKED, FILES, HELD, NOTE, outcome

SAME = FILES[:1]
FAILED = FileOutcome("old.py", FileStatus.ERROR, message="does not parse")


@pytest.mark.parametrize(
    ("made", "check", "expected"),
    [
        (outcome(files=SAME), False, Status.DONE),
        (outcome(), False, Status.DONE),
        (outcome(), True, Status.FINDINGS),
        (outcome(files=SAME), True, Status.DONE),
        (outcome(written=True), True, Status.DONE),
        (outcome(NOTE), False, Status.DONE),
        (outcome(HELD), False, Status.FINDINGS),
        (outcome(BLOCKED, NOTE), False, Status.FINDINGS),
        (outcome(files=(FAILED,)), False, Status.COULD_NOT),
        (outcome(replace(BLOCKED, code="QAM002")), False, Status.COULD_NOT),
        (outcome(replace(BLOCKED, code="QAM003"), files=(FAILED,)), False, Status.FAULT),
    ],
)
def test_status(made: Outcome, check: bool, expected: Status) -> None:
    assert status(made, check) is expected
