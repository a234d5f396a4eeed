"""Module names: what an import would call each file."""

from __future__ import annotations

from pathlib import Path

import pytest

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.discover import discover


def names(root: Path, *paths: str) -> dict[str, str]:
    for path in ("pyproject.toml", *paths):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("")
    return {file.path: file.module for file in discover(["."], Config(), root).files}


@pytest.mark.parametrize(
    ("path", "module", "beside"),
    [
        ("run.py", "run", ()),
        ("app/__init__.py", "app", ()),
        ("app/store.py", "app.store", ("app/__init__.py",)),
        ("app/api/x.py", "app.api.x", ("app/__init__.py",)),  # a folder without __init__ in a package belongs to it
        ("app/api/x.py", "app.api.x", ()),
        ("src/app/store.py", "app.store", ("src/app/__init__.py",)),
        ("src/store.py", "store", ()),
        ("src/google/cloud/x.py", "google.cloud.x", ("src/google/cloud/__init__.py",)),
        ("src/app.py", "src.app", ("src/__init__.py",)),
        ("lib/app/store.py", "app.store", ()),
        ("backend/app/store.py", "app.store", ("backend/app/__init__.py",)),
        ("backend/store.py", "backend.store", ()),
        ("backend/ns/store.py", "ns.store", ("backend/pyproject.toml",)),
        ("backend/src/ns/store.py", "ns.store", ("backend/setup.py",)),
        ("app/src/x.py", "app.src.x", ()),
        ("app/__main__.py", "app.__main__", ("app/__init__.py",)),
        ("my-script.py", "my-script", ()),
        ("__init__.py", "__init__", ()),
        ("notes/demo.ipynb", "notes.demo.ipynb", ("notes/demo.py",)),
        ("tests/unit/conftest.py", "tests.unit.conftest", ("tests/conftest.py",)),
    ],
)
def test_name(tmp_path: Path, path: str, module: str, beside: tuple[str, ...]) -> None:
    assert names(tmp_path, path, *beside)[path] == module


def test_only_an_init_of_a_named_folder_is_a_package(tmp_path: Path) -> None:
    names(tmp_path, "__init__.py", "app/__init__.py", "app/x.py")
    files = discover(["."], Config(), tmp_path).files
    assert [file.path for file in files if file.is_package] == ["app/__init__.py"]


def test_two_services_with_a_package_of_one_name_keep_apart_and_each_stays_together(tmp_path: Path) -> None:
    assert names(tmp_path, "a/app/__init__.py", "a/app/x.py", "b/app/__init__.py", "b/app/y.py", "c/own/__init__.py") == {
        "a/app/__init__.py": "a.app",
        "a/app/x.py": "a.app.x",
        "b/app/__init__.py": "b.app",
        "b/app/y.py": "b.app.y",
        "c/own/__init__.py": "own",
    }


def test_no_two_modules_share_a_name(tmp_path: Path) -> None:
    found = names(
        tmp_path, "a.b.py", "a/b.py", "src/run.py", "run.py", "lib/run/__init__.py", "src/x.py", "x/__init__.py", "x.py"
    )
    assert len(set(found.values())) == len(found)
    assert found["run.py"] == "run"
    assert found["src/run.py"] == "src.run"


def test_a_stub_has_the_name_of_its_module(tmp_path: Path) -> None:
    found = names(tmp_path, "app/__init__.py", "app/x.py", "app/x.pyi")
    assert found["app/x.py"] == found["app/x.pyi"] == "app.x"


def test_a_name_does_not_depend_on_how_the_file_was_reached(tmp_path: Path) -> None:
    names(tmp_path, "vendor/pkg/__init__.py", "vendor/pkg/sub/x.py", "a.py")
    for path in ("vendor", "vendor/pkg/sub", "vendor/pkg/sub/x.py"):
        files = {file.path: file.module for file in discover([path], Config(), tmp_path).files}
        assert files["vendor/pkg/sub/x.py"] == "pkg.sub.x"
