"""Copies of classes leave nothing behind: where each class is copied for each place that makes its objects, the outcome is that
of the program without copies, as long as these do not meet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.link import apart
from qdrant_async_migrate.pipeline import run_migrate

PROGRAMS = Path(__file__).parents[1] / "runtime" / "programs"
NAMES = (
    *("di_constructor_graph", "context_manager_transaction", "decorators_wraps", "etl_stage_classes", "generic_repository"),
    *("managers_nested", "method_named_by_a_parameter", "mixins_cooperative", "observer_callbacks", "property_chain_reads"),
    *("partial_functions", "unittest_once_for_the_class", "whole_plugin_pipeline", "whole_store_registry", "generator_paging"),
)


@pytest.mark.parametrize("name", NAMES)
def test_copies_leave_nothing_behind(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / name
    shutil.copytree(PROGRAMS / name, root, ignore=shutil.ignore_patterns("case.toml", "__pycache__"))
    plain = run_migrate(["."], Config(jobs=1, cache=False), cwd=root)
    monkeypatch.setattr(apart, "_LEAST", 1)
    monkeypatch.setattr(apart, "_kept", lambda state, owner: {0, 1})
    monkeypatch.setattr(apart._Hot, "leads_to_client", lambda self, value: True)
    copied = run_migrate(["."], Config(jobs=1, cache=False), cwd=root)
    assert (copied.findings, copied.files, copied.summary) == (plain.findings, plain.files, plain.summary)
