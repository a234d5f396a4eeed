"""A FastAPI service with plain `def` routes before and after the migration, under load: does it get slower, does its loop stop?

python benchmarks/thread_pool.py                   all routes, about five minutes
python benchmarks/thread_pool.py --route embed     one of them
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from environments import environment, packages
from readme_table import REPOSITORY, put_between, table
from released import DEFAULT_CACHE
from tool_run import DEFAULT_TOOL, run_tool

SERVICE = Path(__file__).parent / "pool_service"
PROGRAM = ("app.py", "embedder.py", "ranking.py")
HOST = "127.0.0.2"
ROUTES = {
    "search": "searches",
    "embed": "embeds with a library's model (15 ms), then searches",
    "helper": "the same behind a class of the program",
    "http": "asks another server with urllib (50 ms), then searches",
    "python": "searches, then ranks in plain Python (10 ms)",
}
SIDES = ("before", "migrated", "only awaited")
MOVED = re.compile(r"await (?:asyncio\.to_thread|run_in_threadpool)\(([\w.]+)(?:, )?")
HEADER = (
    "route",
    "service",
    "requests/s",
    "p50 ms",
    "p95 ms",
    "/health p50 ms",
    "/health p95 ms",
    "cpu ms per request",
    "failed",
)


@dataclass
class Side:
    """What was measured of one route in one form of the service, all rounds together."""

    took: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    cpu: float = 0.0
    seconds: float = 0.0
    wrong: int = 0

    @property
    def rate(self) -> float:
        """Good answers per second."""
        return (len(self.took) - self.wrong) / self.seconds

    def cells(self) -> list[object]:
        """The figures of one row."""
        times = [1000 * part for values in (self.took, self.health) for part in (_part(values, 50), _part(values, 95))]
        per = f"{1000 * self.cpu / max(len(self.took), 1):.1f}"
        return [f"{self.rate:.0f}", *(f"{t:.0f}" for t in times), per, self.wrong]


def _part(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else float("nan")


def make_sides(tool: str, work: Path) -> tuple[dict[str, Path], dict[str, Any]]:
    """The service as written, as migrated, and as a codemod would leave it that only awaits; and what the tool said."""
    sides = {name: work / name.replace(" ", "_") for name in SIDES}
    for folder in sides.values():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "pyproject.toml").write_text('[project]\nname = "service"\nversion = "0"\n', encoding="utf-8")
        for name in PROGRAM:
            shutil.copyfile(SERVICE / name, folder / name)
    run = run_tool(tool, sides["migrated"], "migrate", ".", "--write", "--allow-dirty", "--format", "json")
    if run.crashed:
        raise SystemExit(f"migrating the service: {run.crashed}\n{run.stderr}")
    for name in PROGRAM:
        text = (sides["migrated"] / name).read_text(encoding="utf-8")
        (sides["only awaited"] / name).write_text(MOVED.sub(r"\1(", text), encoding="utf-8")
    return sides, run.said


@contextlib.contextmanager
def stub(python: Path, latency: float) -> Iterator[str]:
    """The stand-in for Qdrant; gives its address."""
    command = [str(python), str(SERVICE / "stub.py"), HOST, str(latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield f"http://{HOST}:{int(process.stdout.readline())}"
        finally:
            process.terminate()


@contextlib.contextmanager
def service(python: Path, folder: Path, stub_url: str) -> Iterator[tuple[int, int]]:
    """uvicorn with one worker; gives its process and its port."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = int(free.getsockname()[1])
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    env = {**os.environ, **threads, "STUB": stub_url, "PYTHONPATH": str(SERVICE), "PYTHONDONTWRITEBYTECODE": "1"}
    options = ["--app-dir", str(folder), "--host", HOST, "--port", str(port), "--log-level", "warning", "--no-access-log"]
    with subprocess.Popen([str(python), "-m", "uvicorn", "app:app", *options], cwd=folder, env=env) as process:
        try:
            _wait_for(f"http://{HOST}:{port}/health", process)
            yield process.pid, port
        finally:
            process.terminate()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=1):
            return
        time.sleep(0.05)
    raise SystemExit(f"starting the service: {url} does not answer")


