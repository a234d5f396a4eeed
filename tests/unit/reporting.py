"""Outcomes made by hand, for the tests of reports."""

from __future__ import annotations

from qdrant_async_migrate.model.findings import (
    FileOutcome,
    FileStatus,
    Finding,
    FunctionOutcome,
    Outcome,
    Severity,
    Step,
    Summary,
)

API = """\
from app import audit


async def ask(question: str) -> str:
    audit.log(question)
    return "yes"
"""

STORE = """\
from qdrant_client import QdrantClient

client = QdrantClient(":memory:")
SIZE = client.count("docs").count


def count() -> int:
    return client.count("docs").count
"""

BLOCKED = Finding(
    code="QAM302",
    severity=Severity.ERROR,
    path="app/api.py",
    line=5,
    column=5,
    end_line=5,
    end_column=24,
    symbol="app.api.ask",
    message="requests.post blocks the event loop",
    help="use httpx.AsyncClient, or await asyncio.to_thread(audit.log, question)",
    via=(Step("app/audit.py", 3, "app.audit.log"), Step("app/http.py", 9, "requests.post")),
)
HELD = Finding(
    code="QAM112",
    severity=Severity.WARNING,
    path="app/store.py",
    line=4,
    column=8,
    end_line=4,
    end_column=28,
    symbol="app.store",
    message="the client is called while app.store is imported",
    help="call it in a coroutine that runs when the program starts",
    holds_back=2,
)
NOTE = Finding(
    code="QAM205",
    severity=Severity.INFO,
    path="app/store.py",
    line=7,
    column=5,
    end_line=7,
    end_column=10,
    symbol="app.store.count",
    message="count is public: callers outside must await it",
)
FILES = (
    FileOutcome("app/api.py", FileStatus.UNCHANGED, API, API),
    FileOutcome("app/store.py", FileStatus.CHANGED, STORE, STORE.replace("def count", "async def count")),
)
FUNCTION = FunctionOutcome("app.store.count", "app/store.py", 7, "app.store.count -> QdrantClient.count")


def outcome(
    *findings: Finding,
    command: str = "migrate",
    files: tuple[FileOutcome, ...] = FILES,
    summary: Summary | None = None,
    written: bool = False,
) -> Outcome:
    """An outcome of these findings over the two files."""
    return Outcome(command, ".", written, files, findings, (FUNCTION,), summary or Summary(1, 2, 1, 1, 1, 1))
