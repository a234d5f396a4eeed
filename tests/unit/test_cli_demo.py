"""The demonstration really runs: the bundled service before and after, on the embedded engine."""

from __future__ import annotations

import pytest

from qdrant_async_migrate.cli import run


def test_both_runs_print_the_same(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["demo"]) == 0
    text = capfd.readouterr().out
    assert text.count("/search {'status': 200, 'titles': ['Salt and Iron'") == 2
    assert "+async def handle(" in text
    assert text.endswith("\nEqual: both runs printed the same.\n")


def test_without_the_client_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("qdrant_async_migrate.cli.demonstrating.find_spec", lambda name: None)
    assert run(["demo"]) == 2
    assert "-m pip install qdrant-client" in capfd.readouterr().err
