"""Each program does after its migration what it did before, or was rightly left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .cases import PROGRAMS, load, names
from .harness import before_is_sound, execute, life
from .running import Fresh, Runner

ALONE = [name for name in names() if all(not entry.startswith("pytest") for entry in load(PROGRAMS / name).entry)][::13]


@pytest.mark.parametrize("name", names())
def test_program(name: str, tmp_path: Path, runner: Runner) -> None:
    case = load(PROGRAMS / name)
    if case.missing:
        pytest.skip(f"needs {', '.join(case.missing)}: pip install -e '.[test]'")
    faults = life(case, tmp_path, runner).faults
    assert not faults, f"{name}\n" + "\n".join(faults)


@pytest.mark.parametrize("name", ALONE)
def test_a_program_in_its_own_process_behaves_as_in_the_forked_one(name: str, tmp_path: Path, runner: Runner) -> None:
    case = load(PROGRAMS / name)
    if case.missing:
        pytest.skip(f"needs {', '.join(case.missing)}: pip install -e '.[test]'")
    # Each in a copy: what a program leaves in its folder (a local store) must not meet the next run.
    fresh = execute(case, shutil.copytree(case.folder, tmp_path / "fresh" / name), Fresh())
    forked = execute(case, shutil.copytree(case.folder, tmp_path / "forked" / name), runner)
    assert [(run.code, run.stdout) for run in fresh] == [(run.code, run.stdout) for run in forked]
    order = sorted if case.trace == "bag" else list
    assert [order(run.methods()) for run in fresh] == [order(run.methods()) for run in forked]
    assert not before_is_sound(case, fresh)


@pytest.mark.parametrize("name", names())
def test_a_case_says_what_it_shows(name: str) -> None:
    case = load(PROGRAMS / name)
    assert case.why
    assert len(list(case.folder.rglob("*.py"))) >= 2
    assert case.codes or case.expect == "migrated", "what is kept is kept with a finding"
    assert len(case.exits) == len(case.entry)
