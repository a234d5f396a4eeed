"""The source trees that are measured: released packages side by side as in ``site-packages``, and one program copied n times."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from released import fetch

PROJECT = '[project]\nname = "measured"\nversion = "0"\n'


def released_tree(name: str, requirements: Sequence[str], cache: Path) -> Path:
    """A folder with the wheels of ``requirements`` unpacked beside each other, only their Python files."""
    folder = cache / "trees" / name
    note = folder / ".made-of"
    if note.exists() and note.read_text(encoding="utf-8").split() == list(requirements):
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for requirement in requirements:
        source = fetch(requirement, cache, prefer="wheel").folder
        for path in source.rglob("*.py"):
            target = folder / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    (folder / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    note.write_text("\n".join(requirements), encoding="utf-8")
    return folder


def copied_program(copies: int, cache: Path) -> Path:
    """A project with ``copies`` copies of the same program of five files and about 1,000 lines; every file has to change."""
    folder = cache / "trees" / f"growth-{copies}"
    if (folder / "pyproject.toml").exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    for number in range(copies):
        part = folder / f"service{number:03d}"
        part.mkdir(parents=True)
        (part / "__init__.py").write_text("", encoding="utf-8")
        for name, text in program_files().items():
            (part / f"{name}.py").write_text(text, encoding="utf-8")
    (folder / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    return folder


def small_project(cache: Path) -> Path:
    """A project of 20 files with code: four copies of the program."""
    return copied_program(4, cache)


def fresh_copy(tree: Path, work: Path) -> Path:
    """A copy of ``tree`` that may be written to."""
    target = work / tree.name
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(tree, target)
    return target


def program_files() -> dict[str, str]:
    """The program: a store that holds the client, services on it, an API on those, jobs, and an entry point."""
    return {
        "store": _STORE + _arithmetic("store", 22),
        "search": _SEARCH + _arithmetic("search", 22),
        "api": _API + _arithmetic("api", 23),
        "jobs": _JOBS + _arithmetic("jobs", 23),
        "main": _MAIN.replace("# more", _arithmetic("main", 24).strip()),
    }


def _arithmetic(name: str, count: int) -> str:
    """Ordinary code that has nothing to do with any client."""
    return "".join(_PLAIN.format(name=name, n=n) for n in range(count))


_PLAIN = '''

def {name}_weight_{n}(values: list[float], limit: int = {n}) -> float:
    """Weigh the values, the later the less."""
    total = 0.0
    for place, value in enumerate(values[: limit + 1]):
        total += value / (place + 1)
    return round(total, 6)
'''

_STORE = '''"""Where the points are kept."""

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Store:
    """Points of one collection."""

    def __init__(self, url: str, collection: str) -> None:
        self.client = QdrantClient(url=url)
        self.collection = collection

    def ensure(self, size: int) -> None:
        if not self.client.collection_exists(self.collection):
            self.client.create_collection(self.collection, vectors_config=VectorParams(size=size, distance=Distance.COSINE))

    def put(self, points: list[PointStruct]) -> int:
        self.client.upsert(self.collection, points=points)
        return self.client.count(self.collection).count

    def near(self, vector: list[float], limit: int) -> list[dict]:
        found = self.client.query_points(self.collection, query=vector, limit=limit).points
        return [point.payload for point in found]
'''

_SEARCH = '''"""Search over a store."""

from .store import Store, store_weight_1


class Search:
    """Finds texts."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def texts(self, vector: list[float], limit: int = 5) -> list[str]:
        return [row["text"] for row in self.store.near(vector, limit)]

    def best(self, vector: list[float]) -> str | None:
        texts = self.texts(vector, 1)
        return texts[0] if texts and store_weight_1(vector) > 0 else None
'''

_API = '''"""What other parts of the program call."""

from .search import Search
from .store import Store


def build(url: str, collection: str) -> Search:
    return Search(Store(url, collection))


def answer(search: Search, vector: list[float]) -> str:
    best = search.best(vector)
    return best if best is not None else "nothing"


def answers(search: Search, vectors: list[list[float]]) -> list[str]:
    return [answer(search, vector) for vector in vectors]
'''

_JOBS = '''"""Work done now and then."""

from qdrant_client.models import PointStruct

from .store import Store


def load(store: Store, rows: list[tuple[int, list[float], str]]) -> int:
    store.ensure(len(rows[0][1]))
    points = [PointStruct(id=key, vector=vector, payload={"text": text}) for key, vector, text in rows]
    return store.put(points)


def reload(store: Store, batches: list[list[tuple[int, list[float], str]]]) -> int:
    total = 0
    for batch in batches:
        total = load(store, batch)
    return total
'''

_MAIN = '''"""Start here."""

from .api import answers, build
from .jobs import reload


def main() -> None:
    search = build("http://127.0.0.1:6333", "texts")
    reload(search.store, [[(1, [0.1, 0.2], "one"), (2, [0.3, 0.1], "two")]])
    for line in answers(search, [[0.1, 0.2], [0.2, 0.2]]):
        print(line)


# more


if __name__ == "__main__":
    main()
'''
