"""Which release a project runs on, by what its folders say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qdrant_async_migrate.catalog import Found, find_version
from qdrant_async_migrate.catalog.releases import newest_known, release
from qdrant_async_migrate.catalog.specifiers import newest_allowed, pinned

KNOWN = ("1.6.9", "1.7.0", "1.7.3", "1.8.2", "1.12.1", "1.12.2", "1.13.0", "1.16.0", "1.20.0")


@pytest.mark.parametrize(
    ("specifier", "newest"),
    [
        ("", "1.20.0"),
        (">=1.7", "1.20.0"),
        (">=1.7,<1.13", "1.12.2"),
        ("<1.13", "1.12.2"),
        ("<=1.13", "1.13.0"),
        (">1.6.9, <1.7.3", "1.7.0"),
        ("==1.12.*", "1.12.2"),
        ("!=1.20.0", "1.16.0"),
        ("~=1.7", "1.20.0"),
        ("~=1.7.0", "1.7.3"),
        ("^1.7", "1.20.0"),
        ("~1.12", "1.12.2"),
        ("~1.7.0", "1.7.3"),
        ("=1.12", "1.12.2"),
        ("==1.7", "1.7.0"),
        ("<1.0", ""),
        (">=1.7,!=1.20.*,<2", "1.16.0"),
    ],
)
def test_newest_allowed_release(specifier: str, newest: str) -> None:
    assert newest_allowed(specifier, KNOWN) == newest


@pytest.mark.parametrize(("specifier", "version"), [("==1.9.1", "1.9.1"), ("1.7.1", "1.7.1"), ("==1.9.*", ""), (">=1.9.1", "")])
def test_pinned_release(specifier: str, version: str) -> None:
    assert pinned(specifier) == version


@pytest.mark.parametrize(
    ("wanted", "known"),
    [
        (None, "1.20.0"),
        ("1.7", "1.7.3"),
        ("1.7.1", "1.7.0"),
        ("1.12.5", "1.12.2"),
        ("2.0", "1.20.0"),
        ("1", "1.20.0"),
        ("0.9", "1.6.9"),
    ],
)
def test_a_version_is_described_by_the_newest_known_one_before_it(wanted: str | None, known: str) -> None:
    assert newest_known(KNOWN, wanted) == known


def test_versions_compare_as_numbers() -> None:
    assert release("1.10.0") > release("v1.9.2") > release("1.9.0rc1")
    with pytest.raises(ValueError, match="newest"):
        release("newest")


WAYS = {
    "requirements.txt": "numpy\nqdrant-client[fastembed]==1.9.1  # pinned\n",
    "requirements-dev.txt": "Qdrant_Client == 1.9.1 ; python_version > '3.8'\n",
    "uv.lock": '[[package]]\nname = "qdrant-client"\nversion = "1.9.1"\n',
    "poetry.lock": '[[package]]\nname = "numpy"\nversion = "2.0"\n\n[[package]]\nname = "qdrant-client"\nversion = "1.9.1"\n',
    "pdm.lock": '[[package]]\nname = "qdrant-client"\nversion = "1.9.1"\nrequires_python = ">=3.8"\n',
    "pylock.toml": '[[packages]]\nname = "qdrant-client"\nversion = "1.9.1"\n',
    "Pipfile.lock": json.dumps({"default": {"qdrant-client": {"hashes": ["sha256:1"], "version": "==1.9.1"}}}, indent=1),
    "Pipfile": '[packages]\nqdrant-client = "==1.9.1"\n',
    "pyproject.toml": '[project]\nname = "x"\ndependencies = ["httpx", "qdrant-client[fastembed]==1.9.1"]\n',
    "setup.cfg": "[options]\ninstall_requires =\n    numpy\n    qdrant-client==1.9.1\n",
    "setup.py": "from setuptools import setup\nsetup(install_requires=['qdrant-client==1.9.1'])\n",
    "environment.yml": "dependencies:\n  - python=3.11\n  - pip:\n    - qdrant-client==1.9.1\n",
}


@pytest.mark.parametrize("name", WAYS)
def test_every_kind_of_file_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / name).write_text(WAYS[name])
    assert find_version(tmp_path, "qdrant-client") == Found("1.9.1", str(tmp_path / name))


@pytest.mark.parametrize(
    "text",
    [
        '[project.optional-dependencies]\nrag = ["qdrant-client<1.13"]\n',
        '[dependency-groups]\ndev = ["qdrant-client<1.13", {include-group = "x"}]\n',
        '[tool.poetry.dependencies]\nqdrant-client = {version = ">=1.7,<1.13", extras = ["fastembed"]}\n',
        '[tool.poetry.group.dev.dependencies]\nqdrant-client = "~1.12"\n',
    ],
)
def test_the_newest_release_that_a_range_allows(tmp_path: Path, text: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text(text)
    found = find_version(tmp_path, "qdrant-client", KNOWN)
    assert found is not None and found.version == "1.12.2"


def test_the_environment_goes_before_locks_and_locks_before_requirements(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "requirements.txt").write_text("qdrant-client==1.7.0\n")
    (tmp_path / "uv.lock").write_text('[[package]]\nname = "qdrant-client"\nversion = "1.8.2"\n')
    locked = find_version(tmp_path, "qdrant-client")
    installed = tmp_path / ".venv" / "lib" / "python3.11" / "site-packages" / "qdrant_client-1.12.1.dist-info"
    installed.mkdir(parents=True)
    assert locked == Found("1.8.2", str(tmp_path / "uv.lock"))
    assert find_version(tmp_path, "qdrant-client") == Found("1.12.1", str(installed))


def test_a_member_of_a_workspace_uses_the_lock_file_above_it(tmp_path: Path) -> None:
    member = tmp_path / "packages" / "api"
    member.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / "uv.lock").write_text('[[package]]\nname = "qdrant-client"\nversion = "1.8.2"\n')
    (member / "pyproject.toml").write_text('[project]\ndependencies = ["qdrant-client>=1.7"]\n')
    assert find_version(member, "qdrant-client") == Found("1.8.2", str(tmp_path / "uv.lock"))


def test_without_a_repository_only_the_project_counts(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("qdrant-client==1.7.0\n")
    (tmp_path / "project").mkdir()
    assert find_version(tmp_path / "project", "qdrant-client") is None


def test_nothing_above_the_repository_counts(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("qdrant-client==1.7.0\n")
    inner = tmp_path / "repo"
    (inner / ".git").mkdir(parents=True)
    assert find_version(inner, "qdrant-client") is None


@pytest.mark.parametrize("text", ["[project\ndependencies = 3", '[project]\ndependencies = "qdrant-client==1.7.0"\n', ""])
def test_a_broken_file_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text(text)
    assert find_version(tmp_path, "qdrant-client") is None


def test_names_that_only_look_alike_do_not_count(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "requirements.txt").write_text("qdrant-client-extra==1.7.0\nmy-qdrant-client==1.7.0\n# qdrant-client==1.7.0\n")
    assert find_version(tmp_path, "qdrant-client") is None
