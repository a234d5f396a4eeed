"""Runs one program and says what came of it: printed text, exit code, complaints, client calls.

Two runners with one answer: ``Forkserver`` (fast, a fork per run) and ``Fresh`` (a new interpreter per run).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

HERE = Path(__file__).parent
TIMEOUT = 40.0
STEADY = {"PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "NO_COLOR": "1", "PYTHONUTF8": "1"}


@dataclass(frozen=True, slots=True)
class Run:
    """One execution of an entry command; ``calls`` are lines ``sync|async method collection``."""

    code: int
    stdout: str
    stderr: str
    calls: tuple[str, ...]

    @property
    def never_awaited(self) -> bool:
        """True if the interpreter dropped a coroutine that nobody awaited."""
        return "was never awaited" in self.stderr + self.stdout

    def methods(self, kind: str = "") -> list[str]:
        """Client calls in order, without close (which a migration may add), of one kind if given."""
        words = [call.split(" ", 1) for call in self.calls]
        return [rest for colour, rest in words if kind in ("", colour) and rest.split(" ")[0] != "close"]


class Runner(Protocol):
    """Something that executes an entry command in a folder."""

    def run(self, cwd: Path, entry: str, env: dict[str, str], yielding: bool = False) -> Run: ...

    def close(self) -> None: ...


class Forkserver:
    """Keeps one worker process and lets it fork a child per run."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "worker.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **STEADY},
            cwd=tempfile.gettempdir(),
        )

    def run(self, cwd: Path, entry: str, env: dict[str, str], yielding: bool = False) -> Run:
        assert self._process.stdin is not None and self._process.stdout is not None
        with tempfile.TemporaryDirectory() as scratch:
            paths = {name: str(Path(scratch, name)) for name in ("stdout", "stderr", "trace")}
            request = {"cwd": str(cwd), "entry": entry, "env": env, "yielding": yielding, "timeout": TIMEOUT, **paths}
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
            if not answer:
                raise RuntimeError(f"the worker process ended while running {entry!r} in {cwd}")
            return _read(json.loads(answer)["code"], paths)

    def close(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=10)


class Fresh:
    """A new interpreter per run, as a user would start it; the probe comes in through ``sitecustomize``."""

    def run(self, cwd: Path, entry: str, env: dict[str, str], yielding: bool = False) -> Run:
        with tempfile.TemporaryDirectory() as scratch:
            paths = {name: str(Path(scratch, name)) for name in ("stdout", "stderr", "trace")}
            probe = {"QAM_TRACE": paths["trace"], "QAM_YIELD": str(int(yielding)), "PYTHONPATH": str(HERE / "inject")}
            with open(paths["stdout"], "wb") as out, open(paths["stderr"], "wb") as err:
                done = subprocess.run(
                    _command(entry),
                    cwd=cwd,
                    env={**os.environ, **STEADY, **probe, **env, "PYTHONDONTWRITEBYTECODE": "1"},
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=err,
                    timeout=TIMEOUT,
                    check=False,
                )
            return _read(done.returncode, paths)

    def close(self) -> None:
        """Nothing is kept between runs."""


def _command(entry: str) -> list[str]:
    words = entry.split()
    match words:
        case ["python", *rest]:
            return [sys.executable, *rest]
        case ["script", target, *args]:
            name, function = target.split(":")
            source = f"import sys; sys.argv[0] = {function!r}; from {name} import {function}; sys.exit({function}())"
            return [sys.executable, "-c", source, *args]
        case _:
            raise ValueError(f"cannot be run in a process of its own: {entry}")


def _read(code: int, paths: dict[str, str]) -> Run:
    def text(name: str) -> str:
        path = Path(paths[name])
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    return Run(code, text("stdout"), text("stderr"), tuple(text("trace").splitlines()))