def load(python: Path, where: tuple[int, int], route: str, clients: int, seconds: float, side: Side) -> None:
    """One round: all clients on one route, the probe beside them; added to ``side``."""
    pid, port = where
    ask = [str(python), str(SERVICE / "load.py"), f"http://{HOST}:{port}", f"/{route}", str(clients), str(seconds)]
    probe = [str(python), str(SERVICE / "probe.py"), HOST, str(port), str(seconds)]
    used = _cpu(pid)
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for command in (ask, probe)]
    said, health = (json.loads(process.communicate()[0]) for process in running)
    side.cpu += (_cpu(pid) - used) * seconds / (seconds + 1)
    side.took += said["took"]
    side.wrong += said["wrong"]
    side.health += health["took"]
    side.seconds += seconds


def _cpu(pid: int) -> float:
    """User and system seconds of a process until now."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _kind_of(route: str, folder: Path) -> str:
    text = (folder / "app.py").read_text(encoding="utf-8")
    return "async def" if f"async def {route}(" in text else "def"


def main() -> int:
    """Measure, print the table; 1 if a route became slower or stops the loop."""
    given = _arguments()
    python = environment("service", packages()["service"]["needs"], given.cache) / "bin" / "python"
    sides, said = make_sides(given.tool, given.cache / "work" / "thread-pool")
    measured = {(route, name): Side() for route in given.route for name in SIDES}
    with stub(python, given.latency / 1000) as url:
        for number in range(given.rounds):
            for route in given.route:
                for name, folder in sides.items():
                    with service(python, folder, url) as where:
                        load(python, where, route, given.clients, given.seconds, measured[route, name])
                    print(f"{number + 1}/{given.rounds} {route}, {name}", file=sys.stderr, flush=True)
    rows = [[_label(route, name, sides), name, *side.cells()] for (route, name), side in measured.items()]
    cores = len(os.sched_getaffinity(0))
    about = (
        f"{given.clients} clients, {given.rounds} rounds of {given.seconds:g} s, {given.latency:g} ms in the stub, {cores} cores."
    )
    text = "\n\n".join([table(HEADER, rows), about, _notes(said)])
    print(text)
    if given.update_readme:
        put_between(REPOSITORY / "benchmarks" / "README.md", "thread-pool", text)
    return int(any(_is_worse(measured[r, "before"], measured[r, "migrated"]) for r in given.route))


def _label(route: str, name: str, sides: dict[str, Path]) -> str:
    return (
        f"`{_kind_of(route, sides[name])} {route}`: {ROUTES[route]}" if name == "before" else f"`{_kind_of(route, sides[name])}`"
    )


def _notes(said: dict[str, Any]) -> str:
    notes = [f["message"] for f in said.get("findings", []) if f["code"] == "QAM208"]
    return "\n".join(["What the tool said of it:", "", *(f"- {message}" for message in notes)])


def _is_worse(before: Side, after: Side) -> bool:
    """More than the noise of a shared machine: a tenth less throughput, or a health route that waits 50 ms longer."""
    return after.rate < 0.9 * before.rate or _part(after.health, 95) > _part(before.health, 95) + 0.05


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--route", action="append", choices=ROUTES, help="only this route; repeatable (default: all)")
    parser.add_argument("--clients", type=int, default=64, help="requests at the same time (%(default)s)")
    parser.add_argument("--seconds", type=float, default=5, help="length of one measurement (%(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="measurements per route and service (%(default)s)")
    parser.add_argument("--latency", type=float, default=50, help="milliseconds of the stub per answer (%(default)s)")
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="environment and copies (%(default)s)")
    parser.add_argument("--tool", default=DEFAULT_TOOL, help="the command under test (%(default)s)")
    parser.add_argument("--update-readme", action="store_true", help="put the table into benchmarks/README.md")
    given = parser.parse_args()
    given.route = given.route or list(ROUTES)
    return given


if __name__ == "__main__":
    sys.exit(main())
