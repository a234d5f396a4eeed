"""One run of the tool as a user would start it: its exit status, what it said, how long it took."""

from __future__ import annotations

import compileall
import json
import os
import resource
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
MOST_MEMORY = 4 * 2**30
DEFAULT_TOOL = f"{shlex.quote(sys.executable)} -m qdrant_async_migrate"


@dataclass(frozen=True)
class ToolRun:
    """Exit status (None: it ran out of time), parsed JSON, the end of stderr, wall seconds."""

    status: int | None
    said: dict[str, Any] = field(default_factory=dict)
    stderr: str = ""
    seconds: float = 0.0

    @property
    def crashed(self) -> str | None:
        """Why this run counts as a crash, or None."""
        if self.status is None:
            return "ran out of time"
        if "Traceback (most recent call last)" in self.stderr:
            return "traceback"
        if self.status == 3 or self.status not in {0, 1, 2}:
            return f"exit {self.status}"
        return None if self.said else f"no JSON (exit {self.status})"


def run_tool(tool: str, folder: Path, *arguments: str, limit: float = 120) -> ToolRun:
    """Run ``tool`` with ``arguments`` in ``folder`` for at most ``limit`` seconds and 4 GiB; this checkout's tool is found."""
    start = time.perf_counter()
    command = [*shlex.split(tool), *arguments]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=tool_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_limit_memory,
    )
    try:
        stdout, stderr = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return ToolRun(None, seconds=limit)
    seconds = time.perf_counter() - start
    try:
        said = json.loads(stdout)
    except json.JSONDecodeError:
        said = {}
    return ToolRun(process.returncode, said, stderr[-4000:], seconds)


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def has_command(tool: str, command: str) -> bool:
    """Whether ``tool`` knows ``command`` already."""
    done = subprocess.run([*shlex.split(tool), command, "--help"], env=tool_environment(), capture_output=True, text=True)
    return done.returncode == 0


@cache
def _compile() -> None:
    """Without, each run of a fresh checkout would compile it anew where the environment forbids to write bytecode: a second."""
    compileall.compile_dir(REPOSITORY / "qdrant_async_migrate", quiet=1)


def tool_environment(extra: Sequence[tuple[str, str]] = ()) -> dict[str, str]:
    """The environment of a run: this checkout importable, and compiled, as pip leaves what it installs."""
    _compile()
    path = os.pathsep.join(p for p in (str(REPOSITORY), os.environ.get("PYTHONPATH", "")) if p)
    return {**os.environ, "PYTHONPATH": path, "NO_COLOR": "1", **dict(extra)}
