"""Chains of calls that are put together at random are migrated whole, or kept with a reason, and run as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.chain_share import made_of

from .cases import load
from .harness import Verdict, life
from .running import Runner


def became(seed: int, kind: str, folder: Path, runner: Runner) -> Verdict:
    written = folder / "written" / "chain"
    made_of(seed, kind).write(written)
    return life(load(written), folder, runner)


@pytest.mark.parametrize("seed", range(20))
def test_usual_steps(seed: int, tmp_path: Path, runner: Runner) -> None:
    assert became(seed, "usual", tmp_path, runner) == Verdict(True, [])


@pytest.mark.parametrize("seed", range(20))
def test_steps_that_have_to_be_restructured(seed: int, tmp_path: Path, runner: Runner) -> None:
    assert became(seed, "constructs", tmp_path, runner).faults == []
