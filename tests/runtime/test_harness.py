"""The judges are judged: a wrong migration of each kind must be noticed, a right one must pass."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from . import harness
from .cases import Case
from .checker import unawaited
from .harness import Migration, life
from .running import Fresh, Runner
from .stub_server import StubServer

BEFORE = """
from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams

def make(client: QdrantClient, name):
    client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))

def main():
    client = QdrantClient(":memory:")
    make(client, "a")
    print(client.count("a").count)

if __name__ == "__main__":
    main()
"""
RIGHT = """
import asyncio
from qdrant_client import AsyncQdrantClient
from qdrant_client.models import Distance, VectorParams

async def make(client: AsyncQdrantClient, name):
    await client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))

async def main():
    client = AsyncQdrantClient(":memory:")
    await make(client, "a")
    print((await client.count("a")).count)

if __name__ == "__main__":
    asyncio.run(main())
"""
GOOD = Migration(codes=["QAM201"], symbols=["main.make", "main.main"], changed=["main.py"], failed=[], awaited=2, kept=0)


def judged(
    text: str, tmp_path: Path, runner: Runner, monkeypatch: pytest.MonkeyPatch, migration: Migration = GOOD, **case: Any
) -> str:
    """What the harness says when an engine turns BEFORE into ``text``."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "main.py").write_text(BEFORE)

    def engine(tree: Path, flags: dict[str, Any]) -> Migration:
        (tree / "main.py").write_text(text)
        return migration

    settled = iter([migration])
    calm = Migration(codes=[], symbols=[], changed=[], failed=[], awaited=0, kept=0)
    monkeypatch.setattr(harness, "migrate_tree", lambda tree, flags: (engine(tree, flags), next(settled, calm))[1])
    keys = {"entry": ["python main.py"], "expect": "migrated", **case}
    return "\n".join(life(Case(name="case", folder=folder, **keys), tmp_path / "run", runner).faults)


def test_a_right_migration_has_no_fault(tmp_path: Path, runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert judged(RIGHT, tmp_path, runner, monkeypatch) == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('await make(client, "a")', 'make(client, "a")', "coroutine dropped: main.py:11 make"),
        ("await client.create", "client.create", "never awaited"),
        ("asyncio.run(main())", "main()", "never awaited"),
        ("AsyncQdrantClient(", "__import__('qdrant_client').QdrantClient(", "exit 1, was 0"),
        (').count)', ').count + 1)', "printed line 1: '1', was '0'"),
        ('    print((await', '    await client.count("a")\n    print((await', "client calls 3 lines, were 2"),
    ],
)  # fmt: skip
def test_a_wrong_migration_is_noticed(
    old: str, new: str, said: str, tmp_path: Path, runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert old in RIGHT
    assert said in judged(RIGHT.replace(old, new), tmp_path, runner, monkeypatch)


def test_doing_nothing_is_noticed(tmp_path: Path, runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "not migrated" in judged(BEFORE, tmp_path, runner, monkeypatch)


def test_writing_what_must_be_kept_is_noticed(tmp_path: Path, runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    said = judged(RIGHT, tmp_path, runner, monkeypatch, expect="kept", codes=["QAM103|QAM104"])
    assert "written although it must be kept" in said
    assert "no finding ['QAM103|QAM104']" in said


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("async def g(): return await f()", []),
        ("async def g(): f()", ["f"]),
        ("async def g(): return f()", ["f"]),
        ("async def g(): return [f() for _ in 'ab']", ["f"]),
        ("async def g(): return await asyncio.gather(*(f() for _ in 'ab'))", []),
        ("async def g():\n    task = f()\n    return await task", []),
        ("async def g():\n    task = f()\n    return task", ["f"]),
        ("async def g(x): return x.f() if x else 'f'", ["f"]),
        ("def g(): return lambda: f()", []),
        ("def g(): print(f())", ["f"]),
        ("def g(): asyncio.run(f())", []),
        ("async def g(): return [x async for x in f()]", []),
        ("async def g():\n    for x in f(): pass", ["f"]),
        ("async def g():\n    async with f() as x: pass", []),
        ("def g(): return asyncio.f()", []),
        ("@f()\nasync def g(): ...", []),
        ("@f()\ndef g(): ...", ["f"]),
    ],
)
def test_the_static_checker(body: str, found: list[str], tmp_path: Path) -> None:
    (tmp_path / "m.py").write_text(f"import asyncio\nasync def f(): ...\n{body}\n")
    assert [place.split(" ")[1] for place in unawaited(tmp_path, ["m.f"])] == found


TWO_LOOPS = """
    import asyncio, os
    from qdrant_client import AsyncQdrantClient
    client = AsyncQdrantClient(url=os.environ["QDRANT_URL"])
    async def names():
        return (await client.get_collections()).collections
    print(asyncio.run(names()))
    print(asyncio.run(names()))
"""


def test_the_stub_shows_that_a_connection_belongs_to_its_loop(tmp_path: Path, runner: Runner) -> None:
    (tmp_path / "main.py").write_text(dedent(TWO_LOOPS))
    with StubServer() as server:
        run = runner.run(tmp_path, "python main.py", {"QDRANT_URL": server.url})
    assert run.stdout == "[]\n"
    assert run.code == 1
    assert "Event loop is closed" in run.stderr


RACE = """
    import asyncio
    from qdrant_client import AsyncQdrantClient
    async def ask(client, log, n):
        log.append(n)
        await client.get_collections()
        log.append(n)
    async def main():
        client, log = AsyncQdrantClient(":memory:"), []
        await asyncio.gather(ask(client, log, 1), ask(client, log, 2))
        print(log)
    asyncio.run(main())
"""


@pytest.mark.parametrize("fresh", [False, True])
def test_the_yielding_client_lets_others_run(fresh: bool, tmp_path: Path, runner: Runner) -> None:
    (tmp_path / "main.py").write_text(dedent(RACE))
    chosen = Fresh() if fresh else runner
    runs = [chosen.run(tmp_path, "python main.py", {}, yielding) for yielding in (False, True)]
    assert [run.stdout for run in runs] == ["[1, 1, 2, 2]\n", "[1, 2, 1, 2]\n"]
    assert runs[0].calls == ("async get_collections ",) * 2
