"""No result depends on processes, on the cache, on the order of files in a folder, or on the seed of hashes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from qdrant_async_migrate import Config, check, migrate
from qdrant_async_migrate.cache import FactsCache
from qdrant_async_migrate.demand import parts
from qdrant_async_migrate.pipeline import forked, workers
from tests.fixtures.running import write_files

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "tests" / "runtime" / "programs" / "rag_pipeline"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = shutil.copytree(PROGRAM, tmp_path / "program", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "pyproject.toml").touch()
    monkeypatch.chdir(root)
    return Path(root)


def said(config: Config, executor: Executor | None = None) -> tuple[str, str]:
    return migrate(["."], config, executor=executor).to_json(), check(["."], config, executor=executor).to_json()


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_hash_seeds(program: Path, seed: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
    for command in ("migrate", "check"):
        line = [sys.executable, "-m", "qdrant_async_migrate", command, ".", "--format", "json", "--no-cache"]
        done = subprocess.run(line, cwd=program, env=environment, capture_output=True, text=True)
        assert done.stdout == said(Config(cache=False, jobs=1))[command == "check"]


def test_cache(program: Path) -> None:
    without = said(Config(cache=False))
    assert said(Config()) == without
    assert said(Config()) == without


def test_order_of_entries(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = said(Config(cache=False))
    plain = os.scandir

    @contextmanager
    def backwards(path: Any) -> Iterator[Iterator[os.DirEntry[str]]]:
        with plain(path) as entries:
            yield iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    monkeypatch.setattr(os, "scandir", backwards)
    assert said(Config(cache=False)) == before


@pytest.mark.parametrize(
    "forks", [False, pytest.param(True, marks=pytest.mark.skipif(sys.platform != "linux", reason="no fork"))]
)
def test_processes_of_ours(program: Path, monkeypatch: pytest.MonkeyPatch, forks: bool) -> None:
    before = said(Config(cache=False, jobs=1))
    monkeypatch.setattr(workers, "_may_fork", lambda: forks)
    monkeypatch.setattr(workers, "PAYS", 0)
    monkeypatch.setattr(workers, "PER_MESSAGE", 500)
    made: list[object] = []
    home, name = (forked, "_Copy") if forks else (workers, "_pool")
    plain = getattr(home, name)
    monkeypatch.setattr(home, name, lambda *given: made.append(given) or plain(*given))  # type: ignore[func-returns-value]
    assert said(Config(cache=False, jobs=2)) == before
    assert made


PARTS = {
    "pyproject.toml": "",
    "one/api.py": "import time\n\nasync def run():\n    time.sleep(1)\n    time.sleep(2)  # qam: ignore[QAM301]\n",
    "two/api.py": "import time\n\nasync def run():\n    time.sleep(1)  # qam: ignore[QAM301, QAM302]\n",
    "two/broken.py": "async def run(:\n",
    "three/api.py": "from one.api import run\n\nasync def main():\n    run()\n    open('a').read()\n",
}


@pytest.mark.skipif(sys.platform != "linux", reason="no fork")
def test_parts_of_a_huge_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, PARTS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QAM_SCAN", "parts")
    monkeypatch.setattr(parts, "_TOGETHER", 10)
    before = check(["."], Config(cache=False, jobs=1))
    assert {finding.code for finding in before.findings} >= {"QAM001", "QAM005", "QAM301"}
    monkeypatch.setattr(workers, "_may_fork", lambda: True)
    monkeypatch.setattr(workers, "_has_room", lambda: True)
    made: list[object] = []
    plain = forked._Copy
    monkeypatch.setattr(forked, "_Copy", lambda *given: made.append(given) or plain(*given))  # type: ignore[func-returns-value]
    assert check(["."], Config(cache=False, jobs=2)) == before
    assert made
    assert check(["."], Config(jobs=2)) == before
    cache = FactsCache(tmp_path)
    files = [(path, text) for path, text in PARTS.items() if path.endswith(".py")]
    assert all(cache.get(cache.key(p, p[:-3].replace("/", "."), False, text.encode())) for p, text in files)


@pytest.mark.skipif(sys.platform != "linux", reason="no fork")
def test_a_process_that_dies_is_made_up_for(monkeypatch: pytest.MonkeyPatch) -> None:
    me, copies, fork = os.getpid(), list[int](), os.fork
    monkeypatch.setattr(os, "fork", lambda: copies.append(pid := fork()) or pid)  # type: ignore[func-returns-value]

    def work(numbers: list[int]) -> list[int]:
        if os.getpid() != me and 7 in numbers:
            os._exit(9)
        return [number * number for number in numbers]

    given = list(range(10))
    assert list(forked.shared(work, given, lambda _: 1, 3)) == [number * number for number in given]
    stopped = forked.shared(work, given, lambda _: 1, 2)
    assert next(stopped) == 0
    stopped.close()  # type: ignore[attr-defined]
    assert len(copies) == 3
    for pid in copies:
        with pytest.raises(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


@pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_executors(program: Path, kind: type[Executor]) -> None:
    before = said(Config(cache=False, jobs=1))
    with kind(2) as executor:  # type: ignore[call-arg]
        assert said(Config(cache=False), executor) == before


def test_dask(program: Path) -> None:
    distributed = pytest.importorskip(
        "distributed", reason="the extra 'dask' is not installed: pip install qdrant-async-migrate[dask]"
    )
    before = said(Config(cache=False, jobs=1))
    with (
        distributed.LocalCluster(n_workers=2, processes=False, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert said(Config(cache=False), client.get_executor()) == before
