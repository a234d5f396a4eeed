"""Wall time, processor time and peak memory of one command, its children included."""

from __future__ import annotations

import contextlib
import os
import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_EVERY = 0.05
MOST_MEMORY = 6 * 2**30


@dataclass(frozen=True)
class Measured:
    """Seconds, seconds, MiB; ``status`` is the exit status, or None where the command ran out of time."""

    wall: float
    cpu: float
    peak: float
    status: int | None


def measure(command: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None, limit: float = 900) -> Measured:
    """Run ``command`` in ``cwd``. Peak memory is the larger of what the system remembers of the largest process and the
    sampled sum over the whole family (shared pages counted once, Linux only)."""
    start = time.perf_counter()
    with open(os.devnull, "wb") as sink:
        process = subprocess.Popen(
            list(command),
            cwd=cwd,
            env=None if env is None else dict(env),
            stdout=sink,
            stderr=sink,
            start_new_session=True,
            preexec_fn=_limit_memory,
        )
        family = _Family(process.pid)
        family.start()
        killer = threading.Timer(limit, _kill, [process.pid])
        killer.start()
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    late = wall >= limit
    killer.cancel()
    family.stop()
    peak = max(usage.ru_maxrss / 1024, family.peak)
    return Measured(wall, usage.ru_utime + usage.ru_stime, peak, None if late else process.returncode)


def median(runs: Sequence[Measured]) -> Measured:
    """The median of each figure by itself; a run that failed makes the whole fail."""
    failed = [r for r in runs if r.status is None or r.status < 0]
    status = failed[0].status if failed else runs[-1].status
    wall, cpu, peak = (statistics.median(values) for values in zip(*((r.wall, r.cpu, r.peak) for r in runs), strict=True))
    return Measured(wall, cpu, peak, status)


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _kill(leader: int) -> None:
    """End the session that ``measure`` started, and nothing else."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, 9)


class _Family(threading.Thread):
    """Samples the memory of all processes of one session."""

    def __init__(self, leader: int) -> None:
        super().__init__(daemon=True)
        self.leader = leader
        self.peak = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(SAMPLE_EVERY):
            members = [pid for pid in _processes() if _session(pid) == self.leader]
            if len(members) > 1:
                self.peak = max(self.peak, sum(_proportional(pid) for pid in members) / 1024)

    def stop(self) -> None:
        """End sampling."""
        self._done.set()
        self.join()


def _processes() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()] if os.path.isdir("/proc") else []


def _session(pid: int) -> int:
    try:
        return os.getsid(pid)
    except OSError:
        return -1


def _proportional(pid: int) -> int:
    """Kilobytes of a process with shared pages divided among those that share them."""
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rows:
            return next((int(row.split()[1]) for row in rows if row.startswith("Pss:")), 0)
    except OSError:
        return 0
