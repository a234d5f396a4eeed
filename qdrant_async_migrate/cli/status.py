"""From an outcome to the exit status, which is a contract with scripts and hooks."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qdrant_async_migrate.model.findings import Outcome


class Status(IntEnum):
    """Exit statuses, the worst last."""

    DONE = 0
    """Nothing left to say."""
    FINDINGS = 1
    """Findings louder than ``info``; with ``--check`` something to change."""
    COULD_NOT = 2
    """A request or a file that could not be dealt with; the rest was done."""
    FAULT = 3
    """A check of our own result failed."""


UNREADABLE = ("QAM001", "QAM002")
OUR_FAULT = "QAM003"


def status(outcome: Outcome, check: bool = False) -> Status:
    """The exit status for ``outcome``; ``check`` makes a change that waits to be written count as a finding."""
    codes = {finding.code for finding in outcome.findings}
    if OUR_FAULT in codes:
        return Status.FAULT
    if codes.intersection(UNREADABLE) or any(file.status.value == "error" for file in outcome.files):
        return Status.COULD_NOT
    waiting = any(file.status.value == "changed" for file in outcome.files) and not outcome.written
    if any(finding.severity.value != "info" for finding in outcome.findings) or (check and waiting):
        return Status.FINDINGS
    return Status.DONE
