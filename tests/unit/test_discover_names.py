"""Module names, and which file an import means."""

from __future__ import annotations

from pathlib import Path

import pytest

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.discover import Modules, discover


def names(root: Path, *paths: str) -> dict[str, str]:
    for path in ("pyproject.toml", *paths):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("")
    return {file.path: file.module for file in discover(["."], Config(), root).files}


def modules(root: Path, *paths: str) -> Modules:
    names(root, *paths)
    return Modules(discover(["."], Config(), root).files)


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


def test_two_services_with_a_package_of_one_name_keep_apart(tmp_path: Path) -> None:
    found = names(tmp_path, "a/app/__init__.py", "a/app/x.py", "b/app/__init__.py", "b/app/y.py", "a.b.py", "a/b.py")
    assert found["a/app/__init__.py"] == "a.app"
    assert found["b/app/__init__.py"] == "b.app"
    assert found["a/app/x.py"] == "app.x"
    assert len(set(found.values())) == len(found)


def test_a_stub_has_the_name_of_its_module(tmp_path: Path) -> None:
    found = names(tmp_path, "app/__init__.py", "app/x.py", "app/x.pyi")
    assert found["app/x.py"] == found["app/x.pyi"] == "app.x"


def test_a_name_does_not_depend_on_how_the_file_was_reached(tmp_path: Path) -> None:
    names(tmp_path, "vendor/pkg/__init__.py", "vendor/pkg/sub/x.py", "a.py")
    for path in ("vendor", "vendor/pkg/sub", "vendor/pkg/sub/x.py"):
        files = {file.path: file.module for file in discover([path], Config(), tmp_path).files}
        assert files["vendor/pkg/sub/x.py"] == "pkg.sub.x"


def test_imports_in_a_package_start_where_the_package_lies(tmp_path: Path) -> None:
    known = modules(tmp_path, "a/app/__init__.py", "a/app/x.py", "a/app/y.py", "b/app/__init__.py", "b/app/x.py")
    assert known.find("app.x", "a/app/y.py") == "a/app/x.py"
    assert known.find("app", "b/app/x.py") == "b/app/__init__.py"


def test_a_script_imports_its_neighbour_first_and_then_upwards(tmp_path: Path) -> None:
    known = modules(tmp_path, "scripts/a.py", "scripts/utils.py", "utils/__init__.py", "scripts/deep/b.py", "src/core.py")
    assert known.find("utils", "scripts/a.py") == "scripts/utils.py"
    assert known.find("utils", "scripts/deep/b.py") == "scripts/utils.py"
    assert known.find("core", "scripts/deep/b.py") == "src/core.py"
    assert known.find("src.core", "scripts/deep/b.py") == "src/core.py"
    assert known.find("scripts.utils", "src/core.py") == "scripts/utils.py"


def test_a_module_of_a_package_does_not_hide_a_library_of_its_name(tmp_path: Path) -> None:
    known = modules(tmp_path, "app/__init__.py", "app/logging.py", "app/main.py")
    assert known.find("logging", "app/main.py") is None
    assert known.guess("logging", "app/main.py") == "app/logging.py"


def test_tests_find_a_service_in_another_folder_by_guess(tmp_path: Path) -> None:
    known = modules(tmp_path, "backend/app/__init__.py", "backend/app/db.py", "tests/test_db.py")
    assert known.find("app.db", "tests/test_db.py") is None
    assert known.guess("app.db", "tests/test_db.py") == "backend/app/db.py"


def test_a_module_comes_before_its_stub_and_a_package_before_a_module(tmp_path: Path) -> None:
    known = modules(tmp_path, "x.py", "x.pyi", "y/__init__.py", "y.py", "z.pyi", "main.py")
    assert [known.find(name, "main.py") for name in "xyz"] == ["x.py", "y/__init__.py", "z.pyi"]


def test_an_import_through_a_link_means_the_real_file(tmp_path: Path) -> None:
    names(tmp_path, "shared/__init__.py", "shared/db.py", "app/__init__.py", "app/a.py")
    (tmp_path / "app/shared").symlink_to("../shared")
    known = Modules(discover(["."], Config(), tmp_path).files)
    assert known.find("app.shared.db", "app/a.py") == "shared/db.py"


def test_what_the_program_does_not_have(tmp_path: Path) -> None:
    known = modules(tmp_path, "app/x.py")
    assert known.find("os.path", "app/x.py") is known.guess("os.path", "app/x.py") is None
    assert known.find("app", "app/x.py") is None  # a namespace package has no file
