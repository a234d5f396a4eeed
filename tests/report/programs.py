"""Programs of any size for the tests of reports: packages of modules whose functions call one another, with clients below and
entry points above; some of them are held back."""

from __future__ import annotations

from pathlib import Path

PACKAGES = ("catalogue", "orders", "search", "billing", "mailing")


def write_program(root: Path, modules: int, functions: int) -> int:
    """Write a program of ``modules`` modules with ``functions`` functions each below ``root``; gives how many functions."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "pyproject.toml").touch()
    for number in range(modules):
        folder = root / "shop" / PACKAGES[number % len(PACKAGES)]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
        (root / "shop" / "__init__.py").touch()
        (folder / f"part{number}.py").write_text(_module(number, modules, functions))
    calls = "\n".join(f"    {_name(n, functions - 1)}(Store())" for n in range(0, modules, 4))
    imports = "\n".join(f"from {_path(n)} import {_name(n, functions - 1)}" for n in range(0, modules, 4))
    (root / "shop" / "store.py").write_text(STORE)
    (root / "run.py").write_text(
        f'{imports}\nfrom shop.store import Store\n\n\ndef main():\n{calls}\n\n\nif __name__ == "__main__":\n    main()\n'
    )
    return modules * functions


def _path(module: int) -> str:
    return f"shop.{PACKAGES[module % len(PACKAGES)]}.part{module}"


def _name(module: int, function: int) -> str:
    return f"step_{module}_{function}"


def _module(number: int, modules: int, functions: int) -> str:
    lines = ["from shop.store import Store"]
    other = (number * 7 + 3) % modules
    if other < number:
        lines.append(f"from {_path(other)} import {_name(other, 1)}")
    for function in range(functions):
        lines += [
            "",
            "",
            f"def {_name(number, function)}(store: Store, limit: int = {function + 10}) -> int:",
            f'    """Step {function} of {number}."""',
        ]
        if function == 0:
            lines.append(f'    return store.size("docs{number}") + limit')
        elif function == functions // 2 and other < number:
            lines.append(f"    return {_name(other, 1)}(store, limit)")
        else:
            lines.append(f"    found = {_name(number, (function - 1) // 2)}(store, limit)")
            lines.append("    return found + len(store.near([0.1, 0.2]))" if function % 5 == 0 else "    return found + 1")
    if number % 9 == 8:
        lines += HELD.format(number=number).split("\n")
    return "\n".join(lines) + "\n"


HELD = """

from qdrant_client import QdrantClient


class Shelf{number}:
    def __init__(self) -> None:
        self.client = QdrantClient(":memory:")

    def __len__(self) -> int:
        return self.client.count("shelf").count

    def boxes(self) -> int:
        return self.client.count("boxes").count + len(self.client.get_collections().collections)"""

STORE = """from qdrant_client import QdrantClient


class Store:
    def __init__(self) -> None:
        self.client = QdrantClient(":memory:")

    def size(self, name: str) -> int:
        return self.client.count(name).count

    def near(self, vector: list[float]) -> list[object]:
        return list(self.client.query_points("docs", query=vector, limit=3).points)
"""
