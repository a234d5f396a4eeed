"""What is remembered, and that a damaged or foreign entry is as if it were not there."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from qdrant_async_migrate import Config, migrate
from qdrant_async_migrate.cache import FactsCache, facts
from qdrant_async_migrate.cache.facts import PACKS
from qdrant_async_migrate.cache.folder import cleared, folder, prune, size
from qdrant_async_migrate.cli import run
from qdrant_async_migrate.scan import scan

TEXT = "from qdrant_client import QdrantClient\n\n\ndef size():\n    return QdrantClient().count('a').count\n"


def facts_in(root: Path) -> FactsCache:
    cache = FactsCache(root)
    cache.put(cache.key("a.py", "a", False, TEXT.encode()), scan("a.py", "a", False, TEXT))
    cache.save()
    return FactsCache(root)


def test_facts_come_back(tmp_path: Path) -> None:
    cache = facts_in(tmp_path)
    assert cache.get(cache.key("a.py", "a", False, TEXT.encode())) == scan("a.py", "a", False, TEXT)


@pytest.mark.parametrize(("path", "module", "text"), [("b.py", "a", TEXT), ("a.py", "b", TEXT), ("a.py", "a", TEXT + "\n")])
def test_of_another_file_they_do_not(tmp_path: Path, path: str, module: str, text: str) -> None:
    cache = facts_in(tmp_path)
    assert cache.get(cache.key(path, module, False, text.encode())) is None


@pytest.mark.parametrize("given", [None, "", "/some/where", "/some/where/", "some/where"])
@pytest.mark.parametrize("home", ["/home/somebody", "/home/somebody/", "/", "relative"])
def test_the_folder_is_that_of_the_system(given: str | None, home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QAM_CACHE_DIR", raising=False)
    monkeypatch.setenv("HOME", home)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if given is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", given)
    assert folder() == user_cache_path("qdrant-async-migrate", appauthor=False)


def packs() -> list[Path]:
    return list(folder().glob("facts/*/*.pack"))


def take(cache: FactsCache, number: int) -> bytes:
    text = f"{TEXT}# {number}\n"
    key = cache.key("a.py", "a", False, text.encode())
    cache.put(key, scan("a.py", "a", False, text))
    return key


def test_many_packs_become_one_and_keep_what_is_asked_for(tmp_path: Path) -> None:
    keys: list[bytes] = []
    for number in range(PACKS + 1):
        cache = FactsCache(tmp_path)
        assert all(cache.get(key) for key in keys[1:])
        keys.append(take(cache, number))
        cache.save()
        assert all(cache.get(key) for key in keys[1:])
    assert len(packs()) == 1
    cache = FactsCache(tmp_path)
    assert [cache.get(key) is not None for key in keys] == [False, *[True] * PACKS]


def test_much_is_written_before_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "MOST", 1000)
    cache = FactsCache(tmp_path)
    keys = [take(cache, number) for number in range(5)]
    assert packs()
    assert all(cache.get(key) for key in keys)
    cache.save()
    assert all(FactsCache(tmp_path).get(key) for key in keys)


@pytest.mark.parametrize("at", [0, 12, 30, 400, -1])
def test_a_damaged_pack_is_a_miss(tmp_path: Path, at: int) -> None:
    facts_in(tmp_path)
    (pack,) = packs()
    data = bytearray(pack.read_bytes())
    data[at] ^= 0xFF
    pack.write_bytes(data)
    cache = FactsCache(tmp_path)
    assert cache.get(cache.key("a.py", "a", False, TEXT.encode())) in (None, scan("a.py", "a", False, TEXT))


def test_a_cut_pack_is_a_miss(tmp_path: Path) -> None:
    facts_in(tmp_path)
    (pack,) = packs()
    pack.write_bytes(pack.read_bytes()[:-40])
    cache = FactsCache(tmp_path)
    assert cache.get(cache.key("a.py", "a", False, TEXT.encode())) is None


class Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, ("made-by-a-cache",))


def test_an_entry_runs_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cache = FactsCache(tmp_path)
    cache._fresh[cache.key("a.py", "a", False, b"")] = pickle.dumps(Evil())
    cache.save()
    again = FactsCache(tmp_path)
    assert again.get(again.key("a.py", "a", False, b"")) is None
    assert not (tmp_path / "made-by-a-cache").exists()


def project(root: Path) -> Path:
    (root / "pyproject.toml").touch()
    (root / "a.py").write_text(TEXT)
    return root


def test_the_same_answer_and_a_new_one_for_a_new_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path))
    first = migrate(["."]).to_json()
    assert migrate(["."]).to_json() == first
    assert len(list(folder().glob("answers/*"))) == 1
    (tmp_path / "a.py").write_text(TEXT.replace("'a'", "'b'"))
    assert "'b'" in migrate(["."]).to_json()


def test_a_damaged_answer_is_a_miss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path))
    first = migrate(["."]).to_json()
    (answer,) = folder().glob("answers/*")
    answer.write_bytes(answer.read_bytes()[:-9] + b"x" * 9)
    assert migrate(["."]).to_json() == first


def test_no_cache_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path))
    migrate(["."], Config(cache=False))
    assert not size(folder())


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("QAM_CACHE_DIR", str(tmp_path / "file" / "below"))
    monkeypatch.chdir(project(tmp_path))
    assert migrate(["."]).to_json() == migrate(["."], Config(cache=False)).to_json()


def test_the_oldest_goes_first(tmp_path: Path) -> None:
    answers = folder() / "answers"
    answers.mkdir(parents=True)
    for age, name in enumerate(("new", "middle", "old")):
        (answers / name).write_bytes(b"x" * 100)
        os.utime(answers / name, (1_000_000 - age, 1_000_000 - age))
    prune(folder(), most=250)
    assert sorted(path.name for path in answers.iterdir()) == ["middle", "new"]


def test_clear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(project(tmp_path))
    migrate(["."])
    assert size(folder())
    assert run(["cache", "clear"]) == 0
    assert "deleted" in capsys.readouterr().out
    assert not size(folder())
    assert not cleared()
