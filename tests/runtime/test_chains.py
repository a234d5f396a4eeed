"""Chains of calls that are put together at random are migrated whole, and run as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.chains.program import program

from .cases import load
from .harness import Verdict, life
from .running import Runner


def became(seed: int, harder: bool, folder: Path, runner: Runner) -> Verdict:
    written = folder / "written" / "chain"
    program(seed, harder).write(written)
    return life(load(written), folder, runner)


@pytest.mark.parametrize("seed", range(20))
def test_usual_steps(seed: int, tmp_path: Path, runner: Runner) -> None:
    assert became(seed, False, tmp_path, runner) == Verdict(True, [])


@pytest.mark.parametrize("seed", range(20))
def test_harder_steps(seed: int, tmp_path: Path, runner: Runner) -> None:
    assert became(seed, True, tmp_path, runner).faults == []
