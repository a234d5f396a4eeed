"""Which files make up the program: roots, rules, links, and what a person is told about the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.discover import Discovered, discover, find_root
from qdrant_async_migrate.model.errors import UsageError


def tree(root: Path, *paths: str, **contents: str) -> Path:
    """Empty files at ``paths``; a path that ends in ``/`` is a folder."""
    for path in paths:
        target = root / path
        (target if path.endswith("/") else target.parent).mkdir(parents=True, exist_ok=True)
        if not path.endswith("/"):
            target.write_text("")
    return root


def paths(found: Discovered) -> list[str]:
    return [file.path for file in found.files]


def writable(found: Discovered) -> list[str]:
    return [file.path for file in found.files if file.writable]


def left(found: Discovered) -> dict[str, str]:
    return {left.path: left.rule for left in found.left}


def test_program_is_the_project_around_the_paths_and_only_the_paths_are_written(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "app/__init__.py", "app/store.py", "app/store.pyi", "notes.ipynb", "run.py", "README.md")
    found = discover(["app/store.py", "notes.ipynb"], Config(), tmp_path)
    assert found.root == tmp_path.resolve()
    assert paths(found) == ["app/__init__.py", "app/store.py", "app/store.pyi", "notes.ipynb", "run.py"]
    assert writable(found) == ["app/store.py", "notes.ipynb"]


def test_no_path_means_the_working_directory(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "a.py", "sub/b.py")
    assert writable(discover([], Config(), tmp_path)) == ["a.py", "sub/b.py"]
    assert writable(discover([], Config(), tmp_path / "sub")) == ["sub/b.py"]


def test_a_folder_is_not_mistaken_for_one_whose_name_it_begins(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "app/a.py", "app_old/b.py")
    assert writable(discover(["app"], Config(), tmp_path)) == ["app/a.py"]


@pytest.mark.parametrize("marker", ["pyproject.toml", "setup.cfg", "setup.py", ".git/"])
def test_root_is_the_nearest_project(tmp_path: Path, marker: str) -> None:
    tree(tmp_path, "pyproject.toml", f"service/{marker}", "service/app/x.py", "other/y.py")
    found = discover(["service/app"], Config(), tmp_path)
    assert found.root == (tmp_path / "service").resolve()
    assert "other/y.py" not in paths(found)


def test_root_of_several_paths_lies_around_all_of_them(tmp_path: Path) -> None:
    tree(tmp_path, ".git/", "a/pyproject.toml", "a/x.py", "b/pyproject.toml", "b/y.py")
    assert find_root(["a", "b/y.py"], tmp_path) == tmp_path.resolve()
    assert find_root(["a/x.py"], tmp_path) == (tmp_path / "a").resolve()


def test_a_scratch_file_without_a_project_does_not_drag_in_the_whole_folder_tree(tmp_path: Path) -> None:
    tree(tmp_path, "scratch.py", "helpers.py", "pkg/__init__.py", "pkg/sub/__init__.py", "photos/deep/x.py")
    found = discover(["scratch.py"], Config(), tmp_path)
    assert paths(found) == ["helpers.py", "pkg/__init__.py", "pkg/sub/__init__.py", "scratch.py"]
    assert "photos/deep/x.py" in paths(discover(["."], Config(), tmp_path))


@pytest.mark.parametrize("folder", [".venv", "venv", "node_modules", "build", "dist", "x/site-packages", "__pycache__"])
def test_folders_that_are_never_ours(tmp_path: Path, folder: str) -> None:
    tree(tmp_path, "pyproject.toml", "a.py", f"{folder}/b.py")
    found = discover(["."], Config(), tmp_path)
    assert paths(found) == ["a.py"]
    assert f"{folder}/" in left(found)


@pytest.mark.parametrize("folder", [".tox", ".nox", ".eggs", ".git", "vendor", "app/_vendor", "third_party"])
def test_more_folders_that_are_never_ours(tmp_path: Path, folder: str) -> None:
    tree(tmp_path, "pyproject.toml", "a.py", f"{folder}/__init__.py")
    assert paths(discover(["."], Config(), tmp_path)) == ["a.py"]


def test_a_package_that_happens_to_be_called_build_is_ours(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "app/__init__.py", "app/build/__init__.py", "app/build/index.py", "build/lib/app/old.py")
    assert paths(discover(["."], Config(), tmp_path)) == ["app/__init__.py", "app/build/__init__.py", "app/build/index.py"]


@pytest.mark.parametrize("folder", ["vendor", "third_party", "thirdparty"])
def test_a_folder_for_other_things_inside_a_package_is_ours(tmp_path: Path, folder: str) -> None:
    tree(tmp_path, "pyproject.toml", "app/__init__.py", f"app/{folder}/stores.py", "app/_vendor/six.py", f"{folder}/b.py")
    assert paths(discover(["."], Config(), tmp_path)) == ["app/__init__.py", f"app/{folder}/stores.py"]


@pytest.mark.parametrize("sign", ["pyvenv.cfg", "conda-meta/"])
def test_an_environment_is_known_by_what_it_holds(tmp_path: Path, sign: str) -> None:
    tree(tmp_path, "pyproject.toml", "a.py", f"my-env/{sign}", "my-env/lib/python3.12/x.py")
    assert left(discover(["."], Config(), tmp_path)) == {"my-env/": "virtual environment"}


def test_what_is_named_is_taken_whatever_the_rules_say(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "a.py", "gen/b.py", "gen/sub/c.py", "vendor/lib/d.py", "vendor/other/e.py", "out.py")
    (tmp_path / ".gitignore").write_text("gen/\nout.py\n")
    found = discover(["gen", "out.py", "vendor/lib"], Config(), tmp_path)
    assert writable(found) == ["gen/b.py", "gen/sub/c.py", "out.py", "vendor/lib/d.py"]
    assert "vendor/other/e.py" not in paths(found)
    assert "gen/" not in left(found)


def test_gitignore_files_nest_and_the_deepest_decides(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "a_pb2.py", "gen/x.py", "app/keep_pb2.py", "app/y_pb2.py", "app/local/z.py")
    (tmp_path / ".gitignore").write_text("# generated\n*_pb2.py\n/gen\n*.log\n")
    (tmp_path / "app/.gitignore").write_text("!keep_pb2.py\nlocal/\n")
    found = discover(["."], Config(), tmp_path)
    assert paths(found) == ["app/keep_pb2.py"]
    assert left(found) == {
        "a_pb2.py": ".gitignore",
        "app/local/": "app/.gitignore",
        "app/y_pb2.py": ".gitignore",
        "gen/": ".gitignore",
    }


def test_a_gitignore_above_the_project_counts_but_cannot_ignore_the_project_itself(tmp_path: Path) -> None:
    tree(
        tmp_path,
        ".git/info/",
        "services/api/pyproject.toml",
        "services/api/app.py",
        "services/api/x_pb2.py",
        "services/api/mine.py",
    )
    (tmp_path / ".gitignore").write_text("*_pb2.py\n")
    (tmp_path / "services/.gitignore").write_text("api/\n")
    (tmp_path / ".git/info/exclude").write_text("/services/api/mine.py\n")
    found = discover(["services/api"], Config(), tmp_path)
    assert paths(found) == ["app.py"]
    assert left(found) == {"mine.py": "../../.git/info/exclude", "x_pb2.py": "../../.gitignore"}


def test_lines_that_are_no_pattern_match_nothing(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "a.py")
    (tmp_path / ".gitignore").write_bytes(b"!\n\\\n[z-a]\n\xff\xfe\n/\n\nb.py\n")
    assert paths(discover(["."], Config(), tmp_path)) == ["a.py"]


def test_include_and_exclude_say_what_belongs_to_the_program(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "src/a.py", "src/a_pb2.py", "src/legacy/b.py", "tests/t.py")
    config = Config(include=("src/**", "tests"), exclude=("legacy/", "*_pb2.py"))
    found = discover(["."], config, tmp_path)
    assert paths(found) == ["src/a.py", "tests/t.py"]
    assert left(found) == {"src/a_pb2.py": "exclude", "src/legacy/": "exclude"}
    assert left(discover(["."], Config(include=("src/a.py",)), tmp_path))["tests/t.py"] == "not in include"
    assert "src/legacy/b.py" in writable(discover(["src/legacy/b.py"], config, tmp_path))


def test_a_glob_that_is_none_is_an_error(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "a.py")
    with pytest.raises(UsageError, match=r"exclude: '\[z-a\]'"):
        discover(["."], Config(exclude=("[z-a]",)), tmp_path)


def test_a_path_that_does_not_exist_is_an_error_naming_it(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "a.py")
    with pytest.raises(UsageError, match=r"^srcc: there is no such file or folder$"):
        discover(["a.py", "srcc"], Config(), tmp_path)


def test_a_folder_without_python_is_an_error_that_says_what_was_left_out(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "a.py", "docs/readme.md", "web/node_modules/x.py")
    with pytest.raises(UsageError, match=r"^docs: there is no Python file in it; name a folder or a file of your program$"):
        discover([".", "docs"], Config(), tmp_path)
    with pytest.raises(UsageError, match=r"web.*1 left out, such as web/node_modules/ \(packages of another language\)"):
        discover(["web"], Config(), tmp_path)


def test_an_empty_project_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^\.: there is no Python file"):
        discover([], Config(), tree(tmp_path, "pyproject.toml"))


def test_a_script_without_suffix_is_taken_when_named_and_another_file_is_an_error(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "README.md")
    (tmp_path / "ingest").write_text("#!/usr/bin/env python3\n")
    assert writable(discover(["ingest"], Config(), tmp_path)) == ["ingest"]
    with pytest.raises(UsageError, match=r"README.md: this is no Python file"):
        discover(["README.md"], Config(), tmp_path)


def test_links_inside_the_tree_are_other_names_of_one_file(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "shared/__init__.py", "shared/db.py", "app/a.py", "tool")
    (tmp_path / "app/shared").symlink_to("../shared")
    (tmp_path / "b.py").symlink_to("app/a.py")
    (tmp_path / "tool.py").symlink_to("tool")
    found = discover(["."], Config(), tmp_path)
    assert {file.path: file.links for file in found.files if file.links} == {
        "app/a.py": ("b.py",),
        "shared/__init__.py": ("app/shared/__init__.py",),
        "shared/db.py": ("app/shared/db.py",),
    }
    assert paths(found) == ["app/a.py", "shared/__init__.py", "shared/db.py", "tool.py"]


def test_links_out_of_the_tree_and_around_are_not_followed(tmp_path: Path) -> None:
    tree(tmp_path, "elsewhere/x.py", "p/pyproject.toml", "p/a.py", "p/sub/b.py")
    (tmp_path / "p/out").symlink_to("../elsewhere")
    (tmp_path / "p/out.py").symlink_to("../elsewhere/x.py")
    (tmp_path / "p/sub/up").symlink_to("..")
    (tmp_path / "p/sub/self").symlink_to("self")
    tree(tmp_path, "p/vendor/c.py")
    (tmp_path / "p/sub/c.py").symlink_to("../vendor/c.py")
    found = discover(["p"], Config(), tmp_path)
    assert paths(found) == ["a.py", "sub/b.py"]
    assert left(found) == {
        "out.py": "link out of the project",
        "out/": "link out of the project",
        "sub/up/": "link to a folder around it",
        "sub/c.py": "link to vendor/c.py, which is left out or holds no Python",
        "vendor/": "vendored copy",
    }


def test_a_link_given_as_path_means_what_it_leads_to(tmp_path: Path) -> None:
    tree(tmp_path, "real/pyproject.toml", "real/a.py")
    (tmp_path / "link").symlink_to("real")
    assert discover(["link"], Config(), tmp_path).root == (tmp_path / "real").resolve()


def test_dead_links_are_listed_for_reading_to_report_but_editor_locks_are_not(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "a.py")
    (tmp_path / "gone.py").symlink_to("nowhere.py")
    (tmp_path / "loop.py").symlink_to("loop.py")
    (tmp_path / ".#a.py").symlink_to("me@host.1234")
    assert paths(discover(["."], Config(), tmp_path)) == ["a.py", "gone.py", "loop.py"]


def test_folders_and_pipes_with_the_name_of_a_source(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "a.py", "three.py/inner.py")
    os.mkfifo(tmp_path / "pipe.py")
    found = discover(["."], Config(), tmp_path)
    assert paths(found) == ["a.py", "three.py/inner.py"]
    assert left(found) == {"pipe.py": "no regular file"}


def test_order_does_not_depend_on_the_order_of_paths(tmp_path: Path) -> None:
    tree(tmp_path, "pyproject.toml", "b/x.py", "a/y.py", "vendor/z.py", "c.py")
    one, two = (discover(given, Config(), tmp_path) for given in (["b", "a", "vendor"], ["vendor", "a", "b", "a"]))
    assert one == two
