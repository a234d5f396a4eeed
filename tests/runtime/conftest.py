"""The programs hold tests of their own: they are run by the harness, never collected here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .running import Forkserver, Runner

collect_ignore = ["programs"]


@pytest.fixture(scope="session")
def runner() -> Iterator[Runner]:
    """One worker process for the whole session: it imports the client once."""
    server = Forkserver()
    yield server
    server.close()
